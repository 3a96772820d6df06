// SPDX-License-Identifier: Apache-2.0
// Concepts: every element of the taxonomy cas-dr, with its labels in both languages, its meaning and the
// section of 财会〔2023〕11号 it answers [MOF2023-11:3.1] [MOF2023-11:3.2]. Schema, label and reference
// linkbases, instance and its check all come from this one list. Which row shows a concept stands in rows.h,
// what adds up in relations.h, where it is presented and by which axis it is divided in outline.h.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "disclosure/label.h"
#include "disclosure/report.h"

namespace rubiao::disclosure {

// The taxonomy's address, set once. It is ours and never one under mof.gov.cn.
inline constexpr std::string_view taxonomy_namespace = "http://rubiao.example/xbrl/cas-dr/2024-01-01";
inline constexpr std::string_view taxonomy_prefix = "cas-dr";
inline constexpr std::string_view taxonomy_date = "2024-01-01";
inline constexpr std::string_view taxonomy_stem = "cas-dr-2024-01-01";

enum class Kind : std::uint8_t {
  balance,     // an amount at a moment
  flow,        // an amount over a period
  text_block,  // a narrative, as escaped XHTML
  name,        // a short text at a moment
  life,        // a span of time left at a moment
  choices,     // some of a list, over a period
  heading,     // abstract
  line_items,  // abstract: what a table divides
  table,       // a hypercube
  axis,        // an explicit dimension
  typed_axis,  // a dimension whose members are the ledger's own ids
  member,      // of an explicit dimension
};

enum class Balance : std::uint8_t { none, debit, credit };

struct Concept {
  std::string_view name;
  Kind kind;
  Balance balance = Balance::none;
  Label label;
  Label meaning;
  std::string_view section;  // of 财会〔2023〕11号
};

[[nodiscard]] std::span<const Concept> concepts();
// nullptr if there is none.
[[nodiscard]] const Concept* find_concept(std::string_view name);
// The name is ours; an unknown one throws Error(internal).
[[nodiscard]] const Concept& concept_named(std::string_view name);

[[nodiscard]] bool is_amount(const Concept& item);    // balance or flow
[[nodiscard]] bool is_instant(const Concept& item);   // balance, name or life
[[nodiscard]] bool is_reported(const Concept& item);  // may have a fact

// 存货, 无形资产, 开发支出, and the concept of 其中：数据资源 under each.
[[nodiscard]] std::string_view parent_concept(StatementItem item);
[[nodiscard]] std::string_view data_concept(StatementItem item);
[[nodiscard]] std::string_view figure_concept(Figure figure);
[[nodiscard]] std::string_view narrative_concept(Narrative narrative);
// The member that stands for a column of note tables A and B; the total column has none.
// A list to choose from: the concept that holds the choice, the list and its members.
struct ChoiceList {
  std::string_view name;
  std::string_view domain;
  std::span<const std::string_view> members;
};
[[nodiscard]] std::span<const ChoiceList> choice_lists();
[[nodiscard]] std::string_view member_of(Method method);
[[nodiscard]] std::string_view member_of(CostFormula formula);
[[nodiscard]] std::string_view axis_of(TableId table);
[[nodiscard]] std::string_view member_of(TableId table, std::size_t column);

}  // namespace rubiao::disclosure
