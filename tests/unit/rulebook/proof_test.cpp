// SPDX-License-Identifier: Apache-2.0
// The proof is true both ways: every input of a proved table takes exactly one row, and whatever row is
// deleted or widened, the witness that is told does fall into the gap or the overlap.
#include "rulebook/proof.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "base/error.h"
#include "rulebook/cell_parser.h"
#include "shipped_rules.h"

using namespace rubiao;
using namespace rubiao::rulebook;

namespace {

// "确认条件 = true, 持有目的 = 自用" back into inputs.
Inputs parse_witness(const Table& table, std::string text) {
  Inputs inputs;
  text += ", ";
  for (const InputColumn& column : table.inputs) {
    const std::size_t equals = text.find(" = ");
    const std::size_t end = text.find(", ", equals);
    const std::string word = text.substr(equals + 3, end - equals - 3);
    REQUIRE(text.substr(0, equals) == column.name);
    inputs.emplace_back(column.name, column.type == Type::boolean  ? Value(word == "true")
                                     : column.type == Type::number ? Value(Decimal::parse(word, column.name))
                                                                   : Value(word));
    text.erase(0, end + 2);
  }
  return inputs;
}

std::string refusal(const Decider& decider, const Inputs& inputs) {
  try {
    (void)decider.decide(inputs);
    return "";
  } catch (const Error& error) {
    return error.problems().front().rule;
  }
}

std::vector<Problem> proof_of(const Decider& decider) {
  Findings findings;
  prove(decider, findings);
  return findings.all();
}

std::vector<const Table*> unique_tables() {
  std::vector<const Table*> tables = shipped().edition().tables(shipped().day());
  std::erase_if(tables, [](const Table* table) { return table->hit_policy != 'U'; });
  return tables;
}

// Counts up through every combination of elements; false when all have been seen.
bool next(std::vector<std::size_t>& at, const std::vector<ColumnSpace>& spaces) {
  for (std::size_t column = 0; column < at.size(); ++column) {
    if (++at[column] < spaces[column].size()) return true;
    at[column] = 0;
  }
  return false;
}

std::size_t check_every_input(const Decider& decider) {
  std::vector<std::size_t> at(decider.spaces().size(), 0);
  std::size_t count = 0;
  do {
    std::size_t rows = 0;
    for (std::size_t row = 0; row < decider.table().rows.size(); ++row) {
      bool all = true;
      for (std::size_t column = 0; column < at.size(); ++column) {
        all = all && holds(decider.table().rows[row].conditions[column],
                           decider.spaces()[column].witness(at[column]));
      }
      rows += all ? 1 : 0;
    }
    if (rows != 1) FAIL_CHECK(decider.table().id << ": an input has " << rows << " rows");
    ++count;
  } while (next(at, decider.spaces()));
  return count;
}

Table numbers_table(std::vector<const char*> cells) {
  Table table{.id = "n", .name = "n"};
  table.inputs.push_back({.name = "x", .type = Type::number});
  table.outputs.push_back({.name = "y", .type = Type::boolean});
  for (const char* cell : cells) {
    Row row{.id = "r" + std::to_string(table.rows.size())};
    row.conditions.push_back(parse_condition(cell, Type::number, {}));
    row.outputs.emplace_back(true);
    table.rows.push_back(row);
  }
  return table;
}

std::string first_finding(std::vector<const char*> cells) {
  const std::vector<Problem> problems = proof_of(Decider(numbers_table(std::move(cells))));
  return problems.empty() ? "" : problems.front().rule + " " + problems.front().found;
}

}  // namespace

TEST_CASE("every input of the small tables takes exactly one row, cell by cell") {
  CHECK(check_every_input(*shipped_decider("classification")) == 2 * 4 * 11 * 5 * 2 * 2);
  CHECK(check_every_input(*shipped_decider("cost_item")) == 6 * 11 * 27 * 2 * 2);
  for (const char* id : {"recognition_criteria", "five_conditions", "amortisation_routing", "expense_routing",
                         "settlement", "account_code", "second_approval"}) {
    CHECK(check_every_input(*shipped_decider(id)) > 0);
  }
}

TEST_CASE("deleting any row of any U table leaves a gap with a true witness") {
  for (const Table* table : unique_tables()) {
    for (std::size_t row = 0; row < table->rows.size(); ++row) {
      CAPTURE(table->rows[row].id);
      Table without = *table;
      without.rows.erase(without.rows.begin() + static_cast<std::ptrdiff_t>(row));
      const Decider decider(without);
      std::vector<Problem> problems = proof_of(decider);
      // An output that only the deleted row gave is missed as well.
      std::erase_if(problems, [](const Problem& problem) { return problem.rule == "R304"; });
      REQUIRE(!problems.empty());
      for (const Problem& problem : problems) {
        CHECK(problem.rule == "R301");
        const Inputs witness = parse_witness(*table, problem.found);
        CHECK(refusal(decider, witness) == "R301");
        CHECK(shipped_decider(table->id)->decide(witness).match().row == table->rows[row].id);
      }
    }
  }
}

TEST_CASE("widening any cell of any U table makes an overlap with a true witness") {
  for (const Table* table : unique_tables()) {
    for (std::size_t row = 0; row<table->rows.size(); row += table->rows.size()> 30 ? 5 : 1) {
      for (std::size_t column = 0; column < table->inputs.size(); ++column) {
        if (table->rows[row].conditions[column].any) continue;
        CAPTURE(table->rows[row].id);
        Table wide = *table;
        wide.rows[row].conditions[column] = CellTest{};
        const Decider decider(wide);
        const std::vector<Problem> problems = proof_of(decider);
        REQUIRE(!problems.empty());
        CHECK(problems.front().rule == "R302");
        CHECK(refusal(decider, parse_witness(*table, problems.front().found)) == "R302");
      }
    }
  }
}

TEST_CASE("numbers: the proof sees single points and open ends") {
  CHECK(first_finding({"< 0", ">= 0"}) == "");
  CHECK(first_finding({"< 0", "> 0"}) == "R301 x = 0");
  CHECK(first_finding({"<= 0", ">= 0"}) == "R302 x = 0");
  CHECK(first_finding({"[0..1)", "[1..2]"}) == "R301 x = -1");
  CHECK(first_finding({"< 1", "> 2", "1, 2"}) == "R301 x = 1.5");
  CHECK(first_finding({"not([1..2])", "[1..2]"}) == "");
}

TEST_CASE("R306: a table that would need too many fragments is refused, never half proved") {
  Findings findings;
  prove(Decider(numbers_table({"1", "3", "5"})), findings, 0);
  REQUIRE(findings.all().size() == 1);
  CHECK(findings.all().front().rule == "R306");
}
