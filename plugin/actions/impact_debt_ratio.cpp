// SPDX-License-Identifier: Apache-2.0
// What inclusion does to the debt ratio on a day: with and without, exact, the tax comparison, and how it
// unwinds to the end of the last life.
#include "actions/complete_books.h"
#include "actions/ledger_figures.h"
#include "actions/registry.h"
#include "impact/unwinding.h"
#include "store/charges.h"
#include "store/event_log.h"
#include "store/movements.h"

namespace rubiao {
namespace {

using formats::Json;
using namespace impact;

constexpr int percent_digits = 4;

struct Facts {
  std::vector<Included> included;
  std::vector<Planned> plans;  // of what counts
  TaxView tax{Ratio::whole(0), Ratio::whole(0)};
};

std::vector<Included> included_at(Books& books, Date on) {
  std::vector<Included> groups;
  for (const Holding holding : {Holding::intangible, Holding::inventory, Holding::development}) {
    for (const Column column : all_columns) groups.push_back({holding, column, 0});
  }
  for (const MovementTotal& total :
       store::movement_totals(books.store, books.company, Period::of(on).first_day(), on)) {
    for (Included& group : groups) {
      if (group.holding != holding_of(total.kind) || group.column != total.column) continue;
      group.carrying_fen = add(group.carrying_fen, add(total.before.carrying(), total.during.carrying()));
    }
  }
  return groups;
}

std::vector<Planned> plans_at(Books& books, Date on) {
  std::vector<Planned> plans;
  for (const auto& stored : store::all_data_sets(books.store, books.company, on)) {
    if (column_of(stored.data_set.route) != Column::self_made) continue;
    const auto plan =
        store::current_plan(books.store, books.company, stored.asset, Period::of(on).month_index());
    if (!plan) continue;
    plans.push_back({*plan, store::standing_of(books.store, books.company, stored, on).charged_fen});
  }
  return plans;
}

CompanySettings read_settings(Books& books, Date on) {
  const store::Looking look(books.store, books.staged);
  return store::settings_at(books.store, books.company, on);
}

Facts read_facts(Books& books, Date on) {
  const store::Looking look(books.store, books.staged);
  const rulebook::Rules rules = books.rules.at(on);
  const CompanySettings settings = store::settings_at(books.store, books.company, on);
  const Ratio law = parse_ratio(rules.number_parameter("所得税率").text(), "所得税率");
  return {included_at(books, on),
          plans_at(books, on),
          {.rate = settings.income_tax_rate.value_or(law),
           .paid_share = settings.tax_paid_share.value_or(Ratio::whole(0)),
           .super_deduction = settings.super_deduction.value_or(false)}};
}

// The host is asked when no lock is held.
BalanceSheetTotals totals_at(Books& books, Date on) {
  const CompanySettings settings = read_settings(books, on);
  const Accounts codes(books.rules.at(on), settings);
  const HostBalanceSheet sheet = balance_sheet_at(books, on, codes);
  return {.assets_fen = sheet.assets_fen, .liabilities_fen = sheet.liabilities_fen};
}

Table effect_table(const BalanceSheetTotals& totals, const Effect& effect, const TaxView& tax,
                   Language language) {
  Table table({"资产负债率：入表与不入表", "Debt ratio with and without inclusion"},
              {{"item", {"项目", "item"}}, {"value", {"数值", "value"}}, {"exact", {"精确值", "exact"}}});
  const auto row = [&](const Text& item, const std::string& value, const std::string& exact) {
    table.row({item.in(language), value, exact});
  };
  const auto rate = [&](const Text& item, const Ratio& ratio) {
    row(item, to_percent(ratio, percent_digits), to_fraction(ratio));
  };
  row({"资产总额", "total assets"}, to_grouped_text(totals.assets_fen), "");
  row({"负债总额", "total liabilities"}, to_grouped_text(totals.liabilities_fen), "");
  row({"入表后才形成的账面价值 X（自行研发）", "carried only because of inclusion, X (self-developed)"},
      to_grouped_text(effect.included_fen), "");
  row({"本来就可资本化的账面价值（外购、存货等，影响为零）",
       "capitalisable anyway (purchased, inventory, other: no effect)"},
      to_grouped_text(effect.nil_fen), "");
  rate({"所得税率 t", "tax rate t"}, tax.rate);
  rate({"τ", "τ"}, effect.tau);
  rate({"已缴比例 p", "share paid p"}, tax.paid_share);
  rate({"资产负债率（入表）", "debt ratio with inclusion"}, effect.with_inclusion);
  rate({"资产负债率（不入表）R", "debt ratio without, R"}, effect.without_inclusion);
  rate({"差额", "difference"}, effect.change);
  rate({"R(1−τp)", "R(1−τp)"}, effect.left_side);
  rate({"τ(1−p)", "τ(1−p)"}, effect.right_side);
  return table;
}

Table unwinding_table(const std::vector<YearEnd>& years) {
  Table table({"影响如何转回（其他不变）", "How the effect unwinds, all else unchanged"},
              {{"year", {"年末", "year end"}, "integer"},
               {"remaining", {"剩余账面价值 X", "X remaining"}, "amount"},
               {"with", {"资产负债率（入表）", "with inclusion"}, "ratio"},
               {"change", {"差额", "difference"}, "ratio"}});
  for (const YearEnd& year : years) {
    table.row({year.year, cell(year.remaining_fen), to_percent(year.with_inclusion, percent_digits),
               to_percent(year.change, percent_digits)});
  }
  return table;
}

Result show_debt_ratio(Books& books, const Caller& caller, const Json& input) {
  const Date on = day_asked(input, caller);
  const bool booked = input.value("tax_booked", true);
  demand_period_over(on, caller.business_date);
  const Period month = Period::of(on);
  demand_complete(books, month.last_day() == on ? month : month.plus_months(-1));
  const Facts facts = read_facts(books, on);
  BalanceSheetTotals totals = totals_at(books, on);
  if (!booked) totals = with_tax_of_inclusion(totals, facts.included, facts.tax);
  const Effect effect = measure_effect(totals, facts.included, facts.tax);
  Result result(caller.language);
  result.table(effect_table(totals, effect, facts.tax, caller.language));
  result.message(explain(effect));
  result.message(
      booked ? Text{"假定账面已反映入表的所得税影响；若尚未计提，请用 tax_booked=false。",
                    "The books are taken to hold the tax of inclusion; if they do not yet, use "
                    "tax_booked=false."}
             : Text{"账面尚未反映入表的所得税：上表已在账面数上加计 τ(1−p)X 的负债并减去 τpX 的资产。",
                    "The books do not hold the tax of inclusion yet: τ(1−p)X was added to liabilities and "
                    "τpX taken from assets."});
  if (effect.included_fen != 0) {
    result.table(unwinding_table(
        project_unwinding(totals, effect, facts.plans, facts.tax, static_cast<int>(on.year()))));
  }
  return result;
}

}  // namespace

Action impact_debt_ratio() {
  return {
      .id = "impact.debt_ratio",
      .menu = {{"数据资源", "Data resources"}, {"资产负债率", "Debt ratio"}},
      .title = {"对资产负债率的影响", "Effect on the debt ratio"},
      .help = {"入表与不入表的资产负债率、所得税影响及其逐年转回。",
               "The debt ratio with and without inclusion, the tax effect and how it unwinds."},
      .roles = {Role::preparer, Role::reviewer, Role::auditor},
      .changes = false,
      .input = object_schema({date_property(),
                              {"tax_booked", property("boolean", "账面已反映入表的所得税（默认是）",
                                                      "the books hold the tax of inclusion (default yes)")}},
                             {}),
      .outputs = {"table", "message"},
      .run = show_debt_ratio};
}

}  // namespace rubiao
