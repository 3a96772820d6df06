// SPDX-License-Identifier: Apache-2.0
// Models of other people, run as the standard says: graphs, knowledge, every hit policy, inputs that do not
// fit; and the questions and answers of `rubiao decide`.
#include "rulebook/model.h"

#include <doctest/doctest.h>

#include "base/error.h"
#include "model_text.h"
#include "rulebook/model_lines.h"

namespace rubiao::rulebook {
namespace {

using namespace rubiao::test;

Model load(const std::string& body, const char* version = "20191111") {
  return Model::load(model(body, version), "m.dmn");
}

std::string value_of(const Model& loaded, const char* decision_name, const feel::Context& inputs) {
  try {
    return to_json_text(loaded.decide(decision_name, inputs));
  } catch (const Error& error) {
    return error.problems().front().rule;
  }
}

std::string codes_of(const std::string& bytes) {
  try {
    (void)Model::load(bytes, "m.dmn");
  } catch (const Error& error) {
    std::string codes;
    for (const Problem& problem : error.problems()) {
      codes += (codes.empty() ? "" : " ") + problem.rule;
      CHECK(problem.file == "m.dmn");
      CHECK(problem.line > 0);
      CHECK_FALSE(problem.message.zh.empty());
      CHECK_FALSE(problem.message.en.empty());
    }
    return codes;
  }
  return "";
}

// What a table over n says for n = 1, 5 and 20.
std::string answers(const std::string& attributes, const std::string& output,
                    const std::vector<std::pair<std::string, std::string>>& rows) {
  const Model loaded =
      load(input("n") + decision("D", needs("requiredInput", "i_n"), table(attributes, output, rows)));
  std::string all;
  for (const int n : {1, 5, 20}) all += (all.empty() ? "" : " ") + value_of(loaded, "D", {{"n", Decimal(n)}});
  return all;
}

const std::string plain = "<output/>";
const std::string ranked = R"(<output><outputValues><text>"A","B","C"</text></outputValues></output>)";
const std::vector<std::pair<std::string, std::string>> overlapping{
    {"&gt;=1", "\"B\""}, {"&gt;=5", "\"C\""}, {"&gt;=20", "\"A\""}};

}  // namespace

TEST_CASE("every hit policy") {
  CHECK(answers("", plain, {{"&lt;5", "\"s\""}, {"[5..10]", "\"m\""}}) == "\"s\" \"m\" null");
  CHECK(answers("hitPolicy=\"UNIQUE\"", plain, overlapping) == "\"B\" R302 R302");
  CHECK(answers("hitPolicy=\"ANY\"", plain, overlapping) == "\"B\" R302 R302");
  CHECK(answers("hitPolicy=\"ANY\"", plain, {{"&gt;=1", "1"}, {"&gt;=5", "1.0"}}) == "1 1 1");
  CHECK(answers("hitPolicy=\"FIRST\"", plain, overlapping) == "\"B\" \"B\" \"B\"");
  CHECK(answers("hitPolicy=\"PRIORITY\"", ranked, overlapping) == "\"B\" \"B\" \"A\"");
  CHECK(answers("hitPolicy=\"RULE ORDER\"", plain, overlapping) ==
        "[\"B\"] [\"B\",\"C\"] [\"B\",\"C\",\"A\"]");
  CHECK(answers("hitPolicy=\"OUTPUT ORDER\"", ranked, overlapping) ==
        "[\"B\"] [\"B\",\"C\"] [\"A\",\"B\",\"C\"]");
  CHECK(answers("hitPolicy=\"COLLECT\"", plain, {{"&gt;=5", "1"}}) == "[] [1] [1]");
  const std::vector<std::pair<std::string, std::string>> numbers{
      {"&gt;=1", "10"}, {"&gt;=5", "0.5"}, {"&gt;=20", "7"}};
  CHECK(answers("hitPolicy=\"COLLECT\" aggregation=\"SUM\"", plain, numbers) == "10 10.5 17.5");
  CHECK(answers("hitPolicy=\"COLLECT\" aggregation=\"MIN\"", plain, numbers) == "10 0.5 0.5");
  CHECK(answers("hitPolicy=\"COLLECT\" aggregation=\"MAX\"", plain, numbers) == "10 10 10");
  CHECK(answers("hitPolicy=\"COLLECT\" aggregation=\"COUNT\"", plain, numbers) == "1 2 3");
  CHECK(answers("", "<output><defaultOutputEntry><text>\"none\"</text></defaultOutputEntry></output>",
                {{"&lt;5", "\"s\""}}) == "\"s\" \"none\" \"none\"");
}

TEST_CASE("several outputs make a context") {
  const Model loaded = load(
      input("n") +
      decision("D", needs("requiredInput", "i_n"),
               "<decisionTable><input><inputExpression><text>n</text></inputExpression></input>"
               "<output name=\"资产 类别\"/><output name=\"处理\"/>"
               "<rule><inputEntry><text>-</text></inputEntry><outputEntry><text>\"存货\"</text></outputEntry>"
               "<outputEntry><text>n * 2</text></outputEntry></rule></decisionTable>"));
  CHECK(value_of(loaded, "D", {{"n", Decimal(4)}}) == R"({"资产 类别":"存货","处理":8})");
}

TEST_CASE("decisions rest on decisions, and knowledge is called") {
  const std::string knowledge =
      "<businessKnowledgeModel id=\"b_PMT\" name=\"PMT\"><encapsulatedLogic><formalParameter name=\"p\"/>"
      "<formalParameter name=\"r\"/><formalParameter name=\"n\"/>" +
      literal("(p*r/12)/(1-(1+r/12)**-n)") + "</encapsulatedLogic></businessKnowledgeModel>";
  const std::string loan_type =
      "<itemDefinition name=\"tLoan\"><itemComponent "
      "name=\"principal\"><typeRef>number</typeRef></itemComponent>"
      "<itemComponent name=\"term months\"><typeRef>number</typeRef></itemComponent></itemDefinition>";
  const Model loaded = load(
      loan_type + knowledge + decision("fee", "", literal("100")) + input("loan", "tLoan") +
          decision("payment", needs("requiredInput", "i_loan") + needs("requiredKnowledge", "b_PMT"),
                   literal("PMT(loan.principal, 0.0375, loan.term months)")) +
          decision("all of it", needs("requiredDecision", "d_payment") + needs("requiredDecision", "d_fee"),
                   literal("payment + fee")),
      "20230324");
  const feel::Context inputs{
      {"loan", feel::Context{{"principal", Decimal(600'000)}, {"term months", Decimal(360)}}}};
  CHECK(value_of(loaded, "payment", inputs) == "2778.693549432766768088520383236299");
  CHECK(value_of(loaded, "all of it", inputs) == "2878.693549432766768088520383236299");
  CHECK(value_of(loaded, "payment", {}) == "null");
  CHECK(value_of(loaded, "nothing", {}) == "R504");
}

TEST_CASE("an input that the model does not know, of another type or not allowed, is refused") {
  const std::string type =
      "<itemDefinition "
      "name=\"t\"><typeRef>string</typeRef><allowedValues><text>\"自用\",\"出售\"</text></allowedValues>"
      "</itemDefinition>";
  const Model loaded = load(
      type + input("purpose", "t") + decision("D", needs("requiredInput", "i_purpose"), literal("purpose")),
      "20211108");
  CHECK(value_of(loaded, "D", {{"purpose", std::string("自用")}}) == "\"自用\"");
  CHECK(value_of(loaded, "D", {{"purpose", std::string("送人")}}) == "R204");
  CHECK(value_of(loaded, "D", {{"purpose", Decimal(1)}}) == "R203");
  CHECK(value_of(loaded, "D", {{"colour", Decimal(1)}}) == "R202");
}

TEST_CASE("what is wrong with a model is told at once, with its place") {
  const std::string two = input("n") + decision("A", needs("requiredInput", "i_n"), literal("n +")) +
                          decision("B", needs("requiredInput", "i_n"), literal("自用"));
  CHECK(codes_of(model(two)) == "R201 R202");
  CHECK(codes_of(model(decision("A", "", "<context/>"))) == "R103");
  CHECK(codes_of(model(decision("A", "", ""))) == "R104");
  CHECK(codes_of(model(decision("A", needs("requiredInput", "i_gone"), literal("1")))) == "R504");
  CHECK(codes_of(model(input("n") + decision("A", needs("requiredInput", "i_n"),
                                             table("hitPolicy=\"LAST\"", plain, {})))) == "R305");
  CHECK(codes_of(model(input("n") + decision("A", needs("requiredInput", "i_n"),
                                             "<decisionTable><output/><rule id=\"r\"/></decisionTable>"))) ==
        "R107");
  for (const char* policy : {"", "hitPolicy=\"ANY\"", "hitPolicy=\"RULE ORDER\""}) {
    CAPTURE(policy);
    CHECK(codes_of(model(input("n") + decision("A", needs("requiredInput", "i_n"),
                                               table(std::string(policy) + " aggregation=\"SUM\"", plain,
                                                     {{"-", "1"}})))) == "R305");
  }
  CHECK(codes_of(model(decision("A", "", literal("1")) + decision(" A", "", literal("2")))) == "R105");
  CHECK(codes_of(model("", "19990101")) == "R106");
  CHECK(codes_of("<a/>") == "R106");
}

TEST_CASE("hostile models are refused quickly, with a code") {
  const std::string entity = "<!DOCTYPE d [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">]>";
  CHECK(codes_of(entity + model(decision("A", "", literal("&b;")))) == "R102");
  CHECK(codes_of("<!DOCTYPE d SYSTEM \"file:///etc/passwd\">" + model("")) == "R102");
  CHECK(codes_of(model(decision("A", "", literal(std::string(1, '\0'))))) == "R101");
  CHECK(codes_of(model(decision("A", "", literal(std::string(10'000, '(') + "1")))) == "R201");
  std::string deep;
  for (int i = 0; i < 10'000; ++i) deep += "<itemComponent name=\"a\">";
  CHECK(codes_of(model("<itemDefinition name=\"t\">" + deep)) == "R101");
  const std::string circle = decision("A", needs("requiredDecision", "d_B"), literal("1")) +
                             decision("B", needs("requiredDecision", "d_A"), literal("1"));
  CHECK(codes_of(model(circle)).starts_with("R503"));
  std::string chain;
  for (int i = 0; i < 10'000; ++i)
    chain += decision("D" + std::to_string(i), needs("requiredDecision", "d_D" + std::to_string(i + 1)),
                      literal("1"));
  chain += decision("D10000", "", literal("1"));
  CHECK(codes_of(model(chain)).starts_with("R503"));
  CHECK(codes_of(model(decision("A", "", literal("\"" + std::string(1u << 20, 'x') + "\"")))) == "R201");
  std::vector<std::pair<std::string, std::string>> rows(100'000, {"1", "1"});
  CHECK(codes_of(model(input("n") + decision("A", needs("requiredInput", "i_n"), table("", plain, rows)))) ==
        "R306");
}

TEST_CASE("what is missing is neither true nor false") {
  for (const char* attributes : {"", "hitPolicy=\"FIRST\"", "hitPolicy=\"ANY\""}) {
    const Model loaded = load(input("n", "boolean") +
                              decision("D", needs("requiredInput", "i_n"),
                                       table(attributes, plain, {{"true", "\"yes\""}, {"false", "\"no\""}})));
    CHECK(value_of(loaded, "D", {}) == "null");
    CHECK(value_of(loaded, "D", {{"n", true}}) == "\"yes\"");
    CHECK(value_of(loaded, "D", {{"n", false}}) == "\"no\"");
  }
}

TEST_CASE("knowledge that calls itself twice at every step comes to an end") {
  const auto knowledge = [](int number, const std::string& text) {
    const std::string name = "f" + std::to_string(number);
    return "<businessKnowledgeModel id=\"" + name + "\" name=\"" + name + "\"><variable name=\"" + name +
           "\"/><encapsulatedLogic><formalParameter name=\"n\"/>" + literal(text) + "</encapsulatedLogic>" +
           (number == 0 ? "" : needs("requiredKnowledge", "f" + std::to_string(number - 1))) +
           "</businessKnowledgeModel>";
  };
  for (const char* doubled : {" + ", ", "}) {
    std::string body = knowledge(0, "n");
    for (int i = 1; i < 40; ++i) {
      const std::string call = "f" + std::to_string(i - 1) + "(n)";
      body += knowledge(i, "[" + call + doubled + call + "]");
    }
    body += decision("D", needs("requiredKnowledge", "f39"), literal("f39(1)"));
    CHECK(value_of(load(body), "D", {}) == "R306");
  }
}

TEST_CASE("a model that doubles its texts or lists comes to an end") {
  for (const char* doubled : {"{0} + {0}", "[{0}, {0}]"}) {
    CAPTURE(doubled);
    std::string body = decision("a0", "", literal("\"" + std::string(16, 'a') + "\""));
    for (int i = 1; i < 60; ++i) {
      const std::string before = "a" + std::to_string(i - 1);
      std::string text = doubled;
      for (std::size_t at = text.find("{0}"); at != std::string::npos; at = text.find("{0}"))
        text.replace(at, 3, before);
      body += decision("a" + std::to_string(i), needs("requiredDecision", "d_" + before), literal(text));
    }
    const std::string answer = answer_line(load(body), R"({"decision": "a59"})", Language::en);
    CHECK((answer == R"({"id":null,"value":null})" || answer.find("too large") != std::string::npos));
  }
}

TEST_CASE("a question a line, an answer a line") {
  const Model loaded = load(input("n") + decision("D", needs("requiredInput", "i_n"), literal("n / 3")) +
                            decision("day", "", literal("date(\"2024-01-31\") + duration(\"P1M\")")));
  const auto ask = [&](const char* line) { return answer_line(loaded, line, Language::en); };
  CHECK(ask(R"({"id": "t1", "decision": "D", "inputs": {"n": 0.3}})") == R"({"id":"t1","value":0.1})");
  CHECK(ask(R"({"id": 7, "decision": "D", "inputs": {"n": 1}})") ==
        R"({"id":7,"value":0.3333333333333333333333333333333333})");
  CHECK(ask(R"({"decision": "D", "inputs": {"n": 600000.000000000000000000000000003}})") ==
        R"({"id":null,"value":200000.000000000000000000000000001})");
  CHECK(ask(R"({"id": "t2", "decision": "day"})") ==
        R"({"id":"t2","value":{"@":"date","text":"2024-02-29"}})");
  CHECK(ask(R"({"id": "t3", "decision": "D", "inputs": {"n": "x"}})")
            .starts_with(R"({"id":"t3","error":{"code":"R203")"));
  CHECK(ask(R"({"id": "t4", "decision": "E"})").starts_with(R"({"id":"t4","error":{"code":"R504")"));
  CHECK(ask("{").starts_with(R"({"id":null,"error":{"code":"R201")"));
  CHECK(ask(R"({"decision": 5})").find("R203") != std::string::npos);
}

}  // namespace rubiao::rulebook
