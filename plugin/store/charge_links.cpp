// SPDX-License-Identifier: Apache-2.0
#include "store/charge_links.h"

#include <algorithm>
#include <charconv>

#include "base/error.h"
#include "store/chain.h"
#include "store/charge_feed.h"
#include "store/charges.h"

namespace rubiao::store {
namespace {

constexpr std::string_view word = "charge ";

std::int64_t rows_between(const Connection& connection, const Company& company, int month, std::int64_t first,
                          std::int64_t last) {
  Statement count = connection.prepare("SELECT count(*) FROM charge WHERE key BETWEEN ? AND ?");
  count.bind(charge_key(company, month, first), charge_key(company, month, last)).next();
  return count.number(0);
}

std::string assets_of(std::span<const ChargeRow> rows, bool alone) {
  const std::string first = std::to_string(rows.front().asset);
  if (rows.size() == 1) return first;
  if (alone) return first + ".." + std::to_string(rows.back().asset);
  std::string assets = first;
  for (const ChargeRow& row : rows.subspan(1)) assets += "," + std::to_string(row.asset);
  return assets;
}

bool take_number(std::string_view& text, std::int64_t& number) {
  const auto [end, wrong] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (wrong != std::errc() || number < 1) return false;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return true;
}

bool take(std::string_view& text, std::string_view mark) {
  if (!text.starts_with(mark)) return false;
  text.remove_prefix(mark.size());
  return true;
}

// "5", "5..7" or "5,7".
bool read_assets(std::string_view text, ChargeSubject& subject) {
  if (!take_number(text, subject.first)) return false;
  subject.last = subject.first;
  if (take(text, "..")) return take_number(text, subject.last) && text.empty();
  subject.assets = {subject.first};
  while (take(text, ",")) {
    std::int64_t next = 0;
    if (!take_number(text, next) || next <= subject.last) return false;
    subject.assets.push_back(next);
    subject.last = next;
  }
  return text.empty();
}

}  // namespace

void put_charges(Connection& connection, const Company& company, Period month,
                 std::span<const ChargeRow> rows) {
  connection.charge_feed().hold(charge_key(company, month.month_index(), 0), rows);
  connection.prepare("INSERT INTO charge SELECT * FROM charge_feed").run();
  connection.charge_feed().hold(0, {});
}

void append_charge_link(Connection& connection, const Company& company, Period month,
                        std::span<const ChargeRow> rows) {
  if (rows.empty()) return;
  std::string bytes;
  bytes.reserve(rows.size() * 40);
  for (const ChargeRow& row : rows) add_bytes(row, bytes);
  const bool alone = rows_between(connection, company, month.month_index(), rows.front().asset,
                                  rows.back().asset) == static_cast<std::int64_t>(rows.size());
  append_link(connection, company, std::string(word) + to_text(month) + " " + assets_of(rows, alone), bytes);
}

void add_bytes(const ChargeRow& row, std::string& bytes) {
  for (const std::int64_t number :
       {row.asset, row.charge_fen, row.accumulated_fen, row.gross_fen, row.impairment_fen}) {
    for (int shift = 56; shift >= 0; shift -= 8)
      bytes += static_cast<char>(static_cast<std::uint64_t>(number) >> shift);
  }
}

bool ChargeSubject::names(std::int64_t asset) const {
  if (assets.empty()) return asset >= first && asset <= last;
  return std::ranges::binary_search(assets, asset);
}

std::optional<ChargeSubject> read_charge_subject(std::string_view subject) {
  if (!take(subject, word)) return std::nullopt;
  const std::size_t space = subject.find(' ');
  if (space == std::string_view::npos) return std::nullopt;
  ChargeSubject read;
  try {
    const Period month = Period::parse(std::string(subject.substr(0, space)), "chain");
    if (month.is_adjustment()) return std::nullopt;  // no charge falls into a thirteenth period
    read.month = month.month_index();
  } catch (const Error&) {
    return std::nullopt;
  }
  if (!read_assets(subject.substr(space + 1), read)) return std::nullopt;
  return read;
}

}  // namespace rubiao::store
