// SPDX-License-Identifier: Apache-2.0
// What each kind of event says, as its schema in schemas/events/ lets it be said. Amounts are fen; days and
// judgements are those of the person who enters it.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/date.h"
#include "base/decimal.h"
#include "base/money.h"
#include "base/ratio.h"
#include "register/company_settings.h"
#include "register/data_set.h"

namespace rubiao {

struct Registered {
  DataSet data_set;
};

// 期初余额 (SC-4a): on the books already when the system goes live.
struct OpeningBalance {
  DataSet data_set;  // registered, recognised, with its estimates
  StatedEstimates stated;
  int remaining_months = 0;  // of the life, from the month of the event's date on
  Fen gross_fen = 0;
  Fen amortisation_fen = 0;
  Fen impairment_fen = 0;
};

struct Assessed {
  Answers answers;
  bool recognise = false;  // the preparer asks for recognition as an asset
  std::string basis;
};

struct CostIncurred {
  std::string item;                 // 成本项目, a term of cost-items.dmn
  Fen amount_fen = 0;               // without recoverable input VAT
  Fen vat_fen = 0;                  // recoverable input VAT
  std::string settlement;           // 结算方式
  std::string measured_by;          // 金额依据: 成本凭证, 评估价值, 协议价值, 公允价值
  bool direct = true;               // 可直接归属
  bool capitalise = false;          // the preparer asks for capitalisation; the rules decide either way
  std::optional<Date> expensed_on;  // posted to an expense account before, on that day
  std::string counterparty;
  std::string host_voucher;  // of a cost that the host has posted itself
};

struct StageChanged {
  Stage stage = Stage::development;
  FiveConditions conditions;  // for development
  StatedEstimates stated;     // for available
};

// 会计估计变更 [CAS28:8]: what is not stated stays.
struct EstimateChanged {
  std::string reason;
  std::optional<int> remaining_months;  // from the next charge on
  std::optional<bool> indefinite;
  std::optional<Method> method;
  std::optional<Fen> residual_fen;
  std::optional<std::int64_t> units_left;  // still expected, from the next charge on
  StatedEstimates grounds;                 // its bases and dates only
};

// Of the month of the event's date.
struct UsageReported {
  std::optional<std::int64_t> units;
  std::optional<Fen> revenue_fen;
};

struct CashFlow {
  Date date{};
  Fen amount_fen = 0;  // negative: an outflow
};

struct ImpairmentTested {
  struct Member {
    std::string id;                   // of a data set, or the name of an asset outside the register
    std::optional<Fen> carrying_fen;  // of an asset outside the register
    std::optional<Fen> floor_fen;     // its own recoverable amount where known
  };
  std::vector<std::string> indications;
  std::optional<Fen> fair_value_less_cost_fen;
  std::vector<CashFlow> cash_flows;
  std::optional<Decimal> discount_rate;  // a year
  Fen goodwill_fen = 0;
  std::vector<Member> members;  // of the asset group; empty: the data set by itself
  std::string basis;
};

struct ProjectAbandoned {
  std::string reason;
  std::string charge_to;  // 研发费用, 营业外支出
};

// One part of the stock: what is contracted, or the rest.
struct SalePart {
  bool contracted = false;
  std::int64_t quantity = 1;
  Fen price_fen = 0;  // of the whole part, without VAT
  Fen completion_fen = 0;
  Fen selling_fen = 0;  // selling cost and taxes
};

struct NrvTested {
  std::vector<SalePart> parts;
  bool cause_gone = false;
  std::string basis;
};

struct Sold {
  Fen proceeds_fen = 0;  // without VAT
  Fen vat_fen = 0;       // output VAT
  std::string settlement;
  std::string counterparty;
  std::string host_voucher;
};

struct Invalidated {
  std::string reason;
  std::optional<Ratio> share;  // nothing: the whole
  std::string charge_to;       // of inventory: 管理费用, 营业外支出
  Fen vat_transferred_out_fen = 0;
};

struct ClassifiedHeldForSale {
  Date decided_on{};
  std::string commitment;
  Date expected_by{};
  std::string extension_basis;  // for more than a year [CAS42:8]
  bool sellable_now = false;
  Fen fair_value_less_cost_fen = 0;
};

struct HeldForSaleRemeasured {
  Fen fair_value_less_cost_fen = 0;
};

struct Reclassified {
  Fen recoverable_fen = 0;
  std::string reason;
};

struct Pledged {
  Pledge pledge;
};

struct Released {
  std::string registration;
};

struct Configured {
  CompanySettings changes;
};

using EventBody =
    std::variant<Configured, Registered, OpeningBalance, Assessed, CostIncurred, StageChanged,
                 EstimateChanged, UsageReported, ImpairmentTested, ProjectAbandoned, NrvTested, Sold,
                 Invalidated, ClassifiedHeldForSale, HeldForSaleRemeasured, Reclassified, Pledged, Released>;

}  // namespace rubiao
