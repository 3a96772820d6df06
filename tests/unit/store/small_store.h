// SPDX-License-Identifier: Apache-2.0
// A store in memory with one company, and rows to write into it.
#pragma once

#include "base/error.h"
#include "store/chain.h"
#include "store/data_sets.h"
#include "store/event_log.h"
#include "store/movements.h"
#include "store/pending.h"
#include "store/vouchers.h"

namespace rubiao::store {

inline Date day(int month, unsigned number) {
  return {std::chrono::year{2024}, std::chrono::month{static_cast<unsigned>(month)},
          std::chrono::day{number}};
}

inline Event sold_event(std::int64_t line, const std::string& proceeds = "1.00") {
  return read_event(formats::parse_json(
      R"({"event": "sold", "version": 1, "date": "2024-05-01", "source": {"document": "D", "line": )" +
          std::to_string(line) + R"(}, "asset": "DS", "proceeds": ")" + proceeds +
          R"(", "vat": "0.00", "currency": "CNY", "settlement": "银行存款"})",
      "test"));
}

inline Entry small_entry(Fen fen = 100) {
  return {.kind = "E01",
          .memo = "购入",
          .lines = {{.account = "170101", .debit_fen = fen}, {.account = "1002", .credit_fen = fen}},
          .articles = "CAS6:12"};
}

struct SmallStore {
  Connection connection = open_store(":memory:");
  Company company = [this] {
    Transaction transaction(connection);
    Company made = ensure_company(connection, "C");
    transaction.commit();
    return made;
  }();

  [[nodiscard]] std::int64_t count(const std::string& table) const {
    return connection.number("SELECT count(*) FROM " + table);
  }
};

// One row in each of the tables that a posted event fills.
inline void write_one_of_each(Connection& connection, const Company& company, std::int64_t line) {
  const std::int64_t number = put_event(connection, company, sold_event(line), true, "李敏", day(5, 1));
  put_verdict(connection, company, *find_event(connection, company, number), {true, "王强", day(5, 2), ""});
  put_decisions(connection, company, number, {"{}"});
  const std::int64_t asset = put_data_set(
      connection, company, {.id = "DS", .name = "数据", .registered_on = day(1, 1)}, number, day(5, 1));
  const Voucher voucher = put_voucher(connection, company, small_entry(),
                                      {.date = day(5, 1), .period = Period(2024, 5), .event = number});
  put_movement(connection, company, asset, {MovementKind::purchased, {.gross = 100}, "CM-1"},
               {.event = number,
                .date = day(5, 1),
                .period = Period(2024, 5),
                .voucher_kind = "E01",
                .voucher_sequence = voucher.key.sequence});
  put_receipt(connection, company, voucher.key, "记-1");
}

template <typename Act>
Status status_of(Act act) {
  try {
    act();
  } catch (const Error& error) {
    return error.status();
  }
  return Status::ok;
}

}  // namespace rubiao::store
