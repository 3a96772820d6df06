// SPDX-License-Identifier: Apache-2.0
#include "actions/manifest.h"

#include <algorithm>

#include "actions/registry.h"
#include "register/event_schema.h"
#include "register/words.h"

namespace rubiao {
namespace {

using formats::Json;

bool is_kind_of_event(const std::string& choice) {
  return std::ranges::find(event_kinds(), choice) != event_kinds().end();
}

// What may be chosen is written as the rule tables write it: an English form shows what it means. A kind of
// event has a name in both languages.
Json titles_of(const Json& choices, Language language) {
  Json titles = Json::array();
  bool any = language == Language::en;
  for (const Json& choice : choices) {
    const std::string text = choice.get<std::string>();
    const bool kind = is_kind_of_event(text);
    any = any || kind;
    titles.push_back(kind ? event_schema(text).at(language == Language::zh ? "title" : "x-title-en")
                          : Json(in_words(text, language)));
  }
  return any ? titles : Json();
}

// Chinese titles stand under "title", English ones beside them: keep the language asked for.
Json in_language(const Json& schema, Language language) {
  if (schema.is_array()) {
    Json list = Json::array();
    for (const Json& item : schema) list.push_back(in_language(item, language));
    return list;
  }
  if (!schema.is_object()) return schema;
  Json result = Json::object();
  for (const auto& [key, value] : schema.items()) {
    if (key.starts_with("x-") && (key.ends_with("-en") || key.ends_with("-zh"))) continue;
    result[key] = in_language(value, language);
  }
  if (language == Language::en && schema.contains("x-title-en") && schema.at("x-title-en").is_string()) {
    result["title"] = schema.at("x-title-en");
  }
  if (schema.contains("enum") && schema.at("enum").is_array())
    if (const Json titles = titles_of(schema.at("enum"), language); !titles.is_null())
      result["x-enum-titles"] = titles;
  return result;
}

Json order_of(const Json& schema) {
  Json order = Json::array();
  for (const auto& [name, value] : schema.at("properties").items()) order.push_back(name);
  return order;
}

Json describe(const Action& action, Language language) {
  Json menu = Json::array();
  for (const Text& step : action.menu) menu.push_back(step.in(language));
  Json roles = Json::array();
  for (const Role role : action.roles) roles.push_back(name(role));
  Json input = in_language(action.input, language);
  input["x-order"] = order_of(action.input);
  return {{"id", action.id},
          {"menu", std::move(menu)},
          {"title", action.title.in(language)},
          {"help", action.help.in(language)},
          {"role", std::move(roles)},
          {"company", true},
          {"changes", action.changes},
          {"long", action.is_long},
          {"input", std::move(input)},
          {"outputs", action.outputs}};
}

Json role(const char* id, const Text& title, Language language) {
  return {{"id", id}, {"title", title.in(language)}};
}

}  // namespace

Json describe_actions(Language language) {
  Json actions = Json::array();
  for (const Action& action : all_actions()) actions.push_back(describe(action, language));
  return {{"schema", "manifest/1"},
          {"version", library_version},
          {"roles", Json::array({role("preparer", {"经办", "preparer"}, language),
                                 role("reviewer", {"复核", "reviewer"}, language),
                                 role("auditor", {"审计（只读）", "auditor (reads only)"}, language),
                                 role("operator", {"批处理", "operator (batch)"}, language)})},
          {"actions", std::move(actions)}};
}

}  // namespace rubiao
