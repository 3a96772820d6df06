// SPDX-License-Identifier: Apache-2.0
#include "bench/big_company.h"

#include "store/charges.h"
#include "store/data_sets.h"

namespace rubiao::test {
namespace {

const Date available = parse_date("2024-01-10", "date");
constexpr int months_of_use = 24;

// Spreads neighbouring numbers (splitmix64), so that lives and amounts look unrelated.
std::uint64_t mix(std::uint64_t x) {
  x += 0x9e3779b97f4a7c15U;
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9U;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebU;
  return x ^ (x >> 31);
}

// Of ten plans seven are straight, one each is by the sum of years' digits, by declining balance and by
// units.
Pattern pattern_of(std::int64_t number) {
  switch (mix(static_cast<std::uint64_t>(number) + 7) % 10) {
    case 0:
      return Pattern::sum_of_years;
    case 1:
      return Pattern::double_declining;
    case 2:
      return Pattern::units;
    default:
      return Pattern::equal_months;
  }
}

DataSet data_set_of(std::int64_t number) {
  constexpr Use uses[] = {Use::management, Use::selling, Use::serving_customers, Use::letting};
  const std::uint64_t random = mix(static_cast<std::uint64_t>(number));
  return {.id = "DS-" + std::to_string(number),
          .name = "数据集 " + std::to_string(number),
          .content = "",
          .use = uses[random % 4],
          .cost_center = "部门" + std::to_string(random / 4 % 10),
          .registered_on = available,
          .answers = Answers{true, true, true, true, false},
          .available_on = available,
          .estimates = {.life_months = 12 + static_cast<int>(random / 64 % 109)}};
}

}  // namespace

store::Company build_big_company(store::Connection& connection, const std::string& code,
                                 std::int64_t assets) {
  const store::Company company = store::ensure_company(connection, code);
  const int month = Period::of(available).month_index();
  for (std::int64_t number = 1; number <= assets; ++number) {
    const DataSet data_set = data_set_of(number);
    const Fen cost = 100'000 + static_cast<Fen>(mix(static_cast<std::uint64_t>(-number)) % 100'000'000U);
    const std::int64_t asset = store::put_data_set(connection, company, data_set, number, available);
    const Pattern pattern = pattern_of(number);
    const PlanChange change{.from_month = month,
                            .plan = {.amortisable_fen = cost,
                                     .life_months = data_set.estimates.life_months,
                                     .first_month = month,
                                     .pattern = pattern,
                                     .units_expected = 1'000'000},
                            .standing = {.gross = cost}};
    store::put_plan(connection, company, asset, change, store::ensure_routing(connection, company, data_set),
                    number);
    if (pattern == Pattern::units)
      for (int used = 0; used < months_of_use; ++used)
        store::put_usage(
            connection, company, asset, month + used, assets + number,
            1 + static_cast<std::int64_t>(mix(static_cast<std::uint64_t>(number + used)) % 8000));
  }
  return company;
}

}  // namespace rubiao::test
