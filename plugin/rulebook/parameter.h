// SPDX-License-Identifier: Apache-2.0
// Parameters (rules/<edition>/parameters.xml): the numbers and choices of the rules that have a date: a tax
// rate, the month amortisation begins, the life that needs a reason. Each value says from when it holds, on
// which source it rests and who may change it: the law, the company's accounting policy, or an estimate.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/decimal.h"
#include "formats/xml_tree.h"
#include "rulebook/cell_test.h"
#include "rulebook/row_citation.h"
#include "rulebook/value.h"

namespace rubiao::rulebook {

struct ParameterValue {
  Date from{};
  std::optional<Date> to{};
  Value value{};
  std::string source{};    // a key of sources.xml
  std::string verified{};  // yes, secondary or no
};

struct Parameter {
  std::string name{};
  Text title{};
  Type type = Type::text;
  std::string unit{};
  std::optional<Decimal> minimum{};
  std::optional<Decimal> maximum{};
  std::vector<std::string> choices{};    // of a text; empty: anything
  std::string changed_by{};              // law, policy or estimate
  std::vector<ParameterValue> values{};  // by date

  // The value that holds on that day; nullptr if none does.
  [[nodiscard]] const ParameterValue* value_at(Date day) const;
  [[nodiscard]] const Value* at(Date day) const {
    const ParameterValue* found = value_at(day);
    return found == nullptr ? nullptr : &found->value;
  }
};

// Adds R601 (outside its bounds or choices), R602 (dates overlap), R603 (no value when the edition begins),
// R2xx (not of its type) and R402, R403 (source).
[[nodiscard]] std::vector<Parameter> read_parameters(const formats::XmlElement& root, const std::string& file,
                                                     const Sources& sources, const InForce& edition,
                                                     Findings& findings);

}  // namespace rubiao::rulebook
