// SPDX-License-Identifier: Apache-2.0
// The files of data/ as constants, written by CMake at build time. Who parses them says what they mean:
// chart.h, balance_sheet.h and sqlite_ledger.h.
#pragma once

namespace erp::embedded {

extern const char* const chart;
extern const char* const ledger_sql;
extern const char* const exchange_sql;
extern const char* const exchange_withdrawals_sql;
extern const char* const period_requests_sql;
extern const char* const balance_sheet_lines;
extern const char* const balance_sheet_accounts;

}  // namespace erp::embedded
