// SPDX-License-Identifier: Apache-2.0
// A golden journal as a file: a title, the events as JSON Lines with the month's ends between them, a line
// that says "预期 / expected", and below it the vouchers, balances and note-table movements that must come of
// the events.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/date.h"

namespace rubiao::test {

struct GoldenStep {
  std::string event;  // a line of JSON; empty: the month's end is run
  Date month_end{};
};

struct GoldenFile {
  std::filesystem::path path;
  std::string head;  // everything down to the line "预期 / expected", that line included
  std::vector<GoldenStep> steps;
  std::string expected;
};

[[nodiscard]] GoldenFile read_golden(const std::filesystem::path& path);
void renew_golden(const GoldenFile& golden, const std::string& found);

}  // namespace rubiao::test
