// SPDX-License-Identifier: Apache-2.0
#include "rulebook/column_space.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace rubiao::rulebook {
namespace {

bool earlier(const Value& a, const Value& b) {
  return compare(a, b) < 0;
}

void add_bounds(const CellTest& test, std::vector<Value>& points) {
  for (const Interval& interval : test.intervals) {
    if (interval.low) points.push_back(*interval.low);
    if (interval.high) points.push_back(*interval.high);
  }
}

// Every value at which some cell, or the list of allowed values, changes its mind: sorted, none twice.
std::vector<Value> break_points(const InputColumn& column, std::span<const CellTest* const> cells) {
  std::vector<Value> points;
  add_bounds(column.allowed, points);
  for (const CellTest* cell : cells) add_bounds(*cell, points);
  std::ranges::sort(points, earlier);
  // Not std::ranges::unique, which clang 14 cannot read in this library.
  const auto same = [](const Value& a, const Value& b) { return compare(a, b) == 0; };
  points.erase(std::unique(points.begin(), points.end(), same), points.end());
  return points;
}

Value next_to(const Value& value, int direction) {
  if (const Decimal* number = std::get_if<Decimal>(&value)) return *number + Decimal(direction);
  return Date(std::chrono::sys_days(std::get<Date>(value)) + std::chrono::days(direction));
}

// A value strictly between two break points, if there is one: between two neighbouring days there is none.
std::optional<Value> between(const Value& low, const Value& high) {
  Value middle = next_to(low, 1);
  if (const Decimal* number = std::get_if<Decimal>(&low)) {
    middle = (*number + std::get<Decimal>(high)) / Decimal(2);
  }
  if (compare(low, middle) < 0 && compare(middle, high) < 0) return middle;
  return std::nullopt;
}

Value anything(Type type) {
  if (type == Type::number) return Decimal(0);
  return Date(std::chrono::year{2024}, std::chrono::month{1}, std::chrono::day{1});
}

// A text no cell mentions: 其他, with as many marks behind as it takes.
Value other_text(const std::vector<Value>& mentioned) {
  std::string other = "其他";
  const auto is_other = [&](const Value& value) { return to_text(value) == other; };
  while (std::ranges::any_of(mentioned, is_other)) other += "…";
  return other;
}

}  // namespace

ColumnSpace::ColumnSpace(const InputColumn& column, std::span<const CellTest* const> cells) {
  switch (column.type) {
    case Type::boolean:
      for (const bool truth : {false, true}) points_.push_back({truth, {}, element(column, truth)});
      break;
    case Type::text:
      cut_texts(column, cells);
      break;
    case Type::number:
    case Type::date:
      cut_line(column, cells);
      break;
  }
}

std::optional<std::size_t> ColumnSpace::locate(const Value& value) const {
  const auto at = std::ranges::lower_bound(points_, value, earlier, &Point::value);
  if (at == points_.end()) return above_;
  return compare(at->value, value) == 0 ? at->at : at->below;
}

// A listed text is its own element, in the order of the list, so that witnesses come in the order a reader
// expects.
void ColumnSpace::cut_texts(const InputColumn& column, std::span<const CellTest* const> cells) {
  const bool listed = !column.allowed_values.empty();
  const std::vector<Value> texts = listed ? column.allowed_values : break_points(column, cells);
  for (const Value& text : texts) points_.push_back({text, {}, element(column, text)});
  std::ranges::sort(points_, earlier, &Point::value);
  if (listed) return;
  above_ = element(column, other_text(texts));
  for (Point& point : points_) point.below = above_;
}

void ColumnSpace::cut_line(const InputColumn& column, std::span<const CellTest* const> cells) {
  const std::vector<Value> points = break_points(column, cells);
  std::optional<Value> previous;
  for (const Value& point : points) {
    const auto below = element(column, previous ? between(*previous, point) : next_to(point, -1));
    points_.push_back({point, below, element(column, point)});
    previous = point;
  }
  above_ = element(column, previous ? next_to(*previous, 1) : anything(column.type));
}

std::optional<std::size_t> ColumnSpace::element(const InputColumn& column, std::optional<Value> witness) {
  if (!witness || !holds(column.allowed, *witness)) return std::nullopt;
  witnesses_.push_back(*std::move(witness));
  return witnesses_.size() - 1;
}

}  // namespace rubiao::rulebook
