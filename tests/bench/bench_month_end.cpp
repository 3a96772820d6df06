// SPDX-License-Identifier: Apache-2.0
// The month's end of a big company with all methods of amortisation, against what SQLite itself needs for it
// and against the usual design, in the same run: `bench_month_end [--assets N] [--rounds N] [--lang zh|en]
// [--json]`. Rounds are interleaved, each on a fresh copy; medians are printed. It fails when the sums are
// wrong, never for being slow: machines differ, the ratios less so. Goals: P1 to P7 and P12 of
// docs/ARCHITECTURE.md.
#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <stdexcept>

#include "base/digest.h"
#include "bench/bench_support.h"
#include "bench/big_company.h"
#include "bench/obvious_design.h"
#include "measurement/amortisation.h"
#include "store/charges.h"

using namespace rubiao;
using namespace rubiao::test;

namespace {

namespace fs = std::filesystem;

constexpr const char* january = "2024-01-31";
constexpr const char* february = "2024-02-29";

// January is run beforehand; February is measured.
void build(const fs::path& file, std::int64_t assets) {
  {
    store::Connection connection = store::open_store(file);
    store::Transaction transaction(connection);
    build_big_company(connection, "C1", assets);
    transaction.commit();
  }
  (void)run_batch_to(file, january);
}

struct Usage {
  double wall = 0;
  double cpu = 0;
  double peak_mib = 0;
};

// Runs February in a process of its own; killed after `stop_after` seconds, if that is not 0.
Usage run_apart(const fs::path& file, double stop_after = 0) {
  Usage used;
  used.wall = seconds([&] {
    const pid_t child = fork();
    if (child < 0) throw std::runtime_error("fork");
    if (child == 0) {
      (void)run_batch_to(file, february);
      _exit(0);
    }
    if (stop_after > 0) {
      usleep(static_cast<useconds_t>(stop_after * 1e6));
      kill(child, SIGKILL);
    }
    int status = 0;
    rusage usage{};
    wait4(child, &status, 0, &usage);
    if (stop_after == 0 && status != 0) throw std::runtime_error("the run failed");
    const auto time = [](const timeval& value) {
      return static_cast<double>(value.tv_sec) + static_cast<double>(value.tv_usec) / 1e6;
    };
    used.cpu = time(usage.ru_utime) + time(usage.ru_stime);
    used.peak_mib = static_cast<double>(usage.ru_maxrss) / 1024;
  });
  return used;
}

struct Rounds {
  std::vector<double> ours, floor, obvious, again, cpu, killed;
};

void demand(bool holds, const char* what) {
  if (!holds) throw std::runtime_error(what);
}

void measure(const BenchFolder& folder, const BenchOptions& options, Rounds& rounds) {
  const fs::path work = folder.path / "work.db";
  const fs::path base = folder.path / "base.db";
  MonthTotals ours;
  MonthTotals floor;
  copy_fresh(base, work);
  rounds.ours.push_back(seconds([&] { ours = run_batch_to(work, february); }));
  rounds.again.push_back(
      seconds([&] { demand(run_batch_to(work, february) == MonthTotals{}, "run again it wrote"); }));
  copy_fresh(base, work);
  rounds.floor.push_back(
      seconds([&] { floor = amortise_with_bare_sqlite(work, Period(2024, 2).month_index()); }));
  demand(ours == floor && ours.charged == options.assets, "the sums differ");
  copy_fresh(folder.path / "obvious.db", work);
  rounds.obvious.push_back(seconds([&] { (void)amortise_by_obvious_design(work); }));
  copy_fresh(base, work);
  const Usage whole = run_apart(work);
  rounds.cpu.push_back(whole.cpu);
  copy_fresh(base, work);
  const double killed_after = whole.wall / 2;
  (void)run_apart(work, killed_after);
  rounds.killed.push_back(run_apart(work).wall / whole.wall);
}

// The same bytes as the chain of one month.
double chain_seconds(std::int64_t assets, HashAlgorithm algorithm) {
  const std::string bytes(10'000 * 40, 'x');
  Hasher hasher(algorithm);
  return seconds([&] {
    for (std::int64_t done = 0; done < assets; done += 10'000) {
      hasher.add(
          {bytes.data(), static_cast<std::size_t>(std::min<std::int64_t>(10'000, assets - done)) * 40});
      (void)hasher.finish();
    }
  });
}

// P12: the rule's arithmetic beyond one multiplication and division, an asset.
double arithmetic_ns(const fs::path& file, std::int64_t assets) {
  store::Connection connection = store::open_store(file);
  std::vector<AmortisationPlan> plans;
  store::Statement rows = connection.prepare("SELECT " + std::string(store::plan_terms) +
                                             " FROM plan ORDER BY key LIMIT 1000000");
  while (rows.next()) plans.push_back(store::read_plan(rows, 0));
  const int month = Period(2024, 2).month_index();
  Fen sum = 0;
  const double rule = seconds([&] {
    for (const AmortisationPlan& plan : plans) sum += amortised_through(plan, month, 5000);
  });
  const double raw = seconds([&] {
    for (const AmortisationPlan& plan : plans)
      sum += (2 * plan.amortisable_fen + plan.life_months) / (2 * plan.life_months);
  });
  demand(sum != 0, "nothing was computed");
  return (rule - raw) / static_cast<double>(std::min<std::int64_t>(assets, 1'000'000)) * 1e9;
}

int run(const BenchOptions& options) {
  const BenchFolder folder;
  build(folder.path / "base.db", options.assets);
  build(folder.path / "tenth.db", options.assets / 10);
  build_obvious_design(folder.path / "obvious.db", options.assets);
  Rounds rounds;
  for (int i = 0; i < options.rounds; ++i) measure(folder, options, rounds);
  copy_fresh(folder.path / "base.db", folder.path / "work.db");
  const double memory = run_apart(folder.path / "work.db").peak_mib;
  const double memory_of_tenth = run_apart(folder.path / "tenth.db").peak_mib;
  const double ours = median(rounds.ours);
  const double floor = median(rounds.floor);
  const double cpu = median(rounds.cpu);
  const auto assets = static_cast<double>(options.assets);
  const std::string count = std::to_string(options.assets);
  const std::string times = std::to_string(options.rounds);
  print_figures(
      "month_end",
      {"一个月末，" + count + " 项数据资源，各种摊销方法，" + times + " 轮中位数",
       "One month's end, " + count + " data assets by all methods, median of " + times + " rounds"},
      {{"seconds", {"入表（秒）", "Rubiao, seconds"}, ours, 3},
       {"floor_seconds", {"SQLite 下限（秒）", "SQLite's floor, seconds"}, floor, 3},
       {"p1", {"P1 入表 ÷ 下限（≤ 2.0）", "P1 Rubiao ÷ floor (≤ 2.0)"}, ours / floor, 2},
       {"p2",
        {"P2 入表 ÷ 通常的设计：每项两行、三个索引、逐项更新（≤ 0.40）",
         "P2 Rubiao ÷ the usual design: two lines an asset, three indexes, updates (≤ 0.40)"},
        ours / median(rounds.obvious),
        2},
       {"p3",
        {"P3 项/秒（安静的机器上 ≥ 250000）", "P3 assets/s (≥ 250,000 on a quiet machine)"},
        assets / ours,
        0},
       {"p4_mib",
        {"P4 内存：十分之一到全部增加（MiB，≤ 16）",
         "P4 memory added from a tenth to all of them, MiB (≤ 16)"},
        memory - memory_of_tenth,
        1},
       {"peak_mib", {"内存峰值（MiB）", "peak memory, MiB"}, memory, 0},
       {"p5_sm3",
        {"P5 哈希链占 CPU：SM3（≤ 0.25）", "P5 share of the hash chain in CPU: SM3 (≤ 0.25)"},
        chain_seconds(options.assets, HashAlgorithm::sm3) / cpu,
        3},
       {"p5_sha256",
        {"P5 哈希链占 CPU：SHA-256（≤ 0.10）", "P5 share of the hash chain in CPU: SHA-256 (≤ 0.10)"},
        chain_seconds(options.assets, HashAlgorithm::sha256) / cpu,
        3},
       {"p6",
        {"P6 再次运行 ÷ 首次（≤ 0.05）", "P6 second run ÷ first (≤ 0.05)"},
        median(rounds.again) / ours,
        4},
       {"p7",
        {"P7 半途被杀后重跑 ÷ 不受干扰的一次（≤ 1.2）",
         "P7 run again after a kill half-way ÷ undisturbed (≤ 1.2)"},
        median(rounds.killed),
        2},
       {"p12_ns",
        {"P12 规则运算，每项多用的纳秒（≤ 200）",
         "P12 the rule's arithmetic, ns an asset beyond the raw step (≤ 200)"},
        arithmetic_ns(folder.path / "base.db", options.assets),
        1}},
      options);
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  try {
    return run(read_bench_options(count, arguments));
  } catch (const std::exception& error) {
    fmt::print(stderr, "bench_month_end: {}\n", error.what());
    return 1;
  }
}
