// SPDX-License-Identifier: Apache-2.0
// xBRL-JSON and xBRL-CSV of the sample: byte for byte those checked in, and read back, by code of its own,
// the very facts of the instance.
#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "base/error.h"
#include "disclosure/oim_csv.h"
#include "disclosure/oim_json.h"
#include "formats/csv.h"
#include "formats/json.h"
#include "sample_report.h"

using namespace rubiao;
using namespace rubiao::disclosure;

using formats::Json;

namespace {

const std::filesystem::path golden = std::filesystem::path(RUBIAO_SOURCE_DIR) / "tests/golden/xbrl";
constexpr const char* schema = "../../../schemas/taxonomy/cas-dr-2024-01-01.xsd";

std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

void expect_golden(const std::string& name, const std::string& bytes) {
  if (std::getenv("RUBIAO_RENEW_GOLDEN") != nullptr) std::ofstream(golden / name, std::ios::binary) << bytes;
  CAPTURE(name);
  CHECK(bytes == read_file(golden / name));
}

std::string as_json(const Report& report, FactRounding rounding = FactRounding::fen) {
  std::string bytes;
  write_oim_json(
      report, [&](std::string_view piece) { bytes += piece; }, schema, rounding);
  return bytes;
}

// Concept, period, axis and member or key, language, value.
using Facts = std::multiset<std::string>;

std::string in_one(const std::vector<std::string>& parts) {
  std::string one;
  for (const std::string& part : parts) one += part + "|";
  return one;
}

Facts expected(const Report& report) {
  Facts facts;
  for (const FactSet set = gather_facts(report); const Fact& fact : set.facts) {
    const FactContext& context = context_of(set, fact);
    const auto midnight = [](Date day) {
      return to_text(Date(std::chrono::sys_days(day) + std::chrono::days{1})) + "T00:00:00";
    };
    std::string value = fact.value;
    const std::string space = std::string(taxonomy_namespace) + "#";
    while (value.find(space) != std::string::npos) value.replace(value.find(space), space.size(), "cas-dr:");
    facts.insert(in_one({"cas-dr:" + std::string(fact.name),
                         (context.from ? to_text(*context.from) + "T00:00:00/" : "") + midnight(context.to),
                         context.axis.empty() ? "" : "cas-dr:" + std::string(context.axis),
                         context.member.empty() ? context.key : "cas-dr:" + std::string(context.member),
                         !fact.language                   ? ""
                         : *fact.language == Language::zh ? "zh-cn"
                                                          : "en",
                         value}));
  }
  return facts;
}

// Axis and member of what is neither concept, entity, period, unit nor language.
std::pair<std::string, std::string> axis_in(const Json& dimensions) {
  for (const auto& [name, value] : dimensions.items())
    if (name.starts_with("cas-dr:")) return {name, value};
  return {};
}

Facts read_json_facts(const std::string& bytes) {
  Facts facts;
  const Json report = formats::parse_json(bytes, "sample.json");
  for (const auto& [id, fact] : report.at("facts").items()) {
    const Json& dimensions = fact.at("dimensions");
    const auto [axis, member] = axis_in(dimensions);
    facts.insert(in_one({dimensions.at("concept"), dimensions.at("period"), axis, member,
                         dimensions.value("language", std::string{}), fact.at("value")}));
  }
  return facts;
}

std::string cell_text(std::string cell) {
  return cell.starts_with("##") ? cell.substr(1) : cell;
}

Facts read_csv_facts(const std::vector<ReportFile>& files) {
  Facts facts;
  const Json metadata = formats::parse_json(files.front().bytes, "sample-csv.json");
  for (const auto& [id, table] : metadata.at("tables").items()) {
    const Json& layout = metadata.at("tableTemplates").at(id);
    const std::string url = table.at("url");
    std::vector<Problem> problems;
    const auto file = std::ranges::find(files, url, &ReportFile::name);
    REQUIRE(file != files.end());
    const formats::CsvTable read = formats::parse_csv(file->bytes, url, problems);
    REQUIRE(problems.empty());
    for (const formats::CsvRow& row : read.rows) {
      std::map<std::string, std::string> cells;
      for (std::size_t i = 0; i < read.header.size(); ++i) cells[read.header[i]] = row.cells.at(i);
      for (const auto& [name, column] : layout.at("columns").items()) {
        if (!column.contains("dimensions") || cells.at(name).empty()) continue;
        auto [axis, member] = axis_in(column.at("dimensions"));
        if (axis.empty()) std::tie(axis, member) = axis_in(layout.at("dimensions"));
        if (member.starts_with("$")) member = cell_text(cells.at(member.substr(1)));
        facts.insert(
            in_one({cells.at("concept"), cells.at("period"), axis, member,
                    cells.contains("language") ? cells.at("language") : "", cell_text(cells.at(name))}));
      }
    }
  }
  return facts;
}

}  // namespace

TEST_CASE("xBRL-JSON holds the facts of the instance, byte for byte as checked in") {
  const Report report = compose(sample::inputs());
  const std::string json = as_json(report);
  expect_golden("sample.json", json);
  CHECK(read_json_facts(json) == expected(report));
  CHECK(as_json(report) == json);
}

TEST_CASE("xBRL-CSV holds the facts of the instance, a table a file, as checked in") {
  const Report report = compose(sample::inputs());
  const auto files = write_oim_csv(report, "sample-csv", schema);
  for (const ReportFile& file : files) expect_golden(file.name, file.bytes);
  CHECK(read_csv_facts(files) == expected(report));
}

TEST_CASE("hostile words come back the same") {
  Inputs in = sample::inputs();
  in.items[0].name = "#nil,\"引号\"\n=1+1 𠮷 ]]> \x01 \u202e";
  in.items[0].id = "#1 \"x\"";
  in.narratives[0].zh = "#empty\r\n<b>\t&amp; ]]>\x02";
  const Report report = compose(in);
  CHECK(read_json_facts(as_json(report)) == expected(report));
  CHECK(read_csv_facts(write_oim_csv(report, "hostile", schema)) == expected(report));
}

TEST_CASE("rounded to ten thousand yuan, half up, and said so") {
  CHECK(fact_value(5'000'00, FactRounding::ten_thousand_yuan) == "10000");
  CHECK(fact_value(4'999'99, FactRounding::ten_thousand_yuan) == "0");
  CHECK(fact_value(-5'000'00, FactRounding::ten_thousand_yuan) == "-10000");
  CHECK(fact_value(-1, FactRounding::ten_thousand_yuan) == "0");
  CHECK(fact_value(123'456'78, FactRounding::ten_thousand_yuan) == "120000");
  const Json report = formats::parse_json(as_json(compose(sample::inputs()), FactRounding::ten_thousand_yuan),
                                          "rounded.json");
  for (const auto& [id, fact] : report.at("facts").items())
    if (fact.contains("decimals")) CHECK(fact.at("decimals") == -4);
}

TEST_CASE("a report that does not tie is written in neither form") {
  Report report = compose(sample::inputs());
  *report.a->cell("A11", 0) += 1;
  CHECK_THROWS_AS((void)as_json(report), Error);
  CHECK_THROWS_AS((void)write_oim_csv(report, "x", schema), Error);
}
