// SPDX-License-Identifier: Apache-2.0
// One bought data set "A" of 24,000.00 over 24 months from January 2024, and what the actions show of it.
#pragma once

#include "actions/registry.h"
#include "property/company_in_memory.h"

namespace rubiao::test {

inline std::string event(const char* kind, const char* date, int line, const std::string& properties) {
  return R"({"event": ")" + std::string(kind) + R"(", "version": 1, "date": ")" + date +
         R"(", "source": {"document": "D", "line": )" + std::to_string(line) + R"(}, "asset": "A", )" +
         properties + "}";
}

inline void pay_for(CompanyInMemory& company, const char* held_for = R"("purpose": "自用", "use": "管理")") {
  company.enter(
      event("registered", "2024-01-04", 1, R"("name": "数据", "route": "外购", )" + std::string(held_for)));
  company.enter(event(
      "assessed", "2024-01-04", 2,
      R"("controlled": true, "benefits_probable": true, "cost_measurable": true, "identifiable": true, )"
      R"("fulfils_contract": false, "recognise": true, "basis": "评估单")"));
  company.enter(event("cost_incurred", "2024-01-05", 3,
                      R"("item": "购买价款", "amount": "24000.00", "vat": "0.00", "currency": "CNY", )"
                      R"("settlement": "银行存款", "measured_by": "成本凭证", "capitalise": true)"));
}

inline void buy(CompanyInMemory& company, const char* life = "24") {
  pay_for(company);
  company.enter(event("stage_changed", "2024-01-10", 4,
                      R"("stage": "已达预定用途", "life_months": )" + std::string(life)));
}

inline formats::Json run(CompanyInMemory& company, const char* action, const char* day, const char* input) {
  Caller caller = preparer(parse_date(day, "date"));
  caller.language = Language::en;
  return find_action(action).run(company.books, caller, formats::parse_json(input, "input")).json();
}

// The cell of the first row that holds `in` anywhere, of any table; empty if none does.
inline std::string cell_of(const formats::Json& result, const std::string& in, const std::string& column) {
  for (const formats::Json& output : result.at("outputs")) {
    if (output.at("kind") != "table") continue;
    const formats::Json& columns = output.at("columns");
    for (const formats::Json& row : output.at("rows"))
      for (const formats::Json& cell : row)
        for (std::size_t i = 0; cell == in && i < columns.size(); ++i)
          if (columns[i].at("id") == column)
            return row[i].is_string() ? row[i].get<std::string>() : row[i].dump();
  }
  return "";
}

}  // namespace rubiao::test
