// SPDX-License-Identifier: Apache-2.0
#include "register/entered_event.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>

#include "base/error.h"
#include "formats/json_schema_keywords.h"
#include "formats/json_schema_words.h"
#include "register/event_schema.h"
#include "register/listed_once.h"

namespace rubiao {
namespace {

using formats::Json;

// Two values of these are the same only if their bytes are, so they must look different too.
bool is_compared(std::string_view path, std::string_view name) {
  static const std::set<std::string_view> names{
      "asset",        "cost_center", "contract", "counterparty", "document", "given",   "grant_class",
      "host_voucher", "id",          "location", "member",       "name",     "project", "registration"};
  return names.contains(name) && path != "reverses.document";  // that one must name what was entered before
}

bool is_between(wchar_t character, char32_t first, char32_t last) {
  const auto point = static_cast<char32_t>(character);
  return point >= first && point <= last;
}

bool is_blank(wchar_t character) {
  return character == L' ' || character == 0xA0 || character == 0x3000 ||
         is_between(character, 0x2000, 0x200A) || character == 0x202F || character == 0x205F;
}

bool is_line_break(wchar_t character) {
  return character == L'\n' || character == L'\r';
}

bool is_control(wchar_t character) {
  return is_between(character, 0, 0x1F) || is_between(character, 0x7F, 0x9F);
}

bool turns_direction(wchar_t character) {
  return is_between(character, 0x200E, 0x200F) || is_between(character, 0x202A, 0x202E) ||
         is_between(character, 0x2066, 0x2069);
}

// No characters at all (U+FFFE, U+FFFF and the like in every plane): XML has no way to write some of them.
bool is_noncharacter(wchar_t character) {
  const auto point = static_cast<char32_t>(character);
  return (point & 0xFFFE) == 0xFFFE || is_between(character, 0xFDD0, 0xFDEF);
}

// Format characters, fillers and variation selectors (Unicode: Cf, and Default_Ignorable_Code_Point).
bool is_unseen(wchar_t character) {
  struct Range {
    char32_t first, last;
  };
  constexpr Range ranges[] = {{0xAD, 0xAD},       {0x34F, 0x34F},    {0x61C, 0x61C},   {0x115F, 0x1160},
                              {0x17B4, 0x17B5},   {0x180B, 0x180F},  {0x200B, 0x200F}, {0x2028, 0x202E},
                              {0x2060, 0x206F},   {0x2800, 0x2800},  {0x3164, 0x3164}, {0xFE00, 0xFE0F},
                              {0xFEFF, 0xFEFF},   {0xFFA0, 0xFFA0},  {0xFFF0, 0xFFFB}, {0x1BCA0, 0x1BCA3},
                              {0x1D173, 0x1D17A}, {0xE0000, 0xE0FFF}};
  return std::ranges::any_of(
      ranges, [character](Range range) { return is_between(character, range.first, range.last); });
}

std::size_t bytes_of(wchar_t character) {
  return is_between(character, 0, 0x7F)       ? 1
         : is_between(character, 0x80, 0x7FF) ? 2
         : character < 0x10000                ? 3
                                              : 4;
}

// The text with each character that is wrong in it written out, as "INV-7<U+0020>"; empty if none is.
std::string written_out(const std::string& text, bool compared) {
  const std::wstring characters = formats::characters_of(text);
  std::size_t first = 0;
  std::size_t end = characters.size();
  while (compared && first < end && is_blank(characters[first])) ++first;
  while (compared && end > first && is_blank(characters[end - 1])) --end;
  std::string shown;
  bool wrong = false;
  for (std::size_t i = 0, at = 0; i < characters.size(); at += bytes_of(characters[i++])) {
    const wchar_t character = characters[i];
    const bool bad = compared ? i < first || i >= end || is_control(character) || is_unseen(character) ||
                                    is_noncharacter(character)
                              : (is_control(character) && !is_line_break(character)) ||
                                    turns_direction(character) || is_noncharacter(character);
    wrong = wrong || bad;
    shown += bad ? fmt::format("<U+{:04X}>", static_cast<unsigned>(character))
                 : text.substr(at, bytes_of(character));
  }
  return wrong ? shown : "";
}

bool says_nothing(const std::string& text) {
  const std::wstring characters = formats::characters_of(text);
  return !characters.empty() && std::ranges::all_of(characters, [](wchar_t character) {
    return is_blank(character) || is_line_break(character) || is_control(character) || is_unseen(character);
  });
}

class EnteredCheck {
 public:
  void check(const Json& value, const Json& schema, const std::string& path, const std::string& name) {
    if (value.is_string()) check_text(value.get_ref<const std::string&>(), schema, path, name);
    if (value.is_array()) {
      for (std::size_t i = 0; i < value.size(); ++i)
        check(value[i], part_of(schema, "items"), path + "[" + std::to_string(i) + "]", name);
    }
    if (!value.is_object()) return;
    for (const auto& [key, member] : value.items())
      check(member, part_of(part_of(schema, "properties"), key), path.empty() ? key : path + "." + key, key);
  }

  std::vector<Problem> take() { return std::move(problems_); }

 private:
  static const Json& part_of(const Json& schema, const std::string& key) {
    static const Json nothing = Json::object();
    const auto found = schema.find(key);
    return found == schema.end() || !found->is_object() ? nothing : *found;
  }

  void check_text(const std::string& text, const Json& schema, const std::string& path,
                  const std::string& name) {
    if (schema.value("format", "") == "rubiao-amount") {
      check_amount(text, schema, path);
      return;
    }
    if (says_nothing(text)) {
      const Text subject = formats::subject_of(schema, path);
      problems_.push_back({.message = {subject.zh + "没有内容", subject.en + " says nothing"},
                           .field = path,
                           .found = written_out(text, true),
                           .expected = {"看得见的文字", "text that can be seen"},
                           .todo = {"写明，或删去该字段", "say it, or leave the field out"}});
      return;
    }
    const bool compared = is_compared(path, name);
    std::string found = written_out(text, compared);
    if (found.empty()) return;
    const Text subject = formats::subject_of(schema, path);
    problems_.push_back(
        {.message = compared ? Text{subject.zh + "首尾有空白，或含有看不见的字符",
                                    subject.en + " has blanks at an end, or characters that nobody sees"}
                             : Text{subject.zh + "含有控制字符", subject.en + " has control characters"},
         .field = path,
         .found = std::move(found),
         .expected =
             compared
                 ? Text{"首尾没有空白、全部看得见的文字", "text without blanks at its ends, all of it seen"}
                 : Text{"除换行外没有控制字符的文字", "text without control characters but line breaks"},
         .todo = {"删去写作 <U+…> 的字符", "remove what is written as <U+...>"}});
  }

  void check_amount(const std::string& text, const Json& schema, const std::string& path) {
    const Fen fen = parse_fen(text, path);
    if (fen <= most_entered_fen && fen >= -most_entered_fen) return;
    const Text subject = formats::subject_of(schema, path);
    const std::string most = to_grouped_text(most_entered_fen);
    problems_.push_back({.message = {subject.zh + "大得不可能", subject.en + " is larger than can be"},
                         .field = path,
                         .found = text,
                         .expected = {"不超过 " + most + " 元（1000 亿元）", "at most " + most + " yuan"},
                         .todo = {"核对金额，以元为单位填写", "check the amount; it is given in yuan"}});
  }

  std::vector<Problem> problems_;
};

// [CAS36:10] A dealing with a related party is disclosed with the party, the amount and how the price was
// set.
std::vector<Problem> undisclosable(const RelatedParty& party) {
  std::vector<Problem> problems;
  const auto demand = [&](const std::string& value, const char* field, Text message, Text todo) {
    if (!value.empty()) return;
    problems.push_back({.message = std::move(message),
                        .rule = "RF-3",
                        .articles = "CAS36:10",
                        .field = field,
                        .todo = std::move(todo)});
  };
  demand(party.name, "counterparty",
         {"关联交易没有写明往来单位", "a dealing with a related party does not name it"},
         {"填写关联方名称", "name the party"});
  demand(party.pricing_basis, "pricing_basis",
         {"关联交易没有写明定价依据", "a dealing with a related party does not say how its price was set"},
         {"填写定价依据，如招标、市场价、成本加成",
          "give the basis: tender, market price, cost plus and the like"});
  return problems;
}

bool sets_nothing(const Event& event) {
  const auto* configured = std::get_if<Configured>(&event.body);
  if (configured == nullptr) return false;
  const CompanySettings& settings = configured->changes;
  return settings.accounts.empty() && !settings.posted_by_host && !settings.income_tax_rate &&
         !settings.tax_paid_share && !settings.super_deduction && !settings.entity_scheme &&
         !settings.judgements_demanded;
}

}  // namespace

Event read_entered_event(const Json& document) {
  Event event = read_event(document);
  EnteredCheck entered;
  entered.check(document, event_schema(event.kind), "", "");
  std::vector<Problem> problems = entered.take();
  if (!event.related_party && document.contains("pricing_basis")) {
    problems.push_back(
        {.message = {"填写了关联交易定价依据，但没有填写往来单位是关联方",
                     "a pricing basis is given, but not that the counterparty is a related party"},
         .field = "related_party",
         .todo = {"填写 related_party=true，或删去 pricing_basis",
                  "give related_party=true, or leave pricing_basis out"}});
  }
  std::ranges::move(listed_twice(event), std::back_inserter(problems));
  if (sets_nothing(event)) {
    problems.push_back(
        {.message = {"没有变更任何设置", "no setting is changed"},
         .field = "accounts",
         .expected = {"至少一项设置", "one setting at least"},
         .todo = {"填写科目对照、由谁过账、所得税参数等其中一项，或不登记",
                  "give accounts, who posts what, the income-tax figures or the like, or do not record it"}});
  }
  if (event.related_party)
    std::ranges::move(undisclosable(*event.related_party), std::back_inserter(problems));
  if (!problems.empty()) throw Error(Status::invalid_input, std::move(problems));
  return event;
}

}  // namespace rubiao
