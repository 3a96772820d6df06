// SPDX-License-Identifier: Apache-2.0
// ColumnLocator: a ColumnSpace made fast for many questions: which element each value of a whole column falls
// into. Integers and dates are looked up in one list of bounds, texts without a copy; nothing is allocated.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rulebook/column_space.h"
#include "rulebook/column_values.h"

namespace rubiao::rulebook {

using Element = std::uint32_t;

class ColumnLocator {
 public:
  // The space must outlive it.
  ColumnLocator(const ColumnSpace& space, Type type);

  // One element a value; refused() for what the column does not allow, or what is no value of its type.
  void locate(const ColumnValues& values, std::span<Element> elements) const;
  [[nodiscard]] Element refused() const { return static_cast<Element>(space_->size()); }

 private:
  struct Listed {
    std::string text{};
    Element element;
  };
  // What is not beyond `bound`, and beyond the bound before it.
  struct Step {
    std::int64_t bound;
    Element element;
  };

  void list_texts();
  void list_steps();
  void add_step(std::int64_t bound, std::optional<std::size_t> element);
  [[nodiscard]] Element element_of(std::optional<std::size_t> found) const;
  [[nodiscard]] Element at(const Value& value) const { return element_of(space_->locate(value)); }
  [[nodiscard]] Element of_integer(std::int64_t number) const;
  [[nodiscard]] Element of_digits(std::string_view text) const;
  [[nodiscard]] Element of_text(std::string_view text) const;

  const ColumnSpace* space_;
  Type type_;
  std::array<Element, 2> truths_{};
  std::vector<Listed> texts_;  // by length, then by bytes
  std::vector<Step> steps_;    // the last one reaches to the end
};

}  // namespace rubiao::rulebook
