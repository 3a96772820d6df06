// SPDX-License-Identifier: Apache-2.0
// How a data set leaves: sold, given for something else or for nothing, lapsed, or held for sale first.
// Amounts are fen; days and judgements are those of the person who enters it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/money.h"
#include "base/ratio.h"
#include "register/source_id.h"

namespace rubiao {

// E09: the event's asset comes in, `given` goes out [CAS7:6].
struct Exchanged {
  std::string given;
  bool commercial_substance = false;
  bool fair_value_reliable = false;
  std::optional<Fen> given_fair_value_fen;
  std::optional<Fen> received_fair_value_fen;  // where it is the more reliable
  Fen boot_paid_fen = 0;
  Fen boot_received_fen = 0;
  Fen vat_fen = 0;
  bool vat_awaiting = false;
  Fen output_vat_fen = 0;
  Fen direct_costs_fen = 0;
  std::string settlement;
  std::string counterparty;
};

// E14a [CAS2:9].
struct Contributed {
  Fen investment_fen = 0;
  bool common_control = false;
  Fen output_vat_fen = 0;
  std::string counterparty;
};

// E10a [CAS12:10].
struct GivenInSettlement {
  std::optional<std::int64_t> quantity;  // of inventory; nothing: all of it
  std::optional<SourceId> lot;           // of specific identification
  Fen debt_fen = 0;
  Fen output_vat_fen = 0;
  std::string counterparty;
};

// For nothing: E15b.
struct GivenAway {
  std::string kind;                      // 捐赠, 无偿划转
  std::optional<std::int64_t> quantity;  // of inventory; nothing: all of it
  std::optional<SourceId> lot;           // of specific identification
  Fen output_vat_fen = 0;                // where the tax law takes it for a sale
  std::string counterparty;
};

struct Sold {
  std::optional<std::int64_t> quantity;  // of inventory; nothing: all of it
  std::optional<SourceId> lot;           // of specific identification
  Fen proceeds_fen = 0;                  // without VAT
  Fen vat_fen = 0;                       // output VAT
  std::string settlement;
  std::string counterparty;
  std::string host_voucher;
};

struct Invalidated {
  std::string reason;
  std::optional<Ratio> share;            // nothing: the whole
  std::optional<std::int64_t> quantity;  // of inventory in lots
  std::optional<SourceId> lot;           // of specific identification
  std::string charge_to;                 // of inventory: 管理费用, 营业外支出
  Fen vat_transferred_out_fen = 0;
};

// 处置组 [CAS42:4]: what is sold together with the data set.
struct DisposalGroup {
  struct Member {
    std::string id;
    std::optional<Fen> carrying_fen;  // stated: outside the register, booked by its own owner
  };
  std::vector<Member> members;  // but for the event's own data set
  Fen goodwill_fen = 0;
};

struct ClassifiedHeldForSale {
  DisposalGroup group;
  Date decided_on{};
  std::string commitment;
  Date expected_by{};
  std::string extension_basis;  // for more than a year [CAS42:8]
  bool sellable_now = false;
  bool approval_required = false;  // of an authority or the owner's supervisor [CAS42:6]
  std::string approval;            // its number
  Fen fair_value_less_cost_fen = 0;
};

struct HeldForSaleRemeasured {
  DisposalGroup group;
  Fen fair_value_less_cost_fen = 0;
};

struct Reclassified {
  Fen recoverable_fen = 0;
  std::string reason;
};

}  // namespace rubiao
