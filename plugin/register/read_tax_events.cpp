// SPDX-License-Identifier: Apache-2.0
#include "base/error.h"
#include "register/event_readers.h"
#include "register/json_fields.h"

namespace rubiao {

using formats::Json;

EventBody read_tax_base_set(const Json& in) {
  TaxBase tax{.initial = parse_initial_difference(text_in(in, "initial_difference"), "initial_difference"),
              .life_months = in.at("tax_life_months").get<int>(),
              .from = *day_in(in, "tax_from"),
              .cost_fen = {}};
  if (in.contains("tax_cost")) tax.cost_fen = amount_in(in, "tax_cost");
  demand_not_negative(tax.cost_fen.value_or(0), "tax_cost");
  const bool of_its_own = tax.initial == InitialDifference::goodwill ||
                          tax.initial == InitialDifference::equity || tax.initial == InitialDifference::taxed;
  const bool of_the_books =
      tax.initial == InitialDifference::super_deduction || tax.initial == InitialDifference::exempt;
  if (of_its_own ? !tax.cost_fen : of_the_books && tax.cost_fen) {
    reject("tax_cost", text_in(in, "tax_cost"),
           of_its_own
               ? Text{"初始差异计入商誉、资本公积或影响应纳税所得额的，须填写税法成本",
                      "a difference that goes to goodwill or equity, or affected taxable income, needs the "
                      "cost by tax law"}
               : Text{"初始差异豁免的（含加计扣除）没有税法成本，以账面原值为准（不含加计部分）",
                      "a difference that is exempt has no tax cost of its own; it is the cost of the books, "
                      "without the extra deduction"},
           of_its_own ? Text{"填写 tax_cost", "give tax_cost"} : Text{"删去 tax_cost", "leave tax_cost out"});
  }
  return TaxBaseSet{tax};
}

EventBody read_deferred_tax_measured(const Json& in) {
  (void)parse_currency(text_in(in, "currency"), "currency");
  DeferredTaxMeasured measured{.rate = parse_ratio(text_in(in, "rate"), "rate"),
                               .taxable_profit = text_in(in, "taxable_profit"),
                               .taxable_profit_limit_fen = amount_in(in, "taxable_profit_limit")};
  if (measured.rate < Ratio::whole(0) || measured.rate > Ratio::whole(1)) {
    reject("rate", text_in(in, "rate"), {"税率应在 0 与 100% 之间", "a rate lies between 0 and 100%"},
           {"25% 写作 0.25 或 25%", "write 25% as 0.25 or 25%"});
  }
  demand_not_negative(measured.taxable_profit_limit_fen, "taxable_profit_limit");
  if (in.contains("taxable_profit_limit") != (measured.taxable_profit == "部分很可能")) {
    reject("taxable_profit_limit", text_in(in, "taxable_profit_limit"),
           {"“部分很可能”须填写很可能取得的应纳税所得额，其余不填",
            "the probable taxable profit is stated where it is probable in part (部分很可能), and only then"},
           {"填写 taxable_profit_limit，或更正 taxable_profit [CAS18:13]",
            "give taxable_profit_limit, or correct taxable_profit [CAS18:13]"});
  }
  return measured;
}

}  // namespace rubiao
