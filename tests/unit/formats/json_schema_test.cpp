// SPDX-License-Identifier: Apache-2.0
// Each keyword provoked once: the path, both languages, what was found and what was expected.
#include "formats/json_schema.h"

#include <doctest/doctest.h>

#include "expect_error.h"

namespace rubiao::formats {
namespace {

Json json(std::string_view text) {
  return parse_json(text, "test.json");
}

// "field: message; found; expected; todo" in English for each misfit, a line each.
std::string misfits(const Json& schema, std::string_view value) {
  std::string all;
  for (const Problem& problem : JsonSchema(schema).check(json(value))) {
    CHECK(!problem.message.zh.empty());
    all += problem.field + ": " + problem.message.en + " | " + problem.found + " | " + problem.expected.en +
           (problem.todo.en.empty() ? "" : " | " + problem.todo.en) + "\n";
  }
  return all;
}

const Json event = json(R"({
  "type": "object",
  "required": ["kind", "date", "amount"],
  "additionalProperties": false,
  "properties": {
    "kind": {"title": "事件", "x-title-en": "Event", "enum": ["registered", "sold"]},
    "date": {"title": "日期", "x-title-en": "Date", "type": "string", "format": "date"},
    "amount": {"title": "金额", "x-title-en": "Amount", "$ref": "#/definitions/amount"},
    "period": {"type": "string", "format": "rubiao-period"},
    "rate": {"type": "string", "format": "rubiao-ratio"},
    "code": {"type": "string", "pattern": "^[一-龥]{2,4}[0-9]$", "x-expected-zh": "汉字加数字", "x-expected-en": "characters and a digit"},
    "name": {"type": "string", "minLength": 1, "maxLength": 4},
    "months": {"type": "integer", "minimum": 1, "maximum": 600},
    "conditions": {"type": "object", "properties": {"feasible": {"type": "object",
      "required": ["date"], "properties": {"date": {"type": ["string", "null"], "format": "date"}}}}},
    "lines": {"type": "array", "minItems": 1, "maxItems": 3, "uniqueItems": true,
      "items": {"type": "object", "properties": {"amount": {"$ref": "#/definitions/amount"}}}}
  },
  "definitions": {"amount": {"title": "金额", "x-title-en": "Amount", "type": "string", "format": "rubiao-amount"}}
})");

// The event with one more member.
std::string with(const std::string& member) {
  return R"({"kind":"sold","date":"2024-01-31","amount":"1.50",)" + member + "}";
}

TEST_CASE("what fits gives no word") {
  CHECK(misfits(event, with(R"("months":36)")) == "");
  CHECK(misfits(event, with(R"("code":"数据1","name":"𠮷野家数","rate":"25%","period":"2024-13")")) == "");
  CHECK(misfits(event,
                with(R"("conditions":{"feasible":{"date":null,"more":1}},"lines":[{"amount":"0"},{}])")) ==
        "");
}

TEST_CASE("each misfit names field, found and expected") {
  const std::string amount = "yuan with at most two decimals as text, such as \"1234.50\"";
  const struct {
    std::string member, told;
  } table[] = {
      {R"("months":"36")", "months: \"months\" is of the wrong type | 36 | a whole number\n"},
      {R"("months":0)", "months: \"months\" is too small | 0 | at least 1\n"},
      {R"("months":601)", "months: \"months\" is too large | 601 | at most 600\n"},
      {R"("name":"")", "name: \"name\" is empty |  | at least 1 characters\n"},
      {R"("name":"数据数据数")", "name: \"name\" is too long | 数据数据数 | at most 4 characters\n"},
      {R"("code":"ab1")", "code: \"code\" is not in the right form | ab1 | characters and a digit\n"},
      {R"("period":"2024-14")",
       "period: \"period\" is wrong: not an accounting period | 2024-14 | YYYY-MM, with 13 for audit "
       "adjustments\n"},
      {R"("rate":"1/4")", "rate: \"rate\" is wrong: not a rate | 1/4 | 0.25 or 25%, as text\n"},
      {R"("conditions":{"feasible":{"date":"2023-02-29"}})",
       "conditions.feasible.date: \"date\" is wrong: no such day | 2023-02-29 | a date as YYYY-MM-DD, such "
       "as 2024-01-31\n"},
      {R"("conditions":{"feasible":{}})",
       "conditions.feasible.date: \"date\" is missing |  | a date as YYYY-MM-DD, such as 2024-01-31\n"},
      {R"("conditions":[])", "conditions: \"conditions\" is of the wrong type | [] | an object\n"},
      {R"("lines":[])", "lines: \"lines\" has too few items | 0 | at least 1\n"},
      {R"("lines":[{},{"amount":"1"},{"amount":"2"},{"amount":"3"}])",
       "lines: \"lines\" has too many items | 4 | at most 3\n"},
      {R"("lines":[{"x":1,"y":2},{"y":2,"x":1}])",
       "lines[1]: \"lines[1]\" has the same item twice | {\"y\":2,\"x\":1} | \n"},
      {R"("lines":[{},{"amount":"1.234"}])",
       "lines[1].amount: \"Amount\" is wrong: an amount has at most two decimals | 1.234 | " + amount + "\n"},
      {R"("montsh":1)", "montsh: unknown field | montsh |  | did you mean months?\n"},
      {R"("entirely other":1)", "entirely other: unknown field | entirely other |  | remove it\n"},
  };
  for (const auto& line : table) {
    CAPTURE(line.member);
    CHECK(misfits(event, with(line.member)) == line.told);
  }
}

TEST_CASE("every misfit is told at once, in the order of the schema and the value") {
  CHECK(misfits(event, R"({"kind":"burnt","amount":12})") ==
        "date: \"Date\" is missing |  | a date as YYYY-MM-DD, such as 2024-01-31\n"
        "kind: \"Event\" is not one of the allowed values | burnt | registered, sold\n"
        "amount: \"Amount\" is of the wrong type | 12 | yuan with at most two decimals as text, such as "
        "\"1234.50\"\n");
  CHECK(misfits(event, "[]") == ": the document is of the wrong type | [] | an object\n");
  const std::vector<Problem> problems = JsonSchema(event).check(json(R"({"kind":"sold","amount":"1"})"));
  CHECK(problems.at(0).message.zh == "“日期”没有填写");
  CHECK(problems.at(0).expected.zh == "YYYY-MM-DD 格式的日期，如 2024-01-31");
}

TEST_CASE("a form is told by its kind") {
  const Json schema = json(R"({"oneOf": [
    {"type":"object","required":["kind","a"],"properties":{"kind":{"const":"A"},"a":{"type":"integer"}}},
    {"type":"object","required":["kind","b","c","d"],"properties":{"kind":{"const":"B"},"b":{"type":"integer"}}}]})");
  CHECK(misfits(schema, R"({"kind":"A","a":1})") == "");
  CHECK(misfits(schema, R"({"kind":"B","b":"x"})") ==
        "c: \"c\" is missing |  | \nd: \"d\" is missing |  | \nb: \"b\" is of the wrong type | x | a whole "
        "number\n");
  const Json both = json(R"({"oneOf":[{"type":"string"},{"minLength":1}]})");
  CHECK(misfits(both, "\"x\"") == ": the document fits several forms of which only one may hold | x | \n");
  CHECK(misfits(both, "\"\"") == "");
  const Json any = json(R"({"anyOf":[{"type":"string"},{"type":"integer"}]})");
  CHECK(misfits(any, "1") == "");
  CHECK(misfits(any, "true") == ": the document is of the wrong type | true | text\n");
}

TEST_CASE("conditions, negation and parts") {
  const Json schema = json(R"({"type":"object",
    "if":{"properties":{"k":{"pattern":"^s"}},"required":["k"]},"then":{"required":["x"]},"else":{"required":["y"]},
    "not":{"required":["z"]}, "allOf":[{"properties":{"n":{"exclusiveMinimum":0,"exclusiveMaximum":9}}}]})");
  CHECK(misfits(schema, R"({"k":"sold","x":1})") == "");
  CHECK(misfits(schema, R"({"k":"sold","y":1})") == "x: \"x\" is missing |  | \n");
  CHECK(misfits(schema, R"({"k":"else","y":1})") == "");
  CHECK(misfits(schema, R"({"k":"else"})") == "y: \"y\" is missing |  | \n");
  CHECK(misfits(schema, R"({"y":1,"z":1})").starts_with(": the document may not be like this"));
  CHECK(misfits(schema, R"({"y":1,"n":0})") == "n: \"n\" is too small | 0 | more than 0\n");
  CHECK(misfits(schema, R"({"y":1,"n":9})") == "n: \"n\" is too large | 9 | less than 9\n");
  CHECK(misfits(json(R"({"properties":{"a":false}})"), R"({"a":1})") == "a: \"a\" may not be given | 1 | \n");
  CHECK(misfits(json(R"({"additionalProperties":{"type":"integer"}})"), R"({"a":"1"})") ==
        "a: \"a\" is of the wrong type | 1 | a whole number\n");
}

TEST_CASE("a hostile text costs neither stack nor time") {
  const std::string text(900'000, 'a');
  CHECK(misfits(event, with("\"code\":\"" + text + "\"")).starts_with("code: \"code\" is too long"));
  CHECK(misfits(event, with("\"" + text + "\":1")).find("remove it") != std::string::npos);
  std::string lines;
  for (int i = 0; i < 50'000; ++i) lines += "{\"amount\":\"" + std::to_string(i) + "\"},";
  lines.back() = ']';
  CHECK(misfits(event, with("\"lines\":[" + lines)).starts_with("lines: \"lines\" has too many items"));
}

TEST_CASE("a wrong schema is our own mistake and is named") {
  const auto mistake = [](std::string_view schema) -> std::string {
    try {
      const JsonSchema compiled(json(schema));
    } catch (const Error& error) {
      CHECK(error.status() == Status::internal);
      return error.problems().front().found;
    }
    return "accepted";
  };
  CHECK(mistake(R"({"requried":["a"]})") == "requried");
  CHECK(mistake(R"({"properties":{"a":{"items":{"oneOf":[{"maxlength":1}]}}}})") == "maxlength");
  CHECK(mistake(R"({"format":"email"})") == "\"email\"");
  CHECK(mistake(R"({"pattern":"["})") == "[");
  CHECK(mistake(R"({"$ref":"#/definitions/none"})") == "#/definitions/none");
  CHECK(mistake(R"({"$ref":"https://x.example/schema"})") == "https://x.example/schema");
  CHECK(mistake(R"({"patternProperties":{}})") == "patternProperties");
  CHECK(mistake(R"([1])") == "[1]");
  CHECK(mistake(R"({"x-anything":[1],"$schema":"http://json-schema.org/draft-07/schema#"})") == "accepted");
}

}  // namespace
}  // namespace rubiao::formats
