// SPDX-License-Identifier: Apache-2.0
// Amounts of the host: whole fen in 64 bits, read from and written to decimal text. No float takes part. Sums
// are checked: an overflow is a failure, never a wrapped number.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace erp {

using Fen = std::int64_t;

enum class AmountFault { none, not_a_number, too_many_decimals, too_large };

struct ParsedAmount {
  Fen fen = 0;
  AmountFault fault = AmountFault::none;
};

// "1234.5", "-0.01", "1,234.50", "" (nil). At most two decimals: a third is refused, never rounded.
ParsedAmount parse_amount(std::string_view text);

std::string format_amount(Fen amount);  // "-1234.50"

// "1234567.00" to "1,234,567.00"; anything that is no plain decimal number stays as it is.
std::string group_thousands(std::string_view number);

bool is_plain_number(std::string_view text);

Fen add(Fen left, Fen right);

}  // namespace erp
