// SPDX-License-Identifier: Apache-2.0
#include "rulebook/value.h"

#include "base/error.h"
#include "formats/json.h"

namespace rubiao::rulebook {

std::string to_text(const Value& value) {
  switch (type_of(value)) {
    case Type::boolean:
      return std::get<bool>(value) ? "true" : "false";
    case Type::number:
      return std::get<Decimal>(value).text();
    case Type::text:
      return std::get<std::string>(value);
    case Type::date:
      break;
  }
  return rubiao::to_text(std::get<Date>(value));
}

formats::Json to_json(const Value& value) {
  if (const bool* truth = std::get_if<bool>(&value)) return *truth;
  return to_text(value);
}

Text name(Type type) {
  switch (type) {
    case Type::boolean:
      return {"真假值（true 或 false）", "a truth value (true or false)"};
    case Type::number:
      return {"数字", "a number"};
    case Type::text:
      return {"文字", "a text"};
    case Type::date:
      break;
  }
  return {"日期", "a date"};
}

std::strong_ordering compare(const Value& a, const Value& b) {
  if (a.index() != b.index()) {
    throw Error(Status::internal, Problem{.message = {"比较了不同类型的值", "values of two types compared"}});
  }
  switch (type_of(a)) {
    case Type::boolean:
      return std::get<bool>(a) <=> std::get<bool>(b);
    case Type::number:
      return std::get<Decimal>(a) <=> std::get<Decimal>(b);
    case Type::text:
      return std::get<std::string>(a).compare(std::get<std::string>(b)) <=> 0;
    case Type::date:
      break;
  }
  return std::get<Date>(a) <=> std::get<Date>(b);
}

}  // namespace rubiao::rulebook
