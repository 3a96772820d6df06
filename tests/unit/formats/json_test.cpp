// SPDX-License-Identifier: Apache-2.0
// JSON: what is refused and where, number lexemes, lines that go on after a bad one, the canonical form.
#include "formats/json.h"

#include <doctest/doctest.h>

#include "expect_error.h"

namespace rubiao::formats {
namespace {

std::string failure(std::string_view json, const JsonLimits& limits = {}) {
  return failure_of([&] { (void)parse_json(json, "in.json", limits); });
}

TEST_CASE("a document keeps its values and the order of its keys") {
  const Json value =
      parse_json("\xEF\xBB\xBF{\"b\": [1, -2, true, null], \"a\": {\"名\": \"值\\n\\u6570\"}} \n", "in.json");
  CHECK(value.dump() == R"({"b":[1,-2,true,null],"a":{"名":"值\n数"}})");
  CHECK(parse_json("7", "in.json") == 7);
  CHECK(parse_json("[]", "in.json").empty());
  CHECK(parse_json("[9223372036854775807,-9223372036854775808]", "in.json")[1] ==
        std::numeric_limits<std::int64_t>::min());
}

TEST_CASE("numbers are 64-bit integers or refused where they stand") {
  const std::string refusal = " a number must be a 64-bit integer";
  CHECK(failure("1.0") == "1:1" + refusal);
  CHECK(failure("{\"a\": 12.50}") == "1:7" + refusal);
  CHECK(failure("[1,\n 1e3]") == "2:2" + refusal);
  CHECK(failure("[1E-3]") == "1:2" + refusal);
  CHECK(failure("[9223372036854775808]") == "1:2" + refusal);
  CHECK(failure("[-9223372036854775809]") == "1:2" + refusal);
  CHECK(failure("[99999999999999999999999]") == "1:2" + refusal);
  CHECK(failure("[1e999]") == "1:2" + refusal);
  CHECK(failure("[-0.0]") == "1:2" + refusal);
  try {
    (void)parse_json("{\"a\": 12.50}", "in.json");
    FAIL("accepted");
  } catch (const Error& error) {
    CHECK(error.problems()[0].found == "12.50");
    CHECK(error.problems()[0].todo.en.find("as text") != std::string::npos);
  }
}

TEST_CASE("malformed documents are refused at their place") {
  CHECK(failure("").starts_with("1:1 malformed JSON"));
  CHECK(failure("  \n ").starts_with("2:2 malformed JSON"));
  CHECK(failure("{\"a\":1,}").starts_with("1:8 malformed JSON"));
  CHECK(failure("[1] x").starts_with("1:5 malformed JSON"));
  CHECK(failure("{\"数\": tru数}").starts_with("1:10 malformed JSON"));
  CHECK(failure("[01]").starts_with("1:3"));
  CHECK(failure("[+1]").starts_with("1:2"));
  CHECK(failure("[NaN]").starts_with("1:2"));
  CHECK(failure("// c\n[]").starts_with("1:1"));
  CHECK(failure("[\"a\tb\"]").starts_with("1:4"));
  CHECK(failure("[\"\\ud800\"]") != "");
  CHECK(failure("[\"\\x\"]") != "");
  CHECK(failure("{a:1}") != "");
  CHECK(failure("{'a':1}") != "");
  CHECK(failure("[1").starts_with("1:3"));
  CHECK(failure("[\n\"数\xFF\"]").starts_with("2:3 not UTF-8"));
  CHECK(failure("[\"\xED\xA0\x80\"]").starts_with("1:3 not UTF-8"));
  CHECK(failure("[\"a\\u0000b\"]") == "1:2 a text may not hold the character \\u0000");
  CHECK(failure("{\"\\u0000\":1}") == "1:2 a text may not hold the character \\u0000");
}

TEST_CASE("what is malformed is told in Chinese without the parser's English, and with a remedy") {
  const struct {
    const char *text, *zh;
  } table[] = {
      {"{\"a\": \"b", "JSON 格式不正确：文本的引号没有结束"},
      {"[\"a\tb\"]", "JSON 格式不正确：文本中有未转义的换行、制表符或控制字符"},
      {"[\"\\x\"]", "JSON 格式不正确：反斜杠后的字符不允许"},
      {"[\"\\u12\"]", "JSON 格式不正确：文本写法不正确"},
      {"[1", "JSON 格式不正确：内容在此处中断"},
      {"[tru]", "JSON 格式不正确：此处的文字不是值"},
      {"{'a':1}", "JSON 格式不正确：此处的文字不是值"},
      {"[-]", "JSON 格式不正确：数字写法不正确"},
      {"{\"a\":1,}", "JSON 格式不正确：此处不应出现这一内容"},
      {"[1] 2", "JSON 格式不正确：此处不应出现这一内容"},
      {"{\"a\":1,\"a\":2}", "同一对象中键重复"},
  };
  for (const auto& row : table) {
    CAPTURE(row.text);
    try {
      (void)parse_json(row.text, "in.json");
      FAIL_CHECK("accepted");
    } catch (const Error& error) {
      const Problem& problem = error.problems().at(0);
      CHECK(problem.message.zh == row.zh);
      CHECK_FALSE(problem.todo.zh.empty());
      CHECK_FALSE(problem.todo.en.empty());
    }
  }
}

TEST_CASE("a key stands once in an object") {
  const std::string refusal = " a key stands twice in one object";
  CHECK(failure("{\"a\":1,\n \"a\":2}") == "2:2" + refusal);
  CHECK(failure("{\"a\":1,\"\\u0061\":2}") == "1:8" + refusal);
  CHECK(failure("{\"\\\\\":1,\"\\\\\":2}") == "1:9" + refusal);
  CHECK(failure("{\"\\\"\":1,\"\\\"\":2}") == "1:9" + refusal);
  CHECK(failure("{\"\":1,\"\":2}") == "1:7" + refusal);
  CHECK(failure("{\"a\":{\"a\":1},\"b\":[{\"a\":1},{\"a\":1}]}") == "");
}

TEST_CASE("depth, members and size have limits") {
  const auto nested = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
  CHECK(failure(nested(32)) == "");
  CHECK(failure(nested(33)) == "1:33 nested deeper than 32 levels");
  CHECK(failure(nested(5'000'000)) == "1:33 nested deeper than 32 levels");
  CHECK(failure("{\"a\":{\"b\":[1]}}", {.depth = 2}) == "1:11 nested deeper than 2 levels");
  CHECK(failure("{\"a\":1,\"b\":2}", {.members = 1}) == "1:8 an object has too many members");
  CHECK(failure("[1,2]", {.bytes = 4}) == "0:0 the file is too large");
}

TEST_CASE("an object of many keys costs no search a key") {
  std::string text = "{";
  for (int i = 0; i < 200'000; ++i) text += "\"k" + std::to_string(i) + "\":1,";
  text.back() = '}';
  CHECK(parse_json(text, "wide.json", {.members = 200'000}).size() == 200'000);
}

TEST_CASE("lines are read on after a bad one, and each is named") {
  std::vector<Problem> problems;
  const std::string text = "\xEF\xBB\xBF{\"a\":1}\r\n\r\n  \t\n{\"a\":1.5}\n{\"a\":\xFF}\n[1,2]\n{\"a\"\n{}";
  const std::vector<JsonLine> lines = parse_json_lines(text, "events.jsonl", problems);
  REQUIRE(lines.size() == 3);
  CHECK(lines[0].line == 1);
  CHECK(lines[1].line == 6);
  CHECK(lines[1].value.size() == 2);
  CHECK(lines[2].line == 8);
  REQUIRE(problems.size() == 3);
  CHECK(place_of(problems[0]) == "4:6 a number must be a 64-bit integer");
  CHECK(place_of(problems[1]) == "5:6 not UTF-8");
  CHECK(place_of(problems[2]).starts_with("7:5 malformed JSON"));
  CHECK(problems[2].file == "events.jsonl");
}

TEST_CASE("a line of ten megabytes is refused, its neighbours are read") {
  std::vector<Problem> problems;
  const std::string text = "1\n\"" + std::string(10u << 20, 'x') + "\"\n3";
  CHECK(parse_json_lines(text, "events.jsonl", problems).size() == 2);
  REQUIRE(problems.size() == 1);
  CHECK(place_of(problems[0]) == "2:1048577 the line is too long");
}

TEST_CASE("a file of nothing but bad lines is reported with an end") {
  std::vector<Problem> problems;
  std::string text;
  for (int i = 0; i < 5000; ++i) text += "x\n";
  CHECK(parse_json_lines(text, "events.jsonl", problems).empty());
  REQUIRE(problems.size() == 1001);
  CHECK(place_of(problems.back()) == "1001:1 too many errors, reading stopped here");
}

TEST_CASE("the canonical form has one spelling") {
  const Json value =
      parse_json(R"({"b":{"z":1,"y":[{"q":1,"p":2}]},"a":"数\u0007/\"","é":true,"Z":null})", "in.json");
  CHECK(canonical_json(value) ==
        "{\"Z\":null,\"a\":\"数\\u0007/\\\"\",\"b\":{\"y\":[{\"p\":2,\"q\":1}],\"z\":1},\"é\":true}");
  CHECK(canonical_json(parse_json(canonical_json(value), "in.json")) == canonical_json(value));
  CHECK_THROWS_AS((void)canonical_json(Json("\xFF")), Error);
  CHECK_THROWS_AS((void)canonical_json(Json{{"a", {1, 2.5}}}), Error);
}

}  // namespace
}  // namespace rubiao::formats
