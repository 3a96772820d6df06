// SPDX-License-Identifier: Apache-2.0
// BoundTable: a decision as it stands on one day, with all it rests on, bound once and asked with whole
// columns of values. Question by question it answers as Edition::decide does (a test holds it to that), and
// allocates nothing for a question. Immutable: any number of threads may ask it, each with its own Workspace.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rulebook/column_locator.h"
#include "rulebook/column_values.h"
#include "rulebook/edition.h"

namespace rubiao::rulebook {

struct BoundColumn {
  bool asked;        // of the caller; otherwise of another decision
  std::size_t from;  // in inputs() or in decisions()
  ColumnLocator locator;
  std::vector<Element> by_row{};        // of that decision, and behind the last row what is refused
  std::vector<std::uint64_t> takers{};  // element by element the rows that take it, as words
};

struct BoundDecision {
  const Decider* decider;
  std::vector<std::uint64_t> all_rows{};  // as words
  std::vector<BoundColumn> columns{};
  std::vector<std::size_t> inputs{};   // what it and those it rests on are asked with, in inputs()
  std::vector<std::size_t> because{};  // in decisions(), each once
  std::size_t first_column = 0;        // among those of all decisions

  [[nodiscard]] std::size_t rows() const { return decider->table().rows.size(); }
  [[nodiscard]] std::size_t words() const { return all_rows.size(); }
};

// Where some questions are worked out; kept from one call to the next.
class Workspace {
 public:
  // The element of each question, by column; its row, by decision: rows() if none takes it.
  [[nodiscard]] std::span<Element> elements(std::size_t column) { return part(elements_, column); }
  [[nodiscard]] std::span<std::uint32_t> rows(std::size_t decision) { return part(rows_, decision); }

  std::vector<std::string> values;  // of one question as JSON, by input: for TraceWriter

 private:
  friend class BoundTable;
  template <typename Number>
  std::span<Number> part(std::vector<Number>& all, std::size_t at) {
    return std::span(all).subspan(at * questions_, questions_);
  }

  std::size_t questions_ = 0;
  std::vector<Element> elements_;
  std::vector<std::uint32_t> rows_;
  std::vector<std::uint64_t> hits_;
};

class BoundTable {
 public:
  // The edition must outlive it. Error(not_found) for an unknown decision.
  BoundTable(const Edition& edition, Date day, std::string_view decision_id);

  // What it is asked with, each name once, in the order of the columns.
  [[nodiscard]] const std::vector<const InputColumn*>& inputs() const { return inputs_; }
  // Every decision after those it rests on; the one that was bound is the last.
  [[nodiscard]] const std::vector<BoundDecision>& decisions() const { return decisions_; }
  [[nodiscard]] const Table& table() const { return decisions_.back().decider->table(); }
  [[nodiscard]] const Edition& edition() const { return edition_; }
  [[nodiscard]] Date day() const { return day_; }

  // Throws Error(invalid_input) unless there is one column for each input that can hold its type.
  void demand_columns(std::span<const ColumnValues> columns) const;

  // Leaves elements and rows of the questions in the workspace.
  void decide(std::span<const ColumnValues> columns, std::size_t questions, Workspace& work) const;

  // A question whose inputs were refused by some column.
  [[nodiscard]] bool is_refused(std::size_t question, Workspace& work) const;

 private:
  std::size_t bind(const Decider& decider);
  [[nodiscard]] std::size_t input(const InputColumn& column);
  [[nodiscard]] BoundColumn bind_column(const Decider& decider, std::size_t at);
  void locate(const BoundDecision& decision, std::span<const ColumnValues> columns, Workspace& work) const;
  void find_rows(std::size_t decision, Workspace& work) const;

  const Edition& edition_;
  Date day_;
  std::vector<const InputColumn*> inputs_;
  std::vector<BoundDecision> decisions_;
  std::size_t columns_ = 0;
};

}  // namespace rubiao::rulebook
