// SPDX-License-Identifier: Apache-2.0
// Decision: the answer of one decision table together with its reasons: which row took the inputs, cell by
// cell, on which articles that row rests, and which rows missed by one cell only (why *not* capitalised?).
// Written as JSON it is the working paper an auditor keeps: the same inputs give the same bytes.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/date.h"
#include "rulebook/value.h"

namespace rubiao::rulebook {

// One article of one source, as rules/sources.xml has it.
struct Citation {
  std::string key{};      // CAS6:9
  std::string number{};   // 企业会计准则第6号——无形资产
  std::string article{};  // 第九条
  Date in_force_from{};
  std::optional<Date> in_force_to{};
  std::string text_sha256{};
};

struct Cell {
  std::string column{};
  std::string condition{};  // as a reader wants it: without quotation marks
  Value given{};
  bool holds;
};

struct Match {
  std::string row{};
  std::vector<Cell> cells{};
  std::vector<Citation> citations{};
  std::string note{};
  std::vector<std::pair<std::string, Value>> outputs{};

  // Throw Error(internal) if the table has no such column or its type is another: a mistake of the caller.
  [[nodiscard]] const Value& output(std::string_view column) const;
  [[nodiscard]] std::string text(std::string_view column) const;
  [[nodiscard]] bool flag(std::string_view column) const;
};

// A row that would have matched but for this one column.
struct NearMiss {
  std::string row{};
  std::string column{};
  std::string needs{};
  Value got{};
};

struct Decision {
  std::string edition{};
  std::string edition_sha256{};
  std::string table{};
  std::string name{};
  std::string hit_policy{};  // U or C
  Inputs inputs{};           // in the order of the table's columns
  std::vector<Match> matches{};
  std::vector<NearMiss> near_misses{};

  [[nodiscard]] const Match& match() const;    // the one row of a U table
  [[nodiscard]] std::string articles() const;  // "CAS6:9; MOF2023-11:2.2" of the matched rows, none twice
};

// The trace, schema trace/1.
[[nodiscard]] nlohmann::ordered_json to_json(const Decision& decision);

}  // namespace rubiao::rulebook
