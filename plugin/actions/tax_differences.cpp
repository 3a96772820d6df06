// SPDX-License-Identifier: Apache-2.0
// The temporary differences of every data set on a day, and what of deferred tax is recognised on them; what
// deferred tax rests on (E25), and what an auditor reconciles the tax ledger with. Nothing is recorded.
#include "actions/registry.h"
#include "actions/taxed_data_sets.h"
#include "posting/deferred_tax.h"
#include "store/movements.h"
#include "store/tax_measured.h"

namespace rubiao {
namespace {

using formats::Json;

struct Row {
  Standing standing;
  std::optional<TemporaryDifference> difference;
};

std::vector<Row> rows_on(Books& books, Date day) {
  const rulebook::Rules rules = books.rules.at(day);
  std::vector<Row> rows;
  for (Standing& standing : taxed_data_sets(books, day)) {
    if (standing.gross() == 0 && !standing.deferred_tax && !standing.grant_taxed_on_receipt) continue;
    auto difference = difference_of(standing, day, rules);
    rows.push_back({std::move(standing), difference});
  }
  return rows;
}

Text kind_of(const std::optional<TemporaryDifference>& difference) {
  if (!difference) return {"计税基础待登记", "tax base to be stated"};
  if (difference->taxable() > 0) return {"应纳税", "taxable"};
  if (difference->deductible() > 0) return {"可抵扣", "deductible"};
  return {"无差异", "none"};
}

struct Sums {
  Fen taxable = 0;
  Fen deductible = 0;
  Amounts recognised;
};

Table differences_table(const std::vector<Row>& rows, Sums& sums, Language language) {
  Table table(
      {"暂时性差异", "Temporary differences"},
      {{"asset", {"编号", "id"}},
       {"name", {"名称", "name"}},
       {"carrying", {"账面价值", "carrying amount"}, "amount"},
       {"tax_base", {"计税基础", "tax base"}, "amount"},
       {"deferred_income", {"收到时已纳税的递延收益", "deferred income taxed when received"}, "amount"},
       {"difference", {"差异", "difference"}, "amount"},
       {"kind", {"方向", "kind"}},
       {"asset_recognised", {"已确认递延所得税资产", "deferred tax asset"}, "amount"},
       {"liability_recognised", {"已确认递延所得税负债", "deferred tax liability"}, "amount"}});
  for (const Row& row : rows) {
    const Amounts recognised = row.standing.deferred_tax.value_or(Amounts{});
    sums.recognised += recognised;
    if (row.difference) {
      sums.taxable = add(sums.taxable, row.difference->taxable());
      sums.deductible = add(sums.deductible, row.difference->deductible());
    }
    table.row({row.standing.data_set.id, row.standing.data_set.name, cell(row.standing.carrying()),
               row.difference ? cell(row.difference->tax_base_fen) : Json(),
               row.difference ? cell(row.difference->deferred_income_fen) : Json(),
               row.difference ? cell(row.difference->difference()) : Json(),
               kind_of(row.difference).in(language), cell(recognised.gross), cell(recognised.amortisation)});
  }
  return table;
}

// TX-7: shown net of each other, for one taxpayer and one authority.
void note_offset(const Sums& sums, Table& table) {
  const Fen net = sums.recognised.gross - sums.recognised.amortisation;
  const std::string amount = to_grouped_text(net < 0 ? -net : net);
  table.note({"应纳税差异合计 " + to_grouped_text(sums.taxable) + " 元，可抵扣差异合计 " +
                  to_grouped_text(sums.deductible) + " 元；抵销后列示递延所得税" +
                  (net < 0 ? "负债 " : "资产 ") + amount + " 元",
              "taxable " + to_grouped_text(sums.taxable) + ", deductible " +
                  to_grouped_text(sums.deductible) + " yuan; offset, a deferred tax " +
                  (net < 0 ? "liability of " : "asset of ") + amount + " yuan is presented"});
}

// TX-1: what the table says was recognised is of the last measurement.
void tell_measured(Books& books, Date day, Result& result) {
  const auto last = store::last_deferred_tax(books.store, books.company);
  if (last && *last >= day) return;
  const std::string measured = last ? to_text(*last) : "";
  result.message(
      {(last ? "递延所得税最近一次确认于 " + measured : "递延所得税尚未确认过") + "；" + to_text(day) +
           " 的差异由 tax.measure 确认",
       (last ? "deferred tax was last measured on " + measured : "deferred tax was never measured") +
           "; tax.measure recognises the differences of " + to_text(day)});
}

Result list_differences(Books& books, const Caller& caller, const Json& input) {
  const Date day = day_asked(input, caller);
  const store::Looking look(books.store, books.staged);
  Sums sums;
  Table table = differences_table(rows_on(books, day), sums, caller.language);
  note_offset(sums, table);
  Result result(caller.language);
  result.table(table);
  if (!table.empty()) tell_measured(books, day, result);
  return result;
}

}  // namespace

Action tax_differences() {
  return {
      .id = "tax.differences",
      .menu = {{"数据资源", "Data resources"}, {"所得税", "Income tax"}},
      .title = {"暂时性差异", "Temporary differences"},
      .help =
          {"逐项列示账面价值、计税基础、差异和已确认的递延所得税，以及抵销后的列示金额。",
           "Carrying amount, tax base, difference and recognised deferred tax, item by item, and the amount "
           "presented after offset."},
      .roles = {Role::preparer, Role::reviewer, Role::auditor},
      .changes = false,
      .input = object_schema({date_property()}, {}),
      .outputs = {"table", "message"},
      .run = list_differences};
}

}  // namespace rubiao
