// SPDX-License-Identifier: Apache-2.0
#include "store/seal.h"

#include <algorithm>
#include <utility>

#include "store/chain.h"
#include "store/charges.h"

namespace rubiao::store {
namespace {

// The tables that an event writes into. `of_asset` finds the rows of an event (?2) on an asset (?3, or for
// plans the keys ?4 to ?5), `of_all` those of every event, both in the same order; the first column is the
// event.
struct Sealed {
  std::string_view table;
  std::string_view of_asset;
  std::string_view of_all;
};

constexpr Sealed tables[] = {
    {"data_set",
     "SELECT event, * FROM data_set WHERE company = ?1 AND asset = ?3 AND event = ?2 ORDER BY version",
     "SELECT event, * FROM data_set WHERE company = ?1 ORDER BY event, asset, version"},
    {"movement",
     "SELECT event, * FROM movement WHERE company = ?1 AND asset = ?3 AND event = ?2 ORDER BY movement",
     "SELECT event, * FROM movement WHERE company = ?1 AND event IS NOT NULL ORDER BY event, asset, "
     "movement"},
    {"usage", "SELECT event, * FROM usage WHERE company = ?1 AND asset = ?3 AND event = ?2 ORDER BY month",
     "SELECT event, * FROM usage WHERE company = ?1 ORDER BY event, asset, month"},
    {"charge_correction",
     "SELECT event, * FROM charge_correction WHERE company = ?1 AND asset = ?3 AND event = ?2 ORDER BY month",
     "SELECT event, * FROM charge_correction WHERE company = ?1 ORDER BY event, asset, month"},
    {"plan",
     "SELECT p.event, p.*, r.* FROM plan p JOIN routing r ON r.company = ?1 AND r.routing = p.routing WHERE "
     "p.key BETWEEN ?4 AND ?5 AND p.event = ?2 ORDER BY p.key",
     "SELECT p.event, p.*, r.* FROM plan p JOIN routing r ON r.company = ?1 AND r.routing = p.routing WHERE "
     "p.key BETWEEN ?1 << 43 AND (?1 + 1 << 43) - 1 ORDER BY p.event, p.key"},
    {"asset",  // with the register's first version of it
     "SELECT d.event, a.* FROM data_set d JOIN asset a USING (company, asset) WHERE d.company = ?1 AND "
     "d.asset = ?3 AND d.event = ?2 AND d.version = 1",
     "SELECT d.event, a.* FROM data_set d JOIN asset a USING (company, asset) WHERE d.company = ?1 AND "
     "d.version = 1 ORDER BY d.event, d.asset"},
};
constexpr Sealed traces{"decision",
                        "SELECT event, * FROM decision WHERE company = ?1 AND event = ?2 ORDER BY ordinal",
                        "SELECT event, * FROM decision WHERE company = ?1 ORDER BY event, ordinal"};

// "movement 3f…\n": the table and the digest of its rows; nothing where there are none.
class TableContent {
 public:
  explicit TableContent(std::string_view table) : table_(table) {}
  void add(const Statement& row) {
    hasher_.add_text(row.row(1));
    any_ = true;
  }
  [[nodiscard]] std::string take() {
    if (!std::exchange(any_, false)) return "";
    return std::string(table_) + " " + to_hex(hasher_.finish()) + "\n";
  }

 private:
  std::string_view table_;
  Hasher hasher_{HashAlgorithm::sha256};
  bool any_ = false;
};

void sort_unique(std::vector<std::int64_t>& numbers) {
  std::ranges::sort(numbers);
  const auto rest = std::ranges::unique(numbers);
  numbers.erase(rest.begin(), rest.end());
}

void add_table(const Connection& connection, const Company& company, const Sealed& sealed,
               Contents& contents) {
  TableContent content(sealed.table);
  std::int64_t event = 0;
  Statement rows = connection.prepare(sealed.of_all);
  rows.bind(company.number);
  while (rows.next()) {
    if (rows.number(0) != event && event != 0) contents[event] += content.take();
    event = rows.number(0);
    content.add(rows);
  }
  if (event != 0) contents[event] += content.take();
}

}  // namespace

std::string proposal_content(const Connection& connection, const Company& company, std::int64_t event) {
  Statement row = connection.prepare("SELECT * FROM event WHERE company = ? AND event = ?");
  return row.bind(company.number, event).next() ? row.row(0) : "";
}

std::string verdict_content(const Connection& connection, const Company& company, std::int64_t event) {
  Statement verdict = connection.prepare("SELECT * FROM verdict WHERE company = ? AND event = ?");
  return verdict.bind(company.number, event).next() ? verdict.row(0) : "";
}

std::string event_content(const Connection& connection, const Company& company, std::int64_t event) {
  return proposal_content(connection, company, event) + verdict_content(connection, company, event);
}

void seal_proposal(Connection& connection, const Company& company, std::int64_t event) {
  append_link(connection, company, "proposal " + std::to_string(event),
              proposal_content(connection, company, event));
}

void seal_rejection(Connection& connection, const Company& company, std::int64_t event) {
  append_link(connection, company, "rejection " + std::to_string(event),
              verdict_content(connection, company, event));
}

void seal_event(Connection& connection, const Company& company, std::int64_t event) {
  append_link(connection, company, "event " + std::to_string(event),
              event_content(connection, company, event));
}

void seal_effects(Connection& connection, const Company& company, std::int64_t event,
                  std::vector<std::int64_t> assets) {
  sort_unique(assets);
  std::string contents;
  for (const Sealed& sealed : tables) {
    TableContent content(sealed.table);
    Statement rows = connection.prepare(sealed.of_asset);
    for (const std::int64_t asset : assets) {
      if (sealed.table == "plan") {
        rows.bind(company.number, event, asset, plan_key(company, asset, 0),
                  plan_key(company, asset + 1, 0) - 1);
      } else {
        rows.bind(company.number, event, asset);
      }
      while (rows.next()) content.add(rows);
    }
    contents += content.take();
  }
  TableContent content(traces.table);
  Statement rows = connection.prepare(traces.of_asset);
  rows.bind(company.number, event);
  while (rows.next()) content.add(rows);
  contents += content.take();
  if (!contents.empty()) append_link(connection, company, "effects " + std::to_string(event), contents);
}

void seal_month_end(Connection& connection, const Company& company, const VoucherKey& key,
                    std::vector<std::int64_t> assets) {
  sort_unique(assets);
  TableContent content("movement");
  Statement rows = connection.prepare(
      "SELECT 0, * FROM movement WHERE company = ? AND asset = ? AND event IS NULL AND period = ? AND "
      "voucher_kind = ? AND voucher_sequence = ? ORDER BY movement");
  for (const std::int64_t asset : assets) {
    rows.bind(company.number, asset, key.period.ordinal(), key.kind, key.sequence);
    while (rows.next()) content.add(rows);
  }
  append_link(connection, company, "month " + to_text(key), content.take());
}

Contents effects_of_all(const Connection& connection, const Company& company) {
  Contents contents;
  for (const Sealed& sealed : tables) add_table(connection, company, sealed, contents);
  add_table(connection, company, traces, contents);
  return contents;
}

std::map<std::string, std::string> month_ends_of_all(const Connection& connection, const Company& company) {
  std::map<std::string, std::string> contents;
  TableContent content("movement");
  std::string voucher;
  Statement rows = connection.prepare(
      "SELECT 0, * FROM movement WHERE company = ? AND event IS NULL ORDER BY period, voucher_kind, "
      "voucher_sequence, asset, movement");
  rows.bind(company.number);
  Statement keys = connection.prepare(
      "SELECT period, voucher_kind, voucher_sequence FROM movement WHERE company = ? AND event IS NULL ORDER "
      "BY period, voucher_kind, voucher_sequence, asset, movement");
  keys.bind(company.number);
  while (rows.next() && keys.next()) {
    const std::string now =
        to_text(VoucherKey{company.code, Period::from_ordinal(static_cast<int>(keys.number(0))), keys.text(1),
                           static_cast<int>(keys.number(2))});
    if (now != voucher && !voucher.empty()) contents[voucher] += content.take();
    voucher = now;
    content.add(rows);
  }
  if (!voucher.empty()) contents[voucher] += content.take();
  return contents;
}

}  // namespace rubiao::store
