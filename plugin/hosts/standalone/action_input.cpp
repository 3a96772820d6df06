// SPDX-License-Identifier: Apache-2.0
// Amounts and dates stay texts, as the schema says; only integers, booleans and lists change their kind.
// Checking the input against the schema is the plugin's part, which every host relies on.
#include "action_input.h"

#include <fmt/format.h>

#include "companies.h"
#include "failure.h"
#include "manifest.h"

namespace erp {

namespace {

[[noreturn]] void refuse_value(const std::string& key, const std::string& value, const Text& expected) {
  throw Failure(rubiao_invalid_input, {"输入项有误。", "A field of the input is not valid."},
                {{.field = key, .found = {value, value}, .expected = expected, .todo = {}}});
}

Json read_integer(const std::string& key, const std::string& value) {
  const std::size_t start = value.starts_with("-") ? 1 : 0;
  if (value.size() == start || value.size() > 18 ||
      value.find_first_not_of("0123456789", start) != std::string::npos)
    refuse_value(key, value, {"整数", "an integer"});
  return static_cast<std::int64_t>(std::stoll(value));
}

Json read_boolean(const std::string& key, const std::string& value) {
  if (value == "true" || value == "yes" || value == "y" || value == "是") return true;
  if (value == "false" || value == "no" || value == "n" || value == "否") return false;
  refuse_value(key, value, {"是（true）或否（false）", "true or false"});
}

Json read_value(const Json& schema, const Json& root, const std::string& key, const std::string& value) {
  const std::string type = type_of(schema);
  if (type == "integer") return read_integer(key, value);
  if (type == "boolean") return read_boolean(key, value);
  if (type == "object" || (type == "array" && value.starts_with("["))) return parse_json(value, key);
  if (type != "array") return value;
  Json list = Json::array();
  const Json items = schema.contains("items") ? resolve(schema.at("items"), root) : Json::object();
  for (const std::string& part : split_list(value)) list.push_back(read_value(items, root, key, part));
  return list;
}

// What may stand in place of a field that there is not, inside `parent` ("" for the input itself).
Text fields_of(const Json& object, const std::string& parent) {
  std::string known;
  for (const std::string& one : ordered_properties(object)) known += (known.empty() ? "" : ", ") + one;
  if (!known.empty()) return {"已有字段：" + known, "one of the fields " + known};
  if (parent.empty()) return {"没有输入项（该操作不需要输入）", "nothing: the action takes no input"};
  const std::string type = type_of(object);
  const std::string start = "--set '" + parent + "=";
  if (type == "array" || type == "object") {
    const std::string whole = start + (type == "array" ? "[…]'" : "{…}'");
    return {"列表和对象以 JSON 填写：" + whole + "，或用 --in 文件",
            "lists and objects as JSON, " + whole + ", or by --in FILE"};
  }
  return {"一个值：" + start + "…'", "one value, " + start + "…'"};
}

// The schema of a field, whose name begins at `start` of the key: a named one, or what stands for all other
// names (accounts.无形资产).
const Json& property_schema(const Json& schema, const Json& root, const std::string& name,
                            const std::string& key, std::size_t start) {
  const Json& object = resolve(schema, root);
  const auto properties = object.find("properties");
  if (properties != object.end() && properties->contains(name)) return resolve(properties->at(name), root);
  const auto others = object.find("additionalProperties");
  if (others != object.end() && others->is_object() && !name.empty()) return resolve(*others, root);
  const std::string parent = start == 0 ? "" : key.substr(0, start - 1);
  refuse_value(key, name, fields_of(object, parent));
}

struct Setting {
  std::string key;  // "source.document"
  std::string value;
};

Setting read_setting(const std::string& text) {
  const std::size_t equals = text.find('=');
  if (equals == std::string::npos || equals == 0) refuse_value("--set", text, {"字段=值", "key=value"});
  return {text.substr(0, equals), text.substr(equals + 1)};
}

bool concerns(const std::string& key, const std::string& other) {
  return key == other || key.starts_with(other + ".") || other.starts_with(key + ".");
}

// The last one would silently win: 1 or 2 is for the user to say.
void refuse_repetition(const std::vector<Setting>& settings) {
  for (std::size_t i = 0; i < settings.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (concerns(settings[i].key, settings[j].key))
        throw Failure(rubiao_invalid_input, {"同一字段给了两次。", "A field is set twice."},
                      {{.field = settings[i].key,
                        .found = {settings[j].key + "=" + settings[j].value + " 和 " + settings[i].key + "=" +
                                      settings[i].value,
                                  settings[j].key + "=" + settings[j].value + " and " + settings[i].key +
                                      "=" + settings[i].value},
                        .expected = {"每个字段一次", "every field once"},
                        .todo = {"删去其中一个 --set", "drop one of the two --set"}}});
}

void apply(Json& input, const Json& root, const Setting& setting) {
  const std::string& key = setting.key;
  Json* at = &input;
  const Json* schema = &root;
  for (std::size_t start = 0; start <= key.size();) {
    const std::size_t end = std::min(key.find('.', start), key.size());
    const std::string name = key.substr(start, end - start);
    schema = &property_schema(*schema, root, name, key, start);
    if (!at->is_object()) *at = Json::object();
    at = &(*at)[name];
    start = end + 1;
  }
  *at = read_value(*schema, root, key, setting.value);
}

// Every document that the input names, at any depth, becomes a served one.
void serve_documents(Json& value, const Json& unresolved, const Json& root, const ServeDocument& serve) {
  const Json& schema = resolve(unresolved, root);
  if (value.is_string() && is_document(schema)) value = serve(value.get<std::string>());
  if (value.is_array() && schema.contains("items"))
    for (Json& item : value) serve_documents(item, schema.at("items"), root, serve);
  if (value.is_object() && schema.contains("properties"))
    for (const auto& [name, property] : schema.at("properties").items())
      if (value.contains(name)) serve_documents(value[name], property, root, serve);
}

}  // namespace

Json build_input(const Json& schema, Json base, const std::vector<std::string>& settings,
                 const ServeDocument& serve) {
  if (!base.is_object())
    throw Failure(rubiao_invalid_input, {"输入应为 JSON 对象。", "The input must be a JSON object."});
  std::vector<Setting> read;
  for (const std::string& setting : settings) read.push_back(read_setting(setting));
  refuse_repetition(read);
  for (const Setting& setting : read) apply(base, schema, setting);
  serve_documents(base, schema, schema, serve);
  return base;
}

std::string find_property(const Json& schema, const std::function<bool(const Json&)>& wanted) {
  for (const std::string& name : ordered_properties(schema)) {
    const Json& property = resolve(schema.at("properties").at(name), schema);
    if (wanted(property)) return name;
    if (type_of(property) == "array" && property.contains("items") &&
        wanted(resolve(property.at("items"), schema)))
      return name;
  }
  return "";
}

}  // namespace erp
