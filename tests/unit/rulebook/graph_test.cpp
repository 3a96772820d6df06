// SPDX-License-Identifier: Apache-2.0
// Decisions that rest on decisions, parameters in cells, and the hit policies A and R beside U and C.
#include <doctest/doctest.h>

#include <algorithm>

#include "rulebook/rulebook.h"
#include "small_rulebook.h"

using namespace rubiao;
using namespace rubiao::rulebook;

namespace {

constexpr const char* file = "2024-01-01/table.dmn";
constexpr const char* tests = "2024-01-01/tests/table.xml";

// A second decision that asks the first for its outcome, and a number against a parameter.
constexpr const char* type = R"(<itemDefinition id="pt" name="参数类型">
    <itemComponent id="p1" name="比率"><typeRef>number</typeRef></itemComponent>
  </itemDefinition>
  )";
constexpr const char* graph = R"(
  <inputData id="in5" name="参数"><variable name="参数" typeRef="参数类型"/></inputData>
  <inputData id="in6" name="占比"><variable name="占比" typeRef="number"/></inputData>
  <decision id="second" name="第二判断">
    <informationRequirement><requiredDecision href="#d"/></informationRequirement>
    <informationRequirement><requiredInput href="#in5"/></informationRequirement>
    <informationRequirement><requiredInput href="#in6"/></informationRequirement>
    <authorityRequirement><requiredAuthority href="#ks"/></authorityRequirement>
    <decisionTable id="st">
      <input id="si1"><inputExpression id="se1"><text>判断.结果</text></inputExpression></input>
      <input id="si2"><inputExpression id="se2"><text>占比</text></inputExpression></input>
      <output id="so" name="关注" typeRef="boolean"/>
      <rule id="S1"><description>LAW:1</description>
        <inputEntry id="S1a"><text>"甲"</text></inputEntry>
        <inputEntry id="S1b"><text>&gt; 参数.比率</text></inputEntry>
        <outputEntry id="S1o"><text>true</text></outputEntry></rule>
      <rule id="S2"><description>LAW:1</description>
        <inputEntry id="S2a"><text>"甲"</text></inputEntry>
        <inputEntry id="S2b"><text>&lt;= 参数.比率</text></inputEntry>
        <outputEntry id="S2o"><text>false</text></outputEntry></rule>
      <rule id="S3"><description>LAW:1</description>
        <inputEntry id="S3a"><text>not("甲")</text></inputEntry>
        <inputEntry id="S3b"><text>-</text></inputEntry>
        <outputEntry id="S3o"><text>false</text></outputEntry></rule>
    </decisionTable>
  </decision>
</definitions>
)";

std::string example(const char* id, const char* color, const char* share, const char* expected) {
  return "<testCase id=\"" + std::string(id) + "\"><inputNode name=\"颜色\"><value>" + color +
         "</value></inputNode><inputNode name=\"金额\"><value>50</value></inputNode>"
         "<inputNode name=\"日期\"><value>2024-03-01</value></inputNode><inputNode name=\"占比\"><value>" +
         share + "</value></inputNode><resultNode name=\"第二判断\"><expected><value>" + expected +
         "</value></expected></resultNode></testCase>\n";
}

struct GraphRules : SmallRulebook {
  GraphRules() {
    change(file, "<inputData", std::string(type) + "<inputData");
    change(file, "</definitions>\n", graph);
    change(tests, "</testCases>",
           example("5", "红", "0.3", "true") + example("6", "红", "0.1", "false") +
               example("7", "绿", "0.3", "false") + "</testCases>");
  }

  Rulebook book() {
    for (const Problem& problem : load()) FAIL(render(problem, Language::en));
    return Rulebook::load(folder());
  }
};

Inputs asked(const char* share, const char* day = "2024-03-01") {
  return {{"颜色", "红"},
          {"金额", Decimal(50)},
          {"日期", parse_date(day, "")},
          {"占比", Decimal::parse(share, "")}};
}

const Problem& only(const std::vector<Problem>& problems) {
  REQUIRE(problems.size() == 1);
  return problems.front();
}

}  // namespace

TEST_CASE("a decision asks the one it rests on and keeps its trace") {
  GraphRules rules;
  const Rulebook book = rules.book();
  const Decision decision = book.at(parse_date("2024-05-01", "")).decide("second", asked("0.3"));
  CHECK(decision.match().row == "S1");
  CHECK(decision.match().cells[0].condition == "甲");
  REQUIRE(decision.because.size() == 1);
  CHECK(decision.because[0].match().row == "A1");
  CHECK(decision.inputs.size() == 4);
  CHECK(decision.because[0].inputs.size() == 3);
  REQUIRE(decision.parameters.size() == 1);
  CHECK(decision.parameters[0].name == "参数.比率");
  CHECK(to_text(decision.parameters[0].value) == "0.25");
  CHECK(decision.parameters[0].source == "LAW:1");
}

TEST_CASE("what a deeper decision lacks is told with the rest, before anything is decided") {
  GraphRules rules;
  const Rulebook book = rules.book();
  Inputs inputs = asked("0.3");
  inputs[0].second = "蓝";
  inputs[1].first = "钱";
  try {
    (void)book.at(parse_date("2024-05-01", "")).decide("second", inputs);
    FAIL("it was decided");
  } catch (const Error& error) {
    REQUIRE(error.problems().size() == 3);
    CHECK(error.problems()[0].field == "颜色");
    CHECK(error.problems()[1].field == "金额");
    CHECK(error.problems()[2].field == "钱");
  }
}

TEST_CASE("a parameter that changes within the edition decides from its day, and is proved for each") {
  GraphRules rules;
  rules.change("2024-01-01/parameters.xml",
               "<value from=\"2024-01-01\" source=\"LAW:1\" verified=\"yes\">0.25",
               "<value from=\"2024-07-01\" source=\"LAW:1\" verified=\"yes\">0.5</value>\n"
               "<value from=\"2024-01-01\" to=\"2024-06-30\" source=\"LAW:1\" verified=\"yes\">0.25");
  const Rulebook book = rules.book();
  const auto row = [&](const char* on) {
    return book.at(parse_date(on, "")).decide("second", asked("0.3")).match().row;
  };
  CHECK(row("2024-06-30") == "S1");
  CHECK(row("2024-07-01") == "S2");
  CHECK(row("2025-07-01") == "S2");
}

TEST_CASE("a parameter that ends leaves its table without a value: refused") {
  GraphRules rules;
  rules.change("2024-01-01/parameters.xml",
               "<value from=\"2024-01-01\" source=\"LAW:1\" verified=\"yes\">0.25",
               "<value from=\"2024-01-01\" to=\"2024-06-30\" source=\"LAW:1\" verified=\"yes\">0.25");
  const std::vector<Problem> problems = rules.load();
  REQUIRE(problems.size() == 2);
  CHECK(problems[0].rule == "R202");
  CHECK(problems[0].found == "参数.比率");
  CHECK(problems[0].line == rules.line_of(file, "\"S1b\""));
}

TEST_CASE("what is wrong with a graph or a parameter is told with its code") {
  struct Fault {
    const char* code;
    const char* found;
    const char* replacement;
  };
  constexpr Fault faults[] = {
      {"R202", "&gt; 参数.比率", "&gt; 参数.税率"},
      {"R203", "<inputEntry id=\"S3b\"><text>-", "<inputEntry id=\"S3b\"><text>参数.口径"},
      {"R207", "<itemComponent id=\"p1\" name=\"比率\">", "<itemComponent id=\"p1\" name=\"利率\">"},
      {"R301", "&lt;= 参数.比率", "&lt; 参数.比率"},
      {"R501", "<informationRequirement><requiredDecision href=\"#d\"/></informationRequirement>", ""},
      {"R501", "<informationRequirement><requiredInput href=\"#in5\"/></informationRequirement>", ""},
      {"R502", "<requiredDecision href=\"#d\"/></informationRequirement>",
       "<requiredDecision href=\"#d\"/></informationRequirement>"
       "<informationRequirement><requiredInput href=\"#in1\"/></informationRequirement>"},
      {"R503", "<requiredDecision href=\"#d\"/>", "<requiredDecision href=\"#second\"/>"},
      {"R504", "<requiredDecision href=\"#d\"/>", "<requiredDecision href=\"#nothing\"/>"},
      {"R105", "<text>占比</text>", "<text>判断.结果</text>"},
  };
  for (const Fault& fault : faults) {
    CAPTURE(fault.code);
    CAPTURE(fault.replacement);
    GraphRules rules;
    rules.change(file, fault.found, fault.replacement);
    const std::vector<Problem> problems = rules.load();
    CHECK(std::ranges::find(problems, fault.code, &Problem::rule) != problems.end());
  }
}

TEST_CASE("ANY: rows may meet where they agree, and only there") {
  SmallRulebook rules;
  rules.change(file, "<decisionTable id=\"dt\">", "<decisionTable id=\"dt\" hitPolicy=\"ANY\">");
  rules.change(file, "\"A3b\"><text>&gt;= 100", "\"A3b\"><text>-");
  const Problem clash = only(rules.load());
  CHECK(clash.rule == "R302");
  CHECK(clash.field == "A3");
  rules.change(file, "\"A3c\"><text>-", "\"A3c\"><text>&lt; date(\"2024-06-01\")");
  CHECK(only(rules.load()).rule == "R301");  // from June 2024 and 100 on
  rules.change(file, "\"A2b\"><text>&lt; 100", "\"A2b\"><text>-");
  REQUIRE(rules.load().empty());
  const Rulebook book = Rulebook::load(rules.folder());
  const Inputs inputs{{"颜色", "红"}, {"金额", Decimal(50)}, {"日期", parse_date("2024-03-01", "")}};
  const Decision decision = book.at(parse_date("2024-05-01", "")).decide("d", inputs);
  CHECK(decision.matches.size() == 2);
  CHECK(decision.match().text("结果") == "甲");
}

TEST_CASE("RULE ORDER collects the rows in the order of the table and no column may ask for it") {
  GraphRules rules;
  rules.change(file, "<decisionTable id=\"dt\">", "<decisionTable id=\"dt\" hitPolicy=\"RULE ORDER\">");
  const std::vector<Problem> problems = rules.load();
  CHECK(std::ranges::find(problems, "R202", &Problem::rule) != problems.end());
  SmallRulebook alone;
  alone.change(file, "<decisionTable id=\"dt\">", "<decisionTable id=\"dt\" hitPolicy=\"RULE ORDER\">");
  alone.change(file, "\"A4a\"><text>not(\"红\")", "\"A4a\"><text>-");
  alone.change(tests, "<value xsi:type=\"xsd:string\">甲</value>",
               "<list><item><value>甲</value></item><item><value>乙</value></item></list>");
  alone.change(tests, "<expected><value xsi:type=\"xsd:string\">乙</value>",
               "<expected><list><item><value>乙</value></item><item><value>乙</value></item></list>");
  alone.change(tests, "<expected><value xsi:type=\"xsd:string\">甲</value>",
               "<expected><list><item><value>甲</value></item><item><value>乙</value></item></list>");
  alone.change(tests, "<expected><value xsi:type=\"xsd:string\">乙</value>",
               "<expected><list><item><value>乙</value></item></list>");
  REQUIRE(alone.load().empty());
  const Rulebook book = Rulebook::load(alone.folder());
  const Inputs inputs{{"颜色", "红"}, {"金额", Decimal(50)}, {"日期", parse_date("2024-03-01", "")}};
  const Decision decision = book.at(parse_date("2024-05-01", "")).decide("d", inputs);
  REQUIRE(decision.matches.size() == 2);
  CHECK(decision.matches[0].row == "A1");
  CHECK(decision.matches[1].row == "A4");
}
