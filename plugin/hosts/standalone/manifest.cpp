// SPDX-License-Identifier: Apache-2.0
// The manifest is the plugin's word on itself; this host adds no knowledge of single actions.
#include "manifest.h"

#include <fmt/format.h>

#include <algorithm>

#include "failure.h"
#include "result_printer.h"
#include "text_table.h"

namespace erp {

const Json& find_action(const Json& manifest, const std::string& id) {
  std::string near;
  const std::string group = id.substr(0, id.find('.'));
  for (const Json& action : manifest.at("actions")) {
    const std::string own = action.at("id").get<std::string>();
    if (own == id) return action;
    if (own.starts_with(group)) near += (near.empty() ? "" : ", ") + own;
  }
  Text message{"没有操作 " + id + "；见 rubiao actions。",
               "There is no action " + id + "; see `rubiao actions`."};
  if (!near.empty()) message = {message.zh + "相近的：" + near, message.en + " Near it: " + near};
  throw Failure(rubiao_not_found, message);
}

namespace {

std::string roles_of(const Json& action) {
  std::string text;
  if (const auto role = action.find("role"); role != action.end())
    for (const Json& one : role->is_array() ? *role : Json::array({*role}))
      text += (text.empty() ? "" : ",") + cell_text(one);
  return text;
}

std::string effect_of(const Json& action, Language language) {
  if (!action.value("changes", false)) return language == Language::zh ? "只读" : "reads only";
  return language == Language::zh ? "更改数据" : "changes data";
}

std::vector<std::string> menu_path(const Json& action) {
  std::vector<std::string> path;
  if (const auto menu = action.find("menu"); menu != action.end())
    for (const Json& step : *menu) path.push_back(printable(cell_text(step)));
  return path;
}

}  // namespace

std::string render_menu(const Json& manifest, Language language) {
  std::string text;
  std::vector<std::string> open;
  std::size_t width = 0;
  for (const Json& action : manifest.at("actions"))
    width = std::max(width, action.at("id").get<std::string>().size());
  for (const Json& action : manifest.at("actions")) {
    const std::vector<std::string> path = menu_path(action);
    const std::size_t same = static_cast<std::size_t>(std::ranges::mismatch(open, path).in2 - path.begin());
    for (std::size_t i = same; i < path.size(); ++i) text += std::string(i * 2, ' ') + path[i] + "\n";
    open = path;
    text += fmt::format("{}{}  {}  [{}; {}]\n", std::string(path.size() * 2, ' '),
                        pad_right(action.at("id").get<std::string>(), width),
                        printable(action.value("title", "")), roles_of(action), effect_of(action, language));
  }
  return text;
}

std::vector<std::string> ordered_properties(const Json& schema) {
  std::vector<std::string> names;
  const Json properties = schema.value("properties", Json::object());
  for (const Json& name : schema.value("x-order", Json::array()))
    if (properties.contains(name.get<std::string>())) names.push_back(name.get<std::string>());
  for (const auto& [name, property] : properties.items())
    if (std::ranges::find(names, name) == names.end()) names.push_back(name);
  return names;
}

const Json& resolve(const Json& schema, const Json& root) {
  const Json* at = &schema;
  for (int hops = 0; hops < 8 && at->is_object() && at->contains("$ref"); ++hops) {
    const std::string target = at->at("$ref").get<std::string>();
    if (!target.starts_with("#")) break;
    at = &root.at(Json::json_pointer(target.substr(1)));
  }
  return *at;
}

std::string type_of(const Json& schema) {
  const auto type = schema.find("type");
  if (type == schema.end()) return schema.contains("properties") ? "object" : "string";
  if (type->is_string()) return type->get<std::string>();
  for (const Json& one : *type)
    if (one != "null") return one.get<std::string>();
  return "string";
}

bool is_document(const Json& schema) {
  return schema.value("format", "") == "rubiao-document";
}

namespace {

std::string type_words(const Json& schema, const Json& root) {
  std::string words = type_of(schema);
  if (words == "array" && schema.contains("items"))
    words += "<" + type_words(resolve(schema.at("items"), root), root) + ">";
  if (const std::string format = schema.value("format", ""); !format.empty()) words += " " + format;
  if (const auto choices = schema.find("enum"); choices != schema.end())
    for (std::size_t i = 0; i < choices->size(); ++i)
      words += (i == 0 ? ": " : "|") + cell_text(choices->at(i));
  return words;
}

std::string help_words(const Json& schema) {
  const std::string title = schema.value("title", "");
  const std::string help = schema.value("description", "");
  return title.empty() || help.empty() ? title + help : title + " — " + help;
}

void add_fields(Json& rows, const Json& schema, const Json& root, const std::string& prefix,
                Language language) {
  const Json required = schema.value("required", Json::array());
  for (const std::string& name : ordered_properties(schema)) {
    const Json& property = resolve(schema.at("properties").at(name), root);
    const bool must = std::ranges::find(required, Json(name)) != required.end();
    const std::string must_words = !must ? "" : language == Language::zh ? "必填" : "required";
    rows.push_back({prefix + name, type_words(property, root), must_words, help_words(property)});
    if (property.contains("properties")) add_fields(rows, property, root, prefix + name + ".", language);
  }
}

}  // namespace

Json form_table(const Json& action, Language language) {
  const bool zh = language == Language::zh;
  const Json schema = action.value("input", Json::object());
  Json rows = Json::array();
  add_fields(rows, schema, schema, "", language);
  return make_table("",
                    {column("field", zh ? "字段" : "field"), column("type", zh ? "类型" : "type"),
                     column("required", zh ? "必填" : "required"), column("help", zh ? "说明" : "help")},
                    rows);
}

std::string render_action(const Json& action, Language language) {
  const bool zh = language == Language::zh;
  std::string text = action.at("id").get<std::string>() + "  " + printable(action.value("title", "")) + "\n";
  if (const std::string help = action.value("help", ""); !help.empty()) text += printable(help) + "\n";
  text +=
      fmt::format("{}{}; {}\n\n", zh ? "角色：" : "Roles: ", roles_of(action), effect_of(action, language));
  return text + render_table(form_table(action, language));
}

}  // namespace erp
