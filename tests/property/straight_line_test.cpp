// SPDX-License-Identifier: Apache-2.0
// Straight-line schedules by themselves, in both conventions, with amounts and lives at the edges; dumped for
// the second opinion of tests/oracle/schedule.py.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <fstream>

#include "measurement/amortisation.h"
#include "property/for_oracle.h"
#include "property/random.h"

namespace rubiao::test {
namespace {

constexpr int schedules = 1500;

AmortisationPlan random_plan(Random& random) {
  const Fen most = random.pick<Fen>({5, 1'000, 100'000'000, 10'000'000'000'000, max_fen});
  return {.amortisable_fen = random.between(1, most),
          .life_months = static_cast<int>(random.one_in(4) ? random.pick<std::int64_t>({1, 2, 3, 600})
                                                           : random.between(1, 120)),
          .first_month = static_cast<int>(random.between(408, 455)),
          .pattern = random.one_in(2) ? Pattern::equal_months : Pattern::on_remainder};
}

}  // namespace

TEST_CASE("a schedule is never negative, never overshoots, and sums to the amortisable amount") {
  std::ofstream out = tell_oracle("straight-line.txt");
  Random random(2024);
  for (int number = 1; number <= schedules; ++number) {
    const AmortisationPlan plan = random_plan(random);
    INFO("schedule ", number, ": ", plan.amortisable_fen, " fen over ", plan.life_months, " months");
    const int last = plan.first_month + plan.life_months - 1;
    out << fmt::format("asset {} {} {} 0 {} {} -1 {}\n", number,
                       plan.pattern == Pattern::equal_months ? "固定月额" : "按余额重算",
                       plan.amortisable_fen, plan.life_months, plan.first_month, last);
    Fen sum = 0;
    bool in_range = true;
    for (int month = plan.first_month; month <= last; ++month) {
      const Fen charge = charge_of(plan, month, sum);
      in_range = in_range && charge >= 0;
      sum += charge;
      in_range = in_range && sum <= plan.amortisable_fen;
      out << month << ' ' << charge << '\n';
    }
    CHECK(in_range);
    CHECK(sum == plan.amortisable_fen);
  }
}

}  // namespace rubiao::test
