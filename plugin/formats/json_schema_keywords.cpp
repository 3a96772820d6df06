// SPDX-License-Identifier: Apache-2.0
#include "formats/json_schema_keywords.h"

#include <functional>
#include <locale>
#include <set>

namespace rubiao::formats {
namespace {

static_assert(sizeof(wchar_t) == 4, "a character must fit one wchar_t");

const std::set<std::string_view> plain_keywords = {
    "$schema",  "$id",       "$comment",   "$ref",    "title",   "description",      "default",
    "examples", "readOnly",  "type",       "enum",    "const",   "required",         "minItems",
    "maxItems", "minLength", "maxLength",  "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum",
    "pattern",  "format",    "uniqueItems"};
const std::set<std::string_view> schema_keywords = {"items", "additionalProperties", "not", "if", "then",
                                                    "else"};
const std::set<std::string_view> list_keywords = {"allOf", "anyOf", "oneOf"};
const std::set<std::string_view> map_keywords = {"properties", "definitions", "$defs"};
const std::set<std::string_view> formats = {"date", "rubiao-document", "rubiao-amount", "rubiao-period",
                                            "rubiao-ratio"};
const std::set<std::string_view> beyond_structure = {"pattern", "format", "uniqueItems", "not",
                                                     "if",      "then",   "else"};

[[noreturn]] void our_mistake(const std::string& what) {
  throw Error(Status::internal,
              Problem{.message = {"格式定义有误：" + what, "the schema is wrong: " + what}, .found = what});
}

// Visits a schema and every schema within it.
void for_each_schema(const Json& schema, const std::function<void(const Json&)>& visit) {
  visit(schema);
  if (!schema.is_object()) return;
  for (const auto& [keyword, value] : schema.items()) {
    if (schema_keywords.contains(keyword)) for_each_schema(value, visit);
    if (list_keywords.contains(keyword) || map_keywords.contains(keyword)) {
      for (const Json& inner : value) for_each_schema(inner, visit);
    }
  }
}

void check_node(const Json& root, const Json& schema) {
  if (schema.is_boolean()) return;
  if (!schema.is_object()) our_mistake(schema.dump());
  for (const auto& [keyword, value] : schema.items()) {
    const bool known = plain_keywords.contains(keyword) || schema_keywords.contains(keyword) ||
                       list_keywords.contains(keyword) || map_keywords.contains(keyword) ||
                       keyword.starts_with("x-");
    if (!known) our_mistake(keyword);
    if (keyword == "format" && !formats.contains(value.get<std::string_view>())) our_mistake(value.dump());
    if (keyword == "$ref") (void)resolve(root, value.get<std::string>());
  }
}

std::wregex compiled(const std::string& pattern) {
  std::wregex regex;
  regex.imbue(std::locale::classic());  // \w and \d must not follow the host's locale
  try {
    regex.assign(characters_of(pattern), std::regex::ECMAScript);
  } catch (const std::regex_error&) {
    our_mistake(pattern);
  }
  return regex;
}

}  // namespace

void demand_known_keywords(const Json& schema) {
  try {
    for_each_schema(schema, [&](const Json& node) { check_node(schema, node); });
  } catch (const Json::exception& error) {  // a keyword whose value is of the wrong type
    our_mistake(error.what());
  }
}

Json structure_of(const Json& schema) {
  if (!schema.is_object()) return schema;
  Json kept = Json::object();
  for (const auto& [keyword, value] : schema.items()) {
    if (beyond_structure.contains(keyword) || keyword.starts_with("x-")) continue;
    Json& copy = kept[keyword == "oneOf" ? "anyOf" : keyword] = value;
    if (schema_keywords.contains(keyword)) copy = structure_of(value);
    if (list_keywords.contains(keyword) || map_keywords.contains(keyword)) {
      for (Json& inner : copy) inner = structure_of(inner);
    }
  }
  return kept;
}

const Json& resolve(const Json& root, const std::string& reference) {
  if (!reference.starts_with('#')) our_mistake(reference);
  const Json::json_pointer place(reference.substr(1));
  if (!root.contains(place)) our_mistake(reference);
  return root.at(place);
}

SchemaPatterns compile_patterns(const Json& schema) {
  SchemaPatterns patterns;
  for_each_schema(schema, [&](const Json& node) {
    if (!node.is_object() || !node.contains("pattern")) return;
    const auto pattern = node["pattern"].get<std::string>();
    patterns.emplace(pattern, compiled(pattern));
  });
  return patterns;
}

std::wstring characters_of(std::string_view text) {
  std::wstring out;
  for (std::size_t at = 0; at < text.size();) {
    const auto lead = static_cast<unsigned char>(text[at++]);
    const int tails = lead < 0xC0 ? 0 : lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
    std::uint32_t point = tails == 0 ? lead : lead & (0x3Fu >> tails);
    for (int i = 0; i < tails && at < text.size(); ++i) {
      point = (point << 6) | (static_cast<unsigned char>(text[at++]) & 0x3Fu);
    }
    out += static_cast<wchar_t>(point);
  }
  return out;
}

}  // namespace rubiao::formats
