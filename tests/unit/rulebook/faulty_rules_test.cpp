// SPDX-License-Identifier: Apache-2.0
// Every R-code has a faulty rule file that provokes it, with its line, and a message in both languages.
#include <doctest/doctest.h>

#include <algorithm>

#include "rulebook/rulebook.h"
#include "small_rulebook.h"

using rubiao::Problem;

namespace {

constexpr const char* table = "2024-01-01/table.dmn";
constexpr const char* parameters = "2024-01-01/parameters.xml";
constexpr const char* edition = "2024-01-01/edition.xml";

struct Fault {
  const char* code;
  const char* file;
  const char* found;        // what stands in the good file
  const char* replacement;  // the fault
  const char* mark;         // the finding is told on the line where this stands
};

constexpr Fault faults[] = {
    {"R101", table, "name=\"准则\"/>", "name=\"准则\" <>", "name=\"准则\""},
    {"R101", table, "<rule id=\"A2\">", "<rule id=\"A2\" colour=\"red\">", "<rule id=\"A2\""},
    {"R101", table, "<definitions xmlns=", "<definitions colour=\"red\" xmlns=", "<definitions"},
    {"R101", table, "<inputEntry id=\"A4a\">",
     "<annotationEntry><text>LAW:1</text></annotationEntry>\n<inputEntry id=\"A4a\">", "<rule id=\"A4\">"},
    {"R101", table, "<knowledgeSource id=\"ks\"", "<knowledgeSource id=\"k s\"", "<knowledgeSource"},
    {"R101", table, "<itemDefinition id=\"t\"", "<itemDefinition id=\"颜色\"", "<itemDefinition"},
    {"R101", "sources.xml", "article=\"第一条\"", "article=\"第一条\" artikel=\"1\"", "第一条"},
    {"R101", parameters, "urn:rubiao:parameters:1", "urn:rubiao:parameters:2", "<parameters"},
    {"R101", parameters, "<choice>甲</choice>", "<choice> </choice>", "<choice>"},
    {"R101", edition, "<why>test</why>", "<why> </why>", "<why>"},
    {"R102", table, "<definitions", "<!DOCTYPE definitions>\n<definitions", "<!DOCTYPE"},
    {"R103", table, "<knowledgeSource", "<businessKnowledgeModel id=\"b\" name=\"b\"/>\n<knowledgeSource",
     "<business"},
    {"R103", table, "<decisionTable", "<literalExpression/><decisionTable", "<literalExpression"},
    {"R104", table, "<rule id=\"A2\">", "<rule >", "<rule >"},
    {"R104", edition, "<approved by=\"李四\" on=\"2024-01-02\"/>", "", "<edition"},
    {"R104", edition, "by=\"李四\"", "by=\"\"", "<approved"},
    {"R104", edition, "on=\"2024-01-02\"", "", "<approved"},
    {"R105", table, "<rule id=\"A2\">", "<rule id=\"A3\">",
     "<rule id=\"A3\">\n        <description>LAW:1</description>\n        <inputEntry id=\"A3a\""},
    {"R105", "sources.xml", "LAW:2", "LAW:1", "第二条"},
    {"R106", table, "DMN/20230324", "DMN/20180521", "<definitions"},
    {"R107", table, "<inputEntry id=\"A1a\"><text>\"红\"</text></inputEntry>", "", "<rule id=\"A1\">"},
    {"R201", table, "\"A1a\"><text>\"红\"", "\"A1a\"><text>“红”", "“红”"},
    {"R201", table, "\"A1a\"><text>\"红\"", "\"A1a\"><text>", "\"A1a\""},
    {"R201", table, "LAW:1 | 说明", "LAW:1 | 说\u202E明", "LAW:1 | 说"},
    {"R201", table, "<knowledgeSource id=\"ks\" name=\"准则\"",
     "<knowledgeSource id=\"ks\" name=\"准\u2066则\"", "<knowledgeSource"},
    {"R201", "sources.xml", "title=\"二\"", "title=\"二\u2069\"", "第二条"},
    {"R201", edition, "<why>test", "<why>\u202Atest", "<why>"},
    {"R202", table, "\"A1a\"><text>\"红\"", "\"A1a\"><text>红", "\"A1a\""},
    {"R202", table, "<text>金额</text>", "<text>金额 * 2</text>", "金额 * 2"},
    {"R203", table, "\"A1b\"><text>&lt; 100", "\"A1b\"><text>\"红\"", "\"A1b\""},
    {"R203", parameters, ">0.25<", ">四分之一<", "四分之一"},
    {"R204", table, "\"A1a\"><text>\"红\"", "\"A1a\"><text>\"蓝\"", "\"蓝\""},
    {"R204", table, "\"A1o\"><text>\"甲\"", "\"A1o\"><text>\"丁\"", "\"丁\""},
    {"R204", parameters, "changed-by=\"law\"", "changed-by=\"we\"", "changed-by=\"we\""},
    {"R205", table, "2024-06-01", "2024-02-30", "2024-02-30"},
    {"R205", parameters, "2024-12-31", "2024-13-31", "2024-13-31"},
    {"R205", edition, "2024-01-02", "2024-02-30", "<approved"},
    {"R206", table, "\"A1b\"><text>&lt; 100", "\"A1b\"><text>[100..0]", "[100..0]"},
    {"R207", table, "typeRef=\"date\"><text>", "typeRef=\"dates\"><text>", "typeRef=\"dates\"><text>"},
    {"R301", table, "\"A4b\"><text>-", "\"A4b\"><text>&gt;= 0", "<decisionTable"},
    {"R302", table, "\"A3b\"><text>&gt;= 100", "\"A3b\"><text>&gt;= 99", "<rule id=\"A3\">"},
    {"R303", table, "not(\"红\")", "not(\"红\",\"绿\")", "<rule id=\"A4\">"},
    {"R304", table, "\"甲\",\"乙\"", "\"甲\",\"乙\",\"丙\"", "<decisionTable"},
    {"R305", table, "<decisionTable id=\"dt\">", "<decisionTable id=\"dt\" hitPolicy=\"FIRST\">",
     "hitPolicy"},
    {"R305", table, "<decisionTable id=\"dt\">",
     "<decisionTable id=\"dt\" hitPolicy=\"COLLECT\" aggregation=\"SUM\">", "hitPolicy"},
    {"R401", table, "LAW:1 | 说明", " | 说明", "<rule id=\"A1\">"},
    {"R402", table, "LAW:1 | 说明", "LAW:1; LAW:9 | 说明", "<rule id=\"A1\">"},
    {"R403", table, "LAW:1 | 说明", "LAW:2 | 说明", "<rule id=\"A1\">"},
    {"R403", parameters, "LAW:1", "LAW:2", "LAW:2"},
    {"R404", "sources.xml", "kind=\"restated\"", "kind=\"quoted\" sha256=\"00\"", "LAW:1"},
    {"R405", table, "<authorityRequirement><requiredAuthority href=\"#ks\"/></authorityRequirement>", "",
     "<decisionTable"},
    {"R501", table, "<informationRequirement><requiredInput href=\"#in2\"/></informationRequirement>", "",
     "<decisionTable"},
    {"R502", table, "<informationRequirement><requiredInput href=\"#in2\"/></informationRequirement>",
     "<informationRequirement><requiredInput href=\"#in2\"/></informationRequirement>"
     "<informationRequirement><requiredInput href=\"#in4\"/></informationRequirement>",
     "<decisionTable"},
    {"R601", parameters, ">0.25<", ">1.25<", "1.25"},
    {"R601", parameters, "verified=\"yes\">甲", "verified=\"yes\">乙", ">乙<"},
    {"R602", parameters, "<choice>甲</choice>",
     "<choice>甲</choice><value from=\"2024-06-01\" source=\"LAW:1\" verified=\"yes\">甲</value>",
     "<parameter name=\"口径\""},
    {"R603", parameters, "<value from=\"2024-01-01\"", "<value from=\"2024-01-02\"",
     "<parameter name=\"比率\""},
};

const Problem* find(const std::vector<Problem>& problems, const std::string& code) {
  const auto at = std::ranges::find(problems, code, &Problem::rule);
  return at == problems.end() ? nullptr : &*at;
}

}  // namespace

TEST_CASE("the small rulebook itself has no fault") {
  SmallRulebook rules;
  const std::vector<Problem> problems = rules.load();
  for (const Problem& problem : problems) MESSAGE(rubiao::render(problem, rubiao::Language::en));
  CHECK(problems.empty());
}

TEST_CASE("each fault is told with its code, file, line and both languages") {
  for (const Fault& fault : faults) {
    CAPTURE(std::string(fault.code));
    CAPTURE(std::string(fault.replacement));
    SmallRulebook rules;
    if (std::string_view(fault.code) == "R502") {
      rules.change(
          table, "<knowledgeSource",
          "<inputData id=\"in4\" name=\"多余\"><variable name=\"多余\" typeRef=\"number\"/></inputData>"
          "<knowledgeSource");
    }
    rules.change(fault.file, fault.found, fault.replacement);
    const std::vector<Problem> problems = rules.load();
    const Problem* problem = find(problems, fault.code);
    REQUIRE(problem != nullptr);
    CHECK(problem->file == fault.file);
    CHECK(problem->line == rules.line_of(fault.file, fault.mark));
    CHECK(problem->column > 0);
    CHECK(!problem->message.zh.empty());
    CHECK(!problem->message.en.empty());
  }
}

TEST_CASE("the schema does not tell again what a check of ours has told better") {
  for (const Fault& fault : faults) {
    if (std::string_view(fault.code) == "R101" || std::string_view(fault.code) == "R502") continue;
    CAPTURE(std::string(fault.code));
    CAPTURE(std::string(fault.replacement));
    SmallRulebook rules;
    rules.change(fault.file, fault.found, fault.replacement);
    for (const Problem& problem : rules.load()) {
      CAPTURE(rubiao::render(problem, rubiao::Language::en));
      CHECK(problem.rule != "R101");
    }
  }
}

TEST_CASE("what the schema alone sees is told beside what our checks see, each at its element") {
  SmallRulebook rules;
  rules.change(table, "<rule id=\"A1\">", "<rule id=\"A1\" colour=\"red\">");
  rules.change(table, "\"A3o\"><text>\"甲\"", "\"A3o\"><text>甲");
  rules.change(table, "<rule id=\"A4\">", "<rule id=\"\">");
  const std::vector<Problem> problems = rules.load();
  REQUIRE(problems.size() == 2);  // a file whose form our checks refuse is read no further
  CHECK(problems[0].rule == "R101");
  CHECK(problems[0].found == "rule");
  CHECK(problems[0].column == 7);
  CHECK(problems[0].message.en.find("colour") != std::string::npos);
  CHECK(problems[1].rule == "R104");
}

TEST_CASE("every fault of every file is told at once, by file and line") {
  SmallRulebook rules;
  rules.change(table, "\"A1a\"><text>\"红\"", "\"A1a\"><text>红");
  rules.change(table, "\"A3o\"><text>\"甲\"", "\"A3o\"><text>甲");
  rules.change(parameters, ">0.25<", ">1.25<");
  const std::vector<Problem> problems = rules.load();
  REQUIRE(problems.size() == 3);
  CHECK(problems[0].rule == "R601");
  CHECK(problems[1].rule == "R202");
  CHECK(problems[1].field == "A1, 颜色");
  CHECK(problems[1].todo.zh == "给文字加半角引号：是否想写 \"红\"？");
  CHECK(problems[1].todo.en == "text needs quotation marks: did you mean \"红\"?");
  CHECK(problems[2].field == "A3, 结果");
}

TEST_CASE("R801: a file that differs from its hash; R802: a file missing or not listed") {
  SmallRulebook rules;
  const std::vector<Problem> unlisted = rules.load(false);
  REQUIRE(unlisted.size() == 3);
  CHECK(unlisted[0].rule == "R802");
  CHECK(rules.load().empty());
  rules.put("2024-01-01/edition.xml",
            "<edition xmlns=\"urn:rubiao:edition:1\" id=\"2024-01-01\" from=\"2024-01-01\">"
            "<why>test</why><approved by=\"a\" on=\"2024-01-01\"/>\n"
            "  <file name=\"parameters.xml\" sha256=\"00\"/>\n"
            "  <file name=\"table.dmn\" sha256=\"00\"/>\n"
            "  <file name=\"gone.dmn\" sha256=\"00\"/>\n"
            "  <file name=\"tests/table.xml\" sha256=\"00\"/>\n"
            "</edition>\n");
  const std::vector<Problem> problems = rules.load(false);
  REQUIRE(problems.size() == 4);
  CHECK(problems[0].rule == "R801");
  CHECK(problems[0].line == 2);
  CHECK(problems[2].rule == "R802");
  CHECK(problems[2].field == "gone.dmn");
  CHECK(problems[2].line == 4);
}

TEST_CASE("R603: no day of the edition is without the value of a parameter") {
  const std::string value = "<value from=\"2024-01-01\" source=\"LAW:1\" verified=\"yes\">0.25</value>";
  const auto day_missed = [&](const std::string& values) -> std::string {
    SmallRulebook rules;
    rules.change(parameters, value, values);
    const std::vector<Problem> problems = rules.load();
    return problems.empty() ? "" : problems[0].rule + " " + problems[0].found;
  };
  const std::string early =
      "<value from=\"2024-01-01\" to=\"2024-03-31\" source=\"LAW:1\" verified=\"yes\">0.25</value>";
  const auto later = [](const std::string& from) {
    return "<value from=\"" + from + "\" source=\"LAW:1\" verified=\"yes\">0.15</value>";
  };
  CHECK(day_missed(early + later("2024-04-01")) == "");
  CHECK(day_missed(early + later("2024-05-01")) == "R603 2024-04-01");
}

TEST_CASE("R804: the edition's id, its first day and its folder are one date") {
  for (const char* id : {"2024-01-02", "../x", "2024"}) {
    SmallRulebook rules;
    rules.change("2024-01-01/edition.xml", "id=\"2024-01-01\"", "id=\"" + std::string(id) + "\"");
    const std::vector<Problem> problems = rules.load();
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].rule == "R804");
    CHECK(problems[0].line == 1);
  }
  SmallRulebook rules;
  rules.change("2024-01-01/edition.xml", "from=\"2024-01-01\"", "from=\"2024-01-01\" to=\"2023-12-31\"");
  CHECK(rules.load().front().rule == "R803");
}

TEST_CASE("R101: a rule file is UTF-8 and says nothing else") {
  SmallRulebook rules;
  rules.change("2024-01-01/table.dmn", "<definitions",
               "<?xml version=\"1.0\" encoding=\"GB18030\"?><definitions");
  CHECK(rules.load().front().rule == "R101");
  SmallRulebook other;
  other.change("2024-01-01/table.dmn", "LAW:1 | 说明", "LAW:1 | \xCB\xB5\xC3\xF7");
  CHECK(other.load().front().rule == "R101");
}

TEST_CASE("R802: a folder that is none, or cannot be read") {
  SmallRulebook rules;
  REQUIRE(rules.load().empty());
  const auto code_of = [](const std::filesystem::path& folder) {
    try {
      (void)rubiao::rulebook::Rulebook::load(folder);
    } catch (const rubiao::Error& error) {
      return error.problems().front().rule;
    }
    return std::string();
  };
  CHECK(code_of(rules.folder() / "none") == "R802");
  CHECK(code_of(rules.folder() / "sources.xml") == "R802");
  std::filesystem::create_symlink("2025-01-01", rules.folder() / "2025-01-01");
  CHECK(code_of(rules.folder()) == "R802");
}

TEST_CASE("R803: editions that overlap or leave a hole") {
  for (const char* last : {"", "2025-12-31", "2025-12-30"}) {
    SmallRulebook rules;
    rules.change(parameters, " to=\"2024-12-31\"", "");
    const std::string to = last;
    if (!to.empty()) {
      rules.change("2024-01-01/edition.xml", "from=\"2024-01-01\"", "from=\"2024-01-01\" to=\"" + to + "\"");
    }
    rules.put("2026-01-01/edition.xml",
              "<edition xmlns=\"urn:rubiao:edition:1\" id=\"2026-01-01\" from=\"2026-01-01\">\n"
              "<why>test</why><approved by=\"a\" on=\"2026-01-01\"/>\n</edition>\n");
    const std::vector<Problem> problems = rules.load();
    if (to == "2025-12-31") {
      CHECK(problems.empty());
    } else {
      REQUIRE(problems.size() == 1);
      CHECK(problems[0].rule == "R803");
      CHECK(problems[0].expected.zh == "2025-12-31");
    }
  }
}

TEST_CASE("R802: a folder with a date for a name is an edition, even without edition.xml") {
  for (const char* name : {"2025-12-01", "2025-12-1", "20251201", "2025"}) {
    CAPTURE(name);
    SmallRulebook rules;
    rules.put(std::string(name) + "/notes.txt", "");
    const std::vector<Problem> problems = rules.load();
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].rule == "R802");
    CHECK(problems[0].file == std::string(name) + "/edition.xml");
  }
  SmallRulebook rules;
  rules.put("notes/2025.txt", "");
  CHECK(rules.load().empty());
}

TEST_CASE("a folder without rules is not a rulebook") {
  SmallRulebook rules;
  REQUIRE(rules.load().empty());
  std::filesystem::remove_all(rules.folder() / "2024-01-01");
  CHECK_THROWS_AS((void)rubiao::rulebook::Rulebook::load(rules.folder()), rubiao::Error);
}

TEST_CASE("R701 to R703: an example that fails, a row that none hits, an example that expects nothing") {
  constexpr const char* tests = "2024-01-01/tests/table.xml";
  SmallRulebook flipped;
  flipped.change(table, "\"A2o\"><text>\"乙\"", "\"A2o\"><text>\"甲\"");
  const std::vector<Problem> failing = flipped.load();
  REQUIRE(failing.size() == 1);
  CHECK(failing[0].rule == "R701");
  CHECK(failing[0].file == tests);
  CHECK(failing[0].field == "2");
  CHECK(failing[0].found == "结果 = 甲");
  CHECK(failing[0].expected.zh == "结果 = 乙");

  SmallRulebook unhit;
  unhit.change(tests, "150", "50");
  const std::vector<Problem> missing = unhit.load();
  REQUIRE(missing.size() == 1);
  CHECK(missing[0].rule == "R702");
  CHECK(missing[0].field == "A3");
  CHECK(missing[0].line == unhit.line_of(table, "<rule id=\"A3\">"));

  SmallRulebook silent;
  silent.change(tests,
                "<resultNode name=\"判断\" type=\"decision\"><expected><value xsi:type=\"xsd:string\">甲"
                "</value></expected></resultNode>",
                "");
  const std::vector<Problem> nothing = silent.load();
  REQUIRE(!nothing.empty());
  CHECK(find(nothing, "R702") != nullptr);
  CHECK(find(nothing, "R703") != nullptr);

  SmallRulebook mistaken;
  mistaken.change(tests, "红", "蓝");
  const std::vector<Problem> wrong = mistaken.load();
  REQUIRE(find(wrong, "R701") != nullptr);
  CHECK(find(wrong, "R701")->field == "1");
}
