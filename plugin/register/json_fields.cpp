// SPDX-License-Identifier: Apache-2.0
#include "register/json_fields.h"

#include "base/error.h"

namespace rubiao {

using formats::Json;

std::string text_in(const Json& object, const char* key) {
  return object.value(key, std::string{});
}

std::optional<Fen> optional_amount_in(const Json& object, const char* key) {
  if (!object.contains(key)) return std::nullopt;
  return parse_fen(object.at(key).get_ref<const std::string&>(), key);
}

Fen amount_in(const Json& object, const char* key) {
  return optional_amount_in(object, key).value_or(0);
}

std::optional<Date> day_in(const Json& object, const char* key) {
  if (!object.contains(key)) return std::nullopt;
  return parse_date(object.at(key).get_ref<const std::string&>(), key);
}

bool vat_awaiting_in(const Json& object) {
  return text_in(object, "vat_status") == "待认证";
}

std::optional<std::int64_t> quantity_in(const Json& object) {
  return object.contains("quantity") ? std::optional(object.at("quantity").get<std::int64_t>())
                                     : std::nullopt;
}

std::optional<SourceId> lot_in(const Json& object) {
  if (!object.contains("lot")) return std::nullopt;
  const Json& lot = object.at("lot");
  return SourceId{text_in(lot, "document"), lot.at("line").get<std::int64_t>()};
}

void demand_currency(const Json& object) {
  (void)parse_currency(text_in(object, "currency"), "currency");
}

void demand_positive(Fen fen, const char* field) {
  if (fen > 0) return;
  reject(field, to_text(fen), {"金额必须大于零", "the amount must be more than zero"},
         {"没有金额的事项不登记；更正不填负数",
          "what has no amount is not recorded; a correction is no negative amount"});
}

void demand_not_negative(Fen fen, const char* field) {
  if (fen >= 0) return;
  reject(field, to_text(fen), {"金额不得为负数", "the amount may not be negative"},
         {"没有则填 0.00", "give 0.00 if there is none"});
}

void demand_plausible_vat(Fen vat_fen, Fen amount_fen, const char* field) {
  demand_not_negative(vat_fen, field);
  if (vat_fen <= amount_fen) return;
  reject(field, to_text(vat_fen), {"增值税额大于不含税金额", "the VAT is more than the amount it is on"},
         {"核对发票上的金额与税额", "check amount and tax on the invoice"});
}

}  // namespace rubiao
