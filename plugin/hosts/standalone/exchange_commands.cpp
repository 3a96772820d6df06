// SPDX-License-Identifier: Apache-2.0
// The exchange with a closed ERP: hand over, take the answer, see what is open.
#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <charconv>

#include "commands.h"
#include "exchange_file.h"
#include "file_access.h"
#include "receipt_import.h"

namespace erp {

namespace {

namespace fs = std::filesystem;

std::string form_of(const Options& options) {
  const std::string form = options.value("form", "csv");
  if (form != "csv" && form != "xml")
    throw Failure(rubiao_invalid_input, {"--form 应为 csv 或 xml。", "--form takes csv or xml."});
  return form;
}

std::int64_t batch_option(const std::string& text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size() || number < 1)
    throw Failure(rubiao_invalid_input, {"--batch 应为批次号，如 3。", "--batch takes a number such as 3."});
  return number;
}

Batch asked_batch(Session& session, const std::string& company, const User& user) {
  if (!session.options.has("batch"))
    return begin_batch(session.ledger(), company, session.options.has("rejected"), user,
                       session.business_date());
  const std::int64_t number = batch_option(session.options.value("batch"));
  auto batch = find_batch(session.ledger(), company, number);
  if (batch) return *std::move(batch);
  throw Failure(rubiao_not_found,
                {fmt::format("没有批次 {}，见 rubiao exchange status。", number),
                 fmt::format("There is no batch {}, see `rubiao exchange status`.", number)});
}

// A company code may hold what a file name must not; two codes never share a name.
std::string file_stem(const std::string& company, std::int64_t batch) {
  std::string code;
  for (const char c : company) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = byte >= 0x80 || std::isalnum(byte) != 0 || c == '-' || c == '_';
    code += plain ? std::string(1, c) : fmt::format("%{:02X}", byte);
  }
  return fmt::format("{}-{:04}", code, batch);
}

// For a person in words, for a programme as the ledger keeps it.
std::string shown(const Session& session, ExchangeState state) {
  if (session.format != Format::text) return std::string(name(state));
  switch (state) {
    case ExchangeState::not_sent:
      return session.text({"未导出", "not handed over"});
    case ExchangeState::sent:
      return session.text({"等待回执", "without a receipt"});
    case ExchangeState::posted:
      return session.text({"已入账", "posted"});
    case ExchangeState::rejected:
      return session.text({"被退回", "rejected"});
  }
  return "";
}

Json status_table(Session& session, const std::vector<Exchanged>& vouchers) {
  const bool zh = session.language == Language::zh;
  Json rows = Json::array();
  for (const Exchanged& voucher : vouchers)
    rows.push_back({voucher.key, format_date(voucher.date), voucher.memo, format_amount(voucher.total_fen),
                    voucher.batch == 0 ? Json() : Json(voucher.batch), shown(session, voucher.state),
                    voucher.erp_number, voucher.erp_date == 0 ? "" : format_date(voucher.erp_date),
                    voucher.note});
  return make_table(
      zh ? "与 ERP 交换的凭证" : "Vouchers exchanged with the ERP",
      {column("key", zh ? "凭证键" : "Key"), column("date", zh ? "日期" : "Date", "date"),
       column("memo", zh ? "摘要" : "Memo"), column("total", zh ? "金额" : "Amount", "amount"),
       column("batch", zh ? "批次" : "Batch", "integer"), column("state", zh ? "状态" : "State"),
       column("number", zh ? "ERP凭证号" : "ERP number"),
       column("erp_date", zh ? "ERP凭证日期" : "ERP date", "date"), column("note", zh ? "说明" : "Note")},
      rows);
}

Json unmatched_table(Session& session, const std::vector<Receipt>& receipts) {
  const bool zh = session.language == Language::zh;
  Json rows = Json::array();
  for (const Receipt& receipt : receipts)
    rows.push_back({receipt.key, shown(session, receipt.state), receipt.number,
                    receipt.date == 0 ? "" : format_date(receipt.date), receipt.note});
  return make_table(
      zh ? "没有对应凭证的回执" : "Receipts that match no voucher",
      {column("key", zh ? "凭证键" : "Key"), column("state", zh ? "状态" : "State"),
       column("number", zh ? "ERP凭证号" : "ERP number"),
       column("date", zh ? "ERP凭证日期" : "ERP date", "date"), column("note", zh ? "说明" : "Note")},
      rows,
      zh ? "键写错了，或凭证不是由本账套导出的" : "The key is wrong, or the voucher is not of this home");
}

Json tally(Session& session, const std::vector<Exchanged>& vouchers) {
  const auto count = [&](ExchangeState state) {
    return std::ranges::count(vouchers, state, &Exchanged::state);
  };
  const auto numbers = [&](const char* words) {
    return fmt::format(fmt::runtime(words), count(ExchangeState::not_sent), count(ExchangeState::sent),
                       count(ExchangeState::posted), count(ExchangeState::rejected));
  };
  return {
      {"kind", "message"},
      {"level", "info"},
      {"text", session.text({numbers("未导出 {} 张，等待回执 {} 张，已入账 {} 张，被退回 {} 张。"),
                             numbers("{} not handed over, {} without a receipt, {} posted, {} rejected.")})}};
}

}  // namespace

Printout export_vouchers(Session& session, const Operands&) {
  const User user = session.user_in_role("preparer");
  const std::string form = form_of(session.options);
  const fs::path folder = session.options.value("out", ".");
  demand_output_folder(folder);
  const Company company = *find_company(session.ledger(), session.company());
  WriteTransaction transaction(session.ledger());
  const Batch batch = asked_batch(session, company.code, user);
  if (batch.vouchers.empty())
    return say(session.text({"没有要导出的凭证。", "There is no voucher to hand over."}));
  const std::string stem = file_stem(company.code, batch.number);
  const fs::path file = folder / fmt::format("vouchers-{}.{}", stem, form);
  const fs::path receipts = folder / fmt::format("receipts-{}.csv", stem);
  write_file(file, form == "csv" ? exchange_csv(session.ledger(), company, batch, session.language)
                                 : exchange_xml(session.ledger(), company, batch));
  if (!fs::exists(receipts))  // one that is there may be half filled in
    write_file(receipts, receipt_form(batch, session.language));
  transaction.commit();
  return say(session.text(
      {fmt::format("批次 {}：凭证 {} 张写入 {}；在 ERP 入账后填写 {}，再用 rubiao exchange receive 导入。",
                   batch.number, batch.vouchers.size(), file.string(), receipts.string()),
       fmt::format("Batch {}: {} vouchers in {}. Once the ERP has posted them fill in {} and take it in with "
                   "`rubiao exchange receive`.",
                   batch.number, batch.vouchers.size(), file.string(), receipts.string())}));
}

Printout receive_receipts(Session& session, const Operands& operands) {
  const User user = session.user_in_role("preparer");
  return say(session.text(import_receipts(session.ledger(), session.company(), operands[0],
                                          read_file(operands[0]), user, session.business_date())
                              .message));
}

Printout show_exchange(Session& session, const Operands&) {
  const std::vector<Exchanged> vouchers = exchanged_vouchers(session.ledger(), session.company());
  const std::vector<Receipt> unmatched = unmatched_receipts(session.ledger(), session.company());
  Json outputs = Json::array({status_table(session, vouchers)});
  if (!unmatched.empty()) outputs.push_back(unmatched_table(session, unmatched));
  outputs.push_back(tally(session, vouchers));
  return print_result(Json{{"outputs", outputs}}.dump(), session.format, session.language, {});
}

}  // namespace erp
