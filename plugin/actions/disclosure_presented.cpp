// SPDX-License-Identifier: Apache-2.0
// Shows the asset rows of a published balance sheet as they were published, blank where blank: presentation
// only, for companies whose register is not kept here. No movement and no note table is made up for them
// [MOF2023-11:3.1].
#include <map>

#include "actions/disclosure_tables.h"
#include "actions/registry.h"
#include "actions/report_documents.h"
#include "base/error.h"
#include "disclosure/invariants.h"
#include "formats/csv.h"

namespace rubiao {
namespace {

using disclosure::StatementRow;
using formats::Json;

std::optional<Fen> amount_of(const std::string& text, const std::string& file, std::int64_t line,
                             const char* field, std::vector<Problem>& problems) {
  if (text.empty()) return std::nullopt;
  try {
    return parse_fen(text, field);
  } catch (const Error& error) {
    Problem problem = error.problems().front();
    problem.file = file;
    problem.line = line;
    problems.push_back(std::move(problem));
    return std::nullopt;
  }
}

using Rows = std::map<std::string, StatementRow, std::less<>>;

Rows read_rows(const std::string& bytes, const std::string& file) {
  std::vector<Problem> problems;
  const formats::CsvTable table = formats::parse_csv(bytes, file, problems);
  if (table.header != std::vector<std::string>{"项目", "期末余额", "期初余额"}) {
    problems.push_back({.message = {"表头不符", "the header is not the one expected"},
                        .file = file,
                        .line = 1,
                        .expected = {"项目,期末余额,期初余额", "项目,期末余额,期初余额"}});
  }
  Rows rows;
  for (const formats::CsvRow& row : table.rows) {
    if (row.cells.size() != 3) continue;
    rows[row.cells[0]] = {amount_of(row.cells[1], file, row.line, "期末余额", problems),
                          amount_of(row.cells[2], file, row.line, "期初余额", problems)};
  }
  if (!problems.empty()) throw Error(Status::invalid_input, std::move(problems));
  return rows;
}

StatementRow row_of(const Rows& rows, const char* name, const std::string& file) {
  const auto found = rows.find(name);
  if (found != rows.end()) return found->second;
  throw Error(Status::invalid_input,
              Problem{.message = {"缺少项目行", "a row is missing"}, .file = file, .expected = {name, name}});
}

disclosure::Report report_of(const Rows& rows, const Json& input, const std::string& file) {
  const int year = input.at("year").get<int>();
  disclosure::Report report{
      .entity = {input.at("name"), input.value("name_en", std::string{}), input.at("code"),
                 input.value("scheme", std::string(disclosure::credit_code_scheme))},
      .from = Period(year, 1).first_day(),
      .to = Period(year, 12).last_day()};
  static constexpr const char* names[3][2] = {{"存货", "其中：数据资源(存货)"},
                                              {"无形资产", "其中：数据资源(无形资产)"},
                                              {"开发支出", "其中：数据资源(开发支出)"}};
  for (std::size_t i = 0; i < 3; ++i)
    report.statement[i] = {row_of(rows, names[i][0], file), row_of(rows, names[i][1], file)};
  return report;
}

Result show_presented(Books& books, const Caller& caller, const Json& input) {
  const std::string file = input.at("file");
  const disclosure::Report report =
      report_of(read_rows(books.host.documents.read(books.company.code, file), file), input, file);
  disclosure::require_invariants(report, std::nullopt);
  Result result(caller.language);
  add_report_tables(report, caller.language, result);
  write_report_documents(books, report, "presented-" + to_text(report.to), caller.language,
                         disclosure::FactRounding::fen, result);
  return result;
}

}  // namespace

Action disclosure_presented() {
  return {.id = "disclosure.presented",
          .menu = {{"数据资源", "Data resources"}, {"披露", "Disclosure"}},
          .title = {"按已公布数列报", "Present as published"},
          .help = {"把已公布资产负债表的相关行按原样列报：空白仍为空白；不编造变动与附注表。",
                   "Presents the rows of a published balance sheet as they are, blank where blank; makes up "
                   "no movements and no note tables."},
          .roles = {Role::preparer, Role::reviewer, Role::auditor},
          .changes = false,
          .input = object_schema({{"file", property("string", "文件", "file", "rubiao-document")},
                                  {"name", property("string", "公司名称", "company name")},
                                  {"name_en", property("string", "英文名称", "English name")},
                                  {"code", property("string", "主体代码", "entity code")},
                                  {"scheme", property("string", "主体标识体系", "identifier scheme")},
                                  {"year", property("integer", "年度", "year")}},
                                 {"file", "name", "code", "year"}),
          .outputs = {"table", "document"},
          .run = show_presented};
}

}  // namespace rubiao
