// SPDX-License-Identifier: Apache-2.0
// Composes a journal entry (会计分录) from its template in entries.dmn: which accounts, which side, which
// amount. The templates are E01 to E28 of the rule tables; the accounts come from accounts.dmn, overlaid by
// the company's own mapping. Lines of zero are left out, so a template lists every line it may have.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "posting/voucher.h"
#include "register/company_settings.h"
#include "register/data_set.h"
#include "rulebook/rules.h"

namespace rubiao {

// A voucher before it has its key.
struct Entry {
  std::string kind;  // "E01"
  std::string memo;
  std::vector<VoucherLine> lines;
  std::string articles;           // of the template's rows
  std::optional<Date> booked_on;  // where it is not the event's own day
};

// What the lines of a template are filled from.
struct EntryFacts {
  Route route = Route::purchased;
  Use use = Use::management;
  std::string item = "购买价款";       // 成本项目, for what is expensed
  std::string asset_key = "无形资产";  // 取得资产: the account of what comes in
  std::string settlement;              // 结算方式; empty if the template has no such line
  bool vat_awaiting = false;           // input VAT not certified yet, until the host transfers it
  std::string cost_center;
  std::string counterparty;
  std::string memo;
  std::map<std::string, Fen, std::less<>> amounts;  // by 金额键: 成本, 进项税额, ...; absent = zero
};

class Accounts {
 public:
  Accounts(const rulebook::Rules& rules, const CompanySettings& settings)
      : rules_(rules), settings_(settings) {}
  Accounts(const rulebook::Rules&, CompanySettings&&) = delete;  // the settings must outlive it

  // The host's code of an account key such as 无形资产 for a route of acquisition. A company maps a key for
  // all routes ("无形资产") or for one ("无形资产/外购").
  [[nodiscard]] std::string code(const std::string& key, Route route) const;

 private:
  rulebook::Rules rules_;
  const CompanySettings& settings_;
};

[[nodiscard]] Entry compose_entry(std::string_view kind, const EntryFacts& facts,
                                  const rulebook::Rules& rules, const CompanySettings& settings);

}  // namespace rubiao
