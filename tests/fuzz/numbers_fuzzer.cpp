// SPDX-License-Identifier: Apache-2.0
// Amounts, rates, decimals, dates and periods: what is accepted is written back and read as the same.
#include "base/date.h"
#include "base/decimal.h"
#include "base/money.h"
#include "base/ratio.h"
#include "fuzzing.h"

using namespace rubiao;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzzing::bytes_of(data, size);
  fuzzing::accepts([&] {
    const Fen fen = parse_fen(text, "f");
    fuzzing::demand(parse_fen(to_text(fen), "f") == fen, "an amount comes back");
  });
  fuzzing::accepts([&] {
    const Ratio ratio = parse_ratio(text, "f");
    fuzzing::demand(to_text(ratio, 17).size() < 40, "a rate can be printed");
  });
  fuzzing::accepts([&] {
    const Decimal number = Decimal::parse(text, "f");
    const std::string plain = number.text();
    if (plain.size() < 80) fuzzing::demand(Decimal::parse(plain, "f") == number, "a decimal comes back");
    (void)round_to_fen(number, Rounding::half_away);
  });
  fuzzing::accepts([&] { fuzzing::demand(to_text(parse_date(text, "f")) == text, "a date comes back"); });
  fuzzing::accepts(
      [&] { fuzzing::demand(to_text(Period::parse(text, "f")) == text, "a period comes back"); });
  return 0;
}
