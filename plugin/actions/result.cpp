// SPDX-License-Identifier: Apache-2.0
#include "actions/result.h"

namespace rubiao {
namespace {

using formats::Json;

using Names = std::map<std::string, std::string>;

Json line_json(const VoucherLine& line, const Names& names) {
  const auto name = names.find(line.account);
  return {{"account", line.account},
          {"name", name == names.end() ? "" : name->second},
          {"debit", line.debit_fen == 0 ? Json() : Json(to_text(line.debit_fen))},
          {"credit", line.credit_fen == 0 ? Json() : Json(to_text(line.credit_fen))},
          {"memo", line.memo},
          {"cost_center", line.cost_center},
          {"counterparty", line.counterparty},
          {"rule", line.rule}};
}

const char* state_of(const store::StoredVoucher& stored) {
  if (!stored.host_voucher.empty()) return "posted_by_host";
  return stored.receipt.empty() ? "open" : "posted";
}

Json voucher_json(const store::StoredVoucher& stored, const Names& names) {
  Json lines = Json::array();
  for (const VoucherLine& line : stored.voucher.lines) lines.push_back(line_json(line, names));
  return {{"key", to_text(stored.voucher.key)},
          {"date", to_text(stored.voucher.date)},
          {"memo", stored.voucher.memo},
          {"rule", stored.voucher.key.kind + " " + stored.articles},
          {"state", state_of(stored)},
          {"number", stored.host_voucher.empty() ? stored.receipt : stored.host_voucher},
          {"lines", std::move(lines)}};
}

}  // namespace

Json Table::json(Language language) const {
  Json columns = Json::array();
  for (const TableColumn& column : columns_) {
    columns.push_back({{"id", column.id}, {"title", column.title.in(language)}, {"type", column.type}});
  }
  Json json{
      {"kind", "table"}, {"title", title_.in(language)}, {"columns", std::move(columns)}, {"rows", rows_}};
  if (!note_.in(language).empty()) json["note"] = note_.in(language);
  return json;
}

Json cell(Fen fen) {
  return to_text(fen);
}
Json cell(const std::optional<Fen>& fen) {
  return fen ? Json(to_text(*fen)) : Json();
}
Json cell(const std::optional<Date>& date) {
  return date ? Json(to_text(*date)) : Json();
}

Json Result::json() const {
  Json json = {{"outputs", outputs_}};
  if (!run_.is_null()) json["run"] = run_;
  return json;
}

void Result::message(const Text& text, const char* level) {
  outputs_.push_back({{"kind", "message"}, {"level", level}, {"text", text.in(language_)}});
}

void Result::journal(std::span<const store::StoredVoucher> vouchers, const Names& names) {
  Json list = Json::array();
  for (const store::StoredVoucher& stored : vouchers) list.push_back(voucher_json(stored, names));
  outputs_.push_back({{"kind", "journal"}, {"vouchers", std::move(list)}});
}

void Result::chart(const Chart& chart) {
  Json series = Json::array();
  for (const Chart::Series& line : chart.series)
    series.push_back({{"title", line.title.in(language_)}, {"values", line.values}});
  outputs_.push_back(
      {{"kind", "chart"}, {"title", chart.title.in(language_)}, {"axis", chart.axis}, {"series", series}});
}

void Result::document(const std::string& name, const std::string& media_type, const Text& title) {
  outputs_.push_back(
      {{"kind", "document"}, {"name", name}, {"media_type", media_type}, {"title", title.in(language_)}});
}

Result listed(std::span<const Table> tables, const Text& when_empty, Language language) {
  Result result(language);
  bool empty = true;
  for (const Table& table : tables) {
    if (table.empty()) continue;
    result.table(table);
    empty = false;
  }
  if (empty) result.message(when_empty);
  return result;
}

Result listed(const Table& table, const Text& when_empty, Language language) {
  return listed({&table, 1}, when_empty, language);
}

}  // namespace rubiao
