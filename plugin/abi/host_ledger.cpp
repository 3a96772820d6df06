// SPDX-License-Identifier: Apache-2.0
#include "abi/host_ledger.h"

#include <cstring>

#include "abi/texts.h"
#include "base/error.h"

namespace rubiao::abi {
namespace {

// Elements of an array whose structs may have grown since this header.
template <typename Struct>
const Struct& element(const Struct* first, std::uint64_t distance, std::uint64_t at) {
  return *reinterpret_cast<const Struct*>(reinterpret_cast<const char*>(first) + at * distance);
}

[[noreturn]] void throw_wrong_chunk() {
  throw Error(Status::host_failed,
              Problem{.message = {"主机交来的记录为空指针，或间距小于记录的长度",
                                  "the host hands over records at NULL, or closer than a record is long"},
                      .field = "take"});
}

// Gathers what a callback hands over in chunks. No exception may pass through the host's frames: the first
// one is kept and thrown when the host has returned.
template <typename Struct, typename Value>
struct Taker {
  Value (*read)(const Struct&);
  std::vector<Value> values;
  std::exception_ptr failed;

  static int32_t take(void* self, const Struct* items, uint64_t count, uint64_t distance) noexcept {
    auto& taker = *static_cast<Taker*>(self);
    try {
      if (count > 0 && (items == nullptr || distance < sizeof(Struct))) throw_wrong_chunk();
      for (uint64_t i = 0; i < count; ++i) taker.values.push_back(taker.read(element(items, distance, i)));
      return 0;
    } catch (...) {
      taker.failed = std::current_exception();
      return 1;
    }
  }

  void rethrow() const {
    if (failed) std::rethrow_exception(failed);
  }
};

HostAccount read_account(const rubiao_account& account) {
  return {.code = copy(account.code, "account.code"),
          .name = copy(account.name, "account.name"),
          .nature = static_cast<AccountNature>(account.nature),
          .open_for_posting = account.open_for_posting != 0,
          .opening_fen = account.opening_fen,
          .debit_fen = account.debit_fen,
          .credit_fen = account.credit_fen,
          .closing_fen = account.closing_fen};
}

HostLine read_line(const rubiao_posted_line& line) {
  return {.date = unpack(line.date, "line.date"),
          .voucher = copy(line.voucher, "line.voucher"),
          .line = line.line,
          .account = copy(line.account, "line.account"),
          .debit_fen = line.debit_fen,
          .credit_fen = line.credit_fen,
          .memo = copy(line.memo, "line.memo")};
}

rubiao_voucher_key lend(const VoucherKey& key) {
  return {abi::lend(key.company), key.period.year(), key.period.number(),
          abi::lend(key.kind),    key.sequence,      0};
}

std::vector<rubiao_line> lend_lines(const Voucher& voucher) {
  std::vector<rubiao_line> lines;
  for (const VoucherLine& line : voucher.lines) {
    lines.push_back({sizeof(rubiao_line), 0, abi::lend(line.account), line.debit_fen, line.credit_fen,
                     abi::lend(line.memo), abi::lend(line.cost_center), abi::lend(line.counterparty),
                     abi::lend(line.rule)});
  }
  return lines;
}

PostReceipt read_receipt(const rubiao_posted& posted) {
  const rubiao_text number{posted.number, strnlen(posted.number, sizeof posted.number)};
  return {static_cast<PostAnswer>(posted.answer), copy(number, "posted.number")};
}

// Which keys the host holds with other content.
void throw_conflict(std::span<const Voucher> vouchers, const std::vector<rubiao_posted>& posted) {
  std::vector<Problem> problems;
  for (std::size_t i = 0; i < vouchers.size(); ++i) {
    if (posted[i].answer != rubiao_posted_exists_with_different_content) continue;
    problems.push_back({.message = {"ERP 中同一凭证键下已有不同内容的凭证，未过账",
                                    "the host holds another voucher under this key; nothing was posted"},
                        .field = to_text(vouchers[i].key),
                        .found = read_receipt(posted[i]).number,
                        .todo = {"核对两边的凭证后联系维护人员", "compare both vouchers and call support"}});
  }
  if (!problems.empty()) throw Error(Status::conflict, std::move(problems));
}

}  // namespace

void demand_ok(const rubiao_host& host, rubiao_status status, std::string_view call) {
  if (status == rubiao_ok) return;
  Gather gather;
  const rubiao_sink sink = gather.sink();
  if (host.last_error != nullptr) host.last_error(host.self, &sink);
  const std::string words = gather.heard().empty() ? "(" + std::to_string(status) + ")" : gather.heard();
  throw Error(status == rubiao_cancelled ? Status::cancelled : Status::host_failed,
              Problem{.message = {"主机调用失败：" + words, "the host's call failed: " + words},
                      .field = std::string(call)});
}

std::vector<HostAccount> HostLedger::trial_balance(const std::string& company, Date from, Date to) {
  using AccountTaker = Taker<rubiao_account, HostAccount>;
  AccountTaker taker{read_account, {}, {}};
  const rubiao_status status = ledger_.trial_balance(ledger_.self, abi::lend(company), pack(from), pack(to),
                                                     &taker, AccountTaker::take);
  taker.rethrow();
  demand_ok(host_, status, "ledger.trial_balance");
  return std::move(taker.values);
}

std::optional<HostPeriod> HostLedger::period_of(const std::string& company, Date date) {
  return ask_period(company, pack(date), 0, 0);
}

std::optional<HostPeriod> HostLedger::find_period(const std::string& company, Period period) {
  return ask_period(company, 0, period.year(), period.number());
}

std::optional<HostPeriod> HostLedger::ask_period(const std::string& company, std::int32_t date, int year,
                                                 int number) {
  rubiao_period period{};
  period.size = sizeof period;
  const rubiao_status status = ledger_.period(ledger_.self, abi::lend(company), date, year, number, &period);
  if (status == rubiao_not_found) return std::nullopt;
  demand_ok(host_, status, "ledger.period");
  return HostPeriod{Period(period.year, period.number), period.open != 0,
                    unpack(period.first_day, "first_day"), unpack(period.last_day, "last_day")};
}

std::vector<PostReceipt> HostLedger::post(std::span<const Voucher> vouchers) {
  std::vector<std::vector<rubiao_line>> lines;
  std::vector<std::string> digests;
  std::vector<rubiao_voucher> lent;
  std::vector<rubiao_posted> posted(vouchers.size(), rubiao_posted{sizeof(rubiao_posted), 0, {}});
  for (const Voucher& voucher : vouchers) {
    lines.push_back(lend_lines(voucher));
    digests.push_back(to_hex(digest(voucher)));
  }
  for (std::size_t i = 0; i < vouchers.size(); ++i) {
    lent.push_back({sizeof(rubiao_voucher), pack(vouchers[i].date), lend(vouchers[i].key),
                    abi::lend(code(vouchers[i].currency)), abi::lend(vouchers[i].memo), abi::lend(digests[i]),
                    lines[i].data(), lines[i].size(), sizeof(rubiao_line)});
  }
  const rubiao_status status = ledger_.post(ledger_.self, lent.data(), lent.size(), sizeof(rubiao_voucher),
                                            posted.data(), sizeof(rubiao_posted));
  throw_conflict(vouchers, posted);
  demand_ok(host_, status, "ledger.post");
  std::vector<PostReceipt> receipts;
  for (const rubiao_posted& answer : posted) receipts.push_back(read_receipt(answer));
  return receipts;
}

PostReceipt HostLedger::find(const VoucherKey& key, const Digest& sha256) {
  const rubiao_voucher_key lent = lend(key);
  const std::string hex = to_hex(sha256);
  rubiao_posted posted{sizeof(rubiao_posted), 0, {}};
  demand_ok(host_, ledger_.find(ledger_.self, &lent, abi::lend(hex), &posted), "ledger.find");
  return read_receipt(posted);
}

std::vector<HostLine> HostLedger::lines(const std::string& company, const std::string& voucher) {
  using LineTaker = Taker<rubiao_posted_line, HostLine>;
  LineTaker taker{read_line, {}, {}};
  const rubiao_status status =
      ledger_.lines(ledger_.self, abi::lend(company), abi::lend(voucher), &taker, LineTaker::take);
  taker.rethrow();
  if (status == rubiao_not_found) return {};
  demand_ok(host_, status, "ledger.lines");
  return std::move(taker.values);
}

}  // namespace rubiao::abi
