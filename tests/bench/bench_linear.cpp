// SPDX-License-Identifier: Apache-2.0
// Whether a month's end takes ten times as long for ten times as many data sets, and no more memory:
// `bench_linear --assets 10000000`. Both are of one company by all methods; January is run beforehand.
#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <stdexcept>

#include "bench/bench_support.h"
#include "bench/big_company.h"

using namespace rubiao;
using namespace rubiao::test;

namespace {

namespace fs = std::filesystem;

struct Measured {
  double seconds = 0;
  double peak_mib = 0;
};

// In a process of its own, whose memory is its own.
Measured run_february(const fs::path& file, std::int64_t assets) {
  Measured measured;
  measured.seconds = seconds([&] {
    const pid_t child = fork();
    if (child < 0) throw std::runtime_error("fork");
    if (child == 0) _exit(run_batch_to(file, "2024-02-29").charged == assets ? 0 : 1);
    int status = 0;
    rusage usage{};
    wait4(child, &status, 0, &usage);
    if (status != 0) throw std::runtime_error("not all were charged");
    measured.peak_mib = static_cast<double>(usage.ru_maxrss) / 1024;
  });
  return measured;
}

Measured measure(const fs::path& file, std::int64_t assets) {
  {
    store::Connection connection = store::open_store(file);
    store::Transaction transaction(connection);
    build_big_company(connection, "C1", assets);
    transaction.commit();
  }
  (void)run_batch_to(file, "2024-01-31");
  const Measured measured = run_february(file, assets);
  fs::remove(file);
  return measured;
}

int run(const BenchOptions& options) {
  const BenchFolder folder;
  const Measured tenth = measure(folder.path / "tenth.db", options.assets / 10);
  const Measured whole = measure(folder.path / "whole.db", options.assets);
  const std::string count = std::to_string(options.assets);
  print_figures("linear",
                {count + " 项数据资源的一个月末，与十分之一比较",
                 "a month's end of " + count + " data sets, against a tenth of them"},
                {{"tenth_seconds", {"十分之一（秒）", "a tenth, seconds"}, tenth.seconds, 3},
                 {"seconds", {"全部（秒）", "all, seconds"}, whole.seconds, 3},
                 {"ratio",
                  {"每项时间：全部 ÷ 十分之一", "time of one: all ÷ a tenth"},
                  whole.seconds / tenth.seconds / 10,
                  2},
                 {"peak_mib", {"内存峰值（MiB）", "peak memory, MiB"}, whole.peak_mib, 0},
                 {"added_mib",
                  {"比十分之一多用内存（MiB）", "memory more than for a tenth, MiB"},
                  whole.peak_mib - tenth.peak_mib,
                  1}},
                options);
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  try {
    return run(read_bench_options(count, arguments));
  } catch (const std::exception& error) {
    fmt::print(stderr, "bench_linear: {}\n", error.what());
    return 1;
  }
}
