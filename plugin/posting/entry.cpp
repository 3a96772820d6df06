// SPDX-License-Identifier: Apache-2.0
#include "posting/entry.h"

#include "base/error.h"

namespace rubiao {
namespace {

using rulebook::Rules;

// Some account keys are questions of their own: what came in, how it was paid, where spending or amortisation
// goes.
std::string account_key(const std::string& key, const EntryFacts& facts, const Rules& rules) {
  const std::string use(term(facts.use));
  if (key == "取得资产") return facts.asset_key;
  if (key == "结算")
    return rules.decide("settlement", {{"结算方式", facts.settlement}}).match().text("科目键");
  if (key == "进项税额" && facts.vat_awaiting) return "待认证进项税额";
  if (key == "支出去向")
    return rules.decide("expense_routing", {{"用途", use}, {"成本项目", facts.item}}).match().text("科目键");
  if (key == "摊销去向") return rules.decide("amortisation_routing", {{"用途", use}}).match().text("科目键");
  return key;
}

}  // namespace

std::string Accounts::code(const std::string& key, Route route) const {
  const std::string route_text(term(route));
  for (const std::string& own : {key + "/" + route_text, key}) {
    if (const auto found = settings_.accounts.find(own); found != settings_.accounts.end())
      return found->second;
  }
  return rules_.decide("account_code", {{"科目键", key}, {"取得方式", route_text}}).match().text("科目代码");
}

Entry compose_entry(std::string_view kind, const EntryFacts& facts, const Rules& rules,
                    const CompanySettings& settings) {
  const Accounts accounts(rules, settings);
  const rulebook::Decision lines = rules.decide("entry_lines", {{"分录", std::string(kind)}});
  Entry entry{.kind = std::string(kind), .memo = facts.memo, .lines = {}, .articles = lines.articles()};
  for (const rulebook::Match& row : lines.matches) {
    const auto amount = facts.amounts.find(row.text("金额键"));
    if (amount == facts.amounts.end() || amount->second == 0) continue;
    // The row cites the chart of accounts first and the article that the line rests on last.
    const bool debit = row.text("方向") == "借";
    entry.lines.push_back(
        {.account = accounts.code(account_key(row.text("科目键"), facts, rules), facts.route),
         .debit_fen = debit ? amount->second : 0,
         .credit_fen = debit ? 0 : amount->second,
         .memo = facts.memo,
         .cost_center = facts.cost_center,
         .counterparty = facts.counterparty,
         .rule = entry.kind + " " + row.citations.back().key});
  }
  return entry;
}

}  // namespace rubiao
