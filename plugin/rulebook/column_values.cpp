// SPDX-License-Identifier: Apache-2.0
#include "rulebook/column_values.h"

#include <fmt/format.h>

#include "base/error.h"
#include "formats/text_encoding.h"

namespace rubiao::rulebook {
namespace {

constexpr int first_year = 1990;
constexpr int last_year = 2150;

bool truth_at(Truths truths, std::size_t question, const std::string& field) {
  const std::uint8_t truth = truths[question];
  if (truth > 1) reject(field, std::to_string(truth), {"应为 0 或 1", "expected 0 or 1"});
  return truth == 1;
}

std::string text_at(Texts texts, std::size_t question, const std::string& field) {
  if (!formats::is_valid_utf8(texts[question])) {
    reject(field, "", {"不是有效的 UTF-8 文本", "not valid UTF-8"});
  }
  return std::string(texts[question]);
}

Date day_at(Days days, std::size_t question, const std::string& field) {
  const std::int32_t packed = days[question];
  return parse_date(fmt::format("{:04}-{:02}-{:02}", packed / 10000, packed / 100 % 100, packed % 100),
                    field);
}

}  // namespace

bool can_hold(const ColumnValues& values, Type type) {
  switch (type) {
    case Type::boolean:
      return std::holds_alternative<Truths>(values);
    case Type::number:
      return std::holds_alternative<Integers>(values) || std::holds_alternative<Texts>(values);
    case Type::text:
      return std::holds_alternative<Texts>(values);
    case Type::date:
      break;
  }
  return std::holds_alternative<Days>(values);
}

bool is_day(std::int32_t packed) {
  const int year = packed / 10000;
  return packed > 0 && year >= first_year && year <= last_year &&
         Date(std::chrono::year(year), std::chrono::month(static_cast<unsigned>(packed / 100 % 100)),
              std::chrono::day(static_cast<unsigned>(packed % 100)))
             .ok();
}

std::int32_t pack(Date date) {
  return static_cast<int>(date.year()) * 10000 + static_cast<int>(static_cast<unsigned>(date.month())) * 100 +
         static_cast<int>(static_cast<unsigned>(date.day()));
}

Value value_at(const ColumnValues& values, std::size_t question, Type type, const std::string& field) {
  if (const Truths* truths = std::get_if<Truths>(&values)) return truth_at(*truths, question, field);
  if (const Integers* integers = std::get_if<Integers>(&values)) return Decimal((*integers)[question]);
  if (const Days* days = std::get_if<Days>(&values)) return day_at(*days, question, field);
  std::string text = text_at(std::get<Texts>(values), question, field);
  if (type == Type::number) return Decimal::parse(text, field);
  return text;
}

}  // namespace rubiao::rulebook
