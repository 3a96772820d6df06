// SPDX-License-Identifier: Apache-2.0
// Our own XML Schemas: they take the shipped rules, what the profile of DMN may hold in each of its three
// versions, and worked examples as the DMN TCK writes them; and name what does not fit.
#include "rulebook/rule_schemas.h"

#include <doctest/doctest.h>

#include "model_text.h"
#include "rulebook/edition_reader.h"
#include "rulebook/xml_read.h"
#include "shipped_rules.h"

namespace rubiao::rulebook {
namespace {

using namespace rubiao::test;

std::vector<Problem> problems_in(const std::string& bytes) {
  static RuleSchemas schemas;
  Findings findings;
  const auto root = read_document(bytes, "x.xml", findings);
  REQUIRE(root);
  schemas.check(bytes, *root, "x.xml", findings);
  return findings.all();
}

// "line:column element" of each finding.
std::string faults_in(const std::string& bytes) {
  std::string all;
  for (const Problem& problem : problems_in(bytes)) {
    CHECK(problem.rule == "R101");
    CHECK_FALSE(problem.message.zh.empty());
    CHECK_FALSE(problem.todo.zh.empty());
    all += (all.empty() ? "" : " ") + std::to_string(problem.line) + ":" + std::to_string(problem.column) +
           problem.found;
  }
  return all;
}

// A model of everything that the profile may hold.
std::string whole(const char* version) {
  const std::string parts =
      "<itemDefinition name=\"tLoan\"><itemComponent name=\"principal\"><typeRef>number</typeRef>"
      "<allowedValues><text>&gt; 0</text></allowedValues></itemComponent></itemDefinition>";
  const std::string knowledge =
      "<businessKnowledgeModel id=\"b\" name=\"b\"><encapsulatedLogic><formalParameter name=\"p\" "
      "typeRef=\"number\"/>" +
      literal("p * 2") + "</encapsulatedLogic></businessKnowledgeModel>";
  const auto table_of = [](const std::string& policy) {
    return "<decisionTable hitPolicy=\"" + policy +
           "\"><input><inputExpression><text>n</text></inputExpression></input><output/><annotation/>"
           "<rule id=\"r_" +
           policy.substr(0, 1) +
           "\"><description>LAW:1</description><inputEntry><text>-</text></inputEntry>"
           "<outputEntry><text>1</text></outputEntry><annotationEntry><text>x</text></annotationEntry></rule>"
           "</decisionTable>";
  };
  std::string body = parts + input("n") +
                     "<knowledgeSource id=\"k\" name=\"k\"><type>law</type></knowledgeSource>" + knowledge;
  for (const char* policy : {"UNIQUE", "ANY", "RULE ORDER", "COLLECT"})
    body += decision(std::string(policy).substr(0, 1),
                     needs("requiredInput", "i_n") +
                         "<authorityRequirement><requiredAuthority href=\"#k\"/></authorityRequirement>",
                     table_of(policy));
  body += decision("E", needs("requiredDecision", "d_U") + needs("requiredKnowledge", "b"), literal("b(U)"));
  return model(body + "<x:DMNDI xmlns:x=\"urn:drawing\"><x:any/></x:DMNDI>", version);
}

}  // namespace

TEST_CASE("the three versions of DMN that the profile allows, and no other") {
  for (const char* version : {"20191111", "20211108", "20230324"}) {
    CAPTURE(version);
    CHECK(faults_in(whole(version)) == "");
    CHECK(faults_in(model(input("n") + "<decision id=\"d\" name=\"d\"/>", version)).ends_with("decision"));
  }
  CHECK(faults_in(whole("20180521")).starts_with("1:1definitions"));
  CHECK(faults_in("<definitions id=\"m\" name=\"m\" namespace=\"n\"/>") == "1:1definitions");
}

TEST_CASE("DMN that is not in the profile") {
  const auto with = [](const std::string& logic) {
    return faults_in(model("\n" + decision("d", "", "\n" + logic)));
  };
  CHECK(with(literal("1")) == "");
  CHECK(with("<context/>") == "3:1context 2:1decision");
  CHECK(with("<literalExpression/>") == "3:1literalExpression");
  const std::string table_of =
      "<input><inputExpression><text>n</text></inputExpression></input><output/><rule "
      "id=\"r\"><inputEntry><text>-"
      "</text></inputEntry><outputEntry><text>1</text></outputEntry></rule></decisionTable>";
  CHECK(with("<decisionTable>" + table_of) == "");
  CHECK(with("<decisionTable hitPolicy=\"FIRST\">" + table_of) == "3:1decisionTable");
  CHECK(with("<decisionTable hitPolicy=\"COLLECT\" aggregation=\"SUM\">" + table_of) == "3:1decisionTable");
  CHECK(faults_in(model("\n<import namespace=\"n\" importType=\"t\"/>")) == "2:1import 1:1definitions");
  CHECK(faults_in(model("\n" + input("n") + "\n" + input("n"))) == "3:1inputData");
}

TEST_CASE("worked examples in the format of the TCK") {
  const std::string head =
      "<testCases xmlns=\"http://www.omg.org/spec/DMN/20160719/testcase\" "
      "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
      "xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\">\n<modelName>classification.dmn</modelName>\n"
      "<labels><label>Compliance Level 2</label></labels>\n";
  const std::string good =
      "<testCase id=\"001\"><description>外购 自用</description>"
      "<inputNode name=\"Loan\"><component name=\"principal\"><value xsi:type=\"xsd:decimal\">600000</value>"
      "</component></inputNode><inputNode name=\"持有目的\"><value "
      "xsi:type=\"xsd:string\">自用</value></inputNode>"
      "<inputNode name=\"none\"><value xsi:nil=\"true\"/></inputNode>"
      "<resultNode name=\"资产类别\" type=\"decision\"><expected><list><item><value "
      "xsi:type=\"xsd:boolean\">true</value></item></list></expected></resultNode></testCase>\n";
  CHECK(faults_in(head + good + "</testCases>") == "");
  CHECK(faults_in(head + good + "</testCases>") == "");  // once more
  CHECK(faults_in(head + "</testCases>") == "1:1testCases");
  CHECK(faults_in(head + "</testCases>") == "1:1testCases");
  CHECK(faults_in(head + good + good + "</testCases>").ends_with("testCase"));
  CHECK(faults_in(head +
                  "<testCase id=\"1\">\n<resultNode name=\"a\"><expected>\n<value "
                  "xsi:type=\"xsd:decimal\">many</value></expected></resultNode></testCase></testCases>") ==
        "6:1value");
  CHECK(
      faults_in(head +
                "<testCase id=\"1\"><resultNode name=\"a\">\n<computed/></resultNode></testCase></testCases>")
          .starts_with("5:1computed"));
}

TEST_CASE("the shipped rules fit their schemas") {
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(shipped_folder())) {
    const std::string name = entry.path().filename().string();
    if (!name.ends_with(".dmn") && !name.ends_with(".xml")) continue;
    CAPTURE(entry.path().string());
    CHECK(faults_in(read_bytes(entry.path())) == "");
    ++files;
  }
  CHECK(files > 10);
}

}  // namespace rubiao::rulebook
