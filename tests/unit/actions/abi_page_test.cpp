// SPDX-License-Identifier: Apache-2.0
// docs/abi.md tells of every action what the manifest tells: who may do it, whether it changes anything, what
// it answers.
#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

#include "actions/manifest.h"

using namespace rubiao;

namespace {

std::string joined(const formats::Json& list) {
  std::string text;
  for (const auto& item : list) text += (text.empty() ? "" : ", ") + item.get<std::string>();
  return text;
}

// The row of the table that names an action; empty if there is none.
std::string row_of(const std::string& page, const std::string& id) {
  std::istringstream lines(page);
  for (std::string line; std::getline(lines, line);)
    if (line.starts_with("| `") && line.find("`" + id + "`") != std::string::npos) return line;
  return "";
}

}  // namespace

TEST_CASE("the page of the ABI agrees with the manifest") {
  std::ostringstream page;
  page << std::ifstream(std::string(RUBIAO_SOURCE_DIR) + "/docs/abi.md").rdbuf();
  const formats::Json manifest = describe_actions(Language::en);
  REQUIRE(manifest.at("actions").size() > 50);
  for (const auto& action : manifest.at("actions")) {
    const std::string id = action.at("id");
    CAPTURE(id);
    const std::string told = " | " + joined(action.at("role")) + " | " +
                             (action.at("changes").get<bool>() ? "yes" : "no") + " | " +
                             joined(action.at("outputs")) + " |";
    CHECK(row_of(page.str(), id).ends_with(told));
  }
}
