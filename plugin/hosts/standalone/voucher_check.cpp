// SPDX-License-Identifier: Apache-2.0
// The checks follow the voucher from its head to its lines to its sum. Opening balances stand before the
// first period and are exempt from the period check alone.
#include "voucher_check.h"

#include <fmt/format.h>

#include "companies.h"

namespace erp {

void VoucherCheck::examine(const Voucher& voucher) {
  if (!find_company(ledger_, voucher.company)) {
    object(voucher,
           {"公司 " + voucher.company + " 不存在", "company " + voucher.company + ", which does not exist"},
           {"本账套的公司", "a company of this home"}, {});
    return;
  }
  if (voucher.currency != "CNY")
    object(voucher, {"币种 " + voucher.currency, "currency " + voucher.currency}, {"CNY", "CNY"}, {});
  if (voucher.origin != Origin::opening) examine_period(voucher);
  examine_lines(voucher);
  examine_balance(voucher);
}

void VoucherCheck::object_to_repetition(const Voucher& voucher) {
  object(voucher, {"同一凭证键在一次过账中出现两次", "the same key twice in one call"},
         {"每个键一次", "each key once"}, {});
}

void VoucherCheck::throw_if_any() const {
  if (problems_.empty()) return;
  Text message{"凭证不能过账，未过账任何凭证。", "The vouchers cannot be posted; nothing was posted."};
  if (!bad_accounts_.empty()) {
    const std::string codes = fmt::format("{}", fmt::join(bad_accounts_, ", "));
    message.zh += "不存在、已停用或非末级的科目：" + codes + "。";
    message.en += " Accounts missing, closed or headings: " + codes + ".";
  }
  throw Failure(rubiao_invalid_input, message, problems_);
}

void VoucherCheck::examine_period(const Voucher& voucher) {
  const std::string name = format_period(voucher.period);
  const std::optional<Period> period = find_period(ledger_, voucher.company, voucher.period);
  if (!period) {
    object(voucher, {"会计期间 " + name + " 不存在", "period " + name + ", which does not exist"},
           {"本公司的会计期间", "a period of this company"},
           {"见 rubiao ledger periods", "see `rubiao ledger periods`"});
    return;
  }
  if (!period->open)
    object(voucher, {"会计期间 " + name + " 已关闭", "period " + name + ", which is closed"},
           {"打开的期间", "an open period"},
           {"由复核人员打开期间，或记入下一期间", "have a reviewer open it, or post to a later period"});
  if (voucher.date < period->first_day || voucher.date > period->last_day)
    object(voucher, {"日期 " + format_date(voucher.date), "date " + format_date(voucher.date)},
           {format_date(period->first_day) + " 至 " + format_date(period->last_day),
            format_date(period->first_day) + " to " + format_date(period->last_day)},
           {});
}

void VoucherCheck::examine_lines(const Voucher& voucher) {
  for (const Line& line : voucher.lines) {
    if (const auto objection = object_to_account(chart(voucher.company), line.account)) {
      bad_accounts_.insert(line.account);
      object(voucher, objection->found, objection->expected, objection->todo);
    }
    if ((line.debit_fen == 0) == (line.credit_fen == 0))
      object(voucher,
             {"科目 " + line.account + "：借 " + format_amount(line.debit_fen) + " 贷 " +
                  format_amount(line.credit_fen),
              "account " + line.account + ": debit " + format_amount(line.debit_fen) + ", credit " +
                  format_amount(line.credit_fen)},
             {"借贷恰有一方不为零", "exactly one side not zero"}, {});
  }
}

void VoucherCheck::examine_balance(const Voucher& voucher) {
  Fen debit = 0;
  Fen credit = 0;
  for (const Line& line : voucher.lines) {
    debit = add(debit, line.debit_fen);
    credit = add(credit, line.credit_fen);
  }
  if (voucher.lines.empty()) object(voucher, {"没有分录", "no lines"}, {"至少两行", "two lines or more"}, {});
  if (debit != credit)
    object(voucher,
           {"借方合计 " + format_amount(debit) + "，贷方合计 " + format_amount(credit),
            "debits of " + format_amount(debit) + " and credits of " + format_amount(credit)},
           {"借贷相等", "debits equal to credits"}, {"核对各行金额", "check the amounts of the lines"});
}

void VoucherCheck::object(const Voucher& voucher, Text found, Text expected, Text todo) {
  problems_.push_back({.field = voucher_key_text(voucher),
                       .found = std::move(found),
                       .expected = std::move(expected),
                       .todo = std::move(todo)});
}

const Chart& VoucherCheck::chart(const std::string& company) {
  const auto known = charts_.find(company);
  if (known != charts_.end()) return known->second;
  return charts_.emplace(company, read_chart(ledger_, company)).first->second;
}

std::string voucher_key_text(const Voucher& voucher) {
  if (voucher.origin == Origin::opening) return "opening " + format_date(voucher.date);
  if (voucher.origin == Origin::import) return format_period(voucher.period) + " " + voucher.source;
  return fmt::format("{} {} #{}", format_period(voucher.period), voucher.kind, voucher.sequence);
}

}  // namespace erp
