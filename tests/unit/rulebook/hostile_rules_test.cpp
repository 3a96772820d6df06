// SPDX-License-Identifier: Apache-2.0
// Rule files made to harm: each is refused with a code, before it costs much. What is made to harm
// `rubiao decide` stands in model_test.cpp.
#include <doctest/doctest.h>
#include <sys/stat.h>

#include <fstream>

#include "model_text.h"
#include "small_rulebook.h"

using rubiao::Problem;

namespace {

constexpr const char* table = "2024-01-01/table.dmn";

// The codes of what is found, each once.
std::string codes_of(SmallRulebook& rules, bool sealed = true) {
  const std::vector<Problem> problems = rules.load(sealed);
  std::string codes;
  for (const Problem& problem : problems) {
    if (codes.find(problem.rule) == std::string::npos) codes += (codes.empty() ? "" : " ") + problem.rule;
    CHECK_FALSE(problem.file.empty());
    CHECK_FALSE(problem.message.zh.empty());
  }
  return codes;
}

std::string codes_with(const std::string& found, const std::string& replacement) {
  SmallRulebook rules;
  rules.change(table, found, replacement);
  return codes_of(rules);
}

std::string nested(const std::string& open, const std::string& close) {
  std::string text;
  for (int i = 0; i < 10'000; ++i) text += open;
  for (int i = 0; i < 10'000; ++i) text += close;
  return text;
}

// A decision that asks others whether they are true.
std::string asks(const std::string& id, const std::vector<std::string>& others) {
  std::string text = "<decision id=\"" + id + "\" name=\"" + id + "\">";
  for (const std::string& other : others)
    text += "<informationRequirement><requiredDecision href=\"#" + other + "\"/></informationRequirement>";
  text += "<authorityRequirement><requiredAuthority href=\"#ks\"/></authorityRequirement><decisionTable>";
  for (const std::string& other : others)
    text += "<input><inputExpression><text>" + other + ".x</text></inputExpression></input>";
  text +=
      "<output name=\"x\" typeRef=\"boolean\"/><rule id=\"r_" + id + "\"><description>LAW:1</description>";
  for (std::size_t i = 0; i < others.size(); ++i) text += "<inputEntry><text>-</text></inputEntry>";
  return text + "<outputEntry><text>true</text></outputEntry></rule></decisionTable></decision>\n";
}

std::string codes_with_decisions(const std::string& decisions) {
  const std::string tail = "</definitions>\n";
  return codes_with(tail, decisions + tail);
}

std::string big_table(int rows) {
  std::string text;
  for (int i = 0; i < rows; ++i) {
    const std::string number = std::to_string(i);
    text += "<rule id=\"r" + number + "\"><description>LAW:1</description><inputEntry><text>" + number +
            "</text></inputEntry><outputEntry><text>1</text></outputEntry></rule>\n";
  }
  return rubiao::test::model(
      rubiao::test::input("n") + "<knowledgeSource id=\"ks\" name=\"k\"/><decision id=\"big\" name=\"big\">" +
      rubiao::test::needs("requiredInput", "i_n") +
      "<authorityRequirement><requiredAuthority href=\"#ks\"/></authorityRequirement><decisionTable "
      "hitPolicy=\"COLLECT\"><input><inputExpression "
      "typeRef=\"number\"><text>n</text></inputExpression></input>"
      "<output typeRef=\"number\"/>" +
      text + "</decisionTable></decision>");
}

}  // namespace

TEST_CASE("entities are never declared, let alone opened or multiplied") {
  const std::string laughs =
      "<!DOCTYPE d [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">"
      "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">]><definitions";
  CHECK(codes_with("<definitions", laughs) == "R102");
  CHECK(codes_with("<definitions", "<!DOCTYPE d SYSTEM \"file:///dev/zero\"><definitions") == "R102");
  CHECK(codes_with("LAW:1 | 说明", "LAW:1 | &unknown;") == "R101");
}

TEST_CASE("bytes that are no text, and text without end") {
  CHECK(codes_with("LAW:1 | 说明", "LAW:1 | " + std::string(1, '\0')) == "R101");
  CHECK(codes_with("LAW:1 | 说明", "LAW:1 | \xFF\xFE\xC0") == "R101");
  CHECK(codes_with("\"A1a\"><text>\"红\"", "\"A1a\"><text>\"" + std::string(1u << 20, 'x') + "\"") == "R204");
  CHECK(codes_with("\"A1b\"><text>&lt; 100", "\"A1b\"><text>" + std::string(1u << 20, '9')) == "R201");
  CHECK(codes_with("LAW:1 | 说明", std::string(1u << 20, ';')) ==
        "R402");  // a million keys that are not there
}

TEST_CASE("depth") {
  CHECK(codes_with("<knowledgeSource", nested("<a>", "</a>") + "<knowledgeSource") == "R101");
  CHECK(codes_with("\"A1a\"><text>\"红\"", "\"A1a\"><text>" + nested("(", ")")) == "R203");
  CHECK(codes_with("\"A1a\"><text>\"红\"", "\"A1a\"><text>" + nested("not(", ")")) == "R202");
}

TEST_CASE("a circle of decisions, a long chain, and a ladder with twice as many ways at every rung") {
  CHECK(codes_with_decisions(asks("a", {"b"}) + asks("b", {"a"})).starts_with("R503"));
  CHECK(codes_with_decisions(asks("a", {"a"})).starts_with("R503"));
  std::string chain;
  for (int i = 0; i < 5'000; ++i) chain += asks("c" + std::to_string(i), {"c" + std::to_string(i + 1)});
  CHECK(codes_with_decisions(chain + asks("c5000", {"c0"})).starts_with("R503"));
  CHECK(codes_with_decisions(chain + asks("c5000", {})).starts_with("R503"));
  std::string ladder = asks("l0", {}) + asks("r0", {});
  for (int i = 1; i < 40; ++i) {
    const std::string below = std::to_string(i - 1);
    for (const char* side : {"l", "r"}) ladder += asks(side + std::to_string(i), {"l" + below, "r" + below});
  }
  CHECK(codes_with_decisions(ladder).find("R503") != std::string::npos);
}

TEST_CASE("a hundred thousand rows") {
  SmallRulebook rules;
  rules.put("2024-01-01/big.dmn", big_table(2'000));
  CHECK(codes_of(rules) == "R702");  // read, proved, and without examples
  rules.put("2024-01-01/big.dmn", big_table(20'000));
  CHECK(codes_of(rules) == "R306");
  rules.put("2024-01-01/big.dmn", big_table(100'000));
  CHECK(codes_of(rules, false) == "R802");  // larger than a rule file can be
}

TEST_CASE("only regular files of a bounded size are read") {
  SmallRulebook rules;
  REQUIRE(rules.load().empty());
  const auto with = [&](const std::string& name, const auto& make) {
    const std::filesystem::path file = rules.folder() / name;
    std::filesystem::remove(file);
    make(file);
    const std::string codes = codes_of(rules, false);
    std::filesystem::remove(file);
    return codes;
  };
  const auto pipe = [](const std::filesystem::path& file) { REQUIRE(mkfifo(file.c_str(), 0600) == 0); };
  const auto folder = [](const std::filesystem::path& file) { std::filesystem::create_directory(file); };
  const auto device = [](const std::filesystem::path& file) {
    std::filesystem::create_symlink("/dev/zero", file);
  };
  const auto huge = [](const std::filesystem::path& file) {
    std::ofstream(file) << "<";
    std::filesystem::resize_file(file, std::uintmax_t{1} << 40);
  };
  CHECK(with("2024-01-01/more.dmn", pipe) == "R802");
  CHECK(with("2024-01-01/more.dmn", folder) == "R802");
  CHECK(with("2024-01-01/more.dmn", device) == "R802");
  CHECK(with("2024-01-01/more.dmn", huge) == "R802");
  CHECK(with("2025-01-01", folder) == "R802");
}
