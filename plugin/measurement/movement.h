// SPDX-License-Identifier: Apache-2.0
// Movement: one dated change of the amounts of one data set. The kinds map one to one to the rows of the note
// tables [MOF2023-11:3.1] [MOF2023-11:3.2], so that balances and note tables are sums of movements and
// nothing else. The monthly amortisation of the nightly run is kept in narrower rows of its own (store:
// charge), which count as movements of the kind `amortised`.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/money.h"
#include "base/text.h"
#include "register/data_set.h"

namespace rubiao {

// What a movement changes; numbers are kept in the store and frozen.
enum class MovementKind : std::uint8_t {
  // Note table A, data resources recognised as intangible assets.
  purchased = 1,             // A4 购入
  developed_internally = 2,  // A5 内部研发: transferred from development expenditure
  other_increase = 3,        // A6 其他增加
  disposed = 4,              // A8, A16, A23 处置
  lapsed = 5,                // A9, A17, A23 失效且终止确认
  other_decrease = 6,        // A10, A18, A23 其他减少
  amortised = 7,             // A14
  impaired = 8,              // A22
  opened = 9,                // A2, A13, A21: on the books when the system went live

  // Note table B, data resources recognised as inventory.
  inventory_restated = 10,        // B2, B13: an error of an earlier year
  inventory_purchased = 11,       // B4 购入
  inventory_processed = 12,       // B5 采集加工
  inventory_other_increase = 13,  // B6
  inventory_sold = 14,            // B8, B17 出售
  inventory_lapsed = 15,          // B9, B17
  inventory_other_decrease = 16,  // B10, B17
  provision_charged = 17,         // B14 计提
  provision_reversed = 18,        // B16 转回
  inventory_opened = 19,          // B2, B13

  // Development expenditure in progress, 5301 资本化支出 [CAS6:24].
  development_added = 21,
  development_transferred = 22,  // to the intangible asset, equals A5
  development_abandoned = 23,
  development_opened = 24,
  development_impaired = 25,
  development_restated = 26,  // an error of an earlier year

  // Never on the balance sheet; numbers from 31 on.
  research_expensed = 31,  // 5301 费用化支出
  research_closed = 32,    // its month-end transfer to 研发费用, E05a
  expensed = 33,           // straight to an expense account

  // 持有待售资产, a row of its own on the balance sheet [CAS42:13].
  held_classified = 41,    // at the carrying amount
  held_written_down = 42,  // to fair value less selling cost
  held_recovered = 43,     // of what was written down since
  held_sold = 44,
  held_returned = 45,  // to intangible assets

  // What is owed for a purchase by instalments: 长期应付款 less 未确认融资费用 [CAS6:12].
  instalments_owed = 51,
  interest_accrued = 52,
  instalment_paid = 53,

  // 递延收益 of a grant by the gross method [CAS16:8].
  grant_deferred = 55,
  grant_released = 56,
  grant_repaid = 57,
  grant_restated = 58,  // by an error of an earlier year

  // Note table A again: to and from 持有待售资产; numbers below 64, for a row's kinds are a set of bits.
  moved_to_held_for_sale = 61,    // A10, A18, A23
  moved_from_held_for_sale = 62,  // A6, A14, A22
  restated = 63,                  // A2, A13, A21: an error of an earlier year; no movement of this one

  // Contract cost, outside the three rows [CAS14:26] [CAS14:28]; numbers from 101 on stand in no note table.
  fulfilment_incurred = 101,
  fulfilment_amortised = 102,
  fulfilment_impaired = 103,  // and reversed
  obtaining_incurred = 111,
  obtaining_amortised = 112,
  obtaining_impaired = 113,

  // 递延所得税资产, and as amortisation 递延所得税负债 [CAS18:11] [CAS18:13].
  deferred_tax = 121,
  deferred_tax_restated = 122,  // by an error of an earlier year
  // What goodwill or capital reserve bears of liability less asset; as amortisation what is recognised of the
  // difference they bore that is still there; as impairment the carrying amount by which it was told
  // [CAS18:21] [CAS18:22].
  tax_beside_profit = 131,
};

enum class Holding : std::uint8_t {
  intangible = 1,
  inventory = 2,
  development = 3,
  expense = 4,
  held_for_sale = 5,
  instalments = 6,
  grant = 7,
  fulfilment_cost = 8,
  obtaining_cost = 9,
  deferred_tax = 10,
  tax_beside_profit = 11,
};
[[nodiscard]] Holding holding_of(MovementKind kind);
// Balances taken over at the start, and errors of earlier years: no movement of any period.
[[nodiscard]] bool is_opening(MovementKind kind);

// The columns of the note tables: 外购 | 自行开发（自行加工） | 其他方式取得.
enum class Column : std::uint8_t { purchased = 1, self_made = 2, other = 3 };
inline constexpr std::array all_columns{Column::purchased, Column::self_made, Column::other};
[[nodiscard]] Column column_of(Route route);

// Amounts in fen. As a delta each part is signed; as a balance none is negative.
struct Amounts {
  Fen gross = 0;         // 账面原值, or the cost of inventory, or the capitalised or expensed spending
  Fen amortisation = 0;  // 累计摊销
  Fen impairment = 0;    // 减值准备, 存货跌价准备

  [[nodiscard]] Fen carrying() const { return gross - amortisation - impairment; }
  Amounts& operator+=(const Amounts& other);
  [[nodiscard]] Amounts negated() const { return {-gross, -amortisation, -impairment}; }
  friend bool operator==(const Amounts&, const Amounts&) = default;
};

// One movement of one data set; who, when and by which voucher stand beside it in the store.
struct Movement {
  MovementKind kind;
  Amounts delta;
  std::string rule;       // "CM-1", "E07": why
  std::size_t entry = 0;  // which of the event's entries books it
};

// The amortisation of one month as it stands, and the grant released along with it.
struct MonthCharge {
  int month = 0;  // Period::month_index
  Fen charge_fen = 0;
  Fen released_fen = 0;
};

// What an event deferred of a grant; repaid: below zero.
struct Granted {
  int month = 0;  // Period::month_index
  Fen fen = 0;
};

// What an event does to the charge of one month: takes it back, charges it, or both.
struct ChargeCorrection {
  int month = 0;         // Period::month_index
  Fen charge_fen = 0;    // added to the month's charge
  Fen released_fen = 0;  // and to what it released of a grant
  bool was_charged = false;
  bool charged = false;  // whether the month counts as charged from here on
  [[nodiscard]] ChargeCorrection undone() const {
    return {month, -charge_fen, -released_fen, charged, was_charged};
  }
};

// The movements of one kind and column over a reporting period, and everything of that kind before it.
struct MovementTotal {
  MovementKind kind;
  Column column;
  Amounts before;  // sum of all movements dated before the first day
  Amounts during;  // sum from the first to the last day
};

}  // namespace rubiao
