// SPDX-License-Identifier: Apache-2.0
// What the benchmarks of the month's end share: a folder that goes with them, the product run over companies
// in memory's host, and figures as a person or a program reads them.
#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include "base/text.h"
#include "bench/sqlite_floor.h"

namespace rubiao::test {

struct BenchOptions {
  std::int64_t assets = 100'000;
  int rounds = 3;
  Language language = Language::zh;
  bool json = false;
};
// [--assets N] [--rounds N] [--lang zh|en] [--json]; throws where they are something else.
[[nodiscard]] BenchOptions read_bench_options(int count, char** arguments);

struct BenchFolder {
  std::filesystem::path path;
  BenchFolder();
  ~BenchFolder();
  BenchFolder(const BenchFolder&) = delete;
  BenchFolder& operator=(const BenchFolder&) = delete;
};

// Opens the store, runs the nightly batch over all its companies, and closes it, so that SQLite's log is
// copied into the file as well.
MonthTotals run_batch_to(const std::filesystem::path& file, const char* day);

void copy_fresh(const std::filesystem::path& from, const std::filesystem::path& to);

template <typename Work>
double seconds(Work&& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

[[nodiscard]] double median(std::vector<double> values);

struct Figure {
  const char* id;
  Text name;
  double value;
  int digits;
};
void print_figures(const char* bench, const Text& heading, const std::vector<Figure>& figures,
                   const BenchOptions& options);

}  // namespace rubiao::test
