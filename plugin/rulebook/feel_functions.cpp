// SPDX-License-Identifier: Apache-2.0
#include "rulebook/feel_functions.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/error.h"
#include "rulebook/feel_evaluate.h"

namespace rubiao::feel {
namespace {

using Arguments = std::vector<Value>;

// A whole number that fits, for scales and parts of a date.
std::optional<std::int64_t> whole(const Value& value) {
  const Decimal* number = value.as<Decimal>();
  if (number == nullptr || round_to(*number, 0, Towards::zero) != *number) return std::nullopt;
  if (*number > Decimal(1'000'000) || *number < Decimal(-1'000'000)) return std::nullopt;
  return std::stoll(number->text());
}

Value rounded(const Arguments& in, Towards mode, bool scale_required) {
  const Decimal* number = in.empty() ? nullptr : in[0].as<Decimal>();
  const bool given = in.size() == 2;
  if (number == nullptr || in.size() > 2 || (scale_required && !given)) return {};
  const auto scale = given ? whole(in[1]) : std::optional<std::int64_t>(0);
  if (!scale || *scale > 6000 || *scale < -6000) return {};
  return round_to(*number, *scale, mode);
}

// min(1, 2) and min([1, 2]) are the same.
const List& items_of(const Arguments& in) {
  return in.size() == 1 && in[0].list() != nullptr ? *in[0].list() : in;
}

Value extreme(const Arguments& in, std::strong_ordering wanted) {
  const List& items = items_of(in);
  if (items.empty()) return {};
  Value best = items.front();
  for (const Value& item : items) {
    const auto compared = order(item, best);
    if (!compared) return {};
    if (*compared == wanted) best = item;
  }
  return best;
}

Value sum_of(const Arguments& in) {
  const List& items = items_of(in);
  if (items.empty()) return {};
  Value sum = Decimal(0);
  for (const Value& item : items) sum = add(sum, item);
  return sum;
}

Value mean_of(const Arguments& in) {
  const Value sum = sum_of(in);
  const Decimal* total = sum.as<Decimal>();
  if (total == nullptr) return {};
  return *total / Decimal(static_cast<std::int64_t>(items_of(in).size()));
}

// [FEEL] modulo takes the sign of the divisor.
Value modulo(const Arguments& in) {
  const Decimal* a = in.size() == 2 ? in[0].as<Decimal>() : nullptr;
  const Decimal* b = in.size() == 2 ? in[1].as<Decimal>() : nullptr;
  if (a == nullptr || b == nullptr || *b == Decimal(0)) return {};
  return *a - *b * round_to(*a / *b, 0, Towards::floor);
}

Value absolute(const Arguments& in) {
  const Decimal* number = in.size() == 1 ? in[0].as<Decimal>() : nullptr;
  if (number == nullptr) return {};
  return *number < Decimal(0) ? Decimal(0) - *number : *number;
}

Value make_date(const Arguments& in) {
  try {
    if (in.size() == 1 && in[0].as<Date>() != nullptr) return in[0];
    if (in.size() == 1 && in[0].as<std::string>() != nullptr) return parse_date(*in[0].as<std::string>(), "");
    if (in.size() != 3) return {};
    const auto year = whole(in[0]);
    const auto month = whole(in[1]);
    const auto day = whole(in[2]);
    if (!year || !month || !day || *year < 1 || *year > 9999 || *month < 1 || *day < 1) return {};
    const Date date{std::chrono::year{static_cast<int>(*year)},
                    std::chrono::month{static_cast<unsigned>(*month)},
                    std::chrono::day{static_cast<unsigned>(*day)}};
    return date.ok() ? Value(date) : Value();
  } catch (const Error&) {
    return {};
  }
}

Value make_duration(const Arguments& in) {
  const std::string* text = in.size() == 1 ? in[0].as<std::string>() : nullptr;
  return text == nullptr ? Value() : parse_duration(*text).value_or(Value());
}

// Whole months from one day to another, towards zero.
Value months_between(const Arguments& in) {
  const Date* from = in.size() == 2 ? in[0].as<Date>() : nullptr;
  const Date* to = in.size() == 2 ? in[1].as<Date>() : nullptr;
  if (from == nullptr || to == nullptr) return {};
  const auto month_of = [](const Date& day) {
    return static_cast<std::int64_t>(static_cast<int>(day.year())) * 12 + static_cast<unsigned>(day.month());
  };
  std::int64_t months = month_of(*to) - month_of(*from);
  if (months > 0 && to->day() < from->day()) --months;
  if (months < 0 && to->day() > from->day()) ++months;
  return Months{months};
}

Value negation(const Arguments& in) {
  const bool* truth = in.size() == 1 ? in[0].as<bool>() : nullptr;
  return truth == nullptr ? Value() : Value(!*truth);
}

struct Function {
  std::string_view name;
  Value (*run)(const Arguments&);
};

constexpr std::array functions{
    Function{"not", negation},
    Function{"abs", absolute},
    Function{"modulo", modulo},
    Function{"floor", [](const Arguments& in) { return rounded(in, Towards::floor, false); }},
    Function{"ceiling", [](const Arguments& in) { return rounded(in, Towards::ceiling, false); }},
    Function{"decimal", [](const Arguments& in) { return rounded(in, Towards::half_even, true); }},
    Function{"round up", [](const Arguments& in) { return rounded(in, Towards::away, true); }},
    Function{"round down", [](const Arguments& in) { return rounded(in, Towards::zero, true); }},
    Function{"round half up", [](const Arguments& in) { return rounded(in, Towards::half_away, true); }},
    Function{"round half down", [](const Arguments& in) { return rounded(in, Towards::half_zero, true); }},
    Function{"min", [](const Arguments& in) { return extreme(in, std::strong_ordering::less); }},
    Function{"max", [](const Arguments& in) { return extreme(in, std::strong_ordering::greater); }},
    Function{"sum", sum_of},
    Function{"mean", mean_of},
    Function{
        "count",
        [](const Arguments& in) { return Value(Decimal(static_cast<std::int64_t>(items_of(in).size()))); }},
    Function{"date", make_date},
    Function{"duration", make_duration},
    Function{"years and months duration", months_between},
};

}  // namespace

const Names& function_names() {
  static const Names names = [] {
    Names all;
    for (const Function& function : functions) all.add(function.name);
    return all;
  }();
  return names;
}

Value call_function(std::string_view name, const std::vector<Value>& arguments) {
  const auto function = std::ranges::find(functions, name, &Function::name);
  return function == functions.end() ? Value() : function->run(arguments);
}

}  // namespace rubiao::feel
