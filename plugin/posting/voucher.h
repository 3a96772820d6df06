// SPDX-License-Identifier: Apache-2.0
// Voucher (记账凭证): a balanced set of journal lines under a key that names it for ever. The content is
// frozen with its SHA-256 when it is written to the outbox; a late event makes the next sequence, never new
// content under an old key.
#pragma once

#include <string>
#include <vector>

#include "base/date.h"
#include "base/digest.h"
#include "base/money.h"

namespace rubiao {

struct VoucherKey {
  std::string company;  // the host's code
  Period period;
  std::string kind;  // "E12": the journal template
  int sequence;      // from 1 within (company, period, kind)

  friend auto operator<=>(const VoucherKey&, const VoucherKey&) = default;
};

// "E12/2024-03/1", without the company.
[[nodiscard]] std::string to_text(const VoucherKey& key);

struct VoucherLine {
  std::string account;  // the host's code
  Fen debit_fen = 0;
  Fen credit_fen = 0;
  std::string memo;
  std::string cost_center;
  std::string counterparty;
  std::string rule;  // "E12 CAS6:17"
};

struct Voucher {
  VoucherKey key;
  Date date;
  Currency currency;
  std::string memo;
  std::vector<VoucherLine> lines;
};

// Over every field of the content, in order.
[[nodiscard]] Digest digest(const Voucher& voucher);

// Debits equal credits to the fen, at least two lines, each with exactly one side. A voucher that fails is
// our own mistake: Error(internal), and nothing is written.
void demand_balance(const Voucher& voucher);

}  // namespace rubiao
