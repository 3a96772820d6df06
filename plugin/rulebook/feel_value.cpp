// SPDX-License-Identifier: Apache-2.0
#include "rulebook/feel_value.h"

#include <algorithm>
#include <charconv>

namespace rubiao::feel {
namespace {

constexpr std::int64_t minute = 60;
constexpr std::int64_t hour = 60 * minute;
constexpr std::int64_t day = 24 * hour;
constexpr std::int64_t largest_part = 1'000'000'000;  // a thousand million days: no sum of parts overflows

template <typename Kind>
std::optional<std::strong_ordering> order_of(const Value& a, const Value& b) {
  const Kind* first = a.as<Kind>();
  const Kind* second = b.as<Kind>();
  if (first == nullptr || second == nullptr) return std::nullopt;
  return *first <=> *second;
}

// "12Y" and the like, off the front of the text; nothing if it does not start so.
std::optional<std::int64_t> take_part(std::string_view& text, char mark) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const auto read = static_cast<std::size_t>(end - text.data());
  if (error != std::errc() || number < 0 || number > largest_part || read >= text.size() ||
      text[read] != mark) {
    return std::nullopt;
  }
  text.remove_prefix(read + 1);
  return number;
}

// The sum of the parts whose marks are named, in their order; nothing if anything is left or there is none.
struct Unit {
  char mark;
  std::int64_t worth;
};

template <std::size_t N>
std::optional<std::int64_t> take_parts(std::string_view& text, const Unit (&units)[N], bool& any) {
  std::int64_t sum = 0;
  for (const Unit& unit : units) {
    if (const auto number = take_part(text, unit.mark)) {
      sum += *number * unit.worth;
      any = true;
    }
  }
  return sum;
}

std::string joined(const List& list) {
  std::string text = "[";
  for (const Value& value : list) text += (text.size() > 1 ? ", " : "") + to_text(value);
  return text + "]";
}

std::string joined(const Context& context) {
  std::string text = "{";
  for (const auto& [name, value] : context)
    text += (text.size() > 1 ? ", " : "") + name + ": " + to_text(value);
  return text + "}";
}

}  // namespace

Value::Value(List list) : of_(std::make_shared<const List>(std::move(list))) {}
Value::Value(Context context) : of_(std::make_shared<const Context>(std::move(context))) {}

const List* Value::list() const {
  const auto* list = std::get_if<std::shared_ptr<const List>>(&of_);
  return list == nullptr ? nullptr : list->get();
}

const Context* Value::context() const {
  const auto* context = std::get_if<std::shared_ptr<const Context>>(&of_);
  return context == nullptr ? nullptr : context->get();
}

Value Value::part(std::string_view name) const {
  if (const Context* parts = context()) {
    for (const auto& [key, value] : *parts) {
      if (key == name) return value;
    }
  }
  return {};
}

bool operator==(const Value& a, const Value& b) {
  if (a.list() != nullptr && b.list() != nullptr) return *a.list() == *b.list();
  if (a.context() != nullptr && b.context() != nullptr) return *a.context() == *b.context();
  return a.of_ == b.of_;
}

std::optional<std::strong_ordering> order(const Value& a, const Value& b) {
  if (const auto numbers = order_of<Decimal>(a, b)) return numbers;
  if (const auto texts = order_of<std::string>(a, b)) return texts;
  if (const auto months = order_of<Months>(a, b)) return months;
  if (const auto seconds = order_of<Seconds>(a, b)) return seconds;
  return order_of<Date>(a, b);
}

std::string_view kind_of(const Value& value) {
  if (value.as<bool>() != nullptr) return "boolean";
  if (value.as<Decimal>() != nullptr) return "number";
  if (value.as<std::string>() != nullptr) return "string";
  if (value.as<Date>() != nullptr) return "date";
  if (value.as<Months>() != nullptr) return "years and months duration";
  if (value.as<Seconds>() != nullptr) return "days and time duration";
  if (value.list() != nullptr) return "list";
  if (value.context() != nullptr) return "context";
  return "null";
}

std::string to_text(const Value& value) {
  if (const bool* truth = value.as<bool>()) return *truth ? "true" : "false";
  if (const Decimal* number = value.as<Decimal>()) return number->text();
  if (const std::string* text = value.as<std::string>()) return '"' + *text + '"';
  if (const Date* date = value.as<Date>()) return "date(\"" + rubiao::to_text(*date) + "\")";
  if (const Months* months = value.as<Months>()) return "duration(\"" + to_text(*months) + "\")";
  if (const Seconds* seconds = value.as<Seconds>()) return "duration(\"" + to_text(*seconds) + "\")";
  if (const List* list = value.list()) return joined(*list);
  if (const Context* context = value.context()) return joined(*context);
  return "null";
}

std::optional<Value> parse_duration(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  if (!text.starts_with('P')) return std::nullopt;
  text.remove_prefix(1);
  const std::int64_t sign = negative ? -1 : 1;
  bool any = false;
  const Unit years_and_months[] = {{'Y', 12}, {'M', 1}};
  std::string_view rest = text;
  const auto months = take_parts(rest, years_and_months, any);
  if (any && rest.empty()) return Value(Months{sign * *months});
  any = false;
  const Unit days[] = {{'D', day}};
  const Unit times[] = {{'H', hour}, {'M', minute}, {'S', 1}};
  std::int64_t seconds = *take_parts(text, days, any);
  if (text.starts_with('T')) {
    text.remove_prefix(1);
    bool any_time = false;
    seconds += *take_parts(text, times, any_time);
    if (!any_time) return std::nullopt;
    any = true;
  }
  if (!any || !text.empty()) return std::nullopt;
  return Value(Seconds{sign * seconds});
}

std::string to_text(Months duration) {
  const std::int64_t count = duration.count < 0 ? -duration.count : duration.count;
  std::string text = duration.count < 0 ? "-P" : "P";
  if (count / 12 != 0) text += std::to_string(count / 12) + "Y";
  if (count % 12 != 0 || count == 0) text += std::to_string(count % 12) + "M";
  return text;
}

std::string to_text(Seconds duration) {
  const std::int64_t count = duration.count < 0 ? -duration.count : duration.count;
  std::string text = duration.count < 0 ? "-P" : "P";
  if (count / day != 0) text += std::to_string(count / day) + "D";
  const std::int64_t rest = count % day;
  if (rest == 0) return count == 0 ? "PT0S" : text;
  text += "T";
  if (rest / hour != 0) text += std::to_string(rest / hour) + "H";
  if (rest % hour / minute != 0) text += std::to_string(rest % hour / minute) + "M";
  if (rest % minute != 0) text += std::to_string(rest % minute) + "S";
  return text;
}

}  // namespace rubiao::feel
