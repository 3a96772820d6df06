// SPDX-License-Identifier: Apache-2.0
#include "actions/action.h"

namespace rubiao {

using formats::Json;

Json property(const char* type, const char* zh, const char* en, const char* format) {
  Json schema{{"type", type}, {"title", zh}, {"x-title-en", en}};
  if (format != nullptr) schema["format"] = format;
  return schema;
}

Json object_schema(std::vector<std::pair<std::string, Json>> properties, std::vector<std::string> required) {
  Json schema{{"type", "object"},
              {"properties", Json::object()},
              {"required", required},
              {"additionalProperties", false}};
  for (auto& [name, own] : properties) schema["properties"][name] = std::move(own);
  return schema;
}

std::pair<std::string, formats::Json> date_property() {
  return {"date", property("string", "日期（默认业务日期）", "date (default: business date)", "date")};
}

Date day_asked(const formats::Json& input, const Caller& caller) {
  return input.contains("date") ? parse_date(input.at("date").get<std::string>(), "date")
                                : caller.business_date;
}

}  // namespace rubiao
