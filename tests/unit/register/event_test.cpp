// SPDX-License-Identifier: Apache-2.0
// Reading one event: every field arrives, and each thing that can be wrong with it is named.
#include "register/event.h"

#include <doctest/doctest.h>

#include "events.h"
#include "register/event_schema.h"

namespace rubiao {

TEST_CASE("every kind is read with its fields") {
  const auto data_set = std::get<Registered>(event_of(registered_text("自行研发")).body).data_set;
  CHECK(data_set.stage == Stage::research);
  CHECK(data_set.registered_on == parse_date("2024-01-08", "date"));
  CHECK(std::get<Registered>(event_of(registered_text("自行加工")).body).data_set.stage == Stage::none);
  CHECK(std::get<Registered>(event_of(registered_text("外购")).body).data_set.stage == Stage::not_applicable);

  CHECK(std::get<Assessed>(event_of(event_text("assessed", "2024-01-08", assessed_properties)).body)
            .answers.identifiable);
  const auto cost =
      std::get<CostIncurred>(event_of(event_text("cost_incurred", "2024-02-29", cost_properties)).body);
  CHECK(cost.amount_fen == 10'000);
  CHECK(cost.vat_fen == 600);
  CHECK(cost.direct);
  CHECK_FALSE(cost.capitalise.has_value());
  CHECK(std::get<Sold>(event_of(event_text("sold", "2024-02-29", sold_properties)).body).proceeds_fen ==
        10'000);
  CHECK(std::get<Pledged>(event_of(event_text("pledged", "2024-02-29", pledged_properties)).body)
            .restriction.credit_line_fen == 5'000);
  const auto settings = std::get<Configured>(
      event_of(event_text("configured", "2024-01-02", R"("income_tax_rate": "15%")")).body);
  CHECK(settings.changes.income_tax_rate == Ratio(15, 100));
}

TEST_CASE("the canonical form does not depend on the order of the fields, the digest not on blanks") {
  const Event one = event_of(event_text("sold", "2024-02-29", sold_properties));
  const Event other =
      event_of("{" + sold_properties +
               R"(,"source":{"line":1,"document":"D"},"date":"2024-02-29","version":1,"event":"sold"})");
  CHECK(one.canonical == other.canonical);
  CHECK(one.digest() == other.digest());
  CHECK(one.digest() != event_of(event_text("sold", "2024-02-28", sold_properties)).digest());
}

TEST_CASE("an event is recalled from its canonical JSON as it was read") {
  const Event one = event_of(event_text("cost_incurred", "2024-02-29", cost_properties));
  const Event again = recall_event(one.canonical);
  CHECK(again.canonical == one.canonical);
  CHECK(again.date == one.date);
  CHECK(std::get<CostIncurred>(again.body).amount_fen == std::get<CostIncurred>(one.body).amount_fen);
  const std::string spoilt = replaced(one.canonical, "\"line\"", "\"row\"");
  CHECK_THROWS_AS((void)recall_event(spoilt), Error);
}

TEST_CASE("each fault of an event is named by its field") {
  const std::string cost = event_text("cost_incurred", "2024-02-29", cost_properties);
  const struct {
    const char *from, *to, *problem;
  } table[] = {
      {R"("event": "cost_incurred")", R"("event": "burnt")", "event: no such kind of event"},
      {R"("version": 1)", R"("version": 2)", "version: \"version\" is too large"},
      {R"("date": "2024-02-29")", R"("date": "2023-02-29")", "date: \"business date\" is wrong: no such day"},
      {R"("line": 1)", R"("line": 0)", "source.line: \"line\" is too small"},
      {R"("document": "D", )", "", "source.document: \"document\" is missing"},
      {R"("asset": "DS", )", "", "asset: \"data set id\" is missing"},
      {R"("asset": "DS")", R"("asset": "")", "asset: \"data set id\" is empty"},
      {R"("item": "购买价款")", R"("item": "午餐")", "item: \"cost item\" is not one of the allowed values"},
      {R"("amount": "100.00")", R"("amount": 100)",
       "amount: \"amount (without recoverable VAT)\" is of the wrong type"},
      {R"("amount": "100.00")", R"("amount": "1.005")",
       "amount: \"amount (without recoverable VAT)\" is wrong: an amount has at most two decimals"},
      {R"("amount": "100.00")", R"("amount": "0.00")", "amount: the amount must be more than zero"},
      {R"("amount": "100.00")", R"("amount": "-5.00")", "amount: the amount must be more than zero"},
      {R"("vat": "6.00")", R"("vat": "-0.01")", "vat: the amount may not be negative"},
      {R"("vat": "6.00")", R"("vat": "100.01")", "vat: the VAT is more than the amount it is on"},
      {R"("settlement": "银行存款")", R"("settlement": "应付职工薪酬")",
       "vat: spending settled by employee benefits payable carries no input VAT"},
      {R"("settlement": "银行存款")", R"("settlement": "累计摊销")",
       "vat: spending settled by accumulated amortisation carries no input VAT"},
      {R"("settlement": "银行存款")", R"("settlement": "现金")",
       "settlement: \"settled by\" is not one of the allowed values"},
      {R"("measured_by": "成本凭证")", R"("measured_by": "估计")",
       "measured_by: \"amount taken from\" is not one of the allowed values"},
      {R"("vat": "6.00")", R"("vat": "6.00", "colour": "red")", "colour: unknown field"},
  };
  for (const auto& row : table) {
    CAPTURE(row.to);
    CHECK(problems_of([&] { (void)event_of(replaced(cost, row.from, row.to)); }) == row.problem);
  }
  CHECK(problems_of([&] {
          (void)event_of(replaced(cost, R"("currency": "CNY")", R"("currency": "USD")"));
        }).starts_with("currency: "));
  CHECK(problems_of([] { (void)event_of("[]"); }) == ": an event must be a JSON object");
}

TEST_CASE("the other kinds refuse what does not fit them") {
  const auto wrong = [](const std::string& kind, const std::string& properties) {
    return problems_of([&] { (void)event_of(event_text(kind, "2024-03-01", properties)); });
  };
  CHECK(wrong("stage_changed", R"("asset": "DS", "stage": "研究")") ==
        "stage: \"new stage\" is not one of the allowed values");
  CHECK(wrong("stage_changed", R"("asset": "DS", "stage": "已达预定用途", "life_months": 601)") ==
        "life_months: \"useful life in months\" is too large");
  CHECK(wrong("stage_changed", R"("asset": "DS", "stage": "已达预定用途", "residual": "-1")") ==
        "residual: the amount may not be negative");
  CHECK(wrong("configured", R"("income_tax_rate": "1.01")") ==
        "income_tax_rate: the rate must lie between 0 and 1");
  CHECK(wrong("configured", R"("posted_by_host": ["pledged"])").find("not one of the allowed values") !=
        std::string::npos);
  CHECK(wrong("pledged",
              R"("asset": "DS", "registration": "R", "creditor": "B", "credit_line": "-1", "drawn": "0")") ==
        "credit_line: the amount may not be negative");
  CHECK(
      wrong(
          "pledged",
          R"("asset": "DS", "registration": "R", "creditor": "B", "credit_line": "10", "drawn": "10.01")") ==
      "drawn: more is drawn than the credit line");
  CHECK(wrong("pledged", R"("asset": "DS", "registration": "R", "creditor": "B", "drawn": "0")")
            .starts_with("credit_line: a pledge does not say"));
  CHECK(
      wrong(
          "pledged",
          R"("asset": "DS", "restriction": "查封冻结", "registration": "R", "creditor": "B", "credit_line": "5")")
          .starts_with("credit_line: only a pledge has"));
  CHECK(wrong("registered",
              R"("asset": "DS", "name": "\u001b[31m红", "route": "外购", "purpose": "自用", "use": "管理")")
            .starts_with("name: "));
  CHECK(wrong("invalidated", R"("asset": "DS", "reason": "")") == "reason: \"reason\" is empty");
  CHECK(
      wrong(
          "invalidated",
          R"("asset": "DS", "reason": "x", "evidence": [{"name": "a", "date": "2024-01-01", "sha256": "AB"}])")
          .find("sha256") != std::string::npos);
}

TEST_CASE("an unknown question is answered by those of the event") {
  for (const char* unknown : {"Q18", "Q99"}) {
    try {
      (void)event_of(event_text("assessed", "2024-01-08",
                                assessed_properties + R"(, "judgements": {")" + unknown +
                                    R"(": {"answer": "是", "grounds": "合同", "evidence": "合同"}})"));
      FAIL("accepted");
    } catch (const Error& error) {
      REQUIRE(error.problems().size() == 1);
      const Problem& problem = error.problems()[0];
      CHECK(problem.field == "judgements." + std::string(unknown));
      CHECK(problem.expected.zh == "Q01（控制）、Q06（记账单元）、Q07（无形资产或存货）");
      CHECK(problem.expected.en == "Q01 (control), Q06 (unit of account), Q07 (intangible or inventory)");
      CHECK(problem.todo.en == "choose one of those listed, or leave it out");
    }
  }
}

TEST_CASE("what contradicts itself is refused with a remedy in both languages") {
  const std::string exchange =
      R"("asset": "DS", "given": "B", "commercial_substance": true, "fair_value_reliable": true, "vat": "0.00", )"
      R"("output_vat": "0.00", "settlement": "银行存款", "currency": "CNY", "basis": "合同")";
  const std::string bought =
      R"("asset": "DS", "vat": "0.00", "settlement": "银行存款", "currency": "CNY", "basis": "合同", )"
      R"("discount_rate": "0.05", "payments": [{"on": "2025-03-01", "amount": "100.00"}])";
  const struct {
    const char* kind;
    std::string properties;
    const char* zh;
  } table[] = {
      {"exchanged", exchange, "缺少公允价值"},
      {"exchanged", exchange + R"(, "boot_paid": "5.00")", "补价比例（25%）"},
      {"exchanged",
       exchange + R"(, "given_fair_value": "9.00", "boot_paid": "1.00", "boot_received": "1.00")",
       "补价不能既付又收"},
      {"taken_over",
       R"("asset": "DS", "giver_gross": "0.00", "giver_amortisation": "0.00", "giver_impairment": "0.00", )"
       R"("fair_value_reliable": true, "vat": "0.00", "currency": "CNY", "basis": "文件")",
       "缺少公允价值"},
      {"bought_by_instalments", replaced(bought, "2025-03-01", "2024-02-28"), "付款日早于购买日 2024-03-01"},
      {"bought_by_instalments", replaced(bought, "0.05", "5"), "折现率须大于 0"},
      {"impairment_tested",
       R"("asset": "DS", "indications": [], "basis": "表", "cash_flows": [{"on": "2025-03-01", "amount": "1.00"}], )"
       R"("discount_rate": "8")",
       "折现率须大于 -1"},
  };
  for (const auto& row : table) {
    CAPTURE(row.zh);
    try {
      (void)event_of(event_text(row.kind, "2024-03-01", row.properties));
      FAIL_CHECK("accepted");
    } catch (const Error& error) {
      const Problem& problem = error.problems().at(0);
      CAPTURE(render(error, Language::en));
      CHECK(problem.message.zh.find(row.zh) != std::string::npos);
      CHECK_FALSE(problem.todo.zh.empty());
      CHECK_FALSE(problem.todo.en.empty());
    }
  }
}

TEST_CASE("an amount or a year beyond what can be kept tells the limit") {
  const std::string cost = event_text("cost_incurred", "2024-02-29", cost_properties);
  const auto told = [&](const char* from, const char* to) {
    return problems_of([&] { (void)event_of(replaced(cost, from, to)); });
  };
  CHECK(told("100.00", "99999999999999.00").find("at most 90,000,000,000,000.00 yuan") != std::string::npos);
  CHECK(told("2024-02-29", "1024-02-29").find("the year is out of range (1990 to 2150)") !=
        std::string::npos);
}

}  // namespace rubiao
