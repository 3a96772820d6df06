// SPDX-License-Identifier: Apache-2.0
// The exchange with a closed ERP: hand over, take the answer, see what is open.
#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <charconv>

#include "commands.h"
#include "exchange_file.h"
#include "exchange_remarks.h"
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

void demand_one_choice(const Options& options) {
  if (options.has("batch") && options.has("rejected"))
    throw Failure(rubiao_invalid_input,
                  {"--batch 重写一个批次，--rejected 另编一个批次，只能取其一。",
                   "--batch writes a batch anew, --rejected makes another; give one of the two."});
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
    case ExchangeState::withdrawn:
      return session.text({"已撤销", "withdrawn"});
  }
  return "";
}

std::string shown(const Session& session, ReceiptState state) {
  switch (state) {
    case ReceiptState::posted:
      return shown(session, ExchangeState::posted);
    case ReceiptState::rejected:
      return shown(session, ExchangeState::rejected);
    case ReceiptState::withdrawn:
      return shown(session, ExchangeState::withdrawn);
  }
  return "";
}

Json status_row(const Session& session, const Exchanged& voucher, const Text& remark) {
  const Receipt answer = voucher.standing.answer.value_or(Receipt{});
  const bool posted = voucher.standing.state == ExchangeState::posted;
  return {voucher.key,
          format_date(voucher.date),
          voucher.memo,
          format_amount(voucher.total_fen),
          voucher.batch == 0 ? Json() : Json(voucher.batch),
          shown(session, voucher.standing.state),
          posted ? answer.number : "",
          posted && answer.date != 0 ? format_date(answer.date) : "",
          answer.note,
          session.text(remark)};
}

Json status_table(Session& session, const std::vector<Exchanged>& vouchers,
                  const std::vector<Receipt>& unmatched) {
  const bool zh = session.language == Language::zh;
  Json rows = Json::array();
  const auto remarks = remarks_on(vouchers, unmatched);
  for (const Exchanged& voucher : vouchers) {
    const auto remark = remarks.find(voucher.key);
    rows.push_back(status_row(session, voucher, remark == remarks.end() ? Text{} : remark->second));
  }
  return make_table(
      zh ? "与 ERP 交换的凭证" : "Vouchers exchanged with the ERP",
      {column("key", zh ? "凭证键" : "Key"), column("date", zh ? "日期" : "Date", "date"),
       column("memo", zh ? "摘要" : "Memo"), column("total", zh ? "金额" : "Amount", "amount"),
       column("batch", zh ? "批次" : "Batch", "integer"), column("state", zh ? "状态" : "State"),
       column("number", zh ? "ERP凭证号" : "ERP number"),
       column("erp_date", zh ? "ERP凭证日期" : "ERP date", "date"), column("note", zh ? "说明" : "Note"),
       column("remark", zh ? "提示" : "Remark")},
      rows);
}

Json unmatched_table(Session& session, const std::vector<Receipt>& receipts) {
  const bool zh = session.language == Language::zh;
  Json rows = Json::array();
  for (const Receipt& receipt : receipts)
    rows.push_back({receipt.key, receipt.batch, shown(session, receipt.state), receipt.number,
                    receipt.date == 0 ? "" : format_date(receipt.date), receipt.note});
  return make_table(
      zh ? "没有对应凭证的回执" : "Receipts that match no voucher",
      {column("key", zh ? "凭证键" : "Key"), column("batch", zh ? "批次" : "Batch", "integer"),
       column("state", zh ? "状态" : "State"), column("number", zh ? "ERP凭证号" : "ERP number"),
       column("date", zh ? "ERP凭证日期" : "ERP date", "date"), column("note", zh ? "说明" : "Note")},
      rows,
      zh ? "键写错了，或凭证不是由本账套导出的" : "The key is wrong, or the voucher is not of this home");
}

Json tally(Session& session, const std::vector<Exchanged>& vouchers) {
  const auto count = [&](ExchangeState state) {
    return std::ranges::count_if(vouchers,
                                 [&](const Exchanged& voucher) { return voucher.standing.state == state; });
  };
  const auto numbers = [&](const char* words) {
    return fmt::format(fmt::runtime(words), count(ExchangeState::not_sent), count(ExchangeState::sent),
                       count(ExchangeState::posted), count(ExchangeState::rejected),
                       count(ExchangeState::withdrawn));
  };
  return {
      {"kind", "message"},
      {"level", "info"},
      {"text",
       session.text(
           {numbers("未导出 {} 张，等待回执 {} 张，已入账 {} 张，被退回 {} 张，已撤销 {} 张。"),
            numbers("{} not handed over, {} without a receipt, {} posted, {} rejected, {} withdrawn.")})}};
}

// The files of a batch under their names in a folder.
struct BatchFiles {
  BatchFiles(const fs::path& folder, const std::string& stem, const std::string& form)
      : vouchers(folder / fmt::format("vouchers-{}.{}", stem, form)),
        receipts(folder / fmt::format("receipts-{}.csv", stem)) {}

  fs::path vouchers;
  fs::path receipts;
};

// A new number never has a file yet, unless another home uses the folder or this home was restored from an
// older backup: then an ERP may have posted what is in that file.
void demand_new_files(const BatchFiles& files) {
  for (const fs::path& file : {files.vouchers, files.receipts})
    if (fs::exists(file))
      throw Failure(
          rubiao_conflict,
          {"已有文件 " + file.string() +
               "，而这是新的批次，没有导出。账套若从备份恢复过，先查 ERP 是否已入账其中的凭证；否则用 --out "
               "指定另一文件夹。",
           "There is a file " + file.string() +
               " while this batch is new; nothing was handed over. If the home was restored from a backup, "
               "see first whether the ERP has posted what is in it; else name another folder with --out."});
}

// What came back is easily forgotten, and a red letter may go without the voucher that it reverses.
Text what_came_back(Session& session, const std::string& company) {
  const auto vouchers = exchanged_vouchers(session.ledger(), company);
  const auto waiting = std::ranges::count_if(
      vouchers, [](const Exchanged& voucher) { return came_back(voucher.standing.state); });
  if (waiting == 0) return {};
  return {fmt::format("\n另有被退回或已撤销的 {} 张，更正后用 --rejected 再次导出。", waiting),
          fmt::format("\n{} that were rejected or withdrawn wait to be handed over again with --rejected.",
                      waiting)};
}

void publish(DraftFile& vouchers, std::optional<DraftFile>& receipts, std::int64_t batch) {
  try {
    if (receipts) receipts->publish();
    vouchers.publish();
  } catch (const Failure& failure) {
    throw Failure(
        failure.status(),
        {failure.message().zh + fmt::format("批次 {} 已登记；排除后用 --batch {} 写出文件。", batch, batch),
         failure.message().en +
             fmt::format(" Batch {} is on record; then write its files with --batch {}.", batch, batch)});
  }
}

// A batch written anew may hold what the ERP has posted since.
Text what_is_posted(const Batch& batch) {
  const auto posted = std::ranges::count_if(batch.vouchers, [](const Exchanged& voucher) {
    return voucher.standing.state == ExchangeState::posted;
  });
  if (posted == 0) return {};
  return {fmt::format("\n其中已入账的 {} 张，不得再入账，见 rubiao exchange status。", posted),
          fmt::format("\n{} of them are posted and must not be posted again, see `rubiao exchange status`.",
                      posted)};
}

std::vector<std::string> keys_of(const Batch& batch) {
  std::vector<std::string> keys;
  for (const Exchanged& voucher : batch.vouchers) keys.push_back(voucher.key);
  return keys;
}

}  // namespace

// The batch is on record before its files can be seen: whatever an ERP gets hold of is known here, and a file
// that a crash kept from appearing is written anew with --batch.
Printout export_vouchers(Session& session, const Operands&) {
  const User user = session.user_in_role("preparer");
  const std::string form = form_of(session.options);
  demand_one_choice(session.options);
  const fs::path folder = session.options.value("out", ".");
  demand_output_folder(folder);
  const Company company = *find_company(session.ledger(), session.company());
  WriteTransaction transaction(session.ledger());
  const Batch batch = asked_batch(session, company.code, user);
  const Text waiting = what_came_back(session, company.code);
  if (batch.vouchers.empty())
    return say(
        session.text({"没有要导出的凭证。" + waiting.zh, "There is no voucher to hand over." + waiting.en}));
  const BatchFiles files(folder, file_stem(company.code, batch.number), form);
  if (!session.options.has("batch")) demand_new_files(files);
  DraftFile vouchers(files.vouchers, form == "csv"
                                         ? exchange_csv(session.ledger(), company, batch, session.language)
                                         : exchange_xml(session.ledger(), company, batch));
  std::optional<DraftFile> receipts;
  if (!fs::exists(files.receipts))  // one that is there may be half filled in
    receipts.emplace(files.receipts, receipt_form(company, batch, session.language));
  const Text posted = what_is_posted(batch);
  const Text remarks = remark_lines(session.ledger(), company.code, keys_of(batch));
  transaction.commit();
  publish(vouchers, receipts, batch.number);
  return say(session.text(
      {fmt::format("批次 {}：凭证 {} 张写入 {}；在 ERP 入账后填写 {}，再用 rubiao exchange receive 导入。",
                   batch.number, batch.vouchers.size(), files.vouchers.string(), files.receipts.string()) +
           posted.zh + remarks.zh + waiting.zh,
       fmt::format("Batch {}: {} vouchers in {}. Once the ERP has posted them fill in {} and take it in with "
                   "`rubiao exchange receive`.",
                   batch.number, batch.vouchers.size(), files.vouchers.string(), files.receipts.string()) +
           posted.en + remarks.en + waiting.en}));
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
  Json outputs = Json::array({status_table(session, vouchers, unmatched)});
  if (!unmatched.empty()) outputs.push_back(unmatched_table(session, unmatched));
  outputs.push_back(tally(session, vouchers));
  return print_result(Json{{"outputs", outputs}}.dump(), session.format, session.language, {});
}

}  // namespace erp
