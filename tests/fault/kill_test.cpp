// SPDX-License-Identifier: Apache-2.0
// Real SIGKILLs of `rubiao nightly` over two years of three thousand data sets. The programme shows its
// progress on a terminal, a line a month: the test is that terminal and kills at the n-th line, in the middle
// of the work. Run again to its end, the ledger holds the same vouchers as one that was never killed.
#include <doctest/doctest.h>
#include <fcntl.h>
#include <pty.h>
#include <signal.h>

#include <algorithm>

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "bench/big_company.h"
#include "crash.h"

using namespace rubiao;
using namespace rubiao::test;

namespace {

namespace fs = std::filesystem;

constexpr std::int64_t assets = 3000 / stride;
constexpr int to_the_end = 0;

[[noreturn]] void become_rubiao(const fs::path& home, std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), RUBIAO_PROGRAMME);
  for (const char* more : {"--library", RUBIAO_LIBRARY, "--rules", RUBIAO_SOURCE_DIR "/rules", "--home"}) {
    arguments.emplace_back(more);
  }
  arguments.push_back(home.string());
  std::vector<char*> pointers;
  for (std::string& argument : arguments) pointers.push_back(argument.data());
  pointers.push_back(nullptr);
  execv(pointers[0], pointers.data());
  _exit(127);
}

int lines_in(const char* bytes, ssize_t size) {
  int lines = 0;
  for (ssize_t i = 0; i < size; ++i) lines += bytes[i] == '\r' ? 1 : 0;
  return lines;
}

// Reads the terminal until the programme ends or its n-th line of progress comes; kills it then.
void watch(int terminal, pid_t child, int kill_at) {
  char bytes[256];
  int lines = 0;
  for (ssize_t size = read(terminal, bytes, sizeof bytes); size > 0;
       size = read(terminal, bytes, sizeof bytes)) {
    lines += lines_in(bytes, size);
    if (kill_at == to_the_end || lines < kill_at) continue;
    kill(child, SIGKILL);
    return;
  }
}

// Answers the exit status; -1 if it was killed.
int run(const fs::path& home, const std::vector<std::string>& arguments, const fs::path& out,
        int kill_at = to_the_end) {
  int terminal = -1;
  const pid_t child = forkpty(&terminal, nullptr, nullptr, nullptr);
  if (child == 0) {
    dup2(open(out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600), STDOUT_FILENO);
    become_rubiao(home, arguments);
  }
  REQUIRE(child > 0);
  watch(terminal, child, kill_at);
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  close(terminal);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

std::string text_of(const fs::path& file) {
  std::ostringstream text;
  text << std::ifstream(file).rdbuf();
  return text.str();
}

std::string vouchers(const TemporaryFolder& folder) {
  const fs::path out = folder.path() / "vouchers.csv";
  REQUIRE(run(folder.path(), {"ledger", "vouchers", "--format", "csv"}, out) == 0);
  return text_of(out);
}

int nightly(const TemporaryFolder& folder, int kill_at = to_the_end) {
  return run(folder.path(), {"nightly", "--as-of", "2025-12-31"}, folder.path() / "nightly.txt", kill_at);
}

void make_home(const TemporaryFolder& folder) {
  REQUIRE(run(folder.path(),
              {"init", "--company", "C1", "--name", "甲公司", "--from-year", "2024", "--years", "2"},
              folder.path() / "init.txt") == 0);
  store::Connection connection = store::open_store(folder.path() / "rubiao.db");
  build_big_company(connection, "C1", assets);
}

}  // namespace

TEST_CASE("a nightly run that is killed ends with the same vouchers when it is run again") {
  const TemporaryFolder ready;
  const TemporaryFolder folder;
  make_home(ready);
  folder.copy_from(ready);
  REQUIRE(nightly(folder) == 0);
  const std::string undisturbed = vouchers(folder);
  REQUIRE(std::count(undisturbed.begin(), undisturbed.end(), '\n') == 25);  // a heading and 24 months
  int killed = 0;
  for (const int line : {1, 3, 8, 14, 21, 29, 40}) {
    CAPTURE(line);
    folder.copy_from(ready);
    if (nightly(folder, line) == -1) ++killed;
    REQUIRE(nightly(folder) == 0);
    CHECK(vouchers(folder) == undisturbed);
  }
  CHECK(killed >= 5);
}

TEST_CASE("a nightly run that is killed again and again comes to its end") {
  const TemporaryFolder ready;
  const TemporaryFolder folder;
  make_home(ready);
  folder.copy_from(ready);
  REQUIRE(nightly(folder) == 0);
  const std::string undisturbed = vouchers(folder);
  folder.copy_from(ready);
  for (int attempt = 0; attempt < 5; ++attempt) REQUIRE(nightly(folder, 6) != 0);
  REQUIRE(nightly(folder) == 0);
  CHECK(vouchers(folder) == undisturbed);
}
