// SPDX-License-Identifier: Apache-2.0
// The order of a call: look up every key; refuse a conflict; check every voucher that is new and report all
// objections together; then write. Numbers run without a gap within company and month: 记-YYYY-MM-NNNN.
#include "posting.h"

#include <fmt/format.h>

#include <map>
#include <set>

#include "chart.h"
#include "companies.h"
#include "failure.h"
#include "voucher_check.h"

namespace erp {

namespace {

const char* origin_name(Origin origin) {
  if (origin == Origin::plugin) return "plugin";
  return origin == Origin::import ? "import" : "opening";
}

// A file that already numbers as this ledger does (记-2024-01-0012) keeps its numbers; 0 = any.
std::int64_t wanted_ordinal(const Voucher& voucher) {
  const std::string prefix = "记-" + format_period(voucher.period) + "-";
  const std::string digits = voucher.source.starts_with(prefix) ? voucher.source.substr(prefix.size()) : "";
  if (digits.size() != 4 || digits.find_first_not_of("0123456789") != std::string::npos) return 0;
  return std::stol(digits);
}

bool is_free(Database& ledger, const Voucher& voucher, std::int64_t ordinal) {
  return !ledger
              .query("SELECT 1 FROM voucher WHERE company = ? AND year = ? AND period = ? AND ordinal = ?",
                     voucher.company, voucher.period.year, voucher.period.number, ordinal)
              .step();
}

std::int64_t next_ordinal(Database& ledger, const Voucher& voucher) {
  if (const std::int64_t wanted = wanted_ordinal(voucher); wanted > 0) {
    if (is_free(ledger, voucher, wanted)) return wanted;
    throw Failure(rubiao_conflict, {"凭证号 " + voucher.source + " 已被占用，未过账任何凭证。",
                                    "Voucher number " + voucher.source + " is taken; nothing was posted."});
  }
  Statement row = ledger.query(
      "SELECT coalesce(max(ordinal), 0) + 1 FROM voucher WHERE company = ? AND year = ? AND period = ?",
      voucher.company, voucher.period.year, voucher.period.number);
  row.step();
  return row.integer(0);
}

std::string voucher_number(const Voucher& voucher, std::int64_t ordinal) {
  if (voucher.origin == Origin::opening) return "期初-" + format_date(voucher.date);
  return fmt::format("记-{}-{:04}", format_period(voucher.period), ordinal);
}

void write_lines(Database& ledger, std::int64_t voucher, const std::string& company,
                 const std::vector<Line>& lines) {
  std::int64_t at = 0;
  for (const Line& line : lines)
    ledger.run("INSERT INTO line VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", voucher, ++at, company, line.account,
               line.debit_fen, line.credit_fen, line.memo, line.cost_center, line.counterparty, line.rule);
}

std::string write_voucher(Database& ledger, const Voucher& voucher) {
  const std::int64_t ordinal = next_ordinal(ledger, voucher);
  std::string number = voucher_number(voucher, ordinal);
  ledger.run(
      "INSERT INTO voucher (company, number, ordinal, date, year, period, origin, kind, sequence, source, "
      "currency, "
      "memo, sha256) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      voucher.company, number, ordinal, voucher.date, voucher.period.year, voucher.period.number,
      origin_name(voucher.origin), voucher.kind, voucher.sequence, voucher.source, voucher.currency,
      voucher.memo, voucher.sha256);
  write_lines(ledger, ledger.last_row(), voucher.company, voucher.lines);
  return number;
}

// Answers the vouchers that are known; true if one of them has other content.
bool look_up(Database& ledger, std::span<const Voucher> vouchers, std::vector<Posted>& answers) {
  bool conflict = false;
  answers.assign(vouchers.size(), {});
  for (std::size_t i = 0; i < vouchers.size(); ++i) {
    const std::optional<KnownVoucher> known = find_known(ledger, vouchers[i]);
    if (!known) continue;
    const bool same = known->sha256 == vouchers[i].sha256;
    answers[i] = {same ? rubiao_posted_exists : rubiao_posted_exists_with_different_content, known->number};
    conflict = conflict || !same;
  }
  return conflict;
}

[[noreturn]] void refuse_conflict(std::span<const Voucher> vouchers, const std::vector<Posted>& answers) {
  std::vector<Problem> problems;
  for (std::size_t i = 0; i < answers.size(); ++i)
    if (answers[i].answer == rubiao_posted_exists_with_different_content) {
      const std::string key = voucher_key_text(vouchers[i]);
      problems.push_back(
          {.field = key,
           .found = {"与已过账的 " + answers[i].number + " 内容不同",
                     "content that differs from " + answers[i].number + ", posted under this key"},
           .expected = {"相同内容", "the same content"},
           .todo = {"用红字凭证冲销后另编凭证号",
                    "reverse it by a red-letter voucher and post under a new key"}});
    }
  throw Failure(rubiao_conflict,
                {"同一凭证键下已有不同内容，未过账任何凭证。",
                 "A voucher key is taken by other content; nothing was posted."},
                problems);
}

void check_new(Database& ledger, std::span<const Voucher> vouchers, const std::vector<Posted>& answers) {
  VoucherCheck check(ledger);
  std::set<std::string> keys;
  for (std::size_t i = 0; i < vouchers.size(); ++i) {
    if (answers[i].answer != 0) continue;
    check.examine(vouchers[i]);
    if (!keys.insert(vouchers[i].company + "/" + voucher_key_text(vouchers[i])).second)
      check.object_to_repetition(vouchers[i]);
  }
  check.throw_if_any();
}

}  // namespace

void post(Database& ledger, std::span<const Voucher> vouchers, std::vector<Posted>& answers) {
  WriteTransaction transaction(ledger);
  if (look_up(ledger, vouchers, answers)) refuse_conflict(vouchers, answers);
  check_new(ledger, vouchers, answers);
  for (std::size_t i = 0; i < vouchers.size(); ++i)
    if (answers[i].answer == 0) answers[i] = {rubiao_posted_new, write_voucher(ledger, vouchers[i])};
  transaction.commit();
}

std::optional<KnownVoucher> find_known(Database& ledger, const Voucher& key) {
  static const std::map<Origin, const char*> conditions = {
      {Origin::plugin, "origin = 'plugin' AND year = ?2 AND period = ?3 AND kind = ?4 AND sequence = ?5"},
      {Origin::import, "origin = 'import' AND year = ?2 AND period = ?3 AND source = ?6"},
      {Origin::opening, "origin = 'opening'"}};
  // Unused parameters keep their place: every form binds the same six.
  Statement row = ledger.query(
      fmt::format("SELECT number, sha256, ?2, ?3, ?4, ?5, ?6 FROM voucher WHERE company = ?1 AND {}",
                  conditions.at(key.origin)),
      key.company, key.period.year, key.period.number, key.kind, key.sequence, key.source);
  if (!row.step()) return std::nullopt;
  return KnownVoucher{row.text(0), row.text(1)};
}

}  // namespace erp
