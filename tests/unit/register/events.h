// SPDX-License-Identifier: Apache-2.0
// Events of every kind that are right, as JSON, for the tests of this room to spoil one field at a time.
#pragma once

#include <doctest/doctest.h>

#include <string>

#include "base/error.h"
#include "register/event.h"

namespace rubiao {

inline std::string event_text(const std::string& kind, const std::string& date,
                              const std::string& properties) {
  return R"({"event": ")" + kind + R"(", "version": 1, "date": ")" + date +
         R"(", "source": {"document": "D", "line": 1})" + (properties.empty() ? "" : ", ") + properties + "}";
}

// With the first `from` in it as `to`.
inline std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

inline Event event_of(const std::string& text) {
  return read_event(formats::parse_json(text, "test"));
}

inline std::string registered_text(const std::string& route, const std::string& purpose = "自用") {
  return event_text("registered", "2024-01-08",
                    R"("asset": "DS", "name": "数据", "route": ")" + route + R"(", "purpose": ")" + purpose +
                        R"(", "use": "管理")");
}

inline const std::string assessed_properties =
    R"("asset": "DS", "controlled": true, "benefits_probable": true, "cost_measurable": true, "identifiable": true, )"
    R"("fulfils_contract": false, "recognise": true, "basis": "依据")";

inline const std::string cost_properties =
    R"("asset": "DS", "item": "购买价款", "amount": "100.00", "vat": "6.00", "currency": "CNY", "settlement": "银行存款", )"
    R"("measured_by": "成本凭证")";

inline const std::string sold_properties =
    R"("asset": "DS", "proceeds": "100.00", "vat": "6.00", "currency": "CNY", "settlement": "银行存款")";

inline const std::string pledged_properties =
    R"("asset": "DS", "registration": "R-1", "creditor": "银行", "credit_line": "50.00", "drawn": "0.00")";

// "field: message" of every problem, in English, separated by "; ".
template <typename Act>
std::string problems_of(Act act) {
  try {
    act();
  } catch (const Error& error) {
    std::string all;
    for (const Problem& problem : error.problems())
      all += (all.empty() ? "" : "; ") + problem.field + ": " + problem.message.en;
    return all;
  }
  return "";
}

}  // namespace rubiao
