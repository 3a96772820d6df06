// SPDX-License-Identifier: Apache-2.0
// The disclosure of a year or interim period: the 其中：数据资源 rows, note tables A and B and what stands
// beside them, as a page to read that is Inline XBRL, as an instance, xBRL-JSON and xBRL-CSV, after the
// invariants have been checked against the host's ledger. Figures are those of the period's end, whatever has
// happened since.
#include <algorithm>
#include <set>

#include "actions/books_invariants.h"
#include "actions/complete_books.h"
#include "actions/disclosure_tables.h"
#include "actions/ledger_figures.h"
#include "actions/registry.h"
#include "actions/report_documents.h"
#include "base/error.h"
#include "posting/prior_period.h"
#include "register/words.h"
#include "store/charges.h"
#include "store/event_log.h"
#include "store/movements.h"
#include "store/openings.h"

namespace rubiao {
namespace {

using disclosure::Inputs;
using disclosure::Report;
using formats::Json;

struct Span {
  Date from;
  Date to;
};

Span span_of(const Json& input) {
  const int year = input.at("year").get<int>();
  return {Period(year, 1).first_day(), Period(year, input.value("through_month", 12)).last_day()};
}

// The methods in use, as the words of a sentence.
Text methods_text(const std::set<Method>& methods) {
  Text words;
  for (const Method method : methods) {
    const std::string name(term(method));
    words.zh += (words.zh.empty() ? "" : "、") + name;
    words.en += (words.en.empty() ? "" : ", ") + in_words(name, Language::en);
  }
  return words;
}

Text years_text(int shortest, int longest, const std::set<Method>& methods) {
  const Text by = methods_text(methods);
  const std::string range = shortest == longest ? std::to_string(shortest)
                                                : std::to_string(shortest) + "–" + std::to_string(longest);
  return {"使用寿命有限的数据资源无形资产自可供使用当月起按" + by.zh + "摊销，使用寿命为 " + range +
              " 个月，根据业务模式、权利限制、更新频率和时效性等因素估计；残值除有第三方承诺购买或活跃市场外"
              "为零。",
          "Data resources with finite lives are amortised (" + by.en +
              ") from the month they are available for use, over " + range +
              " months, estimated from the business model, restrictions of rights, update frequency and "
              "timeliness; "
              "residual values are nil unless a third party is committed to buy or a market is active."};
}

// Individually significant data resources: those of at least a share of all that is carried, a policy
// [MOF2023-11:3.2].
void keep_significant(Inputs& inputs, const Decimal& share) {
  Fen total = 0;
  for (const disclosure::Item& item : inputs.items) total = add(total, item.carrying);
  std::erase_if(inputs.items, [&](const disclosure::Item& item) {
    return item.carrying == 0 || Decimal(item.carrying) < Decimal(total) * share;
  });
  std::sort(inputs.items.begin(), inputs.items.end(),
            [](const auto& a, const auto& b) { return a.id < b.id; });
}

std::optional<int> months_left(const DataSet& data_set, Date to) {
  if (!data_set.available_on || data_set.estimates.life_months == 0) return std::nullopt;
  const int end = Period::of(*data_set.available_on).month_index() + data_set.estimates.life_months;
  return std::max(0, end - Period::of(to).month_index() - 1);
}

std::string restrictions_in_words(const std::set<RestrictionKind>& kinds, Language language) {
  const bool bars = kinds.contains(RestrictionKind::pledge) || kinds.contains(RestrictionKind::seizure);
  std::string named;
  for (const RestrictionKind kind : kinds)
    named += (named.empty() ? "" : Text{"、", ", "}.in(language)) + in_words(term(kind), language);
  return Text{"部分数据资源存在权利限制（" + named + "）" + (bars ? "，在解除前不得处置。" : "。"),
              "Some data resources are under restriction (" + named + ")" +
                  (bars ? " and cannot be disposed of before release." : ".")}
      .in(language);
}

void add_to(Inputs& inputs, disclosure::Figure of, Fen amount) {
  std::optional<Fen>& value = inputs.figures[static_cast<std::size_t>(of)];
  value = add(value.value_or(0), amount);
}

Text& narrative(Inputs& inputs, disclosure::Narrative of) {
  return inputs.narratives[static_cast<std::size_t>(of)];
}

// Carrying amounts, and the amortisation of the period [MOF2023-11:3.2].
void add_restricted(Inputs& inputs, const Standing& standing, const Standing& opening) {
  using enum disclosure::Figure;
  if (standing.intangible.gross != 0) {
    add_to(inputs, restricted_intangible, standing.intangible.carrying());
    add_to(inputs, restricted_amortisation,
           standing.intangible.amortisation - opening.intangible.amortisation);
  }
  if (standing.inventory.gross != 0) add_to(inputs, restricted_inventory, standing.inventory.carrying());
}

// Held for sale, of indefinite life; methods and cost formulas in use [MOF2023-11:3.2].
void add_figures(const Standing& standing, Inputs& inputs) {
  using enum disclosure::Figure;
  if (standing.held_for_sale.gross != 0) add_to(inputs, held_for_sale, standing.held_for_sale.carrying());
  if (standing.inventory.gross != 0) inputs.cost_formulas.insert(standing.data_set.cost_formula);
  const Estimates& estimates = standing.data_set.estimates;
  if (standing.intangible.gross == 0) return;
  if (estimates.indefinite) add_to(inputs, indefinite_life, standing.intangible.carrying());
  if (estimates.life_months > 0) inputs.methods.insert(estimates.method);
}

// Charged, not what moved in with an asset [MOF2023-11:3.2].
void add_impairment(Inputs& inputs) {
  for (const MovementTotal& total : inputs.totals)
    if (total.kind == MovementKind::impaired && total.during.impairment != 0)
      add_to(inputs, disclosure::Figure::impairment_loss, total.during.impairment);
}

void add_data_sets(Books& books, const Span& span, Inputs& inputs) {
  int shortest = 0;
  int longest = 0;
  std::set<RestrictionKind> kinds;
  const Date before = Period::of(span.from).plus_months(-1).last_day();
  for (const auto& stored : store::all_data_sets(books.store, books.company, span.to)) {
    const Standing standing = store::standing_of(books.store, books.company, stored, span.to);
    const DataSet& data_set = stored.data_set;
    const Fen carrying = standing.intangible.carrying() + standing.inventory.carrying();
    inputs.items.push_back({data_set.id, data_set.name, carrying, months_left(data_set, span.to)});
    add_figures(standing, inputs);
    if (standing.intangible.gross > 0 && data_set.estimates.life_months > 0) {
      shortest =
          shortest == 0 ? data_set.estimates.life_months : std::min(shortest, data_set.estimates.life_months);
      longest = std::max(longest, data_set.estimates.life_months);
    }
    if (data_set.restrictions.empty()) continue;
    for (const Restriction& restriction : data_set.restrictions) kinds.insert(restriction.kind);
    add_restricted(inputs, standing, store::standing_of(books.store, books.company, stored, before));
  }
  add_impairment(inputs);
  keep_significant(inputs, books.rules.at(span.to).number_parameter("单项重要比例"));
  using enum disclosure::Narrative;
  if (!kinds.empty())
    narrative(inputs, restrictions) = {restrictions_in_words(kinds, Language::zh),
                                       restrictions_in_words(kinds, Language::en)};
  if (longest > 0) narrative(inputs, useful_life) = years_text(shortest, longest, inputs.methods);
}

Fen amortisation_debited(Books& books, const Span& span) {
  Fen sum = 0;
  for (const auto& stored : store::vouchers_between(books.store, books.company, Period::of(span.from),
                                                    Period::ended_by(span.to))) {
    if (stored.voucher.key.kind != "E12") continue;
    for (const VoucherLine& line : stored.voucher.lines) sum = add(sum, line.debit_fen);
  }
  return sum;
}

struct Checked {
  Report report;
  std::optional<disclosure::LedgerBalances> ledger;
};

CompanySettings read_settings(Books& books, Date on) {
  const store::Looking look(books.store, books.staged);
  return store::settings_at(books.store, books.company, on);
}

// [CAS28:12]: the opening column as restated; the host's balance sheet of last year does not know of the
// error yet.
disclosure::ParentRows restated(Books& books, const Span& span, disclosure::ParentRows rows) {
  const auto restate = [&](Fen& row, MovementKind kind) {
    row = add(row, store::restated_between(books.store, books.company, kind, span.from, span.to));
  };
  restate(rows.intangible_assets, MovementKind::restated);
  restate(rows.inventories, MovementKind::inventory_restated);
  restate(rows.development_expenditure, MovementKind::development_restated);
  return rows;
}

// The host is asked before the store is looked at, when no lock is held.
Checked compose_report(Books& books, const Span& span) {
  const rulebook::Rules rules = books.rules.at(span.to);
  const CompanySettings settings = read_settings(books, span.to);
  const Accounts codes(rules, settings);
  const CompanyProfile profile = books.host.identity.company(books.company.code);
  const std::vector<HostAccount> closing =
      books.host.ledger.trial_balance(books.company.code, span.from, span.to);
  const HostBalanceSheet opening =
      balance_sheet_at(books, Period::of(span.from).plus_months(-1).last_day(), codes);
  const HostBalanceSheet at_the_end = balance_sheet_at(books, span.to, codes);

  const store::Looking look(books.store, books.staged);
  Inputs inputs{.entity = {profile.name, profile.name_en, profile.credit_code,
                           settings.entity_scheme.value_or(disclosure::credit_code_scheme)},
                .from = span.from,
                .to = span.to,
                .first_year = static_cast<int>(span.from.year()) == first_year_of_the_provisions,
                .totals = store::movement_totals(books.store, books.company, span.from, span.to),
                .parents_opening = restated(books, span, parent_rows(opening)),
                .parents_closing = parent_rows(at_the_end),
                .edition = rules.edition().id(),
                .rules_sha256 = rules.edition().sha256()};
  add_data_sets(books, span, inputs);
  std::vector<Problem> problems = check_books(books, span.from, span.to);
  if (!problems.empty()) throw Error(Status::refused, std::move(problems));
  disclosure::LedgerBalances balances = data_balances(closing, codes);
  balances.amortisation_debited = amortisation_debited(books, span);
  return {disclosure::compose(inputs), balances};
}

std::string stem_of(Books& books, const Span& span) {
  std::string code;
  for (const char c : books.company.code) code += std::isalnum(static_cast<unsigned char>(c)) != 0 ? c : '-';
  return "cas-dr-" + code + "-" + to_text(span.to);
}

// 万元: each figure rounded by itself; the tables of the result stay exact.
disclosure::FactRounding rounding_of(const Json& input) {
  const bool rounded = input.value("unit", std::string("元")) == "万元";
  return rounded ? disclosure::FactRounding::ten_thousand_yuan : disclosure::FactRounding::fen;
}

Result write_report(Books& books, const Caller& caller, const Json& input) {
  const Span span = span_of(input);
  demand_period_over(span.to, caller.business_date);
  demand_complete(books, Period::of(span.to));
  const Checked checked = compose_report(books, span);
  disclosure::require_invariants(checked.report, checked.ledger);
  Result result(caller.language);
  add_report_tables(checked.report, caller.language, result);
  write_report_documents(books, checked.report, stem_of(books, span), caller.language, rounding_of(input),
                         result);
  return result;
}

}  // namespace

Action disclose_package() {
  Json month = property("integer", "截至月份（默认 12）", "through month (default 12)");
  month["minimum"] = 1;
  month["maximum"] = 12;
  Json unit = property("string", "金额单位（默认元）", "unit of amounts (default: yuan)");
  unit["enum"] = {"元", "万元"};
  return {
      .id = "disclose.package",
      .menu = {{"数据资源", "Data resources"}, {"披露", "Disclosure"}},
      .title = {"列报与披露", "Presentation and disclosure"},
      .help =
          {"生成年度（或中期）的三个“其中：数据资源”项目、附注表 A 与 B 及其他披露：可阅读的网页（Inline "
           "XBRL）、XBRL 实例、xBRL-JSON 与 xBRL-CSV 的报告包；不变量不成立时拒绝。",
           "Makes the three 其中：数据资源 rows, note tables A and B and the other disclosures of a year or "
           "interim period: a page to read (Inline XBRL), an XBRL instance, report packages as xBRL-JSON "
           "and xBRL-CSV; refused if an invariant fails."},
      .roles = {Role::preparer, Role::reviewer, Role::auditor},
      .changes = false,
      .is_long = true,
      .input = object_schema({{"year", property("integer", "年度", "year")},
                              {"through_month", std::move(month)},
                              {"unit", std::move(unit)}},
                             {"year"}),
      .outputs = {"table", "document"},
      .run = write_report};
}

}  // namespace rubiao
