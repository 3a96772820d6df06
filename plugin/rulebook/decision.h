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
  [[nodiscard]] std::string articles() const;  // "CAS6:9; CAS6:13"
};

// A row that would have matched but for this one column.
struct NearMiss {
  std::string row{};
  std::string column{};
  std::string needs{};
  Value got{};
};

// A parameter whose value decided with the row: 参数.使用寿命需说明月数 as it stood on the day.
struct ParameterUsed {
  std::string name{};
  Value value{};
  std::string unit{};
  std::string source{};
};

struct Decision {
  Date as_of{};  // the accounting date
  std::string edition{};
  std::string edition_sha256{};
  std::string table{};
  std::string name{};
  char hit_policy = 'U';  // U, A, C or R
  Inputs inputs{};        // what the decision and those it rests on were asked with
  std::vector<Match> matches{};
  std::vector<NearMiss> near_misses{};
  std::vector<ParameterUsed> parameters{};
  std::vector<Decision> because{};  // the decisions whose outcomes it asked for

  [[nodiscard]] bool has_one_outcome() const { return hit_policy == 'U' || hit_policy == 'A'; }
  // The row of a table with one outcome; the first of those that agree.
  [[nodiscard]] const Match& match() const;
  [[nodiscard]] std::string articles() const;  // "CAS6:9; MOF2023-11:2.2" of the matched rows, none twice
};

// The trace, schema trace/1: a tree over the graph of decisions. It is a pure function of the rules, the
// accounting date and the inputs, so that asking again gives the same bytes.
[[nodiscard]] nlohmann::ordered_json to_json(const Decision& decision);
// What it says of a row that matched, of its outcome and of the parameters.
[[nodiscard]] nlohmann::ordered_json to_json(const Match& match);
[[nodiscard]] nlohmann::ordered_json outcome_json(const Match& match);
[[nodiscard]] nlohmann::ordered_json to_json(const std::vector<ParameterUsed>& parameters);

}  // namespace rubiao::rulebook
