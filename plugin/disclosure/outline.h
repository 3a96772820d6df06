// SPDX-License-Identifier: Apache-2.0
// Outline: the taxonomy's table of contents. Each role is one table of the disclosures [MOF2023-11:3.1]
// [MOF2023-11:3.2]; it says which concept is presented under which and, where the table has columns, by which
// axis it is divided. Presentation and definition linkbases are written from it, in its order.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "disclosure/concepts.h"

namespace rubiao::disclosure {

struct Role {
  std::string_view id;
  Label title;  // begins with the number that sorts it
};

[[nodiscard]] std::span<const Role> roles();
[[nodiscard]] std::string role_address(std::string_view role_id);
// Where the sums and balances of a note table belong.
[[nodiscard]] std::string_view role_of(TableId table);

// Which of its labels a concept shows at a place.
enum class Shown : std::uint8_t { standard, terse, period_start, period_end };

struct Branch {
  std::string_view parent;  // empty for the root
  std::string_view name;
  Shown shown = Shown::standard;
};

// The tree of a role, parents before children, brothers in order.
[[nodiscard]] std::vector<Branch> branches(std::string_view role_id);

// How a table is divided: a closed hypercube over the line items, its axis in the scenario.
struct Division {
  std::string_view table;
  std::string_view line_items;
  std::string_view axis;
  std::string_view whole;                 // domain and default member; empty for a typed axis
  std::vector<std::string_view> members;  // of the whole
  std::vector<std::string_view> concepts;
};

[[nodiscard]] std::optional<Division> division_of(std::string_view role_id);

}  // namespace rubiao::disclosure
