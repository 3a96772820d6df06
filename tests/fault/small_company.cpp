// SPDX-License-Identifier: Apache-2.0
#include "small_company.h"

#include "actions/decide_proposals.h"
#include "actions/record_events.h"
#include "batch/nightly.h"
#include "batch/post_outbox.h"
#include "store/chain.h"
#include "store/vouchers.h"
#include "support/memory_host.h"

namespace rubiao::test {
namespace {

using formats::Json;

constexpr int bought = 17;
constexpr int all = 20;
const Date last_day = parse_date("2024-04-30", "date");

const rulebook::Rulebook& rules() {
  static const rulebook::Rulebook loaded =
      rulebook::Rulebook::load(std::filesystem::path(RUBIAO_SOURCE_DIR) / "rules");
  return loaded;
}

std::string id_of(int i) {
  return "D-" + std::to_string(i);
}

EventLine event(const char* kind, const char* date, int i, Json more) {
  more["event"] = kind;
  more["version"] = 1;
  more["date"] = date;
  more["source"] = {{"document", std::string(kind) + " " + std::to_string(i)}, {"line", 1}};
  more["asset"] = id_of(i);
  return {i, read_event(more)};
}

Json answered(const char* question, const char* answer) {
  return {{question, {{"answer", answer}, {"grounds", "合同约定"}, {"evidence", "合同.pdf"}}}};
}

std::vector<EventLine> register_all() {
  Json owned = answered("Q01", "拥有");
  owned.update(answered("Q06", "一个单元"));
  std::vector<EventLine> lines;
  for (int i = 1; i <= all; ++i) {
    const char* use = i % 3 == 0 ? "销售" : i % 3 == 1 ? "管理" : "服务客户";
    lines.push_back(event("registered", "2024-01-03", i,
                          {{"name", "数据集 " + id_of(i)},
                           {"route", i <= bought ? "外购" : "自行研发"},
                           {"purpose", "自用"},
                           {"use", use},
                           {"cost_center", i % 2 == 0 ? "甲部" : "乙部"}}));
    lines.push_back(event("assessed", "2024-01-04", i,
                          {{"controlled", true},
                           {"benefits_probable", i <= bought},
                           {"cost_measurable", true},
                           {"identifiable", true},
                           {"fulfils_contract", false},
                           {"recognise", i <= bought},
                           {"basis", "合同"},
                           {"judgements", owned},
                           {"evidence", {{{"name", "合同.pdf"}, {"date", "2024-01-02"}}}}}));
  }
  return lines;
}

std::vector<EventLine> spend_all() {
  std::vector<EventLine> lines;
  for (int i = 1; i <= all; ++i) {
    lines.push_back(event("cost_incurred", "2024-01-15", i,
                          {{"item", i <= bought ? "购买价款" : "人工"},
                           {"amount", std::to_string(1000 + 37 * i) + ".11"},
                           {"vat", i <= bought ? "60.01" : "0.00"},
                           {"currency", "CNY"},
                           {"settlement", "银行存款"},
                           {"measured_by", "成本凭证"},
                           {"capitalise", i <= bought}}));
  }
  return lines;
}

std::vector<EventLine> make_available() {
  std::vector<EventLine> lines;
  for (int i = 1; i <= bought; ++i) {
    lines.push_back(event("stage_changed", i % 4 == 0 ? "2024-02-10" : "2024-01-20", i,
                          {{"stage", "已达预定用途"},
                           {"life_months", 10 + i},
                           {"life_basis", "合同期"},
                           {"judgements", answered("Q04", "合同或法定期限")},
                           {"evidence", {{{"name", "验收.pdf"}, {"date", "2024-01-18"}}}}}));
  }
  return lines;
}

Caller caller(const char* user, Role role) {
  return {.company = "C1", .user = user, .roles = {role}, .business_date = last_day};
}

void record(Books& books, const std::vector<EventLine>& lines) {
  (void)record_events(books, caller("u1", Role::preparer), lines, "story");
}

void approve(Books& books, std::size_t most) {
  std::vector<std::int64_t> numbers;
  for (const store::LoggedEvent& proposal : store::open_proposals(books.store, books.company))
    if (numbers.size() < most) numbers.push_back(proposal.number);
  decide_proposals(books, caller("u2", Role::reviewer), numbers, {});
}

// The first proposal is decided already when the step is told again.
void approve_first(Books& books, std::size_t expected) {
  if (store::open_proposals(books.store, books.company).size() == expected) approve(books, 1);
  (void)post_outbox(books);
}

void take_step(Books& books, int step) {
  static const std::vector<EventLine> registered = register_all();
  static const std::vector<EventLine> spent = spend_all();
  static const std::vector<EventLine> available = make_available();
  switch (step) {
    case registering:
      return record(books, registered);
    case first_assessment:
      return approve_first(books, all);
    case spending:
      return record(books, spent);
    case availability:
      return record(books, available);
    case first_stage:
      return approve_first(books, bought);
    case nightly:
      return (void)run_nightly(books, last_day);
    default:
      return approve(books, all);
  }
}

store::Company company_of(store::Connection& connection) {
  store::Transaction transaction(connection);
  const store::Company company = store::ensure_company(connection, "C1");
  transaction.commit();
  return company;
}

}  // namespace

void tell_story(const std::filesystem::path& folder, Ledger& ledger, int from, int to) {
  MemoryHost host;
  Host services{ledger, host.statements, host.identity, host.documents, host.progress, host.log, host.clock};
  store::Connection connection = store::open_store(folder / "store.db");
  Books books{connection, company_of(connection), rules(), services};
  for (int step = from; step < to; ++step) take_step(books, step);
}

Outcome tell_story(const std::filesystem::path& folder, int from, int to) {
  {
    MemoryLedger ledger(folder / "ledger.txt");
    tell_story(folder, ledger, from, to);
  }
  return outcome_in(folder);
}

Outcome outcome_in(const std::filesystem::path& folder) {
  const MemoryLedger ledger(folder / "ledger.txt");
  store::Connection connection = store::open_store(folder / "store.db");
  const store::Company company = company_of(connection);
  const store::ChainHead head = store::chain_head(connection, company);
  std::int64_t rows = 0;
  for (const char* table :
       {"event", "verdict", "decision", "asset", "data_set", "movement", "plan", "voucher_line", "receipt"}) {
    rows = rows * 7 + connection.number(std::string("SELECT count(*) FROM ") + table);
  }
  return {.ledger = ledger.text(),
          .links = head.links,
          .head = head.digest,
          .charges = connection.number("SELECT count(*) FROM charge"),
          .rows = rows,
          .open_vouchers = connection.number("SELECT count(*) FROM outbox")};
}

bool is_consistent(const std::filesystem::path& folder) {
  const MemoryLedger ledger(folder / "ledger.txt");
  store::Connection connection = store::open_store(folder / "store.db");
  const store::Company company = company_of(connection);
  const auto stored = store::vouchers_between(connection, company, Period(2024, 1), Period(2024, 12));
  std::size_t acknowledged = 0;
  std::size_t known = 0;
  for (const store::StoredVoucher& voucher : stored) {
    const auto posted = ledger.vouchers.find(voucher.voucher.key);
    const bool there = posted != ledger.vouchers.end() && digest(posted->second) == voucher.sha256;
    if (!voucher.receipt.empty() && !there) return false;
    acknowledged += voucher.receipt.empty() ? 0 : 1;
    known += there ? 1 : 0;
  }
  return known == ledger.vouchers.size() &&
         stored.size() - acknowledged ==
             static_cast<std::size_t>(connection.number("SELECT count(*) FROM outbox"));
}

}  // namespace rubiao::test
