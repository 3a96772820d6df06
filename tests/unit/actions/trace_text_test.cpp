// SPDX-License-Identifier: Apache-2.0
// Why, and why not otherwise, in either language: what a rule would have concluded, what was found and what
// it would have taken.
#include "actions/trace_text.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <filesystem>

#include "actions/rule_words.h"
#include "played.h"

namespace rubiao::test {
namespace {

// The tables whose decisions stand behind an event.
constexpr std::array traced{"recognition_criteria", "five_conditions", "classification",
                            "prohibitions",         "cost_item",       "useful_life",
                            "residual_value",       "held_for_sale",   "initial_measurement",
                            "amortisation_method",  "deferred_tax",    "impairment_duty",
                            "initial_difference"};

const rulebook::Rulebook& all_rules() {
  static const auto book = rulebook::Rulebook::load(std::filesystem::path(RUBIAO_SOURCE_DIR) / "rules");
  return book;
}

bool is_english(const std::string& words) {
  return std::ranges::none_of(words, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

void check_english(const std::string& term) {
  CAPTURE(term);
  CHECK(is_english(rule_in_words(term, Language::en)));
}

std::string told(const rulebook::Rulebook& book, Language language) {
  const rulebook::Decision decision = book.at(parse_date("2024-03-01", "date"))
                                          .decide("classification", {{"拥有或控制", true},
                                                                     {"经济利益很可能流入", true},
                                                                     {"成本可靠计量", true},
                                                                     {"可辨认", true},
                                                                     {"持有目的", std::string("自用")},
                                                                     {"取得方式", std::string("自行研发")},
                                                                     {"阶段", std::string("开发")},
                                                                     {"技术可行", true},
                                                                     {"完成意图", true},
                                                                     {"利益方式", false},
                                                                     {"资源支持", true},
                                                                     {"支出可靠计量", true},
                                                                     {"履约成本条件", false}});
  return trace_in_words(rulebook::to_json(decision), book, language);
}

}  // namespace

TEST_CASE("every table, column and value behind an event has an English form") {
  const rulebook::Rulebook& book = all_rules();
  for (const rulebook::Edition& edition : book.editions()) {
    for (const rulebook::Table* table : edition.tables(edition.from())) {
      if (std::ranges::find(traced, table->id) == traced.end()) continue;
      check_english(table->name);
      for (const auto& input : table->inputs) {
        check_english(input.name);
        for (const auto& value : input.allowed_values) check_english(rulebook::to_text(value));
      }
      for (const auto& output : table->outputs) {
        if (output.name.starts_with("英文") || output.name.ends_with("英文")) continue;
        check_english(output.name);
        for (const auto& value : output.allowed_values) check_english(rulebook::to_text(value));
      }
    }
    for (const auto& input : edition.demand("questions_to_ask", edition.from()).table().inputs)
      check_english(input.name);
  }
}

TEST_CASE("a near miss tells what it would have concluded, what was found and what it would have taken") {
  const rulebook::Rulebook& book = all_rules();
  const std::string zh = told(book, Language::zh);
  CAPTURE(zh);
  CHECK(
      holds(zh,
            "  只差一项 C11（资产类别 = 开发支出，支出处理 = 资本化）[MOF2023-11:2.2; CAS6:9]：“五条件”实为 "
            "否，须为 是\n"));
  const std::string en = told(book, Language::en);
  CAPTURE(en);
  CHECK(is_english(en));
  CHECK(holds(en,
              "  near miss C11 (asset class = development expenditure, treatment of spending = capitalise) "
              "[MOF2023-11:2.2; CAS6:9]: \"five conditions met\" is no, it would take yes\n"));
  CHECK(holds(en, "D06 (five conditions met = yes, not met = none)"));
}

TEST_CASE("a rule that comes to the same is not told") {
  const rulebook::Rulebook& book = all_rules();
  CHECK(!holds(told(book, Language::en), "near miss C13a"));
}

TEST_CASE("what a cell asks for is told in either language") {
  CHECK(condition_in_words("not(自行研发,自行加工)", Language::zh) == "不是自行研发或自行加工");
  CHECK(condition_in_words("not(自行研发,自行加工)", Language::en) ==
        "other than self-developed or self-processed");
  CHECK(condition_in_words("开发,无项目", Language::en) == "development or no project");
  CHECK(condition_in_words("false", Language::zh) == "否");
  CHECK(condition_in_words("> 120", Language::en) == "> 120");
}

TEST_CASE("what an auditor is shown of a data set says why not otherwise in his language") {
  CompanyInMemory company;
  buy(company);
  const formats::Json shown = run(company, "register.show", "2024-01-31", R"({"asset": "A"})");
  std::string text;
  for (const formats::Json& output : shown.at("outputs"))
    if (output.at("kind") == "trace") text += output.at("text").get<std::string>();
  CAPTURE(text);
  CHECK(is_english(text));
  CHECK(holds(text, "\"held for\" is own use, it would take sale"));
  CHECK(!holds(text, "near miss T"));
}

}  // namespace rubiao::test
