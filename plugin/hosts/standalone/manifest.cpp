// SPDX-License-Identifier: Apache-2.0
// The manifest is the plugin's word on itself; this host adds no knowledge of single actions.
#include "manifest.h"

#include <fmt/format.h>

#include <algorithm>

#include "display_word.h"
#include "failure.h"
#include "form.h"
#include "printable.h"
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

std::string roles_of(const Json& action, Language language) {
  std::string text;
  if (const auto role = action.find("role"); role != action.end())
    for (const Json& one : role->is_array() ? *role : Json::array({*role}))
      text += (text.empty()               ? ""
               : language == Language::zh ? "、"
                                          : ",") +
              display_word(cell_text(one), language);
  return text;
}

std::string effect_of(const Json& action, Language language) {
  if (!action.value("changes", false)) return language == Language::zh ? "只读" : "reads only";
  return language == Language::zh ? "更改数据" : "changes data";
}

// "经办、复核；只读"
std::string who_and_what(const Json& action, Language language) {
  return roles_of(action, language) + (language == Language::zh ? "；" : "; ") + effect_of(action, language);
}

std::vector<std::string> menu_path(const Json& action) {
  std::vector<std::string> path;
  if (const auto menu = action.find("menu"); menu != action.end())
    for (const Json& step : *menu) path.push_back(printable(cell_text(step)));
  return path;
}

// A heading of the menu with what stands under it, in the order in which the manifest first names it.
struct Group {
  std::string title;
  std::vector<Group> groups{};
  std::vector<const Json*> actions{};
};

Group& group_at(Group& root, const std::vector<std::string>& path) {
  Group* at = &root;
  for (const std::string& title : path) {
    auto known = std::ranges::find(at->groups, title, &Group::title);
    if (known == at->groups.end()) known = at->groups.insert(known, Group{title});
    at = &*known;
  }
  return *at;
}

std::string render_group(const Group& group, std::size_t depth, std::size_t width, Language language) {
  const std::string indent(depth * 2, ' ');
  std::string text;
  for (const Json* action : group.actions)
    text += fmt::format("{}{}  {}  [{}]\n", indent, pad_right(action->at("id").get<std::string>(), width),
                        printable(action->value("title", "")), who_and_what(*action, language));
  for (const Group& one : group.groups)
    text += indent + one.title + "\n" + render_group(one, depth + 1, width, language);
  return text;
}

}  // namespace

std::string render_menu(const Json& manifest, Language language) {
  Group menu;
  std::size_t width = 0;
  for (const Json& action : manifest.at("actions")) {
    group_at(menu, menu_path(action)).actions.push_back(&action);
    width = std::max(width, action.at("id").get<std::string>().size());
  }
  return render_group(menu, 0, width, language);
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

std::string render_action(const Json& action, Language language) {
  const bool zh = language == Language::zh;
  std::string text = action.at("id").get<std::string>() + "  " + printable(action.value("title", "")) + "\n";
  if (const std::string help = action.value("help", ""); !help.empty()) text += printable(help) + "\n";
  text += (zh ? "角色：" : "Roles: ") + who_and_what(action, language) + "\n\n";
  return text + render_form(action.value("input", Json::object()), language);
}

}  // namespace erp
