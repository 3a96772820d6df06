// SPDX-License-Identifier: Apache-2.0
// feel::Value: what an expression of FEEL comes to: a value of a rule table, or null, a duration, a list, a
// context (named parts). Null is FEEL's answer to what has no meaning, such as 1 + null or 1/0; the tables of
// rules/ never see it (value.h), models of other people run with it.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/date.h"
#include "base/decimal.h"

namespace rubiao::feel {

struct Null {
  friend bool operator==(Null, Null) { return true; }
};

struct Months {  // a years and months duration
  std::int64_t count = 0;
  friend auto operator<=>(const Months&, const Months&) = default;
};

struct Seconds {  // a days and time duration
  std::int64_t count = 0;
  friend auto operator<=>(const Seconds&, const Seconds&) = default;
};

class Value;
using List = std::vector<Value>;
using Context = std::vector<std::pair<std::string, Value>>;  // in the order written

class Value {
 public:
  Value() = default;  // null
  template <typename Kind>
  Value(Kind value) : of_(std::move(value)) {}  // NOLINT(google-explicit-constructor)
  Value(const char*) = delete;
  Value(List list);
  Value(Context context);

  [[nodiscard]] bool is_null() const { return std::holds_alternative<Null>(of_); }
  // nullptr if it is of another kind: bool, Decimal, std::string, Date, Months, Seconds.
  template <typename Kind>
  [[nodiscard]] const Kind* as() const {
    return std::get_if<Kind>(&of_);
  }
  [[nodiscard]] const List* list() const;
  [[nodiscard]] const Context* context() const;
  // The part of a context; null if there is none or it is no context.
  [[nodiscard]] Value part(std::string_view name) const;

  // The same kind and the same value; lists and contexts part by part.
  friend bool operator==(const Value& a, const Value& b);

 private:
  std::variant<Null, bool, Decimal, std::string, Date, Months, Seconds, std::shared_ptr<const List>,
               std::shared_ptr<const Context>>
      of_{};
};

// Numbers, texts, dates and durations of one kind have an order; nothing else.
[[nodiscard]] std::optional<std::strong_ordering> order(const Value& a, const Value& b);
// "number", "string", …: FEEL's own name of the kind.
[[nodiscard]] std::string_view kind_of(const Value& value);
// As FEEL would write it, for messages: "自用", 0.25, date("2024-01-01"), null.
[[nodiscard]] std::string to_text(const Value& value);

// "P1Y2M", "P3DT4H5M6S", with a sign in front if negative; nothing if it is neither.
[[nodiscard]] std::optional<Value> parse_duration(std::string_view text);
[[nodiscard]] std::string to_text(Months duration);
[[nodiscard]] std::string to_text(Seconds duration);

}  // namespace rubiao::feel
