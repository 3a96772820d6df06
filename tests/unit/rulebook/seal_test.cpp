// SPDX-License-Identifier: Apache-2.0
// Sealing an edition; and how a developer renews the hashes of the shipped ones without another approval: run
// the last test alone, with --no-skip.
#include "rulebook/seal.h"

#include <doctest/doctest.h>

#include <fstream>

#include "base/error.h"
#include "rulebook/edition_reader.h"
#include "rulebook/rulebook.h"
#include "shipped_rules.h"
#include "small_rulebook.h"

using namespace rubiao::rulebook;

namespace {

std::string approver_of(const std::filesystem::path& rules) {
  return Rulebook::load(rules).editions().front().approved_by();
}

}  // namespace

TEST_CASE("sealing writes the hashes once and keeps all else") {
  SmallRulebook rules;
  REQUIRE(rules.load().empty());
  const std::filesystem::path folder = rules.folder() / "2024-01-01";
  CHECK_FALSE(seal(folder));
  CHECK(sealed(folder).find("<why>test</why>") != std::string::npos);
  CHECK(sealed(folder).find("<approved by=\"李四\" on=\"2024-01-02\"/>") != std::string::npos);
  CHECK(sealed(folder).find("<file name=\"table.dmn\" sha256=\"") != std::string::npos);
}

TEST_CASE("an edition file on one line keeps what it says") {
  SmallRulebook rules;
  REQUIRE(rules.load().empty());
  const std::filesystem::path file = rules.folder() / "2024-01-01/edition.xml";
  std::string text = read_bytes(file);
  std::erase(text, '\n');
  std::ofstream(file) << text;
  CHECK(approver_of(rules.folder()) == "李四");
  CHECK(seal(file.parent_path()));
  CHECK(read_bytes(file).find("<why>test</why>") != std::string::npos);
  CHECK(approver_of(rules.folder()) == "李四");
  CHECK_FALSE(seal(file.parent_path()));
}

TEST_CASE("an approval goes where readers look for it, or nowhere") {
  const std::string plain = "<approved by=\"李四\" on=\"2024-01-02\"/>";
  const rubiao::Date day = rubiao::parse_date("2026-01-05", "day");
  for (const std::string& kept :
       {"<!-- before: " + plain + " -->", std::string("<!-- <file name='x'/> -->")}) {
    SmallRulebook rules;
    rules.change("2024-01-01/edition.xml", plain, kept + plain);
    REQUIRE(rules.load().empty());
    const std::filesystem::path folder = rules.folder() / "2024-01-01";
    CHECK(approve(folder, Rulebook::draft(folder), {"王强", day}));
    CHECK(approver_of(rules.folder()) == "王强");
    CHECK(read_bytes(folder / "edition.xml").find(kept) != std::string::npos);
  }
  for (const char* other : {"<approved by=\"李四\" on=\"2024-01-02\"></approved>",
                            "<approved by='李四' on='2024-01-02' ></approved >"}) {
    SmallRulebook rules;
    rules.change("2024-01-01/edition.xml", plain, other);
    REQUIRE(rules.load().empty());
    const std::filesystem::path folder = rules.folder() / "2024-01-01";
    const std::string before = read_bytes(folder / "edition.xml");
    CHECK_THROWS_AS(approve(folder, Rulebook::draft(folder), {"王强", day}), rubiao::Error);
    CHECK(read_bytes(folder / "edition.xml") == before);
  }
}

TEST_CASE("what is approved is what was proved, whatever became of the files since") {
  SmallRulebook rules;
  REQUIRE(rules.load().empty());
  const std::filesystem::path folder = rules.folder() / "2024-01-01";
  const Edition proved = Rulebook::draft(folder);
  std::string text = read_bytes(folder / "table.dmn");
  std::ofstream(folder / "table.dmn") << text.replace(text.find("说明"), std::string("说明").size(), "改过");
  CHECK(approve(folder, proved, {"王强", rubiao::parse_date("2026-01-05", "day")}));
  CHECK_THROWS_AS((void)Rulebook::load(rules.folder()), rubiao::Error);  // R801
}

TEST_CASE("a new file is listed, one that is gone is not") {
  SmallRulebook rules;
  REQUIRE(rules.load().empty());
  const std::filesystem::path folder = rules.folder() / "2024-01-01";
  std::filesystem::rename(folder / "tests/table.xml", folder / "tests/other.xml");
  CHECK(approve(folder, Rulebook::draft(folder), {"王强", rubiao::parse_date("2026-01-05", "day")}));
  CHECK(approver_of(rules.folder()) == "王强");
}

TEST_CASE("an approver whom nobody could read is not written") {
  SmallRulebook rules;
  REQUIRE(rules.load().empty());
  const std::filesystem::path folder = rules.folder() / "2024-01-01";
  const std::string before = read_bytes(folder / "edition.xml");
  const rubiao::Date day = rubiao::parse_date("2026-01-05", "day");
  for (const std::string name : {"", " ", "王\u202E强", "王\x01强", "\xFF"}) {
    CHECK_THROWS_AS(approve(folder, Rulebook::draft(folder), {name, day}), rubiao::Error);
    CHECK(read_bytes(folder / "edition.xml") == before);
  }
  CHECK(approve(folder, Rulebook::draft(folder), {"陈静 & \"王强\" <审>", day}));
  CHECK(approver_of(rules.folder()) == "陈静 & \"王强\" <审>");
}

TEST_CASE("seal the shipped editions" * doctest::skip()) {
  for (const auto& entry : std::filesystem::directory_iterator(shipped_folder())) {
    if (std::filesystem::exists(entry.path() / "edition.xml")) {
      MESSAGE(entry.path().filename().string() << (seal(entry.path()) ? ": sealed" : ": unchanged"));
    }
  }
}
