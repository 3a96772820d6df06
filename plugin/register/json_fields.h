// SPDX-License-Identifier: Apache-2.0
// Fields of an event's JSON, after its schema has been checked: what is absent is empty, zero or nothing.
#pragma once

#include <optional>
#include <string>

#include "base/date.h"
#include "base/money.h"
#include "formats/json.h"
#include "register/source_id.h"

namespace rubiao {

[[nodiscard]] std::string text_in(const formats::Json& object, const char* key);
[[nodiscard]] Fen amount_in(const formats::Json& object, const char* key);
[[nodiscard]] std::optional<Fen> optional_amount_in(const formats::Json& object, const char* key);
// 待认证: the invoice is not certified yet; without `vat_status` it is.
[[nodiscard]] bool vat_awaiting_in(const formats::Json& object);
[[nodiscard]] std::optional<Date> day_in(const formats::Json& object, const char* key);
// Of inventory that goes out: how much, and of specific identification which lot.
[[nodiscard]] std::optional<std::int64_t> quantity_in(const formats::Json& object);
[[nodiscard]] std::optional<SourceId> lot_in(const formats::Json& object);

// Throw Error(invalid_input) naming `field`.
void demand_currency(const formats::Json& object);
void demand_positive(Fen fen, const char* field);
void demand_not_negative(Fen fen, const char* field);
// No rate of value-added tax comes near the price itself: such a figure is a slip of the pen.
void demand_plausible_vat(Fen vat_fen, Fen amount_fen, const char* field = "vat");

}  // namespace rubiao
