// SPDX-License-Identifier: Apache-2.0
// A voucher as the host's ledger keeps it, whoever made it: the plugin through rubiao.ledger/1, an import of
// the ERP's own business, or the opening balances. Posting it is posting.h's affair.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "civil_date.h"
#include "fen.h"

namespace erp {

struct Line {
  std::string account{};
  Fen debit_fen = 0;  // exactly one side is not zero; a red-letter line is negative
  Fen credit_fen = 0;
  std::string memo{};
  std::string cost_center{};
  std::string counterparty{};
  std::string rule{};
};

enum class Origin { plugin, import, opening };

struct Voucher {
  Origin origin = Origin::plugin;
  std::string company{};
  PeriodName period{};
  std::int32_t date = 0;
  std::string kind{};  // plugin: with sequence the voucher key
  std::int32_t sequence = 0;
  std::string source{};  // import: the number in the file
  std::string currency = "CNY";
  std::string memo{};
  std::string sha256{};
  std::vector<Line> lines{};
};

// The digest that names the content of a voucher of the host's own making.
std::string content_digest(const Voucher& voucher);

}  // namespace erp
