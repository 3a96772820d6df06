// SPDX-License-Identifier: Apache-2.0
#include "base/money.h"

#include <fmt/format.h>

#include "base/error.h"
#include "base/wide.h"

namespace rubiao {
namespace {

Fen checked(Wide value) {
  if (value > max_fen || value < -max_fen) {
    reject("", "", {"金额超出可记录的范围（±90 万亿元）", "the amount is outside ±90 000 billion yuan"});
  }
  return static_cast<Fen>(value);
}

void demand_same(Money a, Money b) {
  if (a.currency() != b.currency())
    reject("", "", {"币种不同的金额不能相加减或比较", "amounts of different currencies"});
}

Text too_large() {
  return {"金额过大，最多 " + to_grouped_text(max_fen) + " 元",
          "the amount is too large, at most " + to_grouped_text(max_fen) + " yuan"};
}

[[noreturn]] void reject_amount(std::string_view text, std::string_view field, Text message) {
  throw Error(Status::invalid_input,
              Problem{.message = std::move(message),
                      .field = std::string(field),
                      .found = std::string(text),
                      .expected = {"以元为单位、最多两位小数的数字，如 1234.50",
                                   "yuan with at most two decimals, such as 1234.50"},
                      .todo = {"按单据上的金额填写到分", "give the amount of the document, to the fen"}});
}

}  // namespace

Money operator+(Money a, Money b) {
  demand_same(a, b);
  return {add(a.fen_, b.fen_), a.currency_};
}

Money operator-(Money a, Money b) {
  demand_same(a, b);
  return {subtract(a.fen_, b.fen_), a.currency_};
}

Money operator-(Money a) {
  return {subtract(0, a.fen_), a.currency_};
}

std::strong_ordering operator<=>(Money a, Money b) {
  demand_same(a, b);
  return a.fen_ <=> b.fen_;
}

Fen add(Fen a, Fen b) {
  return checked(static_cast<Wide>(a) + b);
}

Fen subtract(Fen a, Fen b) {
  return checked(static_cast<Wide>(a) - b);
}

Fen multiply_divide(Fen amount, std::int64_t multiplier, std::int64_t divisor, Rounding mode) {
  if (divisor == 0) reject("", "0", {"除数为零", "division by zero"});
  const Wide product = static_cast<Wide>(amount) * multiplier;
  Wide quotient = product / divisor;
  const Wide rest = product % divisor;
  const Wide twice = 2 * (rest < 0 ? -rest : rest);
  const Wide size = divisor < 0 ? -static_cast<Wide>(divisor) : divisor;
  if (mode == Rounding::half_away && twice >= size) quotient += (product < 0) == (divisor < 0) ? 1 : -1;
  return checked(quotient);
}

Fen parse_fen(std::string_view text, std::string_view field) {
  std::string_view rest = text;
  const bool negative = rest.starts_with('-');
  if (negative) rest.remove_prefix(1);
  Wide fen = 0;
  std::size_t digits = 0;
  int decimals = -1;
  for (const char c : rest) {
    if (c == '.' && decimals < 0 && digits > 0) {
      decimals = 0;
    } else if (c >= '0' && c <= '9') {
      if (decimals >= 0 && ++decimals > 2) {
        reject_amount(text, field, {"金额最多两位小数", "an amount has at most two decimals"});
      }
      fen = fen * 10 + (c - '0');
      if (++digits > 17) reject_amount(text, field, too_large());
    } else {
      reject_amount(text, field, {"金额格式不正确", "not an amount"});
    }
  }
  if (digits == 0 || decimals == 0) reject_amount(text, field, {"金额格式不正确", "not an amount"});
  for (int i = decimals < 0 ? 0 : decimals; i < 2; ++i) fen *= 10;
  if (fen > max_fen) reject_amount(text, field, too_large());
  return static_cast<Fen>(negative ? -fen : fen);
}

std::string to_text(Fen fen) {
  const auto size = fen < 0 ? 0 - static_cast<std::uint64_t>(fen) : static_cast<std::uint64_t>(fen);
  return fmt::format("{}{}.{:02}", fen < 0 ? "-" : "", size / 100, size % 100);
}

std::string to_grouped_text(Fen fen) {
  std::string text = to_text(fen);
  const std::size_t first = fen < 0 ? 1 : 0;
  for (std::size_t at = text.size() - 3; at > first + 3;) {
    at -= 3;
    text.insert(at, 1, ',');
  }
  return text;
}

std::string_view code(Currency) {
  return "CNY";
}

Currency parse_currency(std::string_view text, std::string_view field) {
  if (text == "CNY") return Currency::CNY;
  throw Error(Status::invalid_input,
              Problem{.message = {"币种不受支持", "unsupported currency"},
                      .field = std::string(field),
                      .found = std::string(text),
                      .expected = {"CNY（人民币）", "CNY (renminbi)"},
                      .todo = {"按记账本位币折算后填列", "convert to the functional currency first"}});
}

}  // namespace rubiao
