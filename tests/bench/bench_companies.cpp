// SPDX-License-Identifier: Apache-2.0
// Many small companies against one with as many data sets: `bench_companies [--assets N] …`, ten data sets a
// company. What a company costs beyond its charges: its months looked up, a voucher, links of its chain, its
// record.
#include <fmt/format.h>

#include <stdexcept>

#include "bench/bench_support.h"
#include "bench/big_company.h"
#include "bench/rows_floor.h"

using namespace rubiao;
using namespace rubiao::test;

namespace {

namespace fs = std::filesystem;

constexpr std::int64_t assets_a_company = 10;

void build(const fs::path& file, std::int64_t companies, std::int64_t assets) {
  {
    store::Connection connection = store::open_store(file);
    store::Transaction transaction(connection);
    for (std::int64_t i = 1; i <= companies; ++i)
      build_big_company(connection, "C" + std::to_string(i), assets);
    transaction.commit();
  }
  (void)run_batch_to(file, "2024-01-31");
}

int run(const BenchOptions& options) {
  const BenchFolder folder;
  const std::int64_t companies = options.assets / assets_a_company;
  build(folder.path / "many.db", companies, assets_a_company);
  build(folder.path / "one.db", 1, companies * assets_a_company);
  std::vector<double> many, one, again, rows;
  for (int i = 0; i < options.rounds; ++i) {
    const fs::path work = folder.path / "work.db";
    copy_fresh(folder.path / "one.db", work);
    one.push_back(seconds([&] { (void)run_batch_to(work, "2024-02-29"); }));
    copy_fresh(folder.path / "many.db", work);
    MonthTotals totals;
    many.push_back(seconds([&] { totals = run_batch_to(work, "2024-02-29"); }));
    if (totals.charged != companies * assets_a_company) throw std::runtime_error("not all were charged");
    rows.push_back(write_rows_of(folder.path / "many.db", work, folder.path / "rows.db"));
    again.push_back(seconds([&] { (void)run_batch_to(work, "2024-02-29"); }));
  }
  const std::string count = std::to_string(companies);
  print_figures(
      "companies",
      {count + " 家公司、每家 10 项，与一家公司同样多的项数",
       count + " companies of 10 data sets each, against one with as many"},
      {{"many_seconds", {"许多公司（秒）", "many companies, seconds"}, median(many), 3},
       {"one_seconds", {"一家公司（秒）", "one company, seconds"}, median(one), 3},
       {"ratio", {"许多 ÷ 一家（≤ 3）", "many ÷ one (≤ 3)"}, median(many) / median(one), 2},
       {"rows_seconds", {"只写同样的行（秒）", "the same rows written in bulk, seconds"}, median(rows), 3},
       {"rows_ratio", {"只写同样的行 ÷ 一家", "the same rows in bulk ÷ one"}, median(rows) / median(one), 2},
       {"us_a_company",
        {"每家公司（微秒）", "a company, µs"},
        median(many) / static_cast<double>(companies) * 1e6,
        0},
       {"again", {"再次运行 ÷ 首次", "second run ÷ first"}, median(again) / median(many), 3}},
      options);
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  try {
    return run(read_bench_options(count, arguments));
  } catch (const std::exception& error) {
    fmt::print(stderr, "bench_companies: {}\n", error.what());
    return 1;
  }
}
