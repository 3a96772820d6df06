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

// A piece of evidence and the like: its parts in the order of the form, the first as it is, the others in
// brackets behind it.
std::string parts_in_words(const Json& object, const Json& schema, Language language) {
  std::string words;
  std::string more;
  for (const auto& [name, part] : schema.at("properties").items()) {
    if (!object.contains(name)) continue;
    std::string& place = words.empty() ? words : more;
    place += (place.empty() ? "" : ", ") + value_in_words(object.at(name), part, language);
  }
  return more.empty() ? words : words + " (" + more + ")";
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
    words += (words.empty() ? "" : "; ") + value_in_words(item, schema.at("items"), language);
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
    const Json& value = body.at(name);
    words += words.empty() ? "" : Text{"；", "; "}.in(language);
    words += schema.value(language == Language::zh ? "title" : "x-title-en", name);
    words += Text{"：", ": "}.in(language);
    words += value_in_words(value, schema, language);
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

}  // namespace rubiao
