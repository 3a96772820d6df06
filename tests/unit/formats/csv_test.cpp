// SPDX-License-Identifier: Apache-2.0
// CSV: RFC 4180 as it is written in the wild, each fault at its place, and cells that no spreadsheet
// executes.
#include "formats/csv.h"

#include <doctest/doctest.h>

#include "expect_error.h"

namespace rubiao::formats {
namespace {

struct Reading {
  CsvTable table;
  std::vector<Problem> problems;
};

Reading read(std::string_view text, const CsvLimits& limits = {}) {
  Reading reading;
  reading.table = parse_csv(text, "in.csv", reading.problems, limits);
  return reading;
}

// The places and messages of a file's faults, a line each.
std::string faults(std::string_view text, const CsvLimits& limits = {}) {
  std::string all;
  for (const Problem& problem : read(text, limits).problems) {
    all += place_of(problem) + "\n";
    CHECK_FALSE(problem.todo.zh.empty());
    CHECK_FALSE(problem.todo.en.empty());
  }
  return all;
}

TEST_CASE("quotes, line breaks within them, CRLF and the last line without an end") {
  const Reading reading = read("\xEF\xBB\xBF编号,名称\r\n1,\"a,\"\"b\"\"\r\nc\"\r\n\r\n2, x \n3,");
  CHECK(reading.problems.empty());
  CHECK(reading.table.header == std::vector<std::string>{"编号", "名称"});
  REQUIRE(reading.table.rows.size() == 3);
  CHECK(reading.table.rows[0].cells[1] == "a,\"b\"\r\nc");
  CHECK(reading.table.rows[0].line == 2);
  CHECK(reading.table.rows[1].line == 5);
  CHECK(reading.table.rows[1].cells[1] == " x ");
  CHECK(reading.table.rows[2].line == 6);
  CHECK(reading.table.rows[2].cells[1].empty());
}

TEST_CASE("GB18030 is read, four-byte characters too") {
  const Reading reading = read("\xC3\xFB\xB3\xC6\n\xCA\xFD\xBE\xDD\x95\x34\xB2\x35\n");
  CHECK(reading.table.header[0] == "名称");
  CHECK(reading.table.rows[0].cells[0] == "数据\U00020BB7");
}

TEST_CASE("each fault is named and the rest is read") {
  CHECK(faults("a,b\n1\n2,3\n1,2,3\n") ==
        "2:0 the row has not as many cells as the header\n"
        "4:0 the row has not as many cells as the header\n");
  CHECK(read("a,b\n1\n2,3\n1,2,3\n").table.rows.size() == 1);
  CHECK(faults("a,b\n\"x\"y,1\n1,2\n") == "2:4 text after a closing quotation mark\n");
  CHECK(faults("a,b\n数据\"y,1\n1,2\n") == "2:3 a quotation mark inside a cell that is not quoted\n");
  CHECK(faults("a,b\n1,\"y\n1,2\n") == "2:3 a quotation mark is never closed\n");
  CHECK(read("a,b\n1,\"y\n1,2\n").table.rows.size() == 1);
  CHECK(faults("a,b\n\"x\ny\"z,2\n1,2\n") == "3:3 text after a closing quotation mark\n");
  CHECK(faults("a,b\n1\r2,3\n") == "2:2 a carriage return without a line feed\n");
  CHECK(faults("a,,a\n") == "1:0 column 2 has no name\n1:0 two columns have the same name\n");
  CHECK(faults("") == "1:0 the file has no header\n");
  CHECK(faults("\n\r\n") == "1:0 the file has no header\n");
}

TEST_CASE("a row of nothing but commas is skipped, however many they are") {
  const Reading reading = read("a,b,c\n1,2,3\n,,\n,,,,\n\"\",,\n4,,\n,,");
  CHECK(reading.problems.empty());
  REQUIRE(reading.table.rows.size() == 2);
  CHECK(reading.table.rows[1].line == 6);
}

TEST_CASE("a file that is one row to its end has that one fault") {
  CHECK(faults("a,b\r1,2\r3,4") == "1:4 a carriage return without a line feed\n");
}

TEST_CASE("rows, columns and the file have limits") {
  CHECK(faults("a,b,c\n1,2,3\n", {.columns = 2}) == "1:5 too many columns\n2:5 too many columns\n");
  CHECK(faults("a,b\n" + std::string(10u << 20, 'x') + ",1\n1,2\n") == "2:1 the row is too long\n");
  CHECK(faults("a,b\n\"" + std::string(10u << 20, '\n') + "\",1\n1,2\n")
            .starts_with("2:2 the row is too long\n"));
  CHECK(failure_of([] { (void)read("a,b\n", {.bytes = 3}); }) == "0:0 the file is too large");
  CHECK(failure_of([] { (void)read("a\nb\xFF\n"); }) == "2:2 the file is neither UTF-8 nor GB18030 text");
}

TEST_CASE("a file of nothing but faults is reported with an end") {
  std::string text = "a,b\n";
  for (int i = 0; i < 5000; ++i) text += "1\n";
  const Reading reading = read(text);
  CHECK(reading.problems.size() == 1001);
  CHECK(reading.problems.back().message.en == "too many errors, reading stopped here");
}

TEST_CASE("an exported cell is never a formula") {
  const struct {
    std::string_view text, cell;
  } table[] = {
      {"", ""},
      {"数据", "数据"},
      {"a,b", "\"a,b\""},
      {"say \"x\"", "\"say \"\"x\"\"\""},
      {"two\nlines", "\"two\nlines\""},
      {" x", "\" x\""},
      {"=1+1", "'=1+1"},
      {"+1", "'+1"},
      {"-1+1", "'-1+1"},
      {"@SUM(A1)", "'@SUM(A1)"},
      {"\t=1", "\"'\t=1\""},
      {"\r=1", "\"'\r=1\""},
      {"\n=1", "\"'\n=1\""},
      {"＝1", "'＝1"},
      {"=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\""},
      {"-12.50", "-12.50"},
      {"-", "'-"},
      {"-.5", "'-.5"},
      {"--1", "'--1"},
  };
  for (const auto& line : table) {
    CAPTURE(line.text);
    CHECK(csv_cell(line.text) == line.cell);
  }
}

TEST_CASE("what was exported is read back") {
  for (const std::string text : {"a,b", "\"", "x\r\ny", " ", "数据", "a\tb"}) {
    const Reading reading = read("h,i\n" + csv_cell(text) + ",1\n");
    CHECK(reading.problems.empty());
    CHECK(reading.table.rows.at(0).cells.at(0) == text);
  }
}

}  // namespace
}  // namespace rubiao::formats
