// SPDX-License-Identifier: Apache-2.0
#include "rulebook/column_locator.h"

#include <algorithm>
#include <charconv>
#include <limits>

#include "base/error.h"
#include "formats/text_encoding.h"

namespace rubiao::rulebook {
namespace {

using Limits = std::numeric_limits<std::int64_t>;
constexpr std::size_t longest_integer = 20;

struct Floor {
  std::int64_t number;
  bool exact;
};

// The greatest integer not above; nothing if it does not fit.
std::optional<Floor> floor_of(const Decimal& number) {
  const Decimal floor = round_to(number, 0, Towards::floor);
  if (floor < Decimal(Limits::min()) || floor > Decimal(Limits::max())) return std::nullopt;
  Floor result{0, floor == number};
  const std::string text = floor.text();
  std::from_chars(text.data(), text.data() + text.size(), result.number);
  return result;
}

// A date is compared by its packed digits, which are in the same order.
std::optional<Floor> floor_of(const Value& point) {
  if (const Date* date = std::get_if<Date>(&point)) return Floor{pack(*date), true};
  return floor_of(std::get<Decimal>(point));
}

bool comes_before(std::string_view a, std::string_view b) {
  return a.size() != b.size() ? a.size() < b.size() : a < b;
}

}  // namespace

ColumnLocator::ColumnLocator(const ColumnSpace& space, Type type) : space_(&space), type_(type) {
  if (type == Type::boolean) truths_ = {at(false), at(true)};
  if (type == Type::text) list_texts();
  if (type == Type::number || type == Type::date) list_steps();
}

void ColumnLocator::locate(const ColumnValues& values, std::span<Element> elements) const {
  Element* to = elements.data();
  if (const Truths* truths = std::get_if<Truths>(&values)) {
    for (const std::uint8_t truth : *truths) *to++ = truth > 1 ? refused() : truths_[truth];
  } else if (const Integers* integers = std::get_if<Integers>(&values)) {
    for (const std::int64_t number : *integers) *to++ = of_integer(number);
  } else if (const Days* days = std::get_if<Days>(&values)) {
    for (const std::int32_t day : *days) *to++ = is_day(day) ? of_integer(day) : refused();
  } else if (type_ == Type::text) {
    for (const std::string_view text : std::get<Texts>(values)) *to++ = of_text(text);
  } else {
    for (const std::string_view text : std::get<Texts>(values)) *to++ = of_digits(text);
  }
}

void ColumnLocator::list_texts() {
  for (const ColumnSpace::Point& point : space_->points()) {
    texts_.push_back({std::get<std::string>(point.value), element_of(point.at)});
  }
  std::ranges::sort(texts_, comes_before, &Listed::text);
}

void ColumnLocator::list_steps() {
  for (const ColumnSpace::Point& point : space_->points()) {
    const std::optional<Floor> floor = floor_of(point.value);
    if (floor && floor->exact) {
      if (floor->number != Limits::min()) add_step(floor->number - 1, point.below);
      add_step(floor->number, point.at);
    } else if (floor) {
      add_step(floor->number, point.below);
    } else if (compare(point.value, Decimal(0)) > 0) {
      add_step(Limits::max(), point.below);
    }
  }
  add_step(Limits::max(), space_->above());
}

// No integer lies between two points that share a bound.
void ColumnLocator::add_step(std::int64_t bound, std::optional<std::size_t> element) {
  if (steps_.empty() || steps_.back().bound < bound) steps_.push_back({bound, element_of(element)});
}

Element ColumnLocator::element_of(std::optional<std::size_t> found) const {
  return found ? static_cast<Element>(*found) : refused();
}

// Halving without a branch that could be guessed wrong.
Element ColumnLocator::of_integer(std::int64_t number) const {
  const Step* from = steps_.data();
  for (std::size_t left = steps_.size(); left > 1;) {
    const std::size_t half = left / 2;
    from += from[half - 1].bound < number ? half : 0;
    left -= half;
  }
  return from->element;
}

Element ColumnLocator::of_digits(std::string_view text) const {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool integer = error == std::errc() && end == text.data() + text.size();
  if (integer && text.size() <= longest_integer) return of_integer(number);
  try {
    return at(Decimal::parse(text, ""));
  } catch (const Error&) {
    return refused();
  }
}

Element ColumnLocator::of_text(std::string_view text) const {
  const auto found = std::ranges::lower_bound(texts_, text, comes_before, &Listed::text);
  if (found != texts_.end() && found->text == text) return found->element;
  return space_->above() && formats::is_valid_utf8(text) ? element_of(space_->above()) : refused();
}

}  // namespace rubiao::rulebook
