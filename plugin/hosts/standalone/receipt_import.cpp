// SPDX-License-Identifier: Apache-2.0
#include "receipt_import.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <utility>

#include "exchange_remarks.h"
#include "plain_text.h"
#include "receipt_check.h"

namespace erp {

namespace {

const Layout layout = {{"凭证键", "key"},       {"批次", "batch"},        {"状态", "state"},
                       {"ERP凭证号", "number"}, {"ERP凭证日期", "date"},  {"金额合计", "total"},
                       {"说明", "note"},        {"公司", "company", true}};

constexpr std::size_t longest_text = 200;  // bytes of a key or a number

std::optional<ReceiptState> state_in(const std::string& word) {
  if (word == "已入账" || word == "posted") return ReceiptState::posted;
  if (word == "被退回" || word == "rejected") return ReceiptState::rejected;
  if (word == "已撤销" || word == "withdrawn") return ReceiptState::withdrawn;
  return std::nullopt;
}

const std::string& cell(const CsvRow& row, ReceiptCell which) {
  return row.cells[static_cast<std::size_t>(which)];
}

// Key, batch and total are filled in by us.
bool is_unanswered(const CsvRow& row) {
  return std::ranges::all_of(
      std::array{ReceiptCell::state, ReceiptCell::number, ReceiptCell::date, ReceiptCell::note},
      [&](ReceiptCell which) { return cell(row, which).empty(); });
}

class Reader {
 public:
  // `received`: the day on which they come in.
  Reader(Database& ledger, const std::string& company, std::int32_t received, const CsvTable& table,
         std::vector<Problem>& problems)
      : company_(company), received_(received), table_(table), problems_(problems), check_(ledger, company) {}

  std::vector<Receipt> receipts() {
    std::vector<Receipt> receipts;
    for (const CsvRow& row : table_.rows) {
      if (is_unanswered(row)) continue;
      receipts.push_back(read(row));
      check_once(row);
    }
    return receipts;
  }

  std::optional<std::int64_t> voucher_of(const Receipt& receipt) const {
    const Exchanged* voucher = check_.voucher_of(receipt.key);
    return voucher == nullptr ? std::nullopt : std::optional(voucher->id);
  }

  // The file is well written, but what it says cannot be.
  bool contradicts() const { return contradicts_; }

 private:
  Receipt read(const CsvRow& row) {
    const std::size_t known_problems = problems_.size();
    Receipt receipt{.key = plain(cell(row, ReceiptCell::key)),
                    .number = plain(cell(row, ReceiptCell::number)),
                    .note = cell(row, ReceiptCell::note)};
    if (receipt.key.empty())
      object(row, ReceiptCell::key, {"凭证键，如 E12/2024-01/1", "a key such as E12/2024-01/1"},
             {"与导出文件中的凭证键一致", "copy it from the file that was handed over"});
    check_lengths(row);
    read_state(row, receipt);
    read_date(row, receipt);
    read_batch(row, receipt);
    check_company(row);
    const Exchanged* voucher = check_.voucher_of(receipt.key);
    if (voucher == nullptr) return receipt;
    check_total(row, *voucher);
    if (problems_.size() > known_problems) return receipt;  // what cannot be read contradicts nothing
    for (Contradiction& one : check_.check(receipt, *voucher, row.line)) {
      object(row, one.cell, std::move(one.expected), std::move(one.todo));
      contradicts_ = true;
    }
    return receipt;
  }

  void read_state(const CsvRow& row, Receipt& receipt) {
    const auto state = state_in(cell(row, ReceiptCell::state));
    if (!state)
      object(row, ReceiptCell::state, {"已入账、被退回 或 已撤销", "posted, rejected or withdrawn"},
             {"填其中之一；尚未处理的整行留空", "give one of them; leave the row empty until it is done"});
    receipt.state = state.value_or(ReceiptState::rejected);
    if (receipt.state != ReceiptState::rejected && receipt.number.empty())
      object(row, ReceiptCell::number, {"ERP 的凭证号", "the ERP's voucher number"},
             {"填写入账的凭证号", "give the number it was posted under"});
  }

  void read_batch(const CsvRow& row, Receipt& receipt) {
    const std::string& text = cell(row, ReceiptCell::batch);
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), receipt.batch);
    if (error == std::errc{} && end == text.data() + text.size() && receipt.batch > 0) return;
    object(row, ReceiptCell::batch, {"批次号，如 3", "the number of the batch, such as 3"},
           {"与导出的回执表一致", "as the form that was handed over has it"});
  }

  void read_date(const CsvRow& row, Receipt& receipt) {
    const std::string& text = cell(row, ReceiptCell::date);
    if (text.empty()) return;
    const auto date = parse_date_cell(text);
    // An ERP may date by the month's end that is to come.
    const std::int32_t last = last_day({received_ / 10000, received_ / 100 % 100});
    if (!date)
      object(row, ReceiptCell::date, {"日期，如 2024-01-31", "a date such as 2024-01-31"},
             {"改正日期或留空", "correct it or leave it empty"});
    else if (*date > last)
      object(row, ReceiptCell::date, {"不晚于 " + format_date(last), "a day not after " + format_date(last)},
             {"改正日期或留空", "correct it or leave it empty"});
    receipt.date = date.value_or(0);
  }

  void check_lengths(const CsvRow& row) {
    for (const ReceiptCell which : {ReceiptCell::key, ReceiptCell::number})
      if (cell(row, which).size() > longest_text)
        object(row, which, {"不超过 200 字节", "200 bytes at most"},
               {"核对列是否错位", "see whether columns have shifted"});
      else if (std::ranges::any_of(cell(row, which),
                                   [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }))
        object(row, which, {"没有控制字符的文本", "text without control characters"},
               {"从 ERP 重新导出，或删去该字符", "export it from the ERP again, or remove the character"});
  }

  // Keys are those of a company: another's answers name vouchers of the same key.
  void check_company(const CsvRow& row) {
    if (cell(row, ReceiptCell::company).empty() || cell(row, ReceiptCell::company) == company_) return;
    object(row, ReceiptCell::company, {"公司 " + company_, "company " + company_},
           {"以 --company 指明回执所属的公司", "name the company that the receipts are of with --company"});
    contradicts_ = true;
  }

  void check_total(const CsvRow& row, const Exchanged& voucher) {
    const std::size_t known_problems = problems_.size();
    const Fen total = read_amount_cell(table_, row, static_cast<std::size_t>(ReceiptCell::total), problems_);
    if (problems_.size() > known_problems || cell(row, ReceiptCell::total).empty() ||
        total == voucher.total_fen)
      return;
    object(row, ReceiptCell::total,
           {"凭证的金额合计 " + format_amount(voucher.total_fen),
            "the voucher's total, " + format_amount(voucher.total_fen)},
           {"核对 ERP 中的凭证；金额不同的，在 ERP 中冲销后重新导入",
            "check the voucher in the ERP; where it differs, reverse it there and import it again"});
  }

  void check_once(const CsvRow& row) {
    const auto [first, fresh] = lines_.emplace(plain(cell(row, ReceiptCell::key)), row.line);
    if (fresh) return;
    const std::string line = std::to_string(first->second);
    object(
        row, ReceiptCell::key,
        {"每张凭证一行（第 " + line + " 行已有）", "one row a voucher (it stands on line " + line + " too)"},
        {"删去不对的一行；都对的分两个文件，先后导入",
         "remove the wrong one; if both are right, take them in one after the other from two files"});
  }

  void object(const CsvRow& row, ReceiptCell which, Text expected, Text todo) {
    problems_.push_back(
        table_.problem(row, static_cast<std::size_t>(which), std::move(expected), std::move(todo)));
  }

  const std::string& company_;
  const std::int32_t received_;
  const CsvTable& table_;
  std::vector<Problem>& problems_;
  ReceiptCheck check_;
  std::map<std::string, long> lines_;
  bool contradicts_ = false;
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
  Reader reader(ledger, company, received, table, problems);
  const std::vector<Receipt> receipts = reader.receipts();
  if (!problems.empty())
    throw Failure(reader.contradicts() ? rubiao_conflict : rubiao_invalid_input,
                  {"回执未导入，什么都没有改变。", "The receipts were not imported; nothing changed."},
                  problems);
  std::size_t news = 0;
  std::vector<std::string> keys;
  std::size_t unmatched = 0;
  for (const Receipt& receipt : receipts) {
    const auto voucher = reader.voucher_of(receipt);
    unmatched += voucher ? 0 : 1;
    keys.push_back(receipt.key);
    if (is_known(ledger, company, receipt, voucher)) continue;
    keep_receipt(ledger, company, receipt, voucher, user, received);
    ++news;
  }
  Text message = report(news, receipts.size() - news, unmatched);
  const Text remarks = remark_lines(ledger, company, keys);
  message.zh += remarks.zh;
  message.en += remarks.en;
  transaction.commit();
  return {std::move(message), news > 0};
}

}  // namespace erp
