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

}  // namespace rubiao
