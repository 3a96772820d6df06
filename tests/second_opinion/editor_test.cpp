// SPDX-License-Identifier: Apache-2.0
// The rule files and free editors. What we ship is valid by OMG's own schema, and what an editor makes of it
// by loading and saving (dmn-moddle: dmn-js, Camunda Modeler) we take, with every column, row and citation.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "formats/xml_schema.h"
#include "rulebook/edition_reader.h"
#include "rulebook/rulebook.h"
#include "rulebook/seal.h"

using namespace rubiao;
using namespace rubiao::rulebook;

namespace fs = std::filesystem;

namespace {

const fs::path source = RUBIAO_SOURCE_DIR;

std::vector<formats::SchemaFile> omg_schemas() {
  const fs::path folder = source / "build/second_opinion/node_modules/dmn-moddle/resources/dmn/xsd";
  std::vector<formats::SchemaFile> schemas;
  for (const char* name : {"DC.xsd", "DI.xsd", "DMNDI13.xsd", "DMN13.xsd"}) {
    schemas.push_back({name, read_bytes(folder / name)});
  }
  return schemas;
}

std::vector<fs::path> dmn_files(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().extension() == ".dmn") files.push_back(entry.path());
  }
  return files;
}

std::vector<Problem> faults(const std::string& bytes, const std::string& file) {
  static const std::vector<formats::SchemaFile> schemas = omg_schemas();
  return formats::check_against_schema(bytes, file, schemas);
}

std::string replaced(std::string text, std::string_view found, std::string_view replacement) {
  const std::size_t at = text.find(found);
  REQUIRE(at != std::string::npos);
  return text.replace(at, found.size(), replacement);
}

// ---- a table in words, so that two can be compared and the first difference read ----

std::string words(const CellTest& test) {
  return test.any ? "-" : fmt::format("{}{}", test.negated ? "not " : "", test.shown);
}

std::string words(const std::vector<Value>& values) {
  std::string text;
  for (const Value& value : values) text += to_text(value) + ",";
  return text;
}

std::vector<std::string> words(const Table& table) {
  std::vector<std::string> lines{fmt::format("{} {} {}", table.id, table.name, table.hit_policy)};
  for (const InputColumn& column : table.inputs) {
    lines.push_back(fmt::format("in {} {} {} {} {}", column.name, column.decision, name(column.type).en,
                                words(column.allowed), words(column.allowed_values)));
  }
  for (const OutputColumn& column : table.outputs) {
    lines.push_back(fmt::format("out {} {} {} {} {}", column.name, name(column.type).en,
                                words(column.allowed), words(column.allowed_values),
                                words(column.output_values)));
  }
  for (const Row& row : table.rows) {
    std::string line = row.id;
    for (const CellTest& cell : row.conditions) line += " | " + words(cell);
    line += " => " + words(row.outputs) + " by";
    for (const Citation& citation : row.citations) line += " " + citation.key;
    lines.push_back(line + " " + row.note);
  }
  return lines;
}

std::vector<std::string> words(const Rulebook& rules) {
  std::vector<std::string> lines;
  for (const Edition& edition : rules.editions()) {
    for (const Table* table : edition.tables(edition.from())) {
      for (const std::string& line : words(*table)) lines.push_back(edition.id() + " " + line);
    }
  }
  return lines;
}

std::string first_difference(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  for (std::size_t i = 0; i < std::max(a.size(), b.size()); ++i) {
    const std::string left = i < a.size() ? a[i] : "(nothing)";
    const std::string right = i < b.size() ? b[i] : "(nothing)";
    if (left != right) return left + "\n" + right;
  }
  return "";
}

}  // namespace

TEST_CASE("schema: every rule file is valid by DMN13.xsd") {
  std::vector<fs::path> files = dmn_files(source / "rules");
  for (const fs::path& file : dmn_files(source / "tests")) files.push_back(file);
  CHECK(files.size() >= 10);
  for (const fs::path& file : files) {
    const std::vector<Problem> found = faults(read_bytes(file), file.filename().string());
    for (const Problem& fault : found) {
      FAIL_CHECK(file.string() << ":" << fault.line << ": " << fault.message.en << " " << fault.found);
    }
  }
}

TEST_CASE("schema: what DMN13.xsd does not allow is found in a copy") {
  const std::string text = read_bytes(source / "rules/2024-01-01/classification.dmn");
  REQUIRE(faults(text, "classification.dmn").empty());
  CHECK_FALSE(faults(replaced(text, "<question>", "<ask>"), "copy").empty());
  CHECK_FALSE(
      faults(replaced(replaced(text, "<outputEntry", "<resultEntry"), "</outputEntry>", "</resultEntry>"),
             "copy")
          .empty());
  CHECK_FALSE(
      faults(replaced(text, "<decisionTable ", "<decisionTable hitPolicy=\"SOME\" colour=\"red\" "), "copy")
          .empty());
}

TEST_CASE("round trip: what an editor saves is the same rulebook") {
  const Rulebook ours = Rulebook::load(source / "rules");
  const Rulebook saved = Rulebook::load(fs::path(RUBIAO_SAVED_RULES));
  CHECK(first_difference(words(ours), words(saved)) == "");
  bool left_out = false;
  for (const fs::path& file : dmn_files(RUBIAO_SAVED_RULES)) {
    const std::string text = read_bytes(file);
    CHECK(text.find("hitPolicy=\"UNIQUE\"") == std::string::npos);
    left_out = left_out || text.find("hitPolicy") == std::string::npos;
  }
  CHECK(left_out);
}

TEST_CASE("round trip: a cell or a row that an editor spoils is found") {
  const fs::path copy = fs::path(RUBIAO_SAVED_RULES).parent_path() / "spoilt";
  const std::vector<std::string> ours = words(Rulebook::load(source / "rules"));
  const auto spoil = [&](std::string_view found, std::string_view replacement) {
    fs::remove_all(copy);
    fs::copy(RUBIAO_SAVED_RULES, copy, fs::copy_options::recursive);
    const fs::path file = copy / "2024-01-01/accounts.dmn";
    const std::string text = replaced(read_bytes(file), found, replacement);
    std::ofstream(file, std::ios::binary | std::ios::trunc) << text;
    seal(copy / "2024-01-01");
    try {
      return first_difference(ours, words(Rulebook::load(copy)));
    } catch (const Error& error) {
      return error.problems().front().rule;
    }
  };
  CHECK(spoil("\"170101\"", "\"170109\"") == "R701");
  CHECK(spoil("MOF2006-18:A", "CAS6:17").find("CAS6:17") != std::string::npos);
}
