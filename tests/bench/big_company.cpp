// SPDX-License-Identifier: Apache-2.0
#include "bench/big_company.h"

#include "store/charges.h"
#include "store/data_sets.h"

namespace rubiao::test {
namespace {

const Date available = parse_date("2024-01-10", "date");

// Spreads neighbouring numbers (splitmix64), so that lives and amounts look unrelated.
std::uint64_t mix(std::uint64_t x) {
  x += 0x9e3779b97f4a7c15U;
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9U;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebU;
  return x ^ (x >> 31);
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
  store::Transaction transaction(connection);
  const store::Company company = store::ensure_company(connection, code);
  const int month = Period::of(available).month_index();
  for (std::int64_t number = 1; number <= assets; ++number) {
    const DataSet data_set = data_set_of(number);
    const Fen cost = 100'000 + static_cast<Fen>(mix(static_cast<std::uint64_t>(-number)) % 100'000'000U);
    const std::int64_t asset = store::put_data_set(connection, company, data_set, number, available);
    const PlanChange change{.from_month = month,
                            .plan = {.amortisable_fen = cost,
                                     .life_months = data_set.estimates.life_months,
                                     .first_month = month},
                            .standing = {.gross = cost}};
    store::put_plan(connection, company, asset, change, store::ensure_routing(connection, company, data_set),
                    number);
  }
  transaction.commit();
  return company;
}

}  // namespace rubiao::test
