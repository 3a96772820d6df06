// SPDX-License-Identifier: Apache-2.0
#include "rulebook/feel_evaluate.h"

#include <algorithm>
#include <chrono>

#include "base/error.h"
#include "rulebook/feel_functions.h"

namespace rubiao::feel {
namespace {

constexpr std::int64_t day_seconds = 24 * 60 * 60;
constexpr std::int64_t largest_power = 100'000;
constexpr std::size_t longest_text = 1u << 20;  // beyond it a text is null: a model could double it for ever

// A number beyond 34 digits' range or a division by zero has no value.
template <typename Work>
Value or_null(Work&& work) {
  try {
    return work();
  } catch (const Error&) {
    return {};
  }
}

Value negative(const Value& value) {
  if (const Decimal* number = value.as<Decimal>()) return Decimal(0) - *number;
  if (const Months* months = value.as<Months>()) return Months{-months->count};
  if (const Seconds* seconds = value.as<Seconds>()) return Seconds{-seconds->count};
  return {};
}

// The last day of the month stands in for a day that the month does not have.
Value moved(const Date& date, Months by) {
  const std::chrono::year_month month =
      std::chrono::year_month{date.year(), date.month()} + std::chrono::months{by.count};
  const Date same = month / date.day();
  if (!month.ok() || month.year() < std::chrono::year{1}) return {};
  return same.ok() ? same : Date(month / std::chrono::last);
}

Value moved(const Date& date, Seconds by) {
  const auto days = std::chrono::days{by.count / day_seconds};
  return Date(std::chrono::sys_days(date) + days);
}

Value multiply(const Value& a, const Value& b) {
  const Decimal* x = a.as<Decimal>();
  const Decimal* y = b.as<Decimal>();
  return x == nullptr || y == nullptr ? Value() : Value(*x * *y);
}

Value divide(const Value& a, const Value& b) {
  const Decimal* x = a.as<Decimal>();
  const Decimal* y = b.as<Decimal>();
  return x == nullptr || y == nullptr ? Value() : Value(*x / *y);
}

// To a whole power, by multiplication; no other power has an exact meaning here.
Value raise(const Value& a, const Value& b) {
  const Decimal* base = a.as<Decimal>();
  const Decimal* exponent = b.as<Decimal>();
  if (base == nullptr || exponent == nullptr || round_to(*exponent, 0, Towards::zero) != *exponent) return {};
  if (*exponent > Decimal(largest_power) || *exponent < Decimal(-largest_power)) return {};
  return power(*base, std::stoll(exponent->text()));
}

Value subtract(const Value& a, const Value& b) {
  const Date* from = b.as<Date>();
  const Date* to = a.as<Date>();
  if (from != nullptr && to != nullptr)
    return Seconds{(std::chrono::sys_days(*to) - std::chrono::sys_days(*from)).count() * day_seconds};
  if (b.as<std::string>() != nullptr) return {};
  return add(a, negative(b));
}

Value conjunction(const Value& a, const Value& b) {
  const bool* x = a.as<bool>();
  const bool* y = b.as<bool>();
  if ((x != nullptr && !*x) || (y != nullptr && !*y)) return false;
  return x == nullptr || y == nullptr ? Value() : Value(true);
}

Value disjunction(const Value& a, const Value& b) {
  const bool* x = a.as<bool>();
  const bool* y = b.as<bool>();
  if ((x != nullptr && *x) || (y != nullptr && *y)) return true;
  return x == nullptr || y == nullptr ? Value() : Value(false);
}

// Null is equal to null and to nothing else; values of two kinds cannot be compared.
Value equal(const Value& a, const Value& b) {
  if (a.is_null() || b.is_null()) return a.is_null() && b.is_null();
  if (kind_of(a) != kind_of(b)) return {};
  return a == b;
}

Value compare(Operator op, const Value& a, const Value& b) {
  if (op == Operator::equal) return equal(a, b);
  if (op == Operator::unequal) {
    const Value same = equal(a, b);
    return same.is_null() ? Value() : Value(!*same.as<bool>());
  }
  const auto compared = order(a, b);
  if (!compared) return {};
  switch (op) {
    case Operator::less:
      return *compared < 0;
    case Operator::at_most:
      return *compared <= 0;
    case Operator::greater:
      return *compared > 0;
    default:
      return *compared >= 0;
  }
}

Value within(const Value& tested, const Value& low, bool low_open, const Value& high, bool high_open) {
  return conjunction(compare(low_open ? Operator::greater : Operator::at_least, tested, low),
                     compare(high_open ? Operator::less : Operator::at_most, tested, high));
}

Value contains(const List& list, const Value& tested) {
  for (const Value& item : list) {
    if (item == tested) return true;
  }
  return false;
}

bool speaks_of_tested(const Expression& expression) {
  if (expression.op == Operator::name && expression.text == "?") return true;
  return std::ranges::any_of(expression.parts, speaks_of_tested);
}

Value test(const UnaryTest& alternative, const Value& tested, const Scope& scope) {
  const Value low = evaluate(alternative.low, scope);
  switch (alternative.kind) {
    case UnaryTest::Kind::compare:
      return compare(alternative.op, tested, low);
    case UnaryTest::Kind::range:
      return within(tested, low, alternative.low_open, evaluate(alternative.high, scope),
                    alternative.high_open);
    case UnaryTest::Kind::value:
      break;
  }
  if (low.list() != nullptr && tested.list() == nullptr) return contains(*low.list(), tested);
  // A truth about ? itself, such as ? > 5 and ? < 9, is the answer; a truth value is compared like any other.
  if (low.as<bool>() != nullptr && speaks_of_tested(alternative.low)) return low;
  return equal(tested, low);
}

Value any_of(const std::vector<UnaryTest>& alternatives, const Value& tested, const Scope& scope) {
  Value any = false;
  for (const UnaryTest& alternative : alternatives) any = disjunction(any, test(alternative, tested, scope));
  return any;
}

std::vector<Value> evaluate_all(const std::vector<Expression>& parts, const Scope& scope) {
  std::vector<Value> values;
  for (const Expression& part : parts) values.push_back(evaluate(part, scope));
  return values;
}

Value look_up(const std::string& name, const Scope& scope) {
  if (name == "?") return scope.tested == nullptr ? Value() : *scope.tested;
  for (const auto& [key, value] : scope.variables) {
    if (key == name) return value;
  }
  return {};
}

Value call(const Expression& expression, const Scope& scope) {
  const std::vector<Value> arguments = evaluate_all(expression.parts, scope);
  if (scope.knowledge) {
    if (auto value = scope.knowledge(expression.text, arguments)) return *std::move(value);
  }
  return call_function(expression.text, arguments);
}

// A path through a list goes through each of its items.
Value step(const Value& from, const std::string& name) {
  if (from.list() == nullptr) return from.part(name);
  List parts;
  for (const Value& item : *from.list()) parts.push_back(item.part(name));
  return parts;
}

Value binary(Operator op, const Value& a, const Value& b) {
  switch (op) {
    case Operator::add:
      return add(a, b);
    case Operator::subtract:
      return subtract(a, b);
    case Operator::multiply:
      return multiply(a, b);
    case Operator::divide:
      return divide(a, b);
    case Operator::raise:
      return raise(a, b);
    case Operator::conjunction:
      return conjunction(a, b);
    case Operator::disjunction:
      return disjunction(a, b);
    default:
      return compare(op, a, b);
  }
}

}  // namespace

Value add(const Value& a, const Value& b) {
  return or_null([&]() -> Value {
    const Decimal* x = a.as<Decimal>();
    const Decimal* y = b.as<Decimal>();
    if (x != nullptr && y != nullptr) return *x + *y;
    const std::string* s = a.as<std::string>();
    const std::string* t = b.as<std::string>();
    if (s != nullptr && t != nullptr) return s->size() + t->size() > longest_text ? Value() : Value(*s + *t);
    if (a.as<Months>() != nullptr && b.as<Months>() != nullptr)
      return Months{a.as<Months>()->count + b.as<Months>()->count};
    if (a.as<Seconds>() != nullptr && b.as<Seconds>() != nullptr)
      return Seconds{a.as<Seconds>()->count + b.as<Seconds>()->count};
    const Date* date = a.as<Date>() != nullptr ? a.as<Date>() : b.as<Date>();
    const Value& other = a.as<Date>() != nullptr ? b : a;
    if (date != nullptr && other.as<Months>() != nullptr) return moved(*date, *other.as<Months>());
    if (date != nullptr && other.as<Seconds>() != nullptr) return moved(*date, *other.as<Seconds>());
    return {};
  });
}

Value evaluate(const Expression& expression, const Scope& scope) {
  const auto part = [&](std::size_t at) { return evaluate(expression.parts[at], scope); };
  switch (expression.op) {
    case Operator::literal:
      return expression.value;
    case Operator::name:
      return look_up(expression.text, scope);
    case Operator::path:
      return step(part(0), expression.text);
    case Operator::call:
      return call(expression, scope);
    case Operator::list:
      return evaluate_all(expression.parts, scope);
    case Operator::negate:
      return negative(part(0));
    case Operator::between:
      return within(part(0), part(1), false, part(2), false);
    case Operator::in:
      return any_of(*expression.tests, part(0), scope);
    case Operator::choose: {
      const Value condition = part(0);
      const bool* truth = condition.as<bool>();
      return part(truth != nullptr && *truth ? 1 : 2);
    }
    default:
      // The parts first: what refuses them is no missing number.
      const Value left = part(0);
      const Value right = part(1);
      return or_null([&] { return binary(expression.op, left, right); });
  }
}

Value matches(const UnaryTests& tests, const Value& tested, const Scope& scope) {
  if (tests.any) return true;
  const Scope inner{scope.variables, scope.knowledge, &tested};
  const Value any = any_of(tests.alternatives, tested, inner);
  if (!tests.negated) return any;
  const bool* truth = any.as<bool>();
  return truth == nullptr ? Value() : Value(!*truth);
}

}  // namespace rubiao::feel
