// SPDX-License-Identifier: Apache-2.0
// The rows of the disclosures, in the official order: note table A, data resources recognised as intangible
// assets [MOF2023-11:3.2], note table B, those recognised as inventory [MOF2023-11:3.2], and the roll-forward
// of development expenditure [CAS6:24]. A row says which movements it sums; note tables, web page, instance
// and presentation linkbase are all drawn from here. What a concept means stands in concepts.h.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "disclosure/label.h"
#include "measurement/movement.h"

namespace rubiao::disclosure {

enum class TableId : std::uint8_t { intangible_assets, inventories, development_expenditure };

enum class Content : std::uint8_t {
  heading,
  opening,   // the balance before the first day
  closing,   // the balance on the last day
  movement,  // the period's movements of the kinds named
};

// provision: what the impairment takes from the carrying amount, negative where it grows.
enum class Part : std::uint8_t { gross, amortisation, impairment, carrying, provision };

// Movement kinds as a set: bit k stands for the kind with number k.
using Kinds = std::uint64_t;

struct Row {
  std::string_view id;  // A1 to A27, B1 to B21, D1 to D6
  std::string_view concept_name;
  Content content;
  Part part = Part::gross;
  Kinds kinds = 0;        // of a movement row
  bool decrease = false;  // printed positive, kept negative
  int indent = 0;         // 0 heading, 1 row, 2 of which
  Label label;
};

[[nodiscard]] std::span<const Row> rows_of(TableId table);
// The row with this id; the ids are ours, so an unknown one is our own mistake and throws Error(internal).
[[nodiscard]] const Row& row_named(TableId table, std::string_view id);

// 确认为无形资产的数据资源 and so on; and the four columns, 合计 last.
[[nodiscard]] Label title_of(TableId table);
[[nodiscard]] std::span<const Label> columns_of(TableId table);

}  // namespace rubiao::disclosure
