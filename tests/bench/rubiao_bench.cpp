// SPDX-License-Identifier: Apache-2.0
// The month's end of a big company against what SQLite itself needs for it, in the same run: `rubiao_bench
// [--assets N]
// [--rounds N] [--lang zh|en] [--json]`. Rounds are interleaved, each on a fresh copy; medians are printed.
// It fails when the sums are wrong, never for being slow: machines differ, the ratio less so.
#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <map>

#include "base/digest.h"
#include "base/error.h"
#include "batch/nightly.h"
#include "bench/big_company.h"
#include "bench/sqlite_floor.h"
#include "support/memory_host.h"

using namespace rubiao;
using namespace rubiao::test;

namespace {

namespace fs = std::filesystem;

struct Options {
  std::int64_t assets = 100'000;
  int rounds = 3;
  Language language = Language::zh;
  bool json = false;
};

struct Round {
  double ours = 0;
  double floor = 0;
  double again = 0;
};

struct Folder {
  fs::path path;
  Folder() {
    std::string pattern = (fs::temp_directory_path() / "rubiao-bench-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("mkdtemp");
    path = pattern;
  }
  ~Folder() { fs::remove_all(path); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
};

const rulebook::Rulebook& rules() {
  static const rulebook::Rulebook loaded = rulebook::Rulebook::load(fs::path(RUBIAO_SOURCE_DIR) / "rules");
  return loaded;
}

template <typename Work>
double seconds(Work&& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

// Opened, run and closed: the log is copied into the file when the last connection goes.
MonthTotals run_to(const fs::path& file, const char* day) {
  MemoryHost host;
  store::Connection connection = store::open_store(file);
  Books books{connection, *store::find_company(connection, "C1"), rules(), host.services};
  MonthTotals totals;
  for (const NightlyMonth& month : run_nightly(books, parse_date(day, "date")).months) {
    totals.charged += month.run.charged;
    totals.sum_fen += month.run.sum_fen;
  }
  return totals;
}

void copy_fresh(const fs::path& from, const fs::path& to) {
  fs::remove(to);
  fs::copy_file(from, to);
}

// January is run beforehand; February is measured.
void build(const fs::path& file, std::int64_t assets) {
  {
    store::Connection connection = store::open_store(file);
    build_big_company(connection, "C1", assets);
  }
  (void)run_to(file, "2024-01-31");
}

Round measure(const fs::path& base, const fs::path& work, MonthTotals& ours, MonthTotals& floor) {
  Round round;
  copy_fresh(base, work);
  round.ours = seconds([&] { ours = run_to(work, "2024-02-29"); });
  MonthTotals again;
  round.again = seconds([&] { again = run_to(work, "2024-02-29"); });
  if (again != MonthTotals{}) throw std::runtime_error("the second run wrote something");
  copy_fresh(base, work);
  round.floor = seconds([&] { floor = amortise_with_bare_sqlite(work, Period(2024, 2).month_index()); });
  return round;
}

double median(std::vector<Round> rounds, double Round::*which) {
  std::sort(rounds.begin(), rounds.end(),
            [&](const Round& a, const Round& b) { return a.*which < b.*which; });
  return rounds[rounds.size() / 2].*which;
}

// The same bytes as the chain of one month.
double chain_seconds(std::int64_t assets) {
  const std::string bytes(10'000 * 40, 'x');
  Hasher hasher(HashAlgorithm::sm3);
  return seconds([&] {
    for (std::int64_t done = 0; done < assets; done += 10'000) {
      hasher.add(
          {bytes.data(), static_cast<std::size_t>(std::min<std::int64_t>(10'000, assets - done)) * 40});
      (void)hasher.finish();
    }
  });
}

double peak_mib() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

struct Figure {
  const char* id;
  Text name;
  double value;
  int digits;
};

void print(const std::vector<Figure>& figures, const Options& options) {
  if (!options.json) {
    fmt::print("{}\n",
               options.language == Language::zh
                   ? fmt::format("一个月末，{} 项数据资产，{} 轮中位数", options.assets, options.rounds)
                   : fmt::format("One month's end, {} data assets, median of {} rounds", options.assets,
                                 options.rounds));
  }
  for (const Figure& figure : figures) {
    if (options.json)
      fmt::print("{{\"bench\":\"month_end\",\"assets\":{},\"figure\":\"{}\",\"value\":{:.{}f}}}\n",
                 options.assets, figure.id, figure.value, figure.digits);
    else
      fmt::print("{:>14.{}f}  {}\n", figure.value, figure.digits, figure.name.in(options.language));
  }
}

std::vector<Figure> figures_of(const std::vector<Round>& rounds, const Options& options) {
  const double ours = median(rounds, &Round::ours);
  const double floor = median(rounds, &Round::floor);
  const double again = median(rounds, &Round::again);
  const auto assets = static_cast<double>(options.assets);
  return {
      {"seconds", {"入表（秒）", "Rubiao, seconds"}, ours, 3},
      {"floor_seconds", {"SQLite 下限（秒）", "SQLite's floor, seconds"}, floor, 3},
      {"assets_per_second", {"入表（项/秒）", "Rubiao, assets/s"}, assets / ours, 0},
      {"floor_assets_per_second", {"SQLite 下限（项/秒）", "SQLite's floor, assets/s"}, assets / floor, 0},
      {"ratio", {"入表 ÷ 下限", "Rubiao ÷ floor"}, ours / floor, 2},
      {"second_run", {"再次运行 ÷ 首次", "second run (nothing to do) ÷ first"}, again / ours, 3},
      {"chain_share",
       {"其中哈希链（SM3）占比", "share of the hash chain (SM3)"},
       chain_seconds(options.assets) / ours,
       3},
      {"peak_mib", {"内存峰值（MiB）", "peak memory, MiB"}, peak_mib(), 0}};
}

Options read_options(int count, char** arguments) {
  Options options;
  for (int i = 1; i < count; ++i) {
    const std::string_view name = arguments[i];
    const std::string value = i + 1 < count ? arguments[i + 1] : "";
    if (name == "--json")
      options.json = true;
    else if (name == "--assets")
      options.assets = std::stoll(value), ++i;
    else if (name == "--rounds")
      options.rounds = std::stoi(value), ++i;
    else if (name == "--lang")
      options.language = language_from(value), ++i;
    else
      throw std::runtime_error("rubiao_bench [--assets N] [--rounds N] [--lang zh|en] [--json]");
  }
  if (options.assets < 1 || options.rounds < 1) throw std::runtime_error("--assets, --rounds: > 0");
  return options;
}

int run(const Options& options) {
  const Folder folder;
  build(folder.path / "base.db", options.assets);
  std::vector<Round> rounds;
  for (int i = 0; i < options.rounds; ++i) {
    MonthTotals ours;
    MonthTotals floor;
    rounds.push_back(measure(folder.path / "base.db", folder.path / "work.db", ours, floor));
    if (ours == floor && ours.charged == options.assets) continue;
    fmt::print(stderr, "{}\n", Text{"合计不符", "the sums differ"}.in(options.language));
    return 1;
  }
  print(figures_of(rounds, options), options);
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  try {
    return run(read_options(count, arguments));
  } catch (const std::exception& error) {
    fmt::print(stderr, "rubiao_bench: {}\n", error.what());
    return 1;
  }
}
