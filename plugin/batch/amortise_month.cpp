// SPDX-License-Identifier: Apache-2.0
#include "batch/amortise_month.h"

#include <algorithm>
#include <map>

#include "base/error.h"

#include "batch/due_charges.h"
#include "batch/month_accruals.h"
#include "posting/month_end.h"
#include "store/charge_links.h"
#include "store/movements.h"
#include "store/seal.h"
#include "store/vouchers.h"

namespace rubiao {
namespace {

constexpr std::size_t rows_a_link = 10'000;
constexpr std::size_t most_warnings = 100;

// Ten thousand rows of charges become one link of the chain (store/charge_links.h), after which the host is
// told.
class ChainBatch {
 public:
  ChainBatch(Books& books, Period month, Watch& watch) : books_(books), month_(month), watch_(watch) {}

  void add(const DueCharge& due) {
    rows_.push_back({due.asset, due.charge_fen, due.accumulated_fen, due.gross_fen, due.impairment_fen});
    sum_fen_ = rubiao::add(sum_fen_, due.charge_fen);
    if (rows_.size() == rows_a_link) close();
  }

  void close() {
    if (rows_.empty()) return;
    store::put_charges(books_.store, books_.company, month_, rows_);
    store::append_charge_link(books_.store, books_.company, month_, rows_);
    watch_.charged(std::ssize(rows_), sum_fen_);
    rows_.clear();
    sum_fen_ = 0;
  }

 private:
  Books& books_;
  Period month_;
  Watch& watch_;
  std::vector<store::ChargeRow> rows_;
  Fen sum_fen_ = 0;
};

std::string id_of(Books& books, std::int64_t asset) {
  store::Statement row = books.store.prepare("SELECT id FROM asset WHERE company = ? AND asset = ?");
  row.bind(books.company.number, asset).next();
  return row.text(0);
}

Problem missed_year(Books& books, const DueCharge& due, Period month) {
  const std::string id = id_of(books, due.asset);
  const std::string missed = to_grouped_text(due.missed_fen);
  return {.message = {"数据集“" + id + "”以前年度应提未提摊销 " + missed + " 元，是前期差错，不在本年补提",
                      missed + " yuan of amortisation of data set \"" + id +
                          "\" missed in earlier years: a prior-period error, not caught up"},
          .rule = "E26",
          .articles = "CAS28:11",
          .field = to_text(month),
          .todo = {"按前期差错更正处理（E26）", "correct it as a prior-period error (E26)"}};
}

Problem missing_usage(Books& books, const DueCharge& due, Period month) {
  const std::string id = id_of(books, due.asset);
  return {
      .message = {"数据集“" + id + "”该月用量尚未报告，未计提摊销",
                  "the usage of data set \"" + id + "\" in the month is not reported; nothing was charged"},
      .rule = "AM-5",
      .articles = "CAS6:17",
      .field = to_text(month),
      .todo = {"报告用量（usage.report）后再运行月末", "report it (usage.report) and run the month again"}};
}

Problem of_earlier_years(const char* zh, const char* en, Fen fen, Period month) {
  return {
      .message = {std::string("本月入账的") + zh + "中有 " + to_grouped_text(fen) +
                      " 元属于以前年度（当时没有运行月末），计入了本年",
                  to_grouped_text(fen) + " yuan of the " + en +
                      " booked this month belong to earlier years, whose months were not run; they bear on "
                      "this one"},
      .rule = "E26",
      .articles = "CAS28:11",
      .field = to_text(month),
      .todo = {"重要的，由两人判断后以凭证追溯重述",
               "if it is material, restate it by a voucher of two persons"}};
}

void warn(MonthRun& run, Problem problem) {
  if (run.warnings.size() < most_warnings) run.warnings.push_back(std::move(problem));
}

void write_charges(Books& books, Period month, std::vector<ChargeGroup>& groups, ChargesOfGranted& granted,
                   Watch& watch, MonthRun& run) {
  DueCharges due_charges(books.store, books.company, month.month_index());
  ChainBatch chain(books, month, watch);
  while (const auto due = due_charges.next()) {
    if (due->missed_fen != 0) {
      warn(run, missed_year(books, *due, month));
      ++run.missed;
    }
    if (due->usage_missing) warn(run, missing_usage(books, *due, month));
    if (!due->in_life) continue;
    if (due->charge_fen < 0) {
      throw Error(Status::internal,
                  Problem{.message = {"摊销额为负，计划有误", "a negative charge: the plan is wrong"},
                          .found = std::to_string(due->asset)});
    }
    chain.add(*due);
    if (const auto found = granted.find(due->asset); found != granted.end()) found->second = due->charge_fen;
    Fen& group = groups.at(static_cast<std::size_t>(due->routing)).sum_fen;
    group = add(group, due->charge_fen);
    run.sum_fen = add(run.sum_fen, due->charge_fen);
    ++run.charged;
  }
  chain.close();
}

Problem project_over(const ChargeGroup& group, Period month) {
  return {.message = {"受益的研发项目已达到预定用途或终止，摊销计入研发费用",
                      "the project that benefits is finished; the amortisation goes to research expense"},
          .rule = "AM-8",
          .articles = "CAS6:17; CAS6:9",
          .field = to_text(month),
          .found = group.project,
          .todo = {"登记用途变更（use.change）", "record the new use (use.change)"}};
}

// AM-8: by the stage of the project at the month's end.
void route_into_projects(Books& books, Period month, std::vector<ChargeGroup>& groups, MonthRun& run) {
  for (ChargeGroup& group : groups) {
    if (group.project.empty() || group.sum_fen == 0) continue;
    const auto stored = store::find_data_set(books.store, books.company, group.project, month.last_day());
    const bool ended = !stored || stored->data_set.left_on || stored->data_set.available_on;
    if (ended) warn(run, project_over(group, month));
    group.use = use_in_project(!ended && is_in_development(stored->data_set));
  }
}

void add_to_projects(Books& books, Period month, const std::vector<ChargeGroup>& groups,
                     const Voucher& voucher) {
  std::vector<std::int64_t> touched;
  for (const ChargeGroup& group : groups) {
    if (group.project.empty() || group.sum_fen == 0) continue;
    const auto project = store::find_data_set(books.store, books.company, group.project);
    store::put_movement(books.store, books.company, project->asset,
                        charge_into_project(group.sum_fen, group.use == Use::development_capitalised),
                        {.date = month.last_day(),
                         .period = month,
                         .voucher_kind = voucher.key.kind,
                         .voucher_sequence = voucher.key.sequence});
    touched.push_back(project->asset);
  }
  if (!touched.empty()) store::seal_month_end(books.store, books.company, voucher.key, std::move(touched));
}

void book_amortisation(Books& books, Period month, const rulebook::Rules& rules,
                       const CompanySettings& settings, const MonthTools& tools, ChargesOfGranted& granted,
                       MonthRun& run) {
  std::vector<ChargeGroup> groups = store::routings(books.store, books.company);
  write_charges(books, month, groups, granted, tools.watch, run);
  route_into_projects(books, month, groups, run);
  if (const auto entry = tools.entries.compose(groups, month, rules, settings)) {
    tools.chart.demand(entry->lines);
    const Voucher voucher =
        store::put_voucher(books.store, books.company, *entry, {.date = month.last_day(), .period = month});
    add_to_projects(books, month, groups, voucher);
  }
}

// E05a: 5301 费用化支出 is closed to 研发费用 at the end of the period.
void close_research(Books& books, Period month, const rulebook::Rules& rules, const CompanySettings& settings,
                    const HostChart& chart, MonthRun& run) {
  const std::vector<store::OpenResearch> open = store::open_research(books.store, books.company, month);
  std::map<std::string, Fen> by_cost_center;
  for (const auto& item : open) by_cost_center[item.cost_center] += item.sum_fen;
  std::vector<ResearchTotal> totals;
  for (const auto& [cost_center, sum] : by_cost_center) totals.push_back({cost_center, sum});
  const auto entry = compose_research_close(totals, month, rules, settings);
  if (!entry) return;
  chart.demand(entry->lines);
  const Voucher voucher =
      store::put_voucher(books.store, books.company, *entry, {.date = month.last_day(), .period = month});
  std::vector<std::int64_t> touched;
  for (const auto& item : open) {
    store::put_movement(books.store, books.company, item.asset,
                        {MovementKind::research_closed, {.gross = -item.sum_fen}, "E05a"},
                        {.date = month.last_day(),
                         .period = month,
                         .voucher_kind = voucher.key.kind,
                         .voucher_sequence = voucher.key.sequence});
    run.research_closed_fen = add(run.research_closed_fen, item.sum_fen);
    touched.push_back(item.asset);
  }
  store::seal_month_end(books.store, books.company, voucher.key, std::move(touched));
}

// Spent in an earlier year and not closed yet.
Fen research_missed(Books& books, Period month) {
  std::map<std::int64_t, Fen> open;
  for (const auto& item : store::open_research(books.store, books.company, month))
    open[item.asset] = item.sum_fen;
  Fen missed = 0;
  for (const auto& item : store::open_research(books.store, books.company, Period(month.year() - 1, 13)))
    missed = add(missed, std::min(item.sum_fen, open[item.asset]));
  return missed;
}

void warn_of_earlier_years(Books& books, Period month, MonthRun& run) {
  const Fen research = research_missed(books, month);
  if (research != 0) warn(run, of_earlier_years("费用化研发支出", "research spending", research, month));
  const Fen interest = interest_missed_through(books, Period(month.year() - 1, 12));
  if (interest != 0) warn(run, of_earlier_years("分期付款利息", "interest of instalments", interest, month));
}

}  // namespace

MonthRun amortise_month(Books& books, Period month, const CompanySettings& settings,
                        const MonthTools& tools) {
  MonthRun run;
  const rulebook::Rules rules = books.rules.at(month.last_day());
  const std::int64_t plans = store::plan_count(books.store, books.company, month.month_index());
  ChargesOfGranted granted = granted_assets(books, month);
  if (store::plans_at_last_run(books.store, books.company, month.month_index()) != plans) {
    book_amortisation(books, month, rules, settings, tools, granted, run);
    store::put_amortised_month(books.store, books.company,
                               {month.month_index(), plans, run.charged, run.missed, run.sum_fen});
  }
  warn_of_earlier_years(books, month, run);
  close_research(books, month, rules, settings, tools.chart, run);
  run.interest_fen = accrue_interest(books, month, rules, settings, tools.chart);
  run.grants_fen = release_grants(books, month, granted, rules, settings, tools.chart);
  return run;
}

}  // namespace rubiao
