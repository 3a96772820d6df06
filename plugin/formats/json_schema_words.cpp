// SPDX-License-Identifier: Apache-2.0
#include "formats/json_schema_words.h"

#include <algorithm>
#include <map>
#include <numeric>

#include "formats/text_encoding.h"

namespace rubiao::formats {
namespace {

constexpr std::size_t longest_quote = 200;
constexpr std::size_t longest_name = 64;  // longer names are compared with nothing

const std::map<std::string_view, Text> type_words = {
    {"string", {"文本", "text"}},          {"integer", {"整数", "a whole number"}},
    {"number", {"整数", "a number"}},      {"boolean", {"是（true）或否（false）", "true or false"}},
    {"object", {"一组字段", "an object"}}, {"array", {"列表", "a list"}},
    {"null", {"空值 null", "null"}}};

const std::map<std::string_view, Text> format_words = {
    {"date", {"YYYY-MM-DD 格式的日期，如 2024-01-31", "a date as YYYY-MM-DD, such as 2024-01-31"}},
    {"rubiao-amount",
     {"以元为单位、最多两位小数的数字文本，如 \"1234.50\"",
      "yuan with at most two decimals as text, such as \"1234.50\""}},
    {"rubiao-period", {"YYYY-MM，第 13 期为审计调整期", "YYYY-MM, with 13 for audit adjustments"}},
    {"rubiao-ratio", {"0.25 或 25%（文本）", "0.25 or 25%, as text"}},
    {"rubiao-document", {"一份文件的名称", "the name of a document"}}};

Text joined(const Json& list, Text (*word)(const Json&)) {
  Text text;
  for (const Json& item : list) {
    const Text next = word(item);
    text.zh += (text.zh.empty() ? "" : "、") + next.zh;
    text.en += (text.en.empty() ? "" : ", ") + next.en;
  }
  return text;
}

Text type_word(const Json& type) {
  return type_words.at(type.get<std::string_view>());
}

Text value_word(const Json& value) {
  return {shown(value), shown(value)};
}

std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row.back();
}

}  // namespace

Text subject_of(const Json& schema, const std::string& path) {
  if (schema.is_object() && schema.contains("title")) {
    const auto zh = schema["title"].get<std::string>();
    const auto en = schema.value("x-title-en", zh);
    return {"“" + zh + "”", "\"" + en + "\""};
  }
  if (path.empty()) return {"输入", "the document"};
  const std::string name = path.substr(path.rfind('.') + 1);
  return {"“" + name + "”", "\"" + name + "\""};
}

Text expectation_of(const Json& schema) {
  if (!schema.is_object()) return {};
  if (schema.contains("x-expected-zh")) {
    const auto zh = schema["x-expected-zh"].get<std::string>();
    return {zh, schema.value("x-expected-en", zh)};
  }
  if (schema.contains("const")) return value_word(schema["const"]);
  if (schema.contains("enum")) return joined(schema["enum"], value_word);
  if (schema.contains("format")) return format_words.at(schema["format"].get<std::string_view>());
  if (!schema.contains("type")) return {};
  const Json& type = schema["type"];
  return type.is_array() ? joined(type, type_word) : type_word(type);
}

std::string shown(const Json& value) {
  std::string text = value.is_string() ? value.get<std::string>() : value.dump();
  if (text.size() <= longest_quote) return text;
  text.resize(longest_quote);
  text.resize(valid_utf8_prefix(text));
  return text + "…";
}

std::string nearest_name(std::string_view name, const Json& known) {
  if (name.size() > longest_name || !known.is_object()) return "";
  std::string nearest;
  std::size_t least = std::max<std::size_t>(2, name.size() / 3) + 1;
  for (const auto& [candidate, ignored] : known.items()) {
    const std::size_t far = distance(name, candidate);
    if (far < least && far < candidate.size()) {
      least = far;
      nearest = candidate;
    }
  }
  return nearest;
}

}  // namespace rubiao::formats
