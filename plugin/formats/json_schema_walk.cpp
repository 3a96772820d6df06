// SPDX-License-Identifier: Apache-2.0
#include "formats/json_schema_walk.h"

#include <algorithm>
#include <set>

#include "base/date.h"
#include "base/money.h"
#include "base/ratio.h"
#include "formats/json_schema_words.h"
#include "formats/problem_list.h"

namespace rubiao::formats {
namespace {

constexpr int deepest = 200;  // steps through schemas that refer to themselves
const Json no_members = Json::object();
const Json no_items = Json::array();

constexpr int wrong_kind = 1000;
constexpr std::size_t longest_matched = 1000;  // characters: std::regex recurses once for each

bool is_of_type(const Json& value, std::string_view type) {
  if (type == "string") return value.is_string();
  if (type == "integer" || type == "number") return value.is_number_integer();
  if (type == "boolean") return value.is_boolean();
  if (type == "object") return value.is_object();
  if (type == "array") return value.is_array();
  return type == "null" && value.is_null();
}

bool has_type(const Json& value, const Json& type) {
  if (type.is_string()) return is_of_type(value, type.get<std::string_view>());
  for (const Json& one : type) {
    if (is_of_type(value, one.get<std::string_view>())) return true;
  }
  return false;
}

// What stands under `keyword`, without a copy; `otherwise` if nothing does.
const Json& part_of(const Json& schema, const std::string& keyword, const Json& otherwise) {
  const auto found = schema.find(keyword);
  return found == schema.end() ? otherwise : *found;
}

bool equal(const Json& a, const Json& b) {
  return canonical_json(a) == canonical_json(b);  // the order of keys does not count
}

void parse_by_format(const std::string& text, std::string_view format, const std::string& path) {
  if (format == "date") (void)parse_date(text, path);
  if (format == "rubiao-amount") (void)parse_fen(text, path);
  if (format == "rubiao-period") (void)Period::parse(text, path);
  if (format == "rubiao-ratio") (void)parse_ratio(text, path);
}

Text counted(const char* zh_before, const char* en_before, const Json& number, const char* zh_after,
             const char* en_after) {
  return {zh_before + number.dump() + zh_after, en_before + number.dump() + en_after};
}

class Walk {
 public:
  Walk(const Json& root, const SchemaPatterns& patterns) : root_(&root), patterns_(&patterns) {}

  void check(const Json& schema, const Json& value, const std::string& path) {
    if (schema.is_boolean()) {
      if (!schema.get<bool>()) report(schema, path, {"不应填写", "may not be given"}, value, {});
      return;
    }
    if (++depth_ > deepest)
      throw Error(Status::internal,
                  Problem{.message = {"格式定义循环引用", "the schema refers to itself without end"}});
    if (schema.contains("$ref")) {
      check(resolve(*root_, schema["$ref"].get<std::string>()), value, path);
    } else if (check_kind(schema, value, path)) {
      check_content(schema, value, path);
      check_combinations(schema, value, path);
    }
    --depth_;
  }

  std::vector<Problem> take() { return std::move(problems_); }

 private:
  void report(const Json& schema, const std::string& path, Text message, const Json& found, Text expected,
              Text todo = {}) {
    ++distance_;
    const Text subject = subject_of(schema, path);
    add_problem(problems_, Problem{.message = {subject.zh + message.zh, subject.en + " " + message.en},
                                   .field = path,
                                   .found = shown(found),
                                   .expected = std::move(expected),
                                   .todo = std::move(todo)});
  }

  bool check_kind(const Json& schema, const Json& value, const std::string& path) {
    if (schema.contains("type") && !has_type(value, schema["type"])) {
      report(schema, path, {"类型不正确", "is of the wrong type"}, value, expectation_of(schema));
      return false;
    }
    const auto is_value = [&](const Json& one) { return equal(one, value); };
    if ((schema.contains("const") && !is_value(schema["const"])) ||
        (schema.contains("enum") && std::none_of(schema["enum"].begin(), schema["enum"].end(), is_value))) {
      distance_ += wrong_kind;
      report(schema, path, {"不是允许的值", "is not one of the allowed values"}, value,
             expectation_of(schema));
      return false;
    }
    return true;
  }

  void check_content(const Json& schema, const Json& value, const std::string& path) {
    if (value.is_string()) check_text(schema, value, path);
    if (value.is_number_integer()) check_number(schema, value, path);
    if (value.is_array()) check_list(schema, value, path);
    if (value.is_object()) check_object(schema, value, path);
  }

  void check_text(const Json& schema, const Json& value, const std::string& path) {
    const auto text = value.get<std::string>();
    const std::wstring characters = characters_of(text);
    const auto length = static_cast<std::int64_t>(characters.size());
    if (schema.contains("minLength") && length < schema["minLength"].get<std::int64_t>()) {
      report(schema, path, text.empty() ? Text{"不能为空", "is empty"} : Text{"太短", "is too short"}, value,
             counted("至少 ", "at least ", schema["minLength"], " 个字符", " characters"));
    } else if (schema.contains("maxLength") && length > schema["maxLength"].get<std::int64_t>()) {
      report(schema, path, {"太长", "is too long"}, value,
             counted("最多 ", "at most ", schema["maxLength"], " 个字符", " characters"));
    } else if (schema.contains("pattern") && characters.size() > longest_matched) {
      report(schema, path, {"太长", "is too long"}, value,
             counted("最多 ", "at most ", longest_matched, " 个字符", " characters"));
    } else if (schema.contains("pattern") &&
               !std::regex_search(characters, patterns_->at(schema["pattern"].get<std::string>()))) {
      report(schema, path, {"格式不正确", "is not in the right form"}, value, pattern_expectation(schema));
    } else if (schema.contains("format")) {
      check_format(schema, value, path);
    }
  }

  static Text pattern_expectation(const Json& schema) {
    if (schema.contains("x-expected-zh")) return expectation_of(schema);
    const auto pattern = schema["pattern"].get<std::string>();
    return {"符合 " + pattern, "text matching " + pattern};
  }

  void check_format(const Json& schema, const Json& value, const std::string& path) {
    try {
      parse_by_format(value.get<std::string>(), schema["format"].get<std::string_view>(), path);
    } catch (const Error& error) {
      const Text& why = error.problems().front().message;
      report(schema, path, {"有误：" + why.zh, "is wrong: " + why.en}, value, expectation_of(schema));
    }
  }

  void check_number(const Json& schema, const Json& value, const std::string& path) {
    const auto number = value.get<std::int64_t>();
    const auto bound = [&](const char* keyword) { return schema[keyword].get<std::int64_t>(); };
    if (schema.contains("minimum") && number < bound("minimum")) {
      report(schema, path, {"太小", "is too small"}, value,
             counted("不小于 ", "at least ", schema["minimum"], "", ""));
    }
    if (schema.contains("exclusiveMinimum") && number <= bound("exclusiveMinimum")) {
      report(schema, path, {"太小", "is too small"}, value,
             counted("大于 ", "more than ", schema["exclusiveMinimum"], "", ""));
    }
    if (schema.contains("maximum") && number > bound("maximum")) {
      report(schema, path, {"太大", "is too large"}, value,
             counted("不大于 ", "at most ", schema["maximum"], "", ""));
    }
    if (schema.contains("exclusiveMaximum") && number >= bound("exclusiveMaximum")) {
      report(schema, path, {"太大", "is too large"}, value,
             counted("小于 ", "less than ", schema["exclusiveMaximum"], "", ""));
    }
  }

  void check_list(const Json& schema, const Json& value, const std::string& path) {
    const Json size = static_cast<std::int64_t>(value.size());
    if (schema.contains("minItems") && size < schema["minItems"]) {
      report(schema, path, {"项目太少", "has too few items"}, size,
             counted("至少 ", "at least ", schema["minItems"], " 项", ""));
    }
    if (schema.contains("maxItems") && size > schema["maxItems"]) {
      report(schema, path, {"项目太多", "has too many items"}, size,
             counted("最多 ", "at most ", schema["maxItems"], " 项", ""));
    }
    std::set<std::string> seen;
    const bool unique = schema.value("uniqueItems", false);
    for (std::size_t i = 0; i < value.size(); ++i) {
      const std::string item = path + "[" + std::to_string(i) + "]";
      if (unique && !seen.insert(canonical_json(value[i])).second) {
        report(schema, item, {"有重复的项目", "has the same item twice"}, value[i], {});
      }
      if (schema.contains("items")) check(schema["items"], value[i], item);
    }
  }

  void check_object(const Json& schema, const Json& value, const std::string& path) {
    const Json& properties = part_of(schema, "properties", no_members);
    const std::string prefix = path.empty() ? "" : path + ".";
    for (const Json& name : part_of(schema, "required", no_items)) {
      const auto key = name.get<std::string>();
      if (!value.contains(key)) report_missing(properties, key, prefix + key);
    }
    for (const auto& [key, member] : value.items()) {
      if (properties.contains(key)) {
        check(properties[key], member, prefix + key);
      } else if (schema.contains("additionalProperties")) {
        check_additional(schema["additionalProperties"], properties, key, member, prefix + key);
      }
    }
  }

  void report_missing(const Json& properties, const std::string& key, const std::string& path) {
    const Json& schema = part_of(properties, key, no_members);
    const Json& target =
        schema.contains("$ref") ? resolve(*root_, schema["$ref"].get<std::string>()) : schema;
    report(target, path, {"没有填写", "is missing"}, "", expectation_of(target));
  }

  void check_additional(const Json& additional, const Json& properties, const std::string& key,
                        const Json& member, const std::string& path) {
    if (!additional.is_boolean()) return check(additional, member, path);
    if (additional.get<bool>()) return;
    ++distance_;
    const std::string nearest = nearest_name(key, properties);
    add_problem(problems_, Problem{.message = {"没有这个字段", "unknown field"},
                                   .field = path,
                                   .found = shown(key),
                                   .todo = nearest.empty() ? Text{"删去它", "remove it"}
                                                           : Text{"检查是否应为 " + nearest,
                                                                  "did you mean " + nearest + "?"}});
  }

  void check_combinations(const Json& schema, const Json& value, const std::string& path) {
    for (const Json& part : part_of(schema, "allOf", no_items)) check(part, value, path);
    if (schema.contains("anyOf")) check_any(schema["anyOf"], value, path);
    if (schema.contains("oneOf") && check_any(schema["oneOf"], value, path) > 1) {
      report(schema, path, {"同时符合几种互斥的写法", "fits several forms of which only one may hold"}, value,
             {});
    }
    if (schema.contains("not") && fits(schema["not"], value, path)) {
      report(schema, path, {"不允许这样填写", "may not be like this"}, value, expectation_of(schema));
    }
    if (schema.contains("if")) {
      const char* branch = fits(schema["if"], value, path) ? "then" : "else";
      if (schema.contains(branch)) check(schema[branch], value, path);
    }
  }

  // How many of the forms fit. If none does, the misfits of the nearest one are reported.
  int check_any(const Json& forms, const Json& value, const std::string& path) {
    int fitting = 0;
    Walk nearest(*root_, *patterns_);
    for (const Json& form : forms) {
      Walk trial = tried(form, value, path);
      if (trial.distance_ == 0) ++fitting;
      if (nearest.distance_ == 0 || trial.distance_ < nearest.distance_) nearest = std::move(trial);
    }
    if (fitting == 0) {
      distance_ += nearest.distance_;
      for (Problem& problem : nearest.problems_) add_problem(problems_, std::move(problem));
    }
    return fitting;
  }

  Walk tried(const Json& schema, const Json& value, const std::string& path) const {
    Walk trial(*root_, *patterns_);
    trial.depth_ = depth_;
    trial.check(schema, value, path);
    return trial;
  }

  bool fits(const Json& schema, const Json& value, const std::string& path) const {
    return tried(schema, value, path).distance_ == 0;
  }

  const Json* root_;
  const SchemaPatterns* patterns_;
  std::vector<Problem> problems_;
  int depth_ = 0;
  int distance_ = 0;  // one for each misfit, many for a wrong constant: that names the kind of a form
};

}  // namespace

std::vector<Problem> explain_misfits(const Json& schema, const SchemaPatterns& patterns, const Json& value) {
  Walk walk(schema, patterns);
  walk.check(schema, value, "");
  return walk.take();
}

}  // namespace rubiao::formats
