// SPDX-License-Identifier: Apache-2.0
// Bad input gets a refusal that a person can act on: file, line, column or field, what was found, what was
// expected or what to do, in both languages; and nothing is changed.
#include <doctest/doctest.h>

#include <algorithm>

#include "base/error.h"
#include "property/company_in_memory.h"
#include "register/event_file.h"

namespace rubiao::test {
namespace {

const std::string file = "坏文件";

std::string cost(const std::string& replaced, const std::string& by, const char* date = "2024-03-02") {
  std::string line = R"({"event": "cost_incurred", "version": 1, "date": ")" + std::string(date) +
                     R"(", "source": {"document": "D", "line": 9}, "asset": "A", "item": "购买价款", )"
                     R"("amount": "100.00", "vat": "6.00", "currency": "CNY", "settlement": "银行存款", )"
                     R"("measured_by": "成本凭证"})"
                     "\n";
  const std::size_t at = line.find(replaced);
  REQUIRE(at != std::string::npos);
  return line.replace(at, replaced.size(), by);
}

constexpr const char* registration =
    R"({"event": "registered", "version": 1, "date": "2024-03-01", "source": {"document": "D", "line": )";
constexpr const char* registered_rest =
    R"(}, "asset": "A", "name": "数据", "route": "外购", "purpose": "自用", "use": "管理"})"
    "\n";

std::string registered(int line) {
  return registration + std::to_string(line) + registered_rest;
}

// A company with data set A, where the bytes come in as a file; what it is answered.
std::vector<Problem> problems_of(const std::string& bytes) {
  CompanyInMemory company;
  company.enter(registered(1));
  company.host.ledger.closed = {Period(2024, 2)};
  const std::string head = company.chain_head();
  std::vector<Problem> problems;
  try {
    (void)record_events(company.books, preparer(parse_date("2024-03-31", "date")), read_events(bytes, file),
                        file);
  } catch (const Error& error) {
    problems = error.problems();
  }
  CHECK(company.chain_head() == head);
  CHECK(company.host.ledger.vouchers.empty());
  return problems;
}

bool is_ascii(const std::string& text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}  // namespace

TEST_CASE("each kind of bad input is refused in words that help, and changes nothing") {
  const struct {
    const char* what;
    std::string bytes;
    const char* found;
    const char* zh;
    const char* en;
  } table[] = {
      {"three decimals", cost("100.00", "100.005"), "100.005", "最多两位小数", "at most two decimals"},
      {"wrong currency", cost("CNY", "USD"), "USD", "币种", "currency"},
      {"a closed period", cost("A\"", "A\"", "2024-02-10"), "2024-02-10", "开放", "open period"},
      {"a day that does not exist", cost("A\"", "A\"", "2024-02-30"), "2024-02-30", "没有这一天",
       "no such day"},
      {"duplicate id", registered(2), "A", "已登记", "registered already"},
      {"other content under a known source",
       R"({"event": "registered", "version": 1, "date": "2024-03-01", )"
       R"("source": {"document": "D", "line": 1}, "asset": "B", "name": "数据", )"
       R"("route": "外购", "purpose": "自用", "use": "管理"})"
       "\n",
       "D : 1", "不同内容", "another event"},
      {"unknown data set", cost("\"asset\": \"A\"", "\"asset\": \"Z\""), "Z", "没有这个数据集",
       "no such data set"},
      {"more than anything is worth", cost("100.00", "90000000000000.00"), "90000000000000.00",
       "不超过 100,000,000,000.00 元", "at most 100,000,000,000.00 yuan"},
      {"a source with a blank behind it", cost("\"D\"", "\"D \""), "D<U+0020>", "首尾有空白",
       "blanks at an end"},
      {"an id with a character that nobody sees", cost("\"A\"", "\"A\u200B\""), "A<U+200B>", "看不见的字符",
       "characters that nobody sees"},
      {"a list of events", "[" + cost("A\"", "A\"") + "]\n", "[", "每行一个事件", "one event a line"},
      {"an event over several lines", "\n{\n  \"event\": \"sold\",\n  \"version\": 1\n}\n", "{",
       "每行一个事件", "one event a line"},
      {"nested too deep", R"({"memo": )" + std::string(40, '[') + std::string(40, ']') + "}\n", "[",
       "嵌套超过 32 层", "nested deeper than 32 levels"},
      {"broken UTF-8", cost("购买价款", "购买价\xE6\xAC"), "0xE6", "UTF-8", "UTF-8"},
      {"a line of ten megabytes", R"({"memo": ")" + std::string(10u << 20, 'x') + "\"}\n", "10485", "太长",
       "too long"},
      {"a row of ten megabytes", "event,date\nregistered," + std::string(10u << 20, 'x') + "\n", "", "太长",
       "too long"},
  };
  for (const auto& row : table) {
    CAPTURE(row.what);
    const std::vector<Problem> problems = problems_of(row.bytes);
    REQUIRE(problems.size() == 1);
    const Problem& problem = problems.front();
    CHECK(problem.file == file);
    CHECK((problem.line > 0 || !problem.field.empty()));
    CHECK(problem.found.find(row.found) != std::string::npos);
    CHECK_FALSE(problem.found.empty());
    CHECK((!problem.expected.zh.empty() || !problem.todo.zh.empty()));
    CHECK(problem.expected.zh.empty() == problem.expected.en.empty());
    CHECK(problem.todo.zh.empty() == problem.todo.en.empty());
    CHECK((problem.message.zh + problem.expected.zh).find(row.zh) != std::string::npos);
    CHECK((problem.message.en + problem.expected.en).find(row.en) != std::string::npos);
    CHECK(is_ascii(problem.message.en.substr(0, problem.message.en.find('"'))));
    CHECK(problem.found.size() < 300);
  }
}

}  // namespace rubiao::test
