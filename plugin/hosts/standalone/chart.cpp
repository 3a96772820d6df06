// SPDX-License-Identifier: Apache-2.0
// [MOF2006-18] gives the first-level codes; the notes in data/chart.csv mark what practice added.
#include "chart.h"

#include <rubiao/plugin.h>

#include "csv_table.h"
#include "embedded.h"
#include "failure.h"

namespace erp {

namespace {

std::int32_t nature_of(const std::string& word) {
  static const std::map<std::string, std::int32_t> natures = {
      {"asset", rubiao_asset},    {"liability", rubiao_liability}, {"common", rubiao_common},
      {"equity", rubiao_equity},  {"cost", rubiao_cost},           {"income", rubiao_income},
      {"expense", rubiao_expense}};
  return natures.at(word);
}

// The sub-accounts of a heading, to name them to the user: "170101, 170102".
std::string sub_accounts(const Chart& chart, const std::string& heading) {
  std::string text;
  for (auto it = chart.upper_bound(heading); it != chart.end() && it->first.starts_with(heading); ++it)
    if (it->second.takes_lines()) text += (text.empty() ? "" : ", ") + it->first;
  return text;
}

}  // namespace

void seed_chart(Database& ledger, const std::string& company) {
  for (const CsvRow& row : embedded_rows(embedded::chart))
    ledger.run("INSERT INTO account VALUES (?, ?, ?, ?, ?, ?, 1, ?)", company, row.cells[0], row.cells[1],
               row.cells[2], nature_of(row.cells[3]), row.cells[4] == "heading" ? 1 : 0, row.cells[5]);
}

Chart read_chart(Database& ledger, const std::string& company) {
  Chart chart;
  Statement rows = ledger.query(
      "SELECT code, name, name_en, nature, heading, open, note FROM account WHERE company = ? ORDER BY code",
      company);
  while (rows.step()) {
    Account account{
        rows.text(0),         rows.text(1),         rows.text(2), static_cast<std::int32_t>(rows.integer(3)),
        rows.integer(4) == 1, rows.integer(5) == 1, rows.text(6)};
    chart.emplace(account.code, std::move(account));
  }
  return chart;
}

std::optional<Objection> object_to_account(const Chart& chart, const std::string& code) {
  if (code.empty())
    return Objection{{"空的科目代码", "no account code"},
                     {"本公司科目表中的末级科目", "a leaf account of this company's chart"},
                     {"补上科目代码或删去此行", "fill it in or drop the line"}};
  const auto account = chart.find(code);
  if (account == chart.end())
    return Objection{
        {"科目 " + code + " 不存在", "account " + code + ", which does not exist"},
        {"本公司科目表中的末级科目", "a leaf account of this company's chart"},
        {"核对科目代码，见 rubiao ledger accounts", "check the code with `rubiao ledger accounts`"}};
  if (account->second.heading)
    return Objection{
        {"科目 " + code + " 是上级科目，不能记账", "account " + code + ", a heading that takes no lines"},
        {"末级科目：" + sub_accounts(chart, code), "a leaf account: " + sub_accounts(chart, code)},
        {"改用其明细科目", "use one of its sub-accounts"}};
  if (!account->second.open)
    return Objection{{"科目 " + code + " 已停用", "account " + code + ", which is closed"},
                     {"启用的末级科目", "an open leaf account"},
                     {"改用启用的科目", "use an open account"}};
  return std::nullopt;
}

Text nature_name(std::int32_t nature) {
  static const std::map<std::int32_t, Text> names = {
      {rubiao_asset, {"资产", "asset"}},    {rubiao_liability, {"负债", "liability"}},
      {rubiao_common, {"共同", "common"}},  {rubiao_equity, {"所有者权益", "equity"}},
      {rubiao_cost, {"成本", "cost"}},      {rubiao_income, {"收入", "income"}},
      {rubiao_expense, {"费用", "expense"}}};
  return names.at(nature);
}

}  // namespace erp
