// SPDX-License-Identifier: Apache-2.0
#include "actions/event_words.h"

#include <algorithm>
#include <array>

#include "formats/json.h"
#include "register/event_schema.h"
#include "register/words.h"

namespace rubiao {
namespace {

using formats::Json;

// Shown in columns or tables of their own wherever an event is listed.
constexpr std::array<std::string_view, 6> told_elsewhere{"event",  "version", "date",
                                                         "source", "asset",   "judgements"};

std::string value_in_words(const Json& value, const Json& schema, Language language);

// Under its title, without what explains it.
std::string titled(const std::string& name, const Json& value, const Json& schema, Language language) {
  std::string title = schema.value(language == Language::zh ? "title" : "x-title-en", name);
  // "（1）技术上可行，自" begins with its number.
  title.resize(std::min({title.size(), title.find("（", 1), title.find(", ")}));
  return title + Text{"：", ": "}.in(language) + value_in_words(value, schema, language);
}

// A piece of evidence and the like: its parts in the order of the form, each under its title, in brackets:
// "（文件名称：采购合同，文件日期：2024-02-01）".
std::string parts_in_words(const Json& object, const Json& schema, Language language) {
  std::string words;
  for (const auto& [name, part] : schema.at("properties").items()) {
    if (!object.contains(name)) continue;
    words += words.empty() ? "" : Text{"，", ", "}.in(language);
    words += titled(name, object.at(name), part, language);
  }
  return Text{"（" + words + "）", "(" + words + ")"}.in(language);
}

std::string mapping_in_words(const Json& object) {
  std::string words;
  for (const auto& [key, value] : object.items())
    words += (words.empty() ? "" : ", ") + key + " → " + value.get<std::string>();
  return words;
}

std::string value_in_words(const Json& value, const Json& schema, Language language) {
  if (value.is_string()) return in_words(value.get<std::string>(), language);
  if (value.is_boolean()) return (value.get<bool>() ? Text{"是", "yes"} : Text{"否", "no"}).in(language);
  if (value.is_object())
    return schema.contains("properties") ? parts_in_words(value, schema, language) : mapping_in_words(value);
  if (!value.is_array()) return value.dump();
  std::string words;
  for (const Json& item : value)
    words += (words.empty() ? "" : Text{"、", ", "}.in(language)) +
             value_in_words(item, schema.at("items"), language);
  return words;
}

}  // namespace

namespace {

// RF-15: what proves it is younger than it; whoever approves asks why.
Text backdating_flag(const Event& event) {
  for (const Evidence& evidence : event.evidence) {
    if (evidence.date <= event.date) continue;
    return {"；注意：证据“" + evidence.name + "”的日期 " + to_text(evidence.date) + " 晚于业务日期（RF-15）",
            "; note: the evidence \"" + evidence.name + "\" is dated " + to_text(evidence.date) +
                ", after the event (RF-15)"};
  }
  return {};
}

}  // namespace

std::string content_in_words(const Event& event, Language language) {
  const Json body = formats::parse_json(event.canonical, "event");
  std::string words;
  for (const auto& [name, schema] : event_schema(event.kind).at("properties").items()) {
    if (std::ranges::find(told_elsewhere, name) != told_elsewhere.end() || !body.contains(name)) continue;
    words += words.empty() ? "" : Text{"；", "; "}.in(language);
    words += titled(name, body.at(name), schema, language);
  }
  return words + backdating_flag(event).in(language);
}

Text state_in_words(store::EventState state) {
  switch (state) {
    case store::EventState::accepted:
      return {"已登记", "accepted"};
    case store::EventState::proposed:
      return {"待复核", "waits for approval"};
    case store::EventState::approved:
      return {"已复核", "approved"};
    case store::EventState::rejected:
      return {"已退回", "rejected"};
  }
  return {};
}

Text EventStates::of(const store::LoggedEvent& logged) {
  const auto [cancelled, is_new] = cancelled_.try_emplace(logged.event.asset);
  if (is_new) {
    cancelled->second =
        store::cancelled_by(store_, company_, store::corrections_of(store_, company_, logged.event.asset));
  }
  const bool taken_back = logged.event.kind != "corrected" && cancelled->second.contains(logged.number);
  return taken_back ? Text{"已冲销", "taken back"} : state_in_words(logged.state);
}

}  // namespace rubiao
