// SPDX-License-Identifier: Apache-2.0
// What the user sees: column widths with Chinese text, blanks, CSV that no spreadsheet runs, names that stay
// in their folder, and input typed by a schema.
#include <doctest/doctest.h>

#include "action_input.h"
#include "csv_output.h"
#include "document_service.h"
#include "encoding.h"
#include "failure.h"
#include "printable.h"
#include "result_printer.h"
#include "text_table.h"

using namespace erp;

TEST_CASE("a digest is shown by its first digits") {
  const std::string digest(64, 'a');
  Json table = Json::parse(R"({"title": "T", "columns": [{"id": "d", "title": "d"}], "rows": []})");
  table["rows"].push_back({digest});
  CHECK(render_table(table) == "T\nd\n--------------\naaaaaaaaaaaa…\n");
}

TEST_CASE("Chinese characters take two columns") {
  CHECK(display_width("abc") == 3);
  CHECK(display_width("数据资源") == 8);
  CHECK(display_width("（1）") == 5);
  CHECK(display_width("无形资产—数据") == 14);
  CHECK(display_width("e\xCC\x81") == 1);
}

TEST_CASE("a table aligns amounts to the right and leaves nil blank") {
  const Json table =
      make_table("标题", {column("n", "名称"), column("a", "金额", "amount")},
                 Json::array({{"数据", "1234567.50"}, {"ab", nullptr}, {"c\x1b[2J", "-5.00"}}), "附注");
  CHECK(render_table(table) ==
        "标题\n"
        "名称           金额\n"
        "-------------------\n"
        "数据   1,234,567.50\n"
        "ab\n"
        "c [2J         -5.00\n"
        "附注\n");
}

TEST_CASE("cells that start a formula are made harmless, negative amounts stay numbers") {
  CHECK(csv_cell("=1+1") == "'=1+1");
  CHECK(csv_cell("@x") == "'@x");
  CHECK(csv_cell("-cmd") == "'-cmd");
  CHECK(csv_cell("-12.50") == "-12.50");
  CHECK(csv_cell("a,\"b\"") == "\"a,\"\"b\"\"\"");
  CHECK(csv_cell("\t=1+1") == "' =1+1");
}

TEST_CASE("no control character of the data is printed, in any format") {
  CHECK(printable("a\x1b[2J\r\nb\x7f") == "a [2J  b ");
  CHECK(printable("数据\xC2\x9B"
                  "2J") == "数据 2J");
  CHECK(printable("\x9B"
                  "2J") == "\uFFFD2J");
  CHECK(printable_lines("a\x1b\nb\r\nc\rd\n") == "a \nb\r\nc d\n");
  CHECK(printable_lines("") == "");
  CHECK(printable("1\u202E00.9\u2066") == "1 00.9 ");  // writing is not turned round
  CHECK(printable_json("{\"a\":\"\x7f数\"}\n") == "{\"a\":\"\\u007f数\"}\n");
  CHECK(csv_cell("a\x1b[2J\nb") == "a [2J b");
}

TEST_CASE("a failure names what it found cleaned, and no longer than a line") {
  const Failure failure(rubiao_invalid_input, {"一\x1b", "one\x1b\ntwo"},
                        {{.file = "f\x1b.csv",
                          .line = 2,
                          .field = std::string(5000, 'x'),
                          .found = {"", "\"a\nb" + std::string(100'000, 'y')},
                          .expected = {"", std::string(300, 'z')}}});
  const std::string words = describe(failure, Language::en);
  CHECK(words.starts_with("one \ntwo\n  f .csv:2 [xxx"));
  CHECK(words.find("found \"a byyy") != std::string::npos);
  CHECK(words.find(std::string(300, 'z')) != std::string::npos);
  CHECK(words.size() < 700);
  CHECK(shortened("数据资源", 4) == "数据资源");
  CHECK(shortened("数据资源表", 4) == "数据资…");
}

TEST_CASE("a voucher shows the ERP's number where it has one, and every line its account's name") {
  const Json lines = parse_json(
      R"([{"account": "660202", "name": "管理费用", "debit": "1.00", "credit": null},
          {"account": "1002", "name": "", "debit": null, "credit": "1.00"}])",
      "lines");
  const auto shown = [&](const Json& number, Format format) {
    const Json voucher = {{"key", "E12/2024-03/1"},
                          {"number", number},
                          {"date", "2024-03-31"},
                          {"state", "posted"},
                          {"lines", lines}};
    const Json journal = {{"kind", "journal"}, {"vouchers", Json::array({voucher})}};
    return print_result(result_of(journal).dump(), format, Language::zh, {}).out;
  };
  const std::string text = shown("记-2024-03-0004", Format::text);
  CHECK(text.starts_with("记-2024-03-0004  E12/2024-03/1  2024-03-31  已过账\n"));
  CHECK(text.find("借 660202  管理费用 ") != std::string::npos);
  CHECK(shown(nullptr, Format::text).starts_with("E12/2024-03/1  2024-03-31"));
  const std::string csv = shown("记-2024-03-0004", Format::csv);
  CHECK(csv.find("凭证键,凭证号,日期,摘要,科目代码,科目名称,") != std::string::npos);
  CHECK(csv.find("E12/2024-03/1,记-2024-03-0004,2024-03-31,,660202,管理费用,1.00,") != std::string::npos);
  CHECK(shown(nullptr, Format::csv).find("E12/2024-03/1,,2024-03-31,") != std::string::npos);
}

TEST_CASE("a document name is one file in one folder") {
  for (const char* name : {"", ".", "..", ".hidden", "a/b", "../a", "a\\b", "C:a", "a\nb", "\xFF"}) {
    CAPTURE(name);
    CHECK_FALSE(is_safe_document_name(name));
  }
  CHECK(is_safe_document_name("披露报告-2024.xbrl"));
}

TEST_CASE("broken UTF-8 is found at its first byte, overlong forms and surrogates too") {
  CHECK_FALSE(find_broken_utf8("数据\xF0\xA0\x80\x80"));
  CHECK(find_broken_utf8("a\xC0\x80") == 1);
  CHECK(find_broken_utf8("ab\xED\xA0\x80") == 2);
  CHECK(find_broken_utf8("\xE6\x95") == 0);
  CHECK(find_broken_utf8("\xF4\x90\x80\x80") == 0);
}

TEST_CASE("settings are typed by the schema, documents are served by base name") {
  const Json schema = parse_json(
      R"({"$defs": {"part": {"type": "object", "properties": {"n": {"type": ["null", "integer"]}}}},
          "properties": {"count": {"type": "integer"}, "on": {"type": "boolean"}, "amount": {"type": "string"},
          "tags": {"type": "array", "items": {"type": "integer"}}, "part": {"$ref": "#/$defs/part"},
          "files": {"type": "array", "items": {"type": "string", "format": "rubiao-document"}}}})",
      "schema");
  const auto serve = [](const std::string& path) { return "served:" + path; };
  const Json input =
      build_input(schema, {{"count", 1}},
                  {"count=-7", "on=true", "amount=1.50", "tags=1, 2", "part.n=3", "files=a/x.csv"}, serve);
  CHECK(input.dump() ==
        R"({"count":-7,"on":true,"amount":"1.50","tags":[1,2],"part":{"n":3},"files":["served:a/x.csv"]})");
  for (const char* bad : {"count=1.5", "on=maybe", "nothing=1", "part.x=1", "count", "=1"}) {
    CAPTURE(bad);
    CHECK_THROWS_AS(build_input(schema, Json::object(), {bad}, serve), Failure);
  }
  CHECK(find_property(schema, [](const Json& one) { return one.value("format", "") == "rubiao-document"; }) ==
        "files");
}

TEST_CASE("a field is set once, and one of any name by its path") {
  const Json schema = parse_json(
      R"({"properties": {"amount": {"type": "string"},
          "accounts": {"type": "object", "additionalProperties": {"type": "string"}},
          "source": {"type": "object", "properties": {"line": {"type": "integer"}}, "additionalProperties": false}}})",
      "schema");
  const auto input = [&](const Json& base, const std::vector<std::string>& settings) {
    return build_input(schema, base, settings, {}).dump();
  };
  CHECK(input(Json::object(), {"accounts.无形资产=170101", "accounts.无形资产/外购=170102"}) ==
        R"({"accounts":{"无形资产":"170101","无形资产/外购":"170102"}})");
  CHECK(input({{"amount", "1"}}, {"amount=2"}) == R"({"amount":"2"})");
  for (const std::vector<std::string>& twice :
       std::vector<std::vector<std::string>>{{"amount=1", "amount=2"},
                                             {"amount=1", "amount=1"},
                                             {"source.line=1", "source={}"},
                                             {"accounts={\"a\":\"1\"}", "accounts.a=2"}}) {
    CHECK_THROWS_WITH_AS(input(Json::object(), twice), "A field is set twice.", Failure);
  }
  CHECK_THROWS_AS(input(Json::object(), {"source.column=1"}), Failure);
  CHECK_THROWS_AS(input(Json::object(), {"accounts.=1"}), Failure);
}

TEST_CASE("a field that there is not is answered by what there is") {
  const Json schema = parse_json(
      R"({"properties": {"asset": {"type": "string"},
          "changes": {"type": "array", "items": {"type": "object", "properties": {"month": {"type": "string"}}}}}})",
      "schema");
  const auto expected = [](const Json& of, const std::string& setting) {
    try {
      build_input(of, Json::object(), {setting}, {});
    } catch (const Failure& failure) {
      return failure.problems().at(0).expected.en;
    }
    return std::string();
  };
  CHECK(expected(schema, "month=1") == "one of the fields asset, changes");
  CHECK(expected(schema, "changes.0.month=2024-01") ==
        "lists and objects as JSON, --set 'changes=[…]', or by --in FILE");
  CHECK(expected(schema, "asset.id=A") == "one value, --set 'asset=…'");
  CHECK(expected(parse_json(R"({"type": "object", "properties": {}})", "schema"), "date=2024-01-01") ==
        "nothing: the action takes no input");
}

TEST_CASE("JSON deeper than 64 levels is refused") {
  CHECK_THROWS_AS(parse_json(std::string(100, '[') + std::string(100, ']'), "x"), Failure);
}

TEST_CASE("JSON that is not well formed is refused with the place, in both languages") {
  try {
    parse_json("{\"a\": 1,\n \"b\" 2}", "in.json");
    FAIL("not refused");
  } catch (const Failure& failure) {
    CHECK(failure.message().en ==
          "in.json is not well-formed JSON: line 2, byte 6; check quotes, commas and brackets.");
    CHECK(failure.message().zh ==
          "in.json 不是合格的 JSON：第 2 行第 6 字节处有误；请检查引号、逗号和括号。");
  }
  CHECK_THROWS_AS(parse_json("", "x"), Failure);
  CHECK_THROWS_AS(parse_json("{", "x"), Failure);
}
