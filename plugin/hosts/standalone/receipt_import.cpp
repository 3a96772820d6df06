// SPDX-License-Identifier: Apache-2.0
#include "receipt_import.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>

namespace erp {

namespace {

enum : std::size_t {
  key_column,
  batch_column,
  state_column,
  number_column,
  date_column,
  total_column,
  note_column
};

const Layout layout = {{"凭证键", "key"},       {"批次", "batch"},       {"状态", "state"},
                       {"ERP凭证号", "number"}, {"ERP凭证日期", "date"}, {"金额合计", "total"},
                       {"说明", "note"}};

std::optional<ExchangeState> state_in(const std::string& word) {
  if (word == "已入账" || word == "posted") return ExchangeState::posted;
  if (word == "被退回" || word == "rejected") return ExchangeState::rejected;
  return std::nullopt;
}

class Reader {
 public:
  Reader(Database& ledger, const std::string& company, const CsvTable& table, std::vector<Problem>& problems)
      : ledger_(ledger), table_(table), problems_(problems) {
    for (Exchanged& voucher : exchanged_vouchers(ledger, company)) {
      const std::string key = voucher.key;
      vouchers_.emplace(key, std::move(voucher));
    }
  }

  std::vector<Receipt> receipts() {
    std::vector<Receipt> receipts;
    for (const CsvRow& row : table_.rows) {
      if (row.cells[state_column].empty() && row.cells[number_column].empty()) continue;
      receipts.push_back(read(row));
      check_once(row);
    }
    return receipts;
  }

  std::optional<std::int64_t> voucher_of(const Receipt& receipt) const {
    const auto known = vouchers_.find(receipt.key);
    return known == vouchers_.end() ? std::nullopt : std::optional(known->second.id);
  }

 private:
  Receipt read(const CsvRow& row) {
    const auto& cells = row.cells;
    Receipt receipt{.key = cells[key_column], .number = cells[number_column], .note = cells[note_column]};
    if (receipt.key.empty())
      object(row, key_column, {"凭证键，如 E12/2024-01/1", "a key such as E12/2024-01/1"},
             {"与导出文件中的凭证键一致", "copy it from the file that was handed over"});
    const auto state = state_in(cells[state_column]);
    if (!state)
      object(row, state_column, {"已入账 或 被退回", "posted or rejected"},
             {"两者择一；尚未处理的整行留空", "one of the two; leave the row empty until it is done"});
    receipt.state = state.value_or(ExchangeState::posted);
    if (state == ExchangeState::posted && receipt.number.empty())
      object(row, number_column, {"ERP 的凭证号", "the ERP's voucher number"},
             {"填写入账后的凭证号", "give the number it was posted under"});
    read_date(row, receipt);
    read_batch(row, receipt);
    if (const auto known = vouchers_.find(receipt.key); known != vouchers_.end())
      check_voucher(row, receipt, known->second);
    return receipt;
  }

  void read_batch(const CsvRow& row, Receipt& receipt) {
    const std::string& cell = row.cells[batch_column];
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), receipt.batch);
    if (error == std::errc{} && end == cell.data() + cell.size() && receipt.batch > 0) return;
    object(row, batch_column, {"批次号，如 3", "the number of the batch, such as 3"},
           {"与导出的回执表一致", "as the form that was handed over has it"});
  }

  // It went with that batch, so that a file of another company, or of a voucher that never went, answers
  // nothing.
  void check_batch(const CsvRow& row, const Receipt& receipt, const Exchanged& voucher) {
    const auto batches = batches_of(ledger_, voucher.id);
    if (std::ranges::find(batches, receipt.batch) != batches.end()) return;
    const std::string last = batches.empty() ? "" : std::to_string(batches.back());
    object(row, batch_column,
           batches.empty()
               ? Text{"已导出的凭证；这一张还没有导出", "a voucher that was handed over; this one was not"}
               : Text{"这张凭证所在的批次，如 " + last, "a batch that it went with, such as " + last},
           {"核对公司（--company）和批次", "check the company (--company) and the batch"});
  }

  void read_date(const CsvRow& row, Receipt& receipt) {
    if (row.cells[date_column].empty()) return;
    const auto date = parse_date(row.cells[date_column]);
    if (!date) object(row, date_column, {"日期，如 2024-01-31", "a date such as 2024-01-31"}, {});
    receipt.date = date.value_or(0);
  }

  // The total is checked where it is given; the same voucher posted under two numbers is there twice.
  void check_voucher(const CsvRow& row, const Receipt& receipt, const Exchanged& voucher) {
    check_batch(row, receipt, voucher);
    const std::size_t known_problems = problems_.size();
    const Fen total = read_amount_cell(table_, row, total_column, problems_);
    if (problems_.size() == known_problems && !row.cells[total_column].empty() && total != voucher.total_fen)
      object(row, total_column,
             {"凭证的金额合计 " + format_amount(voucher.total_fen),
              "the voucher's total, " + format_amount(voucher.total_fen)},
             {"核对 ERP 中的凭证；金额不同的，在 ERP 中冲销后重新导入",
              "check the voucher in the ERP; where it differs, reverse it there and import it again"});
    if (voucher.state == ExchangeState::posted && receipt.state == ExchangeState::posted &&
        voucher.erp_number != receipt.number)
      object(row, number_column,
             {"此前回执的凭证号 " + voucher.erp_number, "the number told before, " + voucher.erp_number},
             {"同一凭证可能在 ERP 中入账两次：冲销多余的一张；确系改号的，先以 被退回 回执",
              "it may be posted twice in the ERP: reverse one; if it was renumbered, tell it as rejected "
              "first"});
  }

  void check_once(const CsvRow& row) {
    const auto [first, fresh] = lines_.emplace(row.cells[key_column], row.line);
    if (fresh) return;
    const std::string line = std::to_string(first->second);
    object(
        row, key_column,
        {"每张凭证一行（第 " + line + " 行已有）", "one row a voucher (it stands on line " + line + " too)"},
        {"删去多余的行", "remove one of them"});
  }

  void object(const CsvRow& row, std::size_t column, Text expected, Text todo) {
    problems_.push_back(table_.problem(row, column, std::move(expected), std::move(todo)));
  }

  Database& ledger_;
  const CsvTable& table_;
  std::vector<Problem>& problems_;
  std::map<std::string, Exchanged> vouchers_;
  std::map<std::string, long> lines_;
};

Text report(std::size_t news, std::size_t known, std::size_t unmatched) {
  Text text{fmt::format("已登记回执 {} 张，此前已有 {} 张。", news, known),
            fmt::format("{} receipts taken in, {} known already.", news, known)};
  if (unmatched > 0) {
    text.zh += fmt::format("其中 {} 张没有对应的凭证，见 rubiao exchange status。", unmatched);
    text.en += fmt::format(" {} of them match no voucher, see `rubiao exchange status`.", unmatched);
  }
  return text;
}

}  // namespace

ImportReport import_receipts(Database& ledger, const std::string& company, const std::string& file,
                             std::string_view bytes, const User& user, std::int32_t received) {
  std::vector<Problem> problems;
  const CsvTable table = read_csv_table(file, bytes, layout, problems);
  WriteTransaction transaction(ledger);
  Reader reader(ledger, company, table, problems);
  const std::vector<Receipt> receipts = reader.receipts();
  if (!problems.empty())
    throw Failure(rubiao_invalid_input,
                  {"回执未导入，什么都没有改变。", "The receipts were not imported; nothing changed."},
                  problems);
  std::size_t news = 0;
  std::size_t unmatched = 0;
  for (const Receipt& receipt : receipts) {
    const auto voucher = reader.voucher_of(receipt);
    news += take_receipt(ledger, company, receipt, voucher, user, received) ? 1 : 0;
    unmatched += voucher ? 0 : 1;
  }
  transaction.commit();
  return {report(news, receipts.size() - news, unmatched), news > 0};
}

}  // namespace erp
