// SPDX-License-Identifier: Apache-2.0
#include "actions/trace_text.h"

#include <algorithm>
#include <array>
#include <optional>

#include "actions/rule_words.h"
#include "base/date.h"
#include "rulebook/rule_page.h"

namespace rubiao {
namespace {

using formats::Json;

// The rules as they stood when the trace was made.
struct RulesThen {
  const rulebook::Edition* edition;
  Date day;
};

RulesThen rules_then(const Json& trace, const rulebook::Rulebook& book) {
  const auto edition =
      std::ranges::find(book.editions(), trace.at("edition").get<std::string>(), &rulebook::Edition::id);
  return {edition == book.editions().end() ? nullptr : &*edition,
          parse_date(trace.at("asOf").get<std::string>(), "asOf")};
}

const rulebook::Table* table_of(const Json& trace, const RulesThen& rules) {
  if (rules.edition == nullptr) return nullptr;
  const rulebook::Decider* decider = rules.edition->find(trace.at("table").get<std::string>(), rules.day);
  return decider == nullptr ? nullptr : &decider->table();
}

const rulebook::Row* row_of(const rulebook::Table* table, const Json& miss) {
  if (table == nullptr) return nullptr;
  const auto row = std::ranges::find(table->rows, miss.at("row").get<std::string>(), &rulebook::Row::id);
  return row == table->rows.end() ? nullptr : &*row;
}

std::string value_words(const Json& value, Language language) {
  return rule_in_words(value.is_string() ? value.get<std::string>() : value.dump(), language);
}

// What a question asks for stands with the judgements.
constexpr std::array<std::string_view, 4> with_the_judgements{"须第二人复核", "可选答案", "依据证据", "后果"};

// 英文说明, 说明英文: the English of the column 说明.
std::optional<std::string> english_of(const Json& outcome, const std::string& column) {
  for (const std::string& name : {"英文" + column, column + "英文"})
    if (outcome.contains(name)) return outcome.at(name).get<std::string>();
  return std::nullopt;
}

// "asset class = inventory, treatment of spending = capitalise": texts in the language asked for only.
std::string outcome_words(const Json& outcome, Language language) {
  std::string words;
  for (const auto& [column, value] : outcome.items()) {
    if (column.starts_with("英文") || column.ends_with("英文") ||
        std::ranges::find(with_the_judgements, column) != with_the_judgements.end())
      continue;
    const auto english = english_of(outcome, column);
    words += (words.empty() ? "" : Text{"，", ", "}.in(language)) + rule_in_words(column, language) + " = " +
             (english && language == Language::en ? *english : value_words(value, language));
  }
  return words;
}

Json outcome_of(const rulebook::Table& table, const rulebook::Row& row) {
  Json outcome = Json::object();
  for (std::size_t i = 0; i < table.outputs.size(); ++i)
    outcome[table.outputs[i].name] = rulebook::to_json(row.outputs[i]);
  return outcome;
}

// > 参数.使用寿命需说明月数 with its value.
std::string with_parameters(std::string condition, const Json& parameters) {
  for (const Json& used : parameters) {
    const std::string name = used.at("name");
    const std::size_t at = condition.find(name);
    if (at != std::string::npos) condition.replace(at, name.size(), used.at("value").get<std::string>());
  }
  return condition;
}

std::string articles_of(const Json& match) {
  std::string keys;
  for (const Json& citation : match.at("cites"))
    keys += (keys.empty() ? " [" : "; ") + citation.at("key").get<std::string>();
  return keys.empty() ? "" : keys + "]";
}

// The notes of rows are in Chinese only.
std::string matches_in_words(const Json& trace, Language language) {
  std::string text;
  for (const Json& match : trace.at("matched")) {
    text +=
        Text{"  命中 ", "  applied "}.in(language) + match.at("row").get<std::string>() + articles_of(match);
    const std::string note = match.at("note");
    text += (note.empty() || language == Language::en ? "" : "  " + note) + "\n";
  }
  return text.empty() ? Text{"  没有命中的行\n", "  no rule applied\n"}.in(language) : text;
}

std::string outcomes_in_words(const Json& trace, Language language) {
  const Json& output = trace.at("output");
  std::string text;
  for (const Json& outcome : output.is_array() ? output : Json::array({output}))
    text += Text{"  结论 ", "  outcome "}.in(language) + outcome_words(outcome, language) + "\n";
  return text;
}

std::string title_of_parameter(const std::string& name, const RulesThen& rules, Language language) {
  if (rules.edition == nullptr) return name;
  const auto& parameters = rules.edition->parameters();
  const auto parameter = std::ranges::find_if(
      parameters, [&](const rulebook::Parameter& known) { return "参数." + known.name == name; });
  return parameter == parameters.end() ? name : parameter->title.in(language);
}

std::string parameters_in_words(const Json& trace, const RulesThen& rules, Language language) {
  std::string text;
  for (const Json& used : trace.at("parameters"))
    text += Text{"  参数 ", "  parameter "}.in(language) +
            title_of_parameter(used.at("name"), rules, language) + " = " +
            used.at("value").get<std::string>() + " " +
            rule_in_words(used.at("unit").get<std::string>(), language) + " [" +
            used.at("source").get<std::string>() + "]\n";
  return text;
}

std::string miss_in_words(const Json& trace, const Json& miss, const rulebook::Table* table,
                          Language language) {
  std::string text = Text{"  只差一项 ", "  near miss "}.in(language) + miss.at("row").get<std::string>();
  if (const rulebook::Row* row = row_of(table, miss)) {
    const std::string would = outcome_words(outcome_of(*table, *row), language);
    text += Text{"（" + would + "）[", " (" + would + ") ["}.in(language) + rulebook::keys_of(*row) + "]";
  }
  const std::string column = rule_in_words(miss.at("failed").get<std::string>(), language);
  const std::string got = value_words(miss.at("got"), language);
  const std::string needs = condition_in_words(
      with_parameters(miss.at("needs").get<std::string>(), trace.at("parameters")), language);
  return text + Text{"：“" + column + "”实为 " + got + "，须为 " + needs + "\n",
                     ": \"" + column + "\" is " + got + ", it would take " + needs + "\n"}
                    .in(language);
}

// Another kind of spending would have taken another template: nobody asks why not.
bool asks_why_not(const Json& trace) {
  return trace.at("table") != "entry_template";
}

// A rule that comes to the same explains nothing.
bool comes_to_the_same(const Json& trace, const Json& miss, const rulebook::Table* table) {
  const rulebook::Row* row = row_of(table, miss);
  return row != nullptr && outcome_of(*table, *row) == trace.at("output");
}

std::string misses_in_words(const Json& trace, const RulesThen& rules, Language language) {
  std::string text;
  if (!asks_why_not(trace)) return text;
  const rulebook::Table* table = table_of(trace, rules);
  for (const Json& miss : trace.at("nearMisses"))
    if (!comes_to_the_same(trace, miss, table)) text += miss_in_words(trace, miss, table, language);
  return text;
}

// The decisions it rests on come first, as they were taken first.
std::string decision_in_words(const Json& trace, const RulesThen& rules, Language language) {
  std::string text;
  for (const Json& reason : trace.at("because")) text += decision_in_words(reason, rules, language);
  const std::string name = rule_in_words(trace.at("decision").get<std::string>(), language);
  const std::string table = trace.at("table");
  return text + Text{name + "（表 " + table + "）\n", name + " (table " + table + ")\n"}.in(language) +
         matches_in_words(trace, language) + outcomes_in_words(trace, language) +
         parameters_in_words(trace, rules, language) + misses_in_words(trace, rules, language);
}

}  // namespace

std::string trace_in_words(const Json& trace, const rulebook::Rulebook& book, Language language) {
  return decision_in_words(trace, rules_then(trace, book), language);
}

}  // namespace rubiao
