// SPDX-License-Identifier: Apache-2.0
// How charges stand in the chain: a batch of rows of one month is one link. Its subject names the assets, as
// "charge 2024-03 1..10000" where no other charge of the month lies between, else one by one, "charge 2024-03
// 5,7"; so that what was charged later, by another run, can be told from what was there before.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/money.h"
#include "store/company.h"

namespace rubiao::store {

struct ChargeRow {
  std::int64_t asset = 0;
  Fen charge_fen = 0;
  Fen accumulated_fen = 0;
  Fen gross_fen = 0;
  Fen impairment_fen = 0;
};

// Rows in order of assets, none of which is there. Inside a transaction.
void put_charges(Connection& connection, const Company& company, Period month,
                 std::span<const ChargeRow> rows);
// Rows in order of assets, written already; nothing is linked where there are none. Inside a transaction.
void append_charge_link(Connection& connection, const Company& company, Period month,
                        std::span<const ChargeRow> rows);
// Rows as they are hashed, one after the other.
void add_bytes(const ChargeRow& row, std::string& bytes);

struct ChargeSubject {
  int month = 0;  // Period::month_index
  std::int64_t first = 0;
  std::int64_t last = 0;
  std::vector<std::int64_t> assets;  // one by one; empty: all from first to last

  [[nodiscard]] bool names(std::int64_t asset) const;
};
// Nothing if the subject is of something else, or is no such subject at all.
[[nodiscard]] std::optional<ChargeSubject> read_charge_subject(std::string_view subject);

}  // namespace rubiao::store
