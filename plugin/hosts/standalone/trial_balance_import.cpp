// SPDX-License-Identifier: Apache-2.0
// The file is read whole and every bad cell is named before anything is posted. The opening voucher stands
// before the company's first period, so that no period has to be opened for it.
#include "trial_balance_import.h"

#include <fmt/format.h>

#include <algorithm>

#include "companies.h"
#include "posting.h"

namespace erp {

namespace {

enum : std::size_t { code_column, name_column, debit_column, credit_column };

const Layout layout = {
    {"科目代码", "code"}, {"科目名称", "name"}, {"借方余额", "debit"}, {"贷方余额", "credit"}};

class Reader {
 public:
  Reader(const Chart& chart, const CsvTable& table, std::vector<Problem>& problems)
      : chart_(chart), table_(table), problems_(problems) {}

  std::vector<Line> lines() {
    std::vector<Line> lines;
    for (const CsvRow& row : table_.rows) take(row, lines);
    std::ranges::sort(lines, {}, &Line::account);
    return lines;
  }

 private:
  void take(const CsvRow& row, std::vector<Line>& lines) {
    check_account_cell(table_, row, code_column, chart_, problems_);
    check_first(row);
    const Fen debit = read_amount_cell(table_, row, debit_column, problems_);
    const Fen credit = read_amount_cell(table_, row, credit_column, problems_);
    if (debit != 0 && credit != 0)
      problems_.push_back(table_.problem(row, credit_column, {"借贷只填一方", "only one side filled"},
                                         {"填余额所在的一方", "keep the side of the balance"}));
    if (debit != 0 || credit != 0)
      lines.push_back(
          {.account = row.cells[code_column], .debit_fen = debit, .credit_fen = credit, .memo = "期初余额"});
  }

  void check_first(const CsvRow& row) {
    const auto [known, first] = seen_.emplace(row.cells[code_column], row.line);
    if (!first)
      problems_.push_back(
          table_.problem(row, code_column,
                         {fmt::format("每个科目一行（首见于第 {} 行）", known->second),
                          fmt::format("one line an account (it stands on line {} too)", known->second)},
                         {"合并为一行", "merge the lines"}));
  }

  const Chart& chart_;
  const CsvTable& table_;
  std::vector<Problem>& problems_;
  std::map<std::string, long> seen_;
};

void check_balance(const std::string& file, const std::vector<Line>& lines, std::vector<Problem>& problems) {
  Fen debit = 0;
  Fen credit = 0;
  for (const Line& line : lines) {
    debit = add(debit, line.debit_fen);
    credit = add(credit, line.credit_fen);
  }
  if (debit == credit) return;
  const std::string sums[] = {format_amount(debit), format_amount(credit),
                              format_amount(add(debit, -credit))};
  problems.push_back(
      {.file = file,
       .found = {"借方合计 " + sums[0] + "，贷方合计 " + sums[1] + "，相差 " + sums[2],
                 "debits of " + sums[0] + ", credits of " + sums[1] + ", a difference of " + sums[2]},
       .expected = {"借贷合计相等", "equal totals"},
       .todo = {"核对是否漏行或含上级科目合计", "look for missing lines or totals of headings"}});
}

void check_date(Database& ledger, const std::string& company, std::int32_t date,
                std::vector<Problem>& problems) {
  const std::vector<Period> all = periods(ledger, company);
  if (!all.empty() && date < all.front().first_day) return;
  const std::string first = all.empty() ? "" : format_date(all.front().first_day);
  problems.push_back(
      {.field = "--date",
       .found = {format_date(date), format_date(date)},
       .expected = {"早于首个会计期间首日 " + first, "a day before the first period begins, " + first},
       .todo = {"用上年年末日期", "give the last day of the year before"}});
}

}  // namespace

ImportReport import_trial_balance(Database& ledger, const std::string& company, std::int32_t date,
                                  const std::string& file, std::string_view bytes) {
  std::vector<Problem> problems;
  check_date(ledger, company, date, problems);
  const CsvTable table = read_csv_table(file, bytes, layout, problems);
  const Chart chart = read_chart(ledger, company);
  Voucher voucher{.origin = Origin::opening,
                  .company = company,
                  .period = {date / 10000, date / 100 % 100},
                  .date = date,
                  .memo = "期初余额",
                  .lines = Reader(chart, table, problems).lines()};
  if (problems.empty()) check_balance(file, voucher.lines, problems);
  if (problems.empty() && voucher.lines.empty())
    problems.push_back({.file = file,
                        .found = {"没有余额", "no balances"},
                        .expected = {"至少一个非零余额", "at least one balance that is not nil"}});
  if (!problems.empty())
    throw Failure(rubiao_invalid_input,
                  {"期初余额未导入，账簿未变。", "The opening balances were not imported; nothing changed."},
                  problems);
  voucher.sha256 = content_digest(voucher);
  std::vector<Posted> answers;
  post(ledger, {&voucher, 1}, answers);
  if (answers.front().answer == rubiao_posted_exists)
    return {{"期初余额此前已导入，内容相同，账簿未变。",
             "These opening balances are known already; nothing changed."},
            false};
  return {{fmt::format("已导入 {} 个科目的期初余额（{}）。", voucher.lines.size(), answers.front().number),
           fmt::format("Opening balances of {} accounts imported ({}).", voucher.lines.size(),
                       answers.front().number)},
          true};
}

}  // namespace erp
