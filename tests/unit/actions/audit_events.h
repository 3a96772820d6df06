// SPDX-License-Identifier: Apache-2.0
// What the auditors' actions are tested with: inspections, totals of spending, related parties and services
// of the data set "A", by lines of JSON.
#pragma once

#include "played.h"

namespace rubiao::test {

inline std::string inspection(const char* date, int line, const char* version, char digest) {
  return event("data_inspected", date, line,
               R"("deleted": false, "data_version": ")" + std::string(version) + R"(", "sha256": ")" +
                   std::string(64, digest) + R"(", "bytes": 2048, "records": 100, "location": "存储桶 1")");
}

// Of March, and of the company, so that it names no data set.
inline std::string total(const char* document, const char* total_of, const char* item, const char* amount) {
  return R"({"event": "spending_total_stated", "version": 1, "date": "2024-03-31", "source": {"document": ")" +
         std::string(document) + R"(", "line": 1}, "total_of": ")" + total_of + R"(", "items": [")" + item +
         R"("], "amount": ")" + amount + R"(", "currency": "CNY"})";
}

inline std::string spending(const char* date, int line, const char* item, const char* amount,
                            const char* settlement) {
  return event("cost_incurred", date, line,
               R"("item": ")" + std::string(item) + R"(", "amount": ")" + amount + R"(", "settlement": ")" +
                   settlement + R"(", "vat": "0.00", "currency": "CNY", "measured_by": "成本凭证")");
}

// With counterparty and pricing basis, as it has to be.
inline std::string with_related_party(const char* name, const char* pricing_basis) {
  return R"(, "counterparty": ")" + std::string(name) + R"(", "related_party": true, "pricing_basis": ")" +
         pricing_basis + R"(")";
}

inline std::string service(const char* date, int line, const char* revenue) {
  return event("service_rendered", date, line,
               R"("contract": "HT-1", "revenue": ")" + std::string(revenue) +
                   R"(", "vat": "0.00", "main_business": true, "settlement": "银行存款", "currency": "CNY")");
}

// Lines 1 and 2.
inline void assess(CompanyInMemory& company, const char* date, const char* route, const char* recognise) {
  company.enter(event("registered", date, 1,
                      R"("name": "数据", "purpose": "对外服务", "use": "服务客户", "route": ")" +
                          std::string(route) + R"(")"));
  company.enter(event("assessed", date, 2,
                      R"("controlled": true, "cost_measurable": true, "identifiable": true, )"
                      R"("fulfils_contract": false, "basis": "评估单", "benefits_probable": )" +
                          std::string(recognise) + R"(, "recognise": )" + recognise));
}

inline void operate(CompanyInMemory& company) {
  assess(company, "2025-03-04", "授权运营", "true");
  company.enter(event("cost_incurred", "2025-03-05", 3,
                      R"("item": "购买价款", "amount": "36000.00", "vat": "0.00", "currency": "CNY", )"
                      R"("settlement": "银行存款", "measured_by": "成本凭证", "capitalise": true)"));
  company.enter(event("stage_changed", "2025-03-10", 4,
                      R"("stage": "已达预定用途", "life_months": 36, "rights_end": "2028-02-29")"));
  company.enter(service("2025-06-10", 5, "5000.00"));
  (void)company.run_month_end(parse_date("2025-12-31", "date"));
}

// What an action tells on a day in the row that holds `in`.
inline std::string told(CompanyInMemory& company, const char* action, const char* day, const char* in,
                        const char* column) {
  return cell_of(run(company, action, day, "{}"), in, column);
}

}  // namespace rubiao::test
