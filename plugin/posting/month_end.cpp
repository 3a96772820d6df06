// SPDX-License-Identifier: Apache-2.0
#include "posting/month_end.h"

#include <algorithm>

namespace rubiao {
namespace {

constexpr std::size_t most_mappings = 100;  // of accounts, that are remembered at once

// Lines on the same side of the same account, cost centre and rule become one: a host's ledger is slow by the
// line.
void merge_lines(std::vector<VoucherLine>& lines) {
  std::vector<VoucherLine> merged;
  for (VoucherLine& line : lines) {
    const auto same = std::find_if(merged.begin(), merged.end(), [&](const VoucherLine& other) {
      return other.account == line.account && other.cost_center == line.cost_center &&
             other.rule == line.rule && (other.debit_fen == 0) == (line.debit_fen == 0);
    });
    if (same == merged.end()) {
      merged.push_back(std::move(line));
    } else {
      same->debit_fen = add(same->debit_fen, line.debit_fen);
      same->credit_fen = add(same->credit_fen, line.credit_fen);
    }
  }
  // Debits before credits, as a voucher is read; within a side in the order of the groups.
  std::stable_sort(merged.begin(), merged.end(), [](const VoucherLine& a, const VoucherLine& b) {
    return a.debit_fen != 0 && b.debit_fen == 0;
  });
  lines = std::move(merged);
}

void append(std::optional<Entry>& whole, Entry part) {
  if (!whole) {
    whole = std::move(part);
    return;
  }
  for (VoucherLine& line : part.lines) whole->lines.push_back(std::move(line));
}

}  // namespace

const Entry& AmortisationEntries::of_one_fen(const ChargeGroup& group, const rulebook::Rules& rules,
                                             const CompanySettings& settings) {
  if (known_.size() > most_mappings) known_.clear();
  auto& known = known_[settings.accounts];
  const Asked asked{&rules.edition(), rules.day(), group.route, group.use};
  const auto found = known.find(asked);
  if (found != known.end()) return found->second;
  return known
      .emplace(asked, compose_entry("E12",
                                    {.route = group.route,
                                     .use = group.use,
                                     .settlement = {},
                                     .cost_center = {},
                                     .counterparty = {},
                                     .memo = {},
                                     .amounts = {{"摊销额", 1}}},
                                    rules, settings))
      .first->second;
}

std::optional<Entry> AmortisationEntries::compose(std::span<const ChargeGroup> groups, Period period,
                                                  const rulebook::Rules& rules,
                                                  const CompanySettings& settings) {
  std::optional<Entry> entry;
  for (const ChargeGroup& group : groups) {
    if (group.sum_fen == 0) continue;
    Entry part = of_one_fen(group, rules, settings);
    part.memo = "计提数据资源摊销 " + to_text(period);
    for (VoucherLine& line : part.lines) {
      line.debit_fen *= group.sum_fen;
      line.credit_fen *= group.sum_fen;
      line.cost_center = group.cost_center;
      line.memo = part.memo;
    }
    append(entry, std::move(part));
  }
  if (entry) merge_lines(entry->lines);
  return entry;
}

std::optional<Entry> compose_month_totals(std::string_view kind, const std::string& memo,
                                          std::span<const MonthTotal> totals, const rulebook::Rules& rules,
                                          const CompanySettings& settings) {
  std::optional<Entry> entry;
  for (const MonthTotal& total : totals) {
    Entry part = compose_entry(kind,
                               {.route = Route::self_developed,
                                .use = Use::management,
                                .settlement = {},
                                .cost_center = total.cost_center,
                                .counterparty = {},
                                .memo = memo,
                                .amounts = total.amounts},
                               rules, settings);
    if (!part.lines.empty()) append(entry, std::move(part));
  }
  if (entry) merge_lines(entry->lines);
  return entry;
}

std::optional<Entry> compose_research_close(std::span<const ResearchTotal> totals, Period period,
                                            const rulebook::Rules& rules, const CompanySettings& settings) {
  std::vector<MonthTotal> closed;
  for (const ResearchTotal& total : totals)
    closed.push_back({total.cost_center, {{"结转额", total.sum_fen}}});
  return compose_month_totals("E05a", "结转研发支出—费用化支出 " + to_text(period), closed, rules, settings);
}

}  // namespace rubiao
