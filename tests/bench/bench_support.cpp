// SPDX-License-Identifier: Apache-2.0
#include "bench/bench_support.h"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "batch/batch_run.h"
#include "support/memory_host.h"

namespace rubiao::test {
namespace {

namespace fs = std::filesystem;

const rulebook::Rulebook& rules() {
  static const rulebook::Rulebook loaded = rulebook::Rulebook::load(fs::path(RUBIAO_SOURCE_DIR) / "rules");
  return loaded;
}

}  // namespace

BenchOptions read_bench_options(int count, char** arguments) {
  BenchOptions options;
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
      throw std::runtime_error("[--assets N] [--rounds N] [--lang zh|en] [--json]");
  }
  if (options.assets < 10 || options.rounds < 1)
    throw std::runtime_error("--assets 10 or more, --rounds 1 or more");
  return options;
}

BenchFolder::BenchFolder() {
  std::string pattern = (fs::temp_directory_path() / "rubiao-bench-XXXXXX").string();
  if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("mkdtemp");
  path = pattern;
}

BenchFolder::~BenchFolder() {
  fs::remove_all(path);
}

MonthTotals run_batch_to(const fs::path& file, const char* day) {
  MemoryHost host;
  store::Connection connection = store::open_store(file);
  std::vector<std::string> codes;
  for (const store::Company& company : store::all_companies(connection)) codes.push_back(company.code);
  const BatchRun run =
      run_batch(connection, host.services, codes, {.as_of = parse_date(day, "date"), .user = "bench"},
                [&](const std::string& code) {
                  return Books{connection, *store::find_company(connection, code), rules(), host.services};
                });
  if (run.end.failed > 0) throw std::runtime_error(run.companies.front().failure->what());
  return {run.end.assets, run.end.charged_fen};
}

void copy_fresh(const fs::path& from, const fs::path& to) {
  fs::remove(to);
  fs::copy_file(from, to);
}

double median(std::vector<double> values) {
  std::ranges::sort(values);
  return values[values.size() / 2];
}

void print_figures(const char* bench, const Text& heading, const std::vector<Figure>& figures,
                   const BenchOptions& options) {
  if (!options.json) fmt::print("{}\n", heading.in(options.language));
  for (const Figure& figure : figures) {
    if (options.json)
      fmt::print("{{\"bench\":\"{}\",\"assets\":{},\"figure\":\"{}\",\"value\":{:.{}f}}}\n", bench,
                 options.assets, figure.id, figure.value, figure.digits);
    else
      fmt::print("{:>14.{}f}  {}\n", figure.value, figure.digits, figure.name.in(options.language));
  }
}

}  // namespace rubiao::test
