// SPDX-License-Identifier: Apache-2.0
// Plays every golden journal (tests/golden/*.txt) through the library with the shipped rules and compares
// what comes of it with what the file expects. RUBIAO_RENEW_GOLDEN=1 writes the files anew instead.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>

#include "golden_file.h"
#include "journal_text.h"

namespace rubiao::test {
namespace {

std::vector<std::filesystem::path> golden_paths() {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::filesystem::path(RUBIAO_SOURCE_DIR) / "tests/golden")) {
    if (entry.path().extension() == ".txt" && entry.path().filename() != "CMakeLists.txt")
      paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

void play(CompanyInMemory& company, const std::vector<GoldenStep>& steps) {
  for (const GoldenStep& step : steps) {
    if (step.event.empty()) {
      (void)company.run_month_end(step.month_end);
    } else {
      (void)company.enter(step.event);
    }
  }
}

std::string journal_of(const GoldenFile& golden) {
  try {
    CompanyInMemory company;
    play(company, golden.steps);
    return journal_text(company);
  } catch (const Error& error) {
    return render(error, Language::en) + "\n";
  }
}

}  // namespace

TEST_CASE("golden journals") {
  const std::vector<std::filesystem::path> paths = golden_paths();
  CHECK(paths.size() >= 15);
  for (const auto& path : paths) {
    INFO(path.filename().string());
    const GoldenFile golden = read_golden(path);
    const std::string found = journal_of(golden);
    if (std::getenv("RUBIAO_RENEW_GOLDEN") != nullptr) {
      renew_golden(golden, found);
    } else {
      CHECK(found == golden.expected);
    }
  }
}

}  // namespace rubiao::test
