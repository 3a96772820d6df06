// SPDX-License-Identifier: Apache-2.0
#include "golden_file.h"

#include <fstream>
#include <sstream>

#include "base/error.h"

namespace rubiao::test {
namespace {

constexpr std::string_view divider = "预期 / expected\n";
constexpr std::string_view month_end = "月末 / month end ";

}  // namespace

GoldenFile read_golden(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  const std::string text = bytes.str();
  const std::size_t at = text.find(divider);
  if (at == std::string::npos) {
    reject("", path.filename().string(),
           {"缺少“预期 / expected”一行", "the line \"预期 / expected\" is missing"});
  }
  const std::size_t expected = at + divider.size();
  GoldenFile golden{
      .path = path, .head = text.substr(0, expected), .steps = {}, .expected = text.substr(expected)};
  std::istringstream lines(golden.head);
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with('{')) golden.steps.push_back({line, {}});
    if (line.starts_with(month_end))
      golden.steps.push_back({"", parse_date(line.substr(month_end.size()), "month end")});
  }
  return golden;
}

void renew_golden(const GoldenFile& golden, const std::string& found) {
  std::ofstream(golden.path, std::ios::trunc) << golden.head << found;
}

}  // namespace rubiao::test
