// SPDX-License-Identifier: Apache-2.0
#include "property/company_in_memory.h"

#include <algorithm>

#include "actions/ledger_figures.h"
#include "store/chain.h"
#include "store/event_log.h"
#include "store/seal.h"
#include "store/vouchers.h"

namespace rubiao::test {
namespace {

store::Company found_company(store::Connection& connection) {
  store::Transaction transaction(connection);
  store::Company company = store::ensure_company(connection, "TEST");
  transaction.commit();
  return company;
}

// Journals are looked at without the questions: those have tests of their own.
void demand_no_answers(Books& books) {
  const Event settings = read_event(formats::parse_json(
      R"({"event": "configured", "version": 1, "date": "2020-01-01", "source": {"document": "设置", "line": 1},
          "judgements_demanded": false})",
      "test"));
  store::Transaction transaction(books.store);
  const std::int64_t number =
      store::put_event(books.store, books.company, settings, false, "李敏", settings.date);
  store::seal_event(books.store, books.company, number);
  transaction.commit();
}

Fen amortisation_debited(Books& books, Date from, Date to) {
  Fen sum = 0;
  for (const auto& stored :
       store::vouchers_between(books.store, books.company, Period::of(from), Period::ended_by(to))) {
    if (stored.voucher.key.kind != "E12") continue;
    for (const VoucherLine& line : stored.voucher.lines) sum = add(sum, line.debit_fen);
  }
  return sum;
}

// Nothing is entered before its day.
Date latest_date(const std::vector<EventLine>& lines) {
  Date latest{};
  for (const auto& [number, event] : lines)
    latest = std::max({latest, event.booked(), event.booked_on.value_or(event.date)});
  return latest;
}

}  // namespace

const rulebook::Rulebook& shipped_rules() {
  static const auto rules = rulebook::Rulebook::load(std::filesystem::path(RUBIAO_SOURCE_DIR) / "rules");
  return rules;
}

Caller preparer(Date on) {
  return {.company = "TEST", .user = "李敏", .roles = {Role::preparer}, .business_date = on};
}
Caller reviewer(Date on) {
  return {.company = "TEST", .user = "王强", .roles = {Role::reviewer}, .business_date = on};
}

CompanyInMemory::CompanyInMemory(bool asks)
    : store(store::open_store(":memory:")),
      books{store, found_company(store), shipped_rules(), host.services} {
  if (!asks) demand_no_answers(books);
}

Recorded CompanyInMemory::propose(std::string_view json) {
  const std::vector<EventLine> lines = read_events(json, "test");
  return record_events(books, preparer(latest_date(lines)), lines, "test");
}

void CompanyInMemory::approve(const Recorded& recorded, Date on) {
  decide_proposals(books, reviewer(on), recorded.proposals, {.reason = "证据相符"});
}

Recorded CompanyInMemory::enter(std::string_view json) {
  const std::vector<EventLine> lines = read_events(json, "test");
  const Date on = latest_date(lines);
  Recorded recorded = record_events(books, preparer(on), lines, "test");
  approve(recorded, on);
  return recorded;
}

void CompanyInMemory::decide(const Caller& caller, std::int64_t proposal, const Opinion& opinion) {
  decide_proposals(books, caller, {&proposal, 1}, opinion);
}

NightlyRun CompanyInMemory::run_month_end(Date as_of) {
  return run_nightly(books, as_of);
}

CompanyInMemory::Disclosed CompanyInMemory::disclose(Date from, Date to) {
  const rulebook::Rules rules = books.rules.at(to);
  const CompanySettings settings = store::settings_at(store, books.company, to);
  const Accounts codes(rules, settings);
  const auto closing = host.ledger.trial_balance(books.company.code, from, to);
  const auto opening_day = Period::of(from).plus_months(-1).last_day();
  disclosure::Inputs inputs;
  inputs.entity = {"测试公司", "Test Company", "91330000TEST000001",
                   "http://rubiao.example/scheme/credit-code"};
  inputs.from = from;
  inputs.to = to;
  inputs.first_year = from.year() == std::chrono::year{2024};
  inputs.totals = store::movement_totals(store, books.company, from, to);
  inputs.parents_opening = parent_rows(balance_sheet_at(books, opening_day, codes));
  inputs.parents_closing = parent_rows(balance_sheet_at(books, to, codes));
  inputs.edition = rules.edition().id();
  inputs.rules_sha256 = rules.edition().sha256();
  disclosure::LedgerBalances ledger = data_balances(closing, codes);
  ledger.amortisation_debited = amortisation_debited(books, from, to);
  return {disclosure::compose(inputs), ledger};
}

std::string CompanyInMemory::chain_head() {
  return to_hex(store::chain_head(store, books.company).digest);
}

}  // namespace rubiao::test
