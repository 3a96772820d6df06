// SPDX-License-Identifier: Apache-2.0
// A schedule of sixty months with three changes of estimate, for each pattern, against the plain straight
// line without a change: microseconds a schedule, the median of a thousand, and their ratio. The limit asked
// for is 50 µs.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>

#include "measurement/schedule.h"

using namespace rubiao;

namespace {

constexpr int january = 408;
constexpr int rounds = 1'000;

ScheduleStart start_of(Pattern pattern, Method method) {
  return {
      .month = january,
      .estimates = {.life_months = 60, .method = method},
      .plan =
          AmortisationPlan{
              .amortisable_fen = 123'456'789, .life_months = 60, .first_month = january, .pattern = pattern},
      .standing = {.gross = 123'456'789},
      .straight_line = pattern};
}

// The life in months 12 and 24, the residual value in month 36; sixty months in all.
std::array<AssumedChange, 3> three_changes() {
  std::array<AssumedChange, 3> changes{};
  changes[0].month = january + 12;
  changes[0].estimates.remaining_months = 50;
  changes[1].month = january + 24;
  changes[1].estimates.remaining_months = 36;
  changes[2].month = january + 36;
  changes[2].estimates.residual_fen = 1'000'000;
  return changes;
}

double microseconds(const ScheduleStart& start, std::span<const AssumedChange> changes) {
  std::array<double, rounds> times{};
  for (double& time : times) {
    const auto begin = std::chrono::steady_clock::now();
    if (project_schedule(start, changes).size() != 60) throw std::runtime_error("not sixty months");
    time = std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - begin).count();
  }
  std::ranges::nth_element(times, times.begin() + rounds / 2);
  return times[rounds / 2];
}

}  // namespace

int main() {
  const double plain = microseconds(start_of(Pattern::equal_months, Method::straight_line), {});
  fmt::print("{:>10.2f} µs  直线法，无变更 / straight-line, no change\n", plain);
  const struct {
    Pattern pattern;
    Method method;
    const char* name;
  } patterns[] = {{Pattern::equal_months, Method::straight_line, "固定月额 / equal months"},
                  {Pattern::on_remainder, Method::straight_line, "按余额重算 / on the remainder"},
                  {Pattern::sum_of_years, Method::sum_of_years, "年数总和法 / sum of the years' digits"},
                  {Pattern::double_declining, Method::double_declining, "双倍余额递减法 / double declining"}};
  for (const auto& [pattern, method, name] : patterns) {
    const double changed = microseconds(start_of(pattern, method), three_changes());
    fmt::print("{:>10.2f} µs  {:.1f} ×  三次变更 / three changes: {}\n", changed, changed / plain, name);
  }
  return 0;
}
