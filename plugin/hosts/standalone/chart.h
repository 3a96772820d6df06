// SPDX-License-Identifier: Apache-2.0
// The chart of accounts: the seed of data/chart.csv for a new company, and a company's own accounts as the
// ledger keeps them. Answers why an account may not be posted to; whether a voucher balances is posting.h's
// affair.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "sqlite.h"
#include "text.h"

namespace erp {

struct Account {
  std::string code{};
  std::string name{};
  std::string name_en{};
  std::int32_t nature = 0;  // rubiao_asset to rubiao_expense
  bool heading = false;
  bool open = true;
  std::string note{};

  bool takes_lines() const { return open && !heading; }
  const std::string& name_in(Language language) const { return language == Language::zh ? name : name_en; }
};

using Chart = std::map<std::string, Account>;

void seed_chart(Database& ledger, const std::string& company);

Chart read_chart(Database& ledger, const std::string& company);

struct Objection {
  Text found{};
  Text expected{};
  Text todo{};
};

// Why `code` takes no line, or nothing if it does.
std::optional<Objection> object_to_account(const Chart& chart, const std::string& code);

Text nature_name(std::int32_t nature);

}  // namespace erp
