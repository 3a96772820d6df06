// SPDX-License-Identifier: Apache-2.0
// The editions of rules/: that of December 2025 adds citations and changes no outcome, on every input there
// is; and an edition that does change one is applied by the accounting date, to the day.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "rulebook/seal.h"
#include "shipped_rules.h"

using namespace rubiao;
using namespace rubiao::rulebook;

namespace {

#ifdef __SANITIZE_ADDRESS__
constexpr std::size_t stride = 37;  // of the inputs of one table
#else
constexpr std::size_t stride = 1;
#endif

constexpr std::size_t most_inputs = 200'000;  // of a table that is asked; a larger one is compared as written

Date day(const char* text) {
  return parse_date(text, "");
}

// One input for every combination of elements of the columns: what no row can tell apart is asked once.
class EveryInput {
 public:
  explicit EveryInput(const Decider& decider) : decider_(decider), at_(decider.spaces().size(), 0) {}

  [[nodiscard]] Inputs now() const {
    Inputs inputs;
    for (std::size_t i = 0; i < at_.size(); ++i)
      inputs.emplace_back(decider_.table().inputs[i].name, decider_.spaces()[i].witness(at_[i]));
    return inputs;
  }
  bool advance() {
    for (std::size_t i = 0; i < at_.size(); ++i) {
      if (++at_[i] < decider_.spaces()[i].size()) return true;
      at_[i] = 0;
    }
    return false;
  }

 private:
  const Decider& decider_;
  std::vector<std::size_t> at_;
};

std::vector<std::pair<std::string, std::vector<std::pair<std::string, Value>>>> outcome(
    const Decision& decision) {
  std::vector<std::pair<std::string, std::vector<std::pair<std::string, Value>>>> rows;
  for (const Match& match : decision.matches) rows.emplace_back(match.row, match.outputs);
  return rows;
}

// What a table decides by, without its citations and notes.
std::vector<std::vector<std::string>> written(const Table& table) {
  std::vector<std::vector<std::string>> rows;
  for (const Row& row : table.rows) {
    std::vector<std::string>& cells = rows.emplace_back(1, row.id);
    for (const CellTest& condition : row.conditions) cells.push_back(condition.shown);
    for (const Value& output : row.outputs) cells.push_back(to_text(output));
  }
  return rows;
}

bool has_too_many_inputs(const Decider& decider) {
  std::size_t inputs = 1;
  for (const ColumnSpace& space : decider.spaces()) {
    inputs *= space.size();
    if (inputs > most_inputs) return true;
  }
  return false;
}

std::size_t compare_table(const Edition& before, const Edition& after, const std::string& table) {
  const Decider& old = *before.find(table, before.from());
  const Decider& now = *after.find(table, after.from());
  if (has_too_many_inputs(old)) {
    CHECK(written(old.table()) == written(now.table()));
    return 0;
  }
  EveryInput input(old);
  std::size_t asked = 0;
  std::size_t at = 0;
  do {
    if (at++ % stride != 0) continue;
    const Inputs inputs = input.now();
    if (outcome(old.decide(inputs)) != outcome(now.decide(inputs))) FAIL("another outcome: " << table);
    ++asked;
  } while (input.advance());
  return asked;
}

class CopiedRules {
 public:
  CopiedRules() {
    std::string pattern = (std::filesystem::temp_directory_path() / "rubiao-editions-XXXXXX").string();
    folder = mkdtemp(pattern.data());
    std::filesystem::copy(shipped_folder(), folder, std::filesystem::copy_options::recursive);
  }
  ~CopiedRules() { std::filesystem::remove_all(folder); }
  CopiedRules(const CopiedRules&) = delete;
  CopiedRules& operator=(const CopiedRules&) = delete;

  void change(const std::string& edition, const std::string& file, const std::string& from,
              const std::string& to) {
    const std::filesystem::path path = folder / edition / file;
    std::ostringstream bytes;
    bytes << std::ifstream(path).rdbuf();
    std::string text = bytes.str();
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    std::ofstream(path) << text.replace(at, from.size(), to);
    (void)seal(folder / edition);
  }

  std::filesystem::path folder;
};

}  // namespace

TEST_CASE("Notice 33 of 2025 changes no outcome, on every input of every table") {
  const Rulebook book = Rulebook::load(shipped_folder());
  REQUIRE(book.editions().size() == 2);
  const Edition& before = book.editions()[0];
  const Edition& after = book.editions()[1];
  std::size_t asked = 0;
  const auto tables = before.tables(before.from());
  REQUIRE(tables.size() == after.tables(after.from()).size());
  for (const Table* table : tables) asked += compare_table(before, after, table->id);
  CHECK(asked > 100'000 / stride);
  for (const Parameter& parameter : before.parameters()) {
    const auto same = std::ranges::find(after.parameters(), parameter.name, &Parameter::name);
    REQUIRE(same != after.parameters().end());
  }
}

TEST_CASE("the prohibitions cite Notice 33 from December 2025 on, and hold before it") {
  const Rulebook book = Rulebook::load(shipped_folder());
  const auto cites = [&](const char* on) {
    return book.at(day(on))
        .decide("prohibitions", {{"业务事件", "初始确认"},
                                 {"金额依据", "评估价值"},
                                 {"取得方式", "外购"},
                                 {"曾费用化", false},
                                 {"费用化期间较早", false},
                                 {"要求资本化", true},
                                 {"确认条件", true},
                                 {"早于条件满足日", false}})
        .articles();
  };
  CHECK(cites("2025-11-30") == "MOF2023-11:2.2; MOF2023-11:2.5; CAS6:12; CAS6:13; CAS1:5");
  CHECK(cites("2025-12-01") == "MOF2023-11:2.2; MOF2023-11:2.5; CAS6:12; CAS6:13; CAS1:5; MOF2025-33");
}

TEST_CASE("who approved an edition, and when, stands in it") {
  const Rulebook book = Rulebook::load(shipped_folder());
  for (const Edition& edition : book.editions()) {
    CHECK(edition.approved_by() == "Rubiao 规则维护者 / Rubiao rules maintainers");
    CHECK(to_text(edition.approved_on()) == "2026-11-24");
  }
}

TEST_CASE("an edition that changes an outcome is applied by the accounting date") {
  CopiedRules rules;
  rules.change("2025-12-01", "accounts.dmn", "<text>\"147101\"</text>", "<text>\"147199\"</text>");
  rules.change("2025-12-01", "tests/accounts.xml", ">147101<", ">147199<");
  rules.change("2025-12-01", "parameters.xml", "verified=\"yes\">固定月额<", "verified=\"yes\">按余额重算<");
  const Rulebook book = Rulebook::load(rules.folder);
  const auto account = [&](const char* on) {
    return book.at(day(on))
        .decide("account_code", {{"科目键", "存货跌价准备"}, {"取得方式", "外购"}})
        .match()
        .text("科目代码");
  };
  CHECK(account("2024-01-01") == "147101");
  CHECK(account("2025-11-30") == "147101");
  CHECK(account("2025-12-01") == "147199");
  CHECK(book.at(day("2025-11-30")).text_parameter("直线法口径") == "固定月额");
  CHECK(book.at(day("2025-12-01")).text_parameter("直线法口径") == "按余额重算");
}
