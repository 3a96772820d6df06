// SPDX-License-Identifier: Apache-2.0
#include "rulebook/bound_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <utility>

#include "base/error.h"
#include "rulebook/consultation.h"

namespace rubiao::rulebook {
namespace {

std::vector<std::uint64_t> words_of(const Bits& bits) {
  return {bits.words().begin(), bits.words().end()};
}

// Behind the elements of the column stands what is refused: no row takes it.
std::vector<std::uint64_t> takers_of(const Decider& decider, std::size_t column) {
  std::vector<std::uint64_t> takers;
  for (std::size_t element = 0; element < decider.spaces()[column].size(); ++element) {
    const auto words = decider.takers(column, element).words();
    takers.insert(takers.end(), words.begin(), words.end());
  }
  takers.resize(takers.size() + Bits(decider.table().rows.size()).words().size());
  return takers;
}

std::size_t first_of(std::span<const std::uint64_t> words, std::size_t none) {
  for (std::size_t word = 0; word < words.size(); ++word) {
    if (words[word] != 0) return word * 64 + static_cast<std::size_t>(std::countr_zero(words[word]));
  }
  return none;
}

// The values that another decision puts into a column, row by row.
std::vector<Element> elements_by_row(const Table& source, const std::string& output,
                                     const ColumnSpace& space) {
  const auto column = static_cast<std::size_t>(
      std::ranges::find(source.outputs, output, &OutputColumn::name) - source.outputs.begin());
  std::vector<Element> elements;
  for (const Row& row : source.rows) {
    elements.push_back(static_cast<Element>(space.locate(row.outputs.at(column)).value()));
  }
  elements.push_back(static_cast<Element>(space.size()));
  return elements;
}

}  // namespace

BoundTable::BoundTable(const Edition& edition, Date day, std::string_view decision_id)
    : edition_(edition), day_(day) {
  const Decider& decider = edition.demand(decision_id, day);
  for (const AskedColumn& asked : asked_columns(edition, decider, day)) (void)input(asked.column);
  bind(decider);
}

void BoundTable::demand_columns(std::span<const ColumnValues> columns) const {
  if (columns.size() != inputs_.size()) {
    throw Error(Status::invalid_input,
                Problem{.message = {"每个输入应有一列", "there must be one column for each input"},
                        .field = "columns",
                        .found = std::to_string(columns.size()),
                        .expected = {std::to_string(inputs_.size()), std::to_string(inputs_.size())}});
  }
  std::vector<Problem> problems;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (can_hold(columns[i], inputs_[i]->type)) continue;
    problems.push_back({.message = {"列的类型与输入不符", "the column cannot hold the type of the input"},
                        .field = inputs_[i]->name,
                        .expected = name(inputs_[i]->type)});
  }
  if (!problems.empty()) throw Error(Status::invalid_input, std::move(problems));
}

void BoundTable::decide(std::span<const ColumnValues> columns, std::size_t questions, Workspace& work) const {
  work.questions_ = questions;
  work.elements_.resize(columns_ * questions);
  work.rows_.resize(decisions_.size() * questions);
  for (std::size_t decision = 0; decision < decisions_.size(); ++decision) {
    locate(decisions_[decision], columns, work);
    find_rows(decision, work);
  }
}

bool BoundTable::is_refused(std::size_t question, Workspace& work) const {
  for (const BoundDecision& decision : decisions_) {
    for (std::size_t i = 0; i < decision.columns.size(); ++i) {
      const Element element = work.elements(decision.first_column + i)[question];
      if (element == decision.columns[i].locator.refused()) return true;
    }
  }
  return false;
}

void BoundTable::locate(const BoundDecision& decision, std::span<const ColumnValues> columns,
                        Workspace& work) const {
  for (std::size_t i = 0; i < decision.columns.size(); ++i) {
    const BoundColumn& column = decision.columns[i];
    const std::span<Element> elements = work.elements(decision.first_column + i);
    if (column.asked) {
      column.locator.locate(columns[column.from], elements);
      continue;
    }
    const std::span<const std::uint32_t> rows = work.rows(column.from);
    for (std::size_t question = 0; question < rows.size(); ++question) {
      elements[question] = column.by_row[rows[question]];
    }
  }
}

void BoundTable::find_rows(std::size_t at, Workspace& work) const {
  const BoundDecision& decision = decisions_[at];
  const std::size_t words = decision.words();
  const std::span<std::uint32_t> rows = work.rows(at);
  work.hits_.clear();
  for (std::size_t question = 0; question < rows.size(); ++question) {
    work.hits_.insert(work.hits_.end(), decision.all_rows.begin(), decision.all_rows.end());
  }
  for (std::size_t i = 0; i < decision.columns.size(); ++i) {
    const std::uint64_t* takers = decision.columns[i].takers.data();
    std::uint64_t* hit = work.hits_.data();
    for (const Element element : work.elements(decision.first_column + i)) {
      const std::uint64_t* taking = takers + element * words;
      for (std::size_t word = 0; word < words; ++word) *hit++ &= *taking++;
    }
  }
  const std::span<const std::uint64_t> hits = work.hits_;
  for (std::size_t question = 0; question < rows.size(); ++question) {
    rows[question] =
        static_cast<std::uint32_t>(first_of(hits.subspan(question * words, words), decision.rows()));
  }
}

// Those it rests on come first, each once however often it is asked.
std::size_t BoundTable::bind(const Decider& decider) {
  const auto known = std::ranges::find(decisions_, &decider, &BoundDecision::decider);
  if (known != decisions_.end()) return static_cast<std::size_t>(known - decisions_.begin());
  BoundDecision decision{.decider = &decider, .all_rows = words_of(Bits(decider.table().rows.size(), true))};
  for (std::size_t i = 0; i < decider.table().inputs.size(); ++i) {
    decision.columns.push_back(bind_column(decider, i));
    const BoundColumn& column = decision.columns.back();
    const bool named = std::ranges::find(decision.because, column.from) != decision.because.end();
    if (!column.asked && !named) decision.because.push_back(column.from);
  }
  for (const AskedColumn& asked : asked_columns(edition_, decider, day_)) {
    const std::size_t from = input(asked.column);
    if (std::ranges::find(decision.inputs, from) == decision.inputs.end()) decision.inputs.push_back(from);
  }
  decision.first_column = columns_;
  columns_ += decision.columns.size();
  decisions_.push_back(std::move(decision));
  return decisions_.size() - 1;
}

BoundColumn BoundTable::bind_column(const Decider& decider, std::size_t at) {
  const InputColumn& column = decider.table().inputs[at];
  const ColumnSpace& space = decider.spaces()[at];
  BoundColumn bound{.asked = column.decision.empty(), .from = 0, .locator = {space, column.type}};
  bound.takers = takers_of(decider, at);
  if (bound.asked) {
    bound.from = input(column);
  } else {
    const Decider& source = *edition_.find(column.decision, day_);
    bound.from = bind(source);
    bound.by_row = elements_by_row(source.table(), column.name, space);
  }
  return bound;
}

std::size_t BoundTable::input(const InputColumn& column) {
  const auto known = std::ranges::find(inputs_, column.name, &InputColumn::name);
  if (known != inputs_.end()) return static_cast<std::size_t>(known - inputs_.begin());
  inputs_.push_back(&column);
  return inputs_.size() - 1;
}

}  // namespace rubiao::rulebook
