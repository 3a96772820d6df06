// SPDX-License-Identifier: Apache-2.0
// Lines of one number and month are one voucher, wherever they stand in the file; vouchers are posted in the
// order of their first lines. What a voucher must satisfy beyond its cells is checked here with the place in
// the file.
#include "voucher_import.h"

#include <fmt/format.h>

#include <map>

#include "companies.h"
#include "posting.h"

namespace erp {

namespace {

enum : std::size_t {
  number_column,
  date_column,
  memo_column,
  account_column,
  debit_column,
  credit_column,
  auxiliary_column
};

const Layout layout = {{"凭证号", "number"},     {"日期", "date"},      {"摘要", "memo"},
                       {"科目代码", "account"},  {"借方金额", "debit"}, {"贷方金额", "credit"},
                       {"辅助核算", "auxiliary"}};

class Reader {
 public:
  Reader(Database& ledger, const std::string& company, const CsvTable& table, std::vector<Problem>& problems)
      : ledger_(ledger),
        company_(company),
        chart_(read_chart(ledger, company)),
        table_(table),
        problems_(problems) {
    for (const Period& period : periods(ledger, company))
      if (period.name.number <= 12) periods_.push_back(period);
  }

  std::vector<Voucher> vouchers() {
    for (const CsvRow& row : table_.rows) take(row);
    for (std::size_t i = 0; i < vouchers_.size(); ++i) check_balance(vouchers_[i], *first_rows_[i]);
    for (Voucher& voucher : vouchers_) voucher.sha256 = content_digest(voucher);
    for (std::size_t i = 0; i < vouchers_.size(); ++i) check_open(vouchers_[i], *first_rows_[i]);
    return std::move(vouchers_);
  }

 private:
  void take(const CsvRow& row) {
    if (row.cells[number_column].empty())
      problems_.push_back(
          table_.problem(row, number_column, {"凭证号", "a voucher number"}, {"补上凭证号", "fill it in"}));
    const std::int32_t date = read_date(row);
    check_account_cell(table_, row, account_column, chart_, problems_);
    Line line{.account = row.cells[account_column],
              .debit_fen = read_amount_cell(table_, row, debit_column, problems_),
              .credit_fen = read_amount_cell(table_, row, credit_column, problems_),
              .memo = row.cells[memo_column],
              .cost_center = row.cells[auxiliary_column]};
    if ((line.debit_fen == 0) == (line.credit_fen == 0))
      problems_.push_back(table_.problem(row, credit_column, {"借贷恰填一方", "exactly one side filled"},
                                         {"删去零行或拆成两行", "drop a nil line, split a line with both"}));
    voucher_of(row, date).lines.push_back(std::move(line));
  }

  std::int32_t read_date(const CsvRow& row) {
    const std::optional<std::int32_t> date = parse_date(row.cells[date_column]);
    if (!date) {
      problems_.push_back(
          table_.problem(row, date_column, {"日期，如 2024-01-31", "a date such as 2024-01-31"}, {}));
      return 0;
    }
    check_period(row, *date);
    return *date;
  }

  void check_period(const CsvRow& row, std::int32_t date) {
    for (const Period& period : periods_) {
      if (date < period.first_day || date > period.last_day) continue;
      return;
    }
    problems_.push_back(table_.problem(row, date_column,
                                       {"会计期间内的日期", "a date within the company's periods"},
                                       {"见 rubiao ledger periods", "see `rubiao ledger periods`"}));
  }

  // A voucher that is known already may lie in a period closed since: importing it again changes nothing.
  void check_open(const Voucher& voucher, const CsvRow& first_row) {
    const std::optional<Period> period = find_period(ledger_, company_, voucher.period);
    if (!period || period->open) return;
    const std::optional<KnownVoucher> known = find_known(ledger_, voucher);
    if (known && known->sha256 == voucher.sha256) return;
    problems_.push_back(table_.problem(first_row, date_column,
                                       {"打开的会计期间；该期间已关闭", "an open period; this one is closed"},
                                       {"由复核人员打开期间", "have a reviewer open it"}));
  }

  Voucher& voucher_of(const CsvRow& row, std::int32_t date) {
    const std::string key = fmt::format("{} {}", date / 100, row.cells[number_column]);
    const auto [known, first] = places_.emplace(key, vouchers_.size());
    if (first) {
      vouchers_.push_back({.origin = Origin::import,
                           .company = company_,
                           .period = {date / 10000, date / 100 % 100},
                           .date = date,
                           .source = row.cells[number_column],
                           .memo = row.cells[memo_column]});
      first_rows_.push_back(&row);
    }
    Voucher& voucher = vouchers_[known->second];
    if (voucher.date != date)
      problems_.push_back(
          table_.problem(row, date_column,
                         {"与本凭证首行相同的日期 " + format_date(voucher.date),
                          "the date of the voucher's first line, " + format_date(voucher.date)},
                         {"统一日期或另编凭证号", "give one date, or another number"}));
    return voucher;
  }

  void check_balance(const Voucher& voucher, const CsvRow& first_row) {
    Fen debit = 0;
    Fen credit = 0;
    for (const Line& line : voucher.lines) {
      debit = add(debit, line.debit_fen);
      credit = add(credit, line.credit_fen);
    }
    if (debit == credit) return;
    Problem problem = table_.problem(first_row, number_column, {"借贷相等", "debits equal to credits"},
                                     {"核对本凭证各行", "check the lines of this voucher"});
    const std::string sums[] = {format_amount(debit), format_amount(credit)};
    problem.found = {
        "凭证 " + voucher.source + " 借 " + sums[0] + " 贷 " + sums[1],
        "voucher " + voucher.source + " with debits of " + sums[0] + " and credits of " + sums[1]};
    problems_.push_back(std::move(problem));
  }

  Database& ledger_;
  const std::string& company_;
  const Chart chart_;
  const CsvTable& table_;
  std::vector<Problem>& problems_;
  std::vector<Period> periods_;
  std::vector<Voucher> vouchers_;
  std::vector<const CsvRow*> first_rows_;
  std::map<std::string, std::size_t> places_;
};

}  // namespace

ImportReport import_vouchers(Database& ledger, const std::string& company, const std::string& file,
                             std::string_view bytes) {
  std::vector<Problem> problems;
  const CsvTable table = read_csv_table(file, bytes, layout, problems);
  const std::vector<Voucher> vouchers = Reader(ledger, company, table, problems).vouchers();
  if (!problems.empty())
    throw Failure(rubiao_invalid_input,
                  {"凭证未导入，账簿未变。", "The vouchers were not imported; nothing changed."}, problems);
  std::vector<Posted> answers;
  post(ledger, vouchers, answers);
  std::size_t made = 0;
  for (const Posted& answer : answers) made += answer.answer == rubiao_posted_new ? 1 : 0;
  if (made == 0)
    return {{"文件中的凭证此前均已导入，账簿未变。",
             "All vouchers of the file are known already; nothing changed."},
            false};
  return {{fmt::format("已导入凭证 {} 张，此前已有 {} 张。", made, answers.size() - made),
           fmt::format("{} vouchers imported, {} known already.", made, answers.size() - made)},
          true};
}

}  // namespace erp
