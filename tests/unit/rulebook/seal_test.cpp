// SPDX-License-Identifier: Apache-2.0
// Sealing an edition; and the way to seal the shipped one: run this test alone, with --no-skip
// (rules/README.md).
#include "rulebook/seal.h"

#include <doctest/doctest.h>

#include "shipped_rules.h"
#include "small_rulebook.h"

using namespace rubiao::rulebook;

TEST_CASE("sealing writes the hashes once and keeps all else") {
  SmallRulebook rules;
  REQUIRE(rules.load().empty());
  const std::filesystem::path folder = rules.folder() / "2024-01-01";
  CHECK_FALSE(seal(folder));
  CHECK(sealed(folder).find("<why>test</why>") != std::string::npos);
  CHECK(sealed(folder).find("<approved by=\"李四\" on=\"2024-01-02\"/>") != std::string::npos);
  CHECK(sealed(folder).find("<file name=\"table.dmn\" sha256=\"") != std::string::npos);
}

TEST_CASE("seal the shipped editions" * doctest::skip()) {
  for (const auto& entry : std::filesystem::directory_iterator(shipped_folder())) {
    if (std::filesystem::exists(entry.path() / "edition.xml")) {
      MESSAGE(entry.path().filename().string() << (seal(entry.path()) ? ": sealed" : ": unchanged"));
    }
  }
}
