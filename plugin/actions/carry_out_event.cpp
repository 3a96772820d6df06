// SPDX-License-Identifier: Apache-2.0
#include "actions/carry_out_event.h"

#include "base/error.h"
#include "register/life.h"
#include "store/chain.h"
#include "store/charges.h"
#include "store/event_log.h"
#include "store/movements.h"
#include "store/vouchers.h"

namespace rubiao {
namespace {

Standing load_standing(Books& books, const Event& event) {
  if (event.kind == "configured") return {};
  const auto stored = store::find_data_set(books.store, books.company, event.asset);
  if (event.kind == "registered") {
    if (stored) {
      throw Error(Status::conflict,
                  Problem{.message = {"数据集编号已登记", "a data set with this id is registered already"},
                          .field = "asset",
                          .found = event.asset,
                          .expected = {"尚未使用的编号", "an id that is not used yet"},
                          .todo = {"换一个编号", "use another id"}});
    }
    return {};
  }
  if (!stored) {
    throw Error(Status::not_found,
                Problem{.message = {"登记簿中没有这个数据集", "there is no such data set in the register"},
                        .field = "asset",
                        .found = event.asset,
                        .todo = {"先登记数据集", "register it first"}});
  }
  Standing standing = store::standing_of(books.store, books.company, *stored);
  const auto on_the_day = store::find_data_set(books.store, books.company, event.asset, event.date);
  standing.as_at =
      judged_on(event.date, on_the_day ? on_the_day->data_set : stored->data_set, stored->data_set);
  return standing;
}

// The codes of a mapping as lines, so that the chart can say which are missing.
std::vector<VoucherLine> accounts_of(const CompanySettings& changes) {
  std::vector<VoucherLine> lines;
  for (const auto& [key, code] : changes.accounts) lines.push_back({.account = code});
  return lines;
}

void write_movements(Books& books, std::int64_t asset, const Consequence& consequence,
                     const store::MovementOrigin& origin) {
  for (const Movement& movement : consequence.movements) {
    store::put_movement(books.store, books.company, asset, movement, origin);
  }
}

// A new version of the entry only if the event changed it. Answers the asset's number.
std::int64_t write_entry(Books& books, const Event& event, std::int64_t number, const DataSet& after) {
  const auto stored = store::find_data_set(books.store, books.company, event.asset);
  if (stored && stored->data_set == after) return stored->asset;
  return store::put_data_set(books.store, books.company, after, number, event.date);
}

}  // namespace

Consequence foresee(Books& books, const Event& event, const HostChart& chart) {
  const rulebook::Rules rules = books.rules.at(event.date);
  const CompanySettings settings = store::settings_at(books.store, books.company, event.date);
  Consequence consequence = carry_out(event, load_standing(books, event), rules, settings);
  if (consequence.entry) chart.demand(consequence.entry->lines);
  if (const auto* configured = std::get_if<Configured>(&event.body))
    chart.demand(accounts_of(configured->changes));
  return consequence;
}

void write_consequence(Books& books, const Event& event, std::int64_t number,
                       const Consequence& consequence) {
  store::append_link(books.store, books.company, "event " + std::to_string(number), event.canonical);
  std::vector<std::string> traces;
  for (const rulebook::Decision& decision : consequence.decisions)
    traces.push_back(rulebook::to_json(decision).dump());
  store::put_decisions(books.store, books.company, number, traces);
  if (event.kind == "configured") return;

  const std::int64_t asset = write_entry(books, event, number, consequence.after);
  store::MovementOrigin origin{.event = number,
                               .date = event.date,
                               .period = Period::of(event.date),
                               .host_voucher = consequence.host_voucher};
  if (consequence.entry && !consequence.entry->lines.empty()) {
    const Voucher voucher = store::put_voucher(books.store, books.company, *consequence.entry,
                                               {.date = event.date,
                                                .period = Period::of(event.date),
                                                .event = number,
                                                .host_voucher = consequence.host_voucher});
    origin.voucher_kind = voucher.key.kind;
    origin.voucher_sequence = voucher.key.sequence;
  }
  write_movements(books, asset, consequence, origin);
  if (consequence.plan) {
    const std::int64_t routing = store::ensure_routing(books.store, books.company, consequence.after);
    store::put_plan(books.store, books.company, asset, *consequence.plan, routing, number);
  }
}

}  // namespace rubiao
