// SPDX-License-Identifier: Apache-2.0
// find() asks the committed connection: a voucher that a host transaction holds open is not yet in the
// ledger.
#include "ledger_service.h"

#include <algorithm>
#include <cstring>

#include "companies.h"
#include "ledger_reading.h"
#include "plugin_loader.h"
#include "posting.h"

namespace erp {

namespace {

constexpr std::size_t chunk_size = 1000;

LedgerService& service(void* self) {
  return *static_cast<LedgerService*>(self);
}

const char* at_distance(const void* first, std::uint64_t index, std::uint64_t distance) {
  return static_cast<const char*>(first) + index * distance;
}

Line read_line(const rubiao_line& line) {
  return {copy(line.account),     line.debit_fen,          line.credit_fen, copy(line.memo),
          copy(line.cost_center), copy(line.counterparty), copy(line.rule)};
}

Voucher read_key(const rubiao_voucher_key& key) {
  return {.origin = Origin::plugin,
          .company = copy(key.company),
          .period = {key.year, key.number},
          .date = 0,
          .kind = copy(key.kind),
          .sequence = key.sequence,
          .currency = "CNY"};
}

Voucher read_voucher(const rubiao_voucher& from) {
  if (from.size < sizeof(rubiao_voucher) || (from.line_count > 0 && from.line_distance < sizeof(rubiao_line)))
    throw Failure(rubiao_version_mismatch,
                  {"插件传来的凭证结构过短。", "The plugin's voucher structs are too short."});
  Voucher voucher = read_key(from.key);
  voucher.date = from.date;
  voucher.currency = copy(from.currency);
  voucher.memo = copy(from.memo);
  voucher.sha256 = copy(from.sha256);
  for (std::uint64_t i = 0; i < from.line_count; ++i)
    voucher.lines.push_back(
        read_line(*reinterpret_cast<const rubiao_line*>(at_distance(from.lines, i, from.line_distance))));
  return voucher;
}

void answer(rubiao_posted& posted, std::int32_t what, const std::string& number) {
  posted.answer = what;
  const std::size_t size = std::min(number.size(), sizeof posted.number - 1);
  std::memcpy(posted.number, number.data(), size);
  posted.number[size] = '\0';
}

template <typename Struct>
rubiao_status hand_over(const std::vector<Struct>& all, void* taker,
                        std::int32_t (*take)(void*, const Struct*, std::uint64_t, std::uint64_t)) {
  for (std::size_t at = 0; at < all.size(); at += chunk_size) {
    const std::size_t count = std::min(chunk_size, all.size() - at);
    if (take(taker, all.data() + at, count, sizeof(Struct)) != 0) return rubiao_cancelled;
  }
  return rubiao_ok;
}

rubiao_account account_struct(const AccountBalance& balance, Language language) {
  const Account& account = balance.account;
  return {sizeof(rubiao_account),
          account.nature,
          borrow(account.code),
          borrow(account.name_in(language)),
          account.takes_lines() ? 1 : 0,
          0,
          balance.opening_fen,
          balance.debit_fen,
          balance.credit_fen,
          balance.closing_fen};
}

extern "C" {

static rubiao_status give_trial_balance(void* self, rubiao_text company, std::int32_t from, std::int32_t to,
                                        void* taker,
                                        std::int32_t (*take)(void*, const rubiao_account*, std::uint64_t,
                                                             std::uint64_t)) {
  return guard(service(self).last_error, [&] {
    if (!find_company(service(self).ledger, copy(company)))
      throw Failure(rubiao_not_found,
                    {"没有公司 " + copy(company) + "。", "There is no company " + copy(company) + "."});
    const std::vector<AccountBalance> balances = trial_balance(service(self).ledger, copy(company), from, to);
    std::vector<rubiao_account> accounts;
    for (const AccountBalance& balance : balances)
      accounts.push_back(account_struct(balance, service(self).last_error.language));
    return hand_over(accounts, taker, take);
  });
}

static rubiao_status give_period(void* self, rubiao_text company, std::int32_t date, std::int32_t year,
                                 std::int32_t number, rubiao_period* period) {
  return guard(service(self).last_error, [&]() -> rubiao_status {
    const std::optional<Period> found =
        date != 0 ? period_of_date(service(self).ledger, copy(company), date)
                  : find_period(service(self).ledger, copy(company), {year, number});
    if (!found) return rubiao_not_found;
    period->year = found->name.year;
    period->number = found->name.number;
    period->open = found->open ? 1 : 0;
    period->first_day = found->first_day;
    period->last_day = found->last_day;
    return rubiao_ok;
  });
}

static rubiao_status take_vouchers(void* self, const rubiao_voucher* vouchers, std::uint64_t count,
                                   std::uint64_t distance, rubiao_posted* posted,
                                   std::uint64_t posted_distance) {
  std::vector<Posted> answers;
  const rubiao_status status = guard(service(self).last_error, [&] {
    std::vector<Voucher> all;
    for (std::uint64_t i = 0; i < count; ++i)
      all.push_back(
          read_voucher(*reinterpret_cast<const rubiao_voucher*>(at_distance(vouchers, i, distance))));
    post(service(self).ledger, all, answers);
    return rubiao_ok;
  });
  if (status == rubiao_ok || status == rubiao_conflict)
    for (std::size_t i = 0; i < answers.size(); ++i)
      answer(*reinterpret_cast<rubiao_posted*>(reinterpret_cast<char*>(posted) + i * posted_distance),
             answers[i].answer, answers[i].number);
  return status;
}

static rubiao_status find_voucher_by_key(void* self, const rubiao_voucher_key* key, rubiao_text sha256,
                                         rubiao_posted* posted) {
  return guard(service(self).last_error, [&] {
    const std::optional<KnownVoucher> known = find_known(service(self).committed, read_key(*key));
    if (!known) {
      answer(*posted, rubiao_posted_absent, "");
      return rubiao_ok;
    }
    const bool same = sha256.size == 0 || copy(sha256) == known->sha256;
    answer(*posted, same ? rubiao_posted_exists : rubiao_posted_exists_with_different_content, known->number);
    return rubiao_ok;
  });
}

static rubiao_status give_lines(void* self, rubiao_text company, rubiao_text voucher, void* taker,
                                std::int32_t (*take)(void*, const rubiao_posted_line*, std::uint64_t,
                                                     std::uint64_t)) {
  return guard(service(self).last_error, [&]() -> rubiao_status {
    const std::optional<VoucherHead> head = find_voucher(service(self).ledger, copy(company), copy(voucher));
    if (!head) return rubiao_not_found;
    const std::vector<Line> lines = voucher_lines(service(self).ledger, head->id);
    std::vector<rubiao_posted_line> structs;
    std::int32_t at = 0;
    for (const Line& line : lines)
      structs.push_back({sizeof(rubiao_posted_line), head->date, borrow(head->number), ++at, 0,
                         borrow(line.account), line.debit_fen, line.credit_fen, borrow(line.memo)});
    return hand_over(structs, taker, take);
  });
}

}  // extern "C"

}  // namespace

LedgerService::LedgerService(Database& ledger_connection, Database& committed_connection, LastError& error)
    : ledger(ledger_connection),
      committed(committed_connection),
      last_error(error),
      interface_{sizeof(rubiao_ledger), 0,         this, give_trial_balance, give_period, take_vouchers,
                 find_voucher_by_key,   give_lines} {}

}  // namespace erp
