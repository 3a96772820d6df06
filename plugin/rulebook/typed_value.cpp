// SPDX-License-Identifier: Apache-2.0
#include "rulebook/typed_value.h"

#include <algorithm>
#include <utility>

#include "base/error.h"
#include "rulebook/consultation.h"

namespace rubiao::rulebook {
namespace {

using formats::Json;

bool truth(std::string_view text, const std::string& field) {
  if (text == "true" || text == "false") return text == "true";
  throw Error(Status::invalid_input, Problem{.message = {"不是真假值", "not a truth value"},
                                             .field = field,
                                             .found = std::string(text),
                                             .expected = {"true 或 false", "true or false"}});
}

// A decimal token arrives as {"@": "number", "text": …} (JsonLimits::decimals): it has not been rounded.
Value value_of(const Json& json, Type type, const std::string& field) {
  if (json.is_boolean()) return json.get<bool>();
  if (json.is_number_integer()) return Decimal(json.get<std::int64_t>());
  if (json.is_object() && json.contains("@") && json.contains("text") && json.at("text").is_string()) {
    const std::string text = json.at("text").get<std::string>();
    return json.at("@") == "number" ? Value(Decimal::parse(text, field)) : Value(parse_date(text, field));
  }
  if (!json.is_string()) return json.dump();
  const std::string text = json.get<std::string>();
  if (type == Type::date || type == Type::number) return read_typed(text, type, field);
  return text;
}

}  // namespace

Value read_typed(std::string_view text, Type type, const std::string& field) {
  switch (type) {
    case Type::boolean:
      return truth(text, field);
    case Type::number:
      return Decimal::parse(text, field);
    case Type::text:
      return std::string(text);
    case Type::date:
      return parse_date(text, field);
  }
  return {};
}

Inputs inputs_from(const Json& object, const Edition& edition, const Decider& decider, Date day) {
  const std::vector<AskedColumn> asked = asked_columns(edition, decider, day);
  Inputs inputs;
  for (const auto& [name, json] : object.items()) {
    const auto name_of = [](const AskedColumn& one) -> const std::string& { return one.column.name; };
    const auto at = std::ranges::find(asked, name, name_of);
    inputs.emplace_back(name, value_of(json, at == asked.end() ? Type::text : at->column.type, name));
  }
  return inputs;
}

}  // namespace rubiao::rulebook
