// SPDX-License-Identifier: Apache-2.0
// Real SIGKILLs of `rubiao nightly` over two years of three thousand data sets. The programme shows its
// progress on a terminal, a line a month: the test is that terminal and kills at the n-th line, in the middle
// of the work. Run again to its end, the ledger holds the same vouchers as one that was never killed. The
// same with SIGTERM, and with a backup in the middle.
#include <doctest/doctest.h>
#include <fcntl.h>
#include <pty.h>
#include <signal.h>

#include <algorithm>
#include <fstream>
#include <functional>
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

using AtLine = std::function<void(pid_t)>;

void kill_it(pid_t child) {
  kill(child, SIGKILL);
}

// Reads the terminal until the programme ends; when its n-th line of progress comes, `then` is done to it,
// once.
void watch(int terminal, pid_t child, int at_line, const AtLine& then) {
  char bytes[256];
  int lines = 0;
  for (ssize_t size = read(terminal, bytes, sizeof bytes); size > 0;
       size = read(terminal, bytes, sizeof bytes)) {
    lines += lines_in(bytes, size);
    if (at_line == to_the_end || lines < at_line) continue;
    then(child);
    at_line = to_the_end;
  }
}

// Answers the exit status; -1 if it was killed.
int run(const fs::path& home, const std::vector<std::string>& arguments, const fs::path& out,
        int at_line = to_the_end, const AtLine& then = kill_it) {
  int terminal = -1;
  const pid_t child = forkpty(&terminal, nullptr, nullptr, nullptr);
  if (child == 0) {
    dup2(open(out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600), STDOUT_FILENO);
    become_rubiao(home, arguments);
  }
  REQUIRE(child > 0);
  watch(terminal, child, at_line, then);
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

int nightly(const TemporaryFolder& folder, int at_line = to_the_end, const AtLine& then = kill_it) {
  return run(folder.path(), {"nightly", "--as-of", "2025-12-31"}, folder.path() / "nightly.txt", at_line,
             then);
}

void make_home(const TemporaryFolder& folder) {
  REQUIRE(run(folder.path(),
              {"init", "--company", "C1", "--name", "甲公司", "--from-year", "2024", "--years", "2"},
              folder.path() / "init.txt") == 0);
  store::Connection connection = store::open_store(folder.path() / "rubiao.db");
  store::Transaction transaction(connection);
  build_big_company(connection, "C1", assets);
  transaction.commit();
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

TEST_CASE("SIGTERM stops the nightly run at a safe point, with its exit code; the next run goes on") {
  const TemporaryFolder ready;
  const TemporaryFolder folder;
  make_home(ready);
  folder.copy_from(ready);
  REQUIRE(nightly(folder) == 0);
  const std::string undisturbed = vouchers(folder);
  for (const int line : {2, 9, 20}) {
    CAPTURE(line);
    folder.copy_from(ready);
    CHECK(nightly(folder, line, [](pid_t child) { kill(child, SIGTERM); }) == 7);
    CHECK(vouchers(folder) != undisturbed);
    REQUIRE(nightly(folder) == 0);
    CHECK(vouchers(folder) == undisturbed);
  }
}

// Its books were made without events, which the proof of a restore tells (5, as the doctor does).
constexpr int restored_and_told = 5;

TEST_CASE("a backup that is made while the batch runs is restored to a home that the next run completes") {
  const TemporaryFolder ready;
  const TemporaryFolder folder;
  const TemporaryFolder elsewhere;
  make_home(ready);
  folder.copy_from(ready);
  const fs::path backup = elsewhere.path() / "backup";
  const auto back_up = [&](pid_t) {
    CHECK(run(folder.path(), {"backup", backup.string()}, elsewhere.path() / "backup.txt") == 0);
  };
  REQUIRE(nightly(folder, 9, back_up) == 0);
  const std::string undisturbed = vouchers(folder);
  CHECK(run(folder.path(), {"backup", backup.string()}, elsewhere.path() / "again.txt") == 5);
  const TemporaryFolder restored;
  REQUIRE(run(restored.path(), {"restore", backup.string()}, elsewhere.path() / "restore.txt") ==
          restored_and_told);
  REQUIRE(nightly(restored) == 0);
  CHECK(vouchers(restored) == undisturbed);
  CHECK(run(restored.path(), {"restore", backup.string()}, elsewhere.path() / "over.txt") == 5);
}

TEST_CASE("what a restore cannot use is refused, and the home stays free") {
  const TemporaryFolder home;
  const TemporaryFolder elsewhere;
  const TemporaryFolder restored;
  make_home(home);
  const fs::path backup = elsewhere.path() / "backup";
  const fs::path out = elsewhere.path() / "out.txt";
  REQUIRE(run(home.path(), {"backup", backup.string()}, out) == 0);
  std::ofstream(restored.path() / "rubiao.db-wal") << "left by a run that was killed";
  CHECK(run(restored.path(), {"restore", backup.string()}, out) == 5);
  CHECK_FALSE(fs::exists(restored.path() / "rubiao.db"));
  fs::remove(restored.path() / "rubiao.db-wal");
  fs::rename(backup / "rubiao.db", backup / "good.db");
  std::ofstream(backup / "rubiao.db") << "no store";
  CHECK(run(restored.path(), {"restore", backup.string()}, out) != 0);
  CHECK_FALSE(fs::exists(restored.path() / "ledger.db"));
  fs::rename(backup / "good.db", backup / "rubiao.db");
  CHECK(run(restored.path(), {"restore", backup.string()}, out) == restored_and_told);
}

TEST_CASE("the metrics of a home with one company have its figures, and no trouble with them fails the run") {
  const TemporaryFolder home;
  make_home(home);
  const fs::path out = home.path() / "out.txt";
  const std::vector<std::string> asked{"nightly", "--as-of", "2024-02-29", "--metrics"};
  const auto nightly_to = [&](const fs::path& metrics) {
    std::vector<std::string> arguments = asked;
    arguments.push_back(metrics.string());
    return run(home.path(), arguments, out);
  };
  fs::create_directory(home.path() / "folder.prom");
  CHECK(nightly_to(home.path() / "folder.prom") == 0);
  REQUIRE(nightly_to(home.path() / "rubiao.prom") == 0);
  CHECK(text_of(home.path() / "rubiao.prom").find("\nrubiao_nightly_companies 1\n") != std::string::npos);
  CHECK(text_of(home.path() / "rubiao.log").find(R"("event":"nightly ended","exit_code":0)") !=
        std::string::npos);
  CHECK(text_of(home.path() / "rubiao.log").find(R"("vouchers":2)") != std::string::npos);
}
