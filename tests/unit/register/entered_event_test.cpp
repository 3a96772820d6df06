// SPDX-License-Identifier: Apache-2.0
// What is refused of an event that somebody enters, and not of one that the log gives back: amounts that
// spoil every sum, ids that two eyes would take for another, characters that steer a reader.
#include "register/entered_event.h"

#include <doctest/doctest.h>

#include "events.h"

namespace rubiao {
namespace {

// "field | found" of every problem; each says in both languages what was expected and what to do.
std::string refused(const std::string& text) {
  const formats::Json document = formats::parse_json(text, "test");
  CHECK_NOTHROW((void)read_event(document));
  try {
    (void)read_entered_event(document);
  } catch (const Error& error) {
    std::string all;
    for (const Problem& problem : error.problems()) {
      for (const Text& part : {problem.message, problem.expected, problem.todo}) {
        CHECK_FALSE(part.zh.empty());
        CHECK_FALSE(part.en.empty());
      }
      all += (all.empty() ? "" : "; ") + problem.field + " | " + problem.found;
    }
    return all;
  }
  return "";
}

const std::string cost = event_text("cost_incurred", "2024-02-29", cost_properties);

}  // namespace

TEST_CASE("an amount above 1000 亿元 is refused, wherever it stands") {
  CHECK(refused(replaced(cost, "100.00", "100000000000.00")).empty());
  CHECK(refused(replaced(cost, "100.00", "100000000000.01")) == "amount | 100000000000.01");
  CHECK(refused(replaced(cost, "100.00", "90000000000000.00")) == "amount | 90000000000000.00");
  CHECK(refused(event_text(
            "impairment_tested", "2024-12-31",
            R"("asset": "DS", "indications": [], "basis": "测试表", "cash_flows": [{"on": "2025-12-31", )"
            R"("amount": "1.00"}, {"on": "2026-12-31", "amount": "-100000000000.01"}], )"
            R"("discount_rate": "0.05")")) == "cash_flows[1].amount | -100000000000.01");
}

TEST_CASE("an id with blanks at its ends or with what nobody sees is refused, and shown") {
  const struct {
    const char *document, *found;
  } table[] = {
      {"INV-7 ", "INV-7<U+0020>"},      {"\u3000INV-7", "<U+3000>INV-7"}, {"\u00A0INV-7", "<U+00A0>INV-7"},
      {"INV-\u200B7", "INV-<U+200B>7"}, {"\uFEFFINV", "<U+FEFF>INV"},     {"发\u202E票", "发<U+202E>票"},
      {"发\uFFFF票", "发<U+FFFF>票"},   {"INV\u20607", "INV<U+2060>7"},   {"INV\\t7", "INV<U+0009>7"},
      {"INV\\n7", "INV<U+000A>7"},      {"  ", "<U+0020><U+0020>"},       {"INV\u009B7", "INV<U+009B>7"},
      {"INV\u00AD7", "INV<U+00AD>7"},   {"INV\u3164", "INV<U+3164>"},     {"\u2800", "<U+2800>"},
  };
  for (const auto& row : table) {
    CAPTURE(row.found);
    CHECK(refused(
              replaced(cost, R"("document": "D")", R"("document": ")" + std::string(row.document) + "\"")) ==
          "source.document | " + std::string(row.found));
  }
  CHECK(refused(replaced(cost, R"("document": "D")", R"("document": "发票 第\u3000七 号")")).empty());
  CHECK(refused(replaced(cost, R"("asset": "DS")", R"("asset": "DS ")")) == "asset | DS<U+0020>");
  CHECK(refused(replaced(registered_text("外购"), R"("name": "数据")", R"("name": "数\u200B据 ")")) ==
        "name | 数<U+200B>据<U+0020>");
  CHECK(refused(event_text("sold", "2024-02-29",
                           sold_properties + R"(, "lot": {"document": " D", "line": 1})")) ==
        "lot.document | <U+0020>D");
}

TEST_CASE("a text of nothing but what nobody sees is no answer") {
  CHECK(refused(replaced(event_text("assessed", "2024-02-29", assessed_properties), R"("basis": "依据")",
                         R"("basis": "\u200B\u2800")")) == "basis | <U+200B><U+2800>");
}

TEST_CASE("free text keeps its blanks and lines, but nothing that steers a terminal or turns the writing") {
  const auto with_memo = [](const std::string& memo) {
    return event_text("cost_incurred", "2024-02-29", cost_properties + R"(, "memo": ")" + memo + "\"");
  };
  CHECK(refused(with_memo(" 两行\\n文字\u3000")).empty());
  CHECK(refused(with_memo("红\\u001B[31m")) == "memo | 红<U+001B>[31m");
  CHECK(refused(with_memo("\u202E00.001")) == "memo | <U+202E>00.001");
  CHECK(refused(with_memo("\uFFFE")) == "memo | <U+FFFE>");
  CHECK(refused(with_memo("\uFFFF")) == "memo | <U+FFFF>");
}

TEST_CASE("a correction may name an earlier entry as it was entered") {
  CHECK(
      refused(event_text("corrected", "2024-03-01",
                         R"("asset": "DS", "reverses": {"document": "INV-7 ", "line": 1}, "reason": "重复")"))
          .empty());
}

TEST_CASE("what a disposal group or a test lists, it lists once") {
  const auto held = [](const std::string& members) {
    return refused(event_text(
        "classified_held_for_sale", "2024-06-10",
        R"("asset": "DS", "decided_on": "2024-06-10", "commitment": "合同", "expected_by": "2024-12-31", )"
        R"("sellable_now": true, "fair_value_less_cost": "1.00", "basis": "决议", "members": )" +
            members));
  };
  CHECK(held(R"([{"id": "B"}, {"id": "C", "carrying": "1.00"}])").empty());
  CHECK(held(R"([{"id": "B"}, {"id": "B"}])") == "members | B");
  CHECK(held(R"([{"id": "B"}, {"id": "B", "carrying": "1.00"}])") == "members | B");
  CHECK(held(R"([{"id": "C", "carrying": "1.00"}, {"id": "C", "carrying": "2.00"}])") == "members | C");
  CHECK(held(R"([{"id": "DS"}])") == "members | DS");
  CHECK(refused(event_text("held_for_sale_remeasured", "2024-06-30",
                           R"("asset": "DS", "fair_value_less_cost": "1.00", "basis": "表", )"
                           R"("members": [{"id": "B"}, {"id": "B"}, {"id": "DS"}])")) ==
        "members | B; members | DS");
  CHECK(refused(event_text("impairment_tested", "2024-12-31",
                           R"("asset": "DS", "indications": ["客户流失", "客户流失"], "basis": "表", )"
                           R"("fair_value_less_cost": "1.00")")) == "indications | 客户流失");
}

TEST_CASE("a counterparty has no blanks at its ends, for parties are told apart by their names") {
  const auto from = [](const std::string& party) {
    return refused(
        event_text("cost_incurred", "2024-02-29", cost_properties + R"(, "counterparty": ")" + party + "\""));
  };
  CHECK(from("甲公司").empty());
  CHECK(from("\u3000甲公司") == "counterparty | <U+3000>甲公司");
  CHECK(from("甲公司 ") == "counterparty | 甲公司<U+0020>");
}

TEST_CASE("settings that set nothing are none") {
  CHECK(refused(event_text("configured", "2024-01-02", R"("memo": "无")")) == "accounts | ");
  CHECK(refused(event_text("configured", "2024-01-02", R"("accounts": {})")) == "accounts | ");
  CHECK(refused(event_text("configured", "2024-01-02", R"("super_deduction": false)")).empty());
}

}  // namespace rubiao
