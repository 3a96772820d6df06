// SPDX-License-Identifier: Apache-2.0
#include "rulebook/model_lines.h"

#include "base/error.h"
#include "formats/json.h"

namespace rubiao::rulebook {
namespace {

using formats::Json;

constexpr const char* request_name = "request";
constexpr std::size_t longest_answer = 16u << 20;

[[noreturn]] void refuse(std::string field, std::string found, Text message) {
  throw Error(Status::invalid_input, Problem{.message = std::move(message),
                                             .rule = "R203",
                                             .field = std::move(field),
                                             .found = std::move(found)});
}

feel::Value tagged(const Json& object, const std::string& field) {
  const std::string kind = object.at("@").is_string() ? object.at("@").get<std::string>() : "";
  const bool has_text = object.contains("text") && object.at("text").is_string();
  const std::string text = has_text ? object.at("text").get<std::string>() : "";
  if (kind == "number") return Decimal::parse(text, field);
  if (kind == "date") return parse_date(text, field);
  if (kind == "duration") {
    if (auto duration = feel::parse_duration(text)) return *std::move(duration);
  }
  refuse(field, object.dump().substr(0, 200), {"不认识的值", "not a value"});
}

feel::Value value_of(const Json& json, const std::string& field) {
  if (json.is_null()) return {};
  if (json.is_boolean()) return json.get<bool>();
  if (json.is_number_integer()) return Decimal(json.get<std::int64_t>());
  if (json.is_string()) return json.get<std::string>();
  if (json.is_array()) {
    feel::List list;
    for (const Json& item : json) list.push_back(value_of(item, field));
    return list;
  }
  if (json.contains("@")) return tagged(json, field);
  feel::Context context;
  for (const auto& [name, part] : json.items())
    context.emplace_back(name, value_of(part, field + "." + name));
  return context;
}

std::string quoted(const std::string& text) {
  return Json(text).dump();
}

// Lists of lists share their parts in memory; written out they could double without end.
void append(std::string& text, const std::string& part) {
  if (text.size() + part.size() > longest_answer)
    refuse("value", "", {"结果太大", "the result is too large"});
  text += (text.empty() ? "" : ",") + part;
}

std::string tagged_text(const char* kind, const std::string& text) {
  return R"({"@":")" + std::string(kind) + R"(","text":)" + quoted(text) + "}";
}

const Json& demand(const Json& request, const char* name, bool right_type(const Json&)) {
  if (request.is_object() && request.contains(name) && right_type(request.at(name))) return request.at(name);
  refuse(name, "",
         {"请求缺少该字段，或类型不对", "the request lacks this field, or it is of the wrong type"});
}

std::string answered(const Model& model, const Json& request) {
  const Json& decision = demand(request, "decision", [](const Json& json) { return json.is_string(); });
  feel::Context inputs;
  if (request.contains("inputs")) {
    const Json& given = demand(request, "inputs", [](const Json& json) { return json.is_object(); });
    for (const auto& [name, value] : given.items()) inputs.emplace_back(name, value_of(value, name));
  }
  return "\"value\":" + to_json_text(model.decide(decision.get<std::string>(), inputs));
}

std::string failed(const Error& error, Language language) {
  const Problem& problem = error.problems().front();
  const std::string code = problem.rule.empty() ? "R201" : problem.rule;
  return R"("error":{"code":)" + quoted(code) + R"(,"message":)" + quoted(render(error, language)) + "}";
}

}  // namespace

std::string to_json_text(const feel::Value& value) {
  if (const bool* truth = value.as<bool>()) return *truth ? "true" : "false";
  if (const Decimal* number = value.as<Decimal>()) return number->text();
  if (const std::string* text = value.as<std::string>()) return quoted(*text);
  if (const Date* date = value.as<Date>()) return tagged_text("date", rubiao::to_text(*date));
  if (const feel::Months* months = value.as<feel::Months>()) return tagged_text("duration", to_text(*months));
  if (const feel::Seconds* seconds = value.as<feel::Seconds>())
    return tagged_text("duration", to_text(*seconds));
  std::string text;
  if (const feel::List* list = value.list()) {
    for (const feel::Value& item : *list) append(text, to_json_text(item));
    return "[" + text + "]";
  }
  if (const feel::Context* context = value.context()) {
    for (const auto& [name, part] : *context) append(text, quoted(name) + ":" + to_json_text(part));
    return "{" + text + "}";
  }
  return "null";
}

std::string answer_line(const Model& model, std::string_view line, Language language) {
  std::string id = "null";
  try {
    const Json request = formats::parse_json(line, request_name, {.bytes = 1u << 20, .decimals = true});
    if (request.is_object() && request.contains("id")) id = request.at("id").dump();
    return R"({"id":)" + id + "," + answered(model, request) + "}";
  } catch (const Error& error) {
    return R"({"id":)" + id + "," + failed(error, language) + "}";
  }
}

}  // namespace rubiao::rulebook
