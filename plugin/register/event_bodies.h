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
#include "register/audit_bodies.h"
#include "register/company_settings.h"
#include "register/correction_bodies.h"
#include "register/data_set.h"
#include "register/leaving_bodies.h"

namespace rubiao {

struct Registered {
  DataSet data_set;
};

// 期初余额 (SC-4a): on the books already when the system goes live.
struct OpeningBalance {
  DataSet data_set;  // registered, recognised, with its estimates
  StatedEstimates stated;
  int remaining_months = 0;              // of the life, from the month of the event's date on
  std::optional<Date> asset_years_from;  // where a change began them anew; else they began with its use
  std::int64_t quantity = 0;             // of inventory; 0: not counted
  Fen gross_fen = 0;
  Fen amortisation_fen = 0;
  Fen impairment_fen = 0;
  std::optional<Fen> deferred_tax_asset_fen;  // in the ledger for it; neither: it was not measured before
  std::optional<Fen> deferred_tax_liability_fen;
  Fen deferred_income_fen = 0;  // of a grant by the gross method, not yet released
  bool daily_activity = true;   // of that grant
};

struct Assessed {
  Answers answers;
  bool recognise = false;  // the preparer asks for recognition as an asset
  std::string basis;
};

struct CostIncurred {
  std::string item;                 // 成本项目, a term of cost-items.dmn
  Fen amount_fen = 0;               // without recoverable input VAT
  std::int64_t quantity = 0;        // of inventory; 0: cost of what is there already
  Fen vat_fen = 0;                  // recoverable input VAT
  bool vat_awaiting = false;        // 待认证: its invoice is not certified yet
  std::string settlement;           // 结算方式
  std::string measured_by;          // 金额依据: 成本凭证, 评估价值, 协议价值, 公允价值
  bool direct = true;               // 可直接归属
  std::optional<bool> capitalise;   // what the preparer asks for; the rules decide, and contradict it
  std::optional<Date> expensed_on;  // posted to an expense account before, on that day
  std::string counterparty;
  std::string host_voucher;  // of a cost that the host has posted itself
  // CM-15: bought with other things for one price, which is shared out by fair values.
  struct Package {
    Fen price_fen = 0;        // of the whole
    Fen fair_value_fen = 0;   // of this data set
    Fen fair_values_fen = 0;  // of all that was bought
  };
  std::optional<Package> package;
  std::string borrowing_basis;  // why borrowing cost is capitalised or not, where a person judges it
};

// Shared people and compute, allocated by a stated key; what cannot be allocated reasonably is expensed.
struct SharedCostAllocated {
  struct Share {
    std::string id;  // of a data set; the event's own among them
    std::int64_t quantity = 0;
  };
  CostIncurred cost;  // the whole
  std::string key;    // 分配标准: hours, machine hours
  std::vector<Share> shares;
  std::int64_t unallocated = 0;  // in units of the key
  Use unallocated_use = Use::management;
  std::string unallocated_cost_center;
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
    std::string id;                    // of a data set, or the name of an asset outside the register
    std::optional<Fen> carrying_fen;   // of an asset outside the register
    std::optional<Fen> floor_fen;      // its own recoverable amount where known
    std::optional<Fen> allocated_fen;  // of a corporate asset: the part that this group bears
  };
  std::vector<std::string> indications;
  std::optional<Fen> fair_value_less_cost_fen;
  std::vector<CashFlow> cash_flows;
  std::optional<Decimal> discount_rate;  // a year
  std::string other_measure;             // why the other of the two cannot be had
  Fen goodwill_fen = 0;
  std::vector<Member> members;  // of the asset group; empty: the data set by itself
  std::string basis;
};

struct ProjectAbandoned {
  std::string reason;
  std::string charge_to;  // 研发费用, 营业外支出
  Fen vat_transferred_out_fen = 0;
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

// E04: payment beyond normal credit terms [CAS6:12].
struct BoughtByInstalments {
  std::vector<CashFlow> payments;  // in order of date, without VAT; on the event's day: paid at once
  Decimal discount_rate;           // a year
  std::optional<bool> discounted;  // of inventory: judged to be measured at present value [CAS1:6]
  std::int64_t quantity = 0;       // of inventory; 0: not counted
  Fen vat_fen = 0;
  bool vat_awaiting = false;
  std::string settlement;
  std::string counterparty;
};

struct InstalmentPaid {
  Fen amount_fen = 0;
  Fen vat_fen = 0;
  bool vat_awaiting = false;
  std::string settlement;
  std::string counterparty;
};

// E11, E11a, E11b [CAS16:4] [CAS16:8].
struct GrantReceived {
  std::string kind;  // 与资产相关总额法, 与资产相关净额法, 与收益相关, 与收益相关净额法
  Fen amount_fen = 0;
  std::string grant_class;  // empty: all that name none
  bool daily_activity = true;
  std::optional<bool> taxed_on_receipt;  // 收到时计入应纳税所得额
  std::string settlement;
  std::string counterparty;

  [[nodiscard]] bool is_by_net_method() const { return kind.ends_with("净额法"); }
  [[nodiscard]] bool is_related_to_asset() const { return kind.starts_with("与资产相关"); }
};

// E11c.
struct GrantRepaid {
  std::string kind;  // of the grant that is repaid; empty: there is only one kind
  Fen amount_fen = 0;
  Fen restored_fen = 0;  // to the asset, by the net method
  bool states_restored = false;
  std::string settlement;
};

// E08: at the value agreed, or at fair value where that is not fair [CAS6:14].
struct ContributionReceived {
  Fen agreed_fen = 0;
  bool agreed_is_fair = true;
  std::optional<Fen> fair_value_fen;
  Fen vat_fen = 0;
  bool vat_awaiting = false;
  Fen registered_capital_fen = 0;
  std::string counterparty;
};

// E10: for a claim that is given up [CAS12:6].
struct ReceivedInSettlement {
  Fen claim_fen = 0;
  Fen claim_provision_fen = 0;
  Fen claim_fair_value_fen = 0;
  Fen vat_fen = 0;
  bool vat_awaiting = false;
  Fen direct_costs_fen = 0;
  std::string settlement;
  std::string counterparty;
};

// 划转, 捐赠, non-monetary 政府补助, 企业合并: by the data set's route.
struct TakenOver {
  Fen giver_gross_fen = 0;
  Fen giver_amortisation_fen = 0;
  Fen giver_impairment_fen = 0;
  std::optional<Fen> fair_value_fen;
  bool fair_value_reliable = false;
  bool common_control = false;
  Fen vat_fen = 0;
  bool vat_awaiting = false;
  bool daily_activity = true;
  std::string counterparty;
  std::string host_voucher;
};

// E22 [CAS14:36].
struct ServiceRendered {
  std::string contract;
  Fen revenue_fen = 0;
  Fen vat_fen = 0;
  bool main_business = true;
  std::string settlement;
  std::string counterparty;
  std::string host_voucher;
};

// 合同履约成本 [CAS14:26] or 合同取得成本 [CAS14:28].
enum class ContractCost : std::uint8_t { fulfilment, obtaining };

struct ContractCostIncurred {
  std::string contract;
  ContractCost cost = ContractCost::fulfilment;
  Fen amount_fen = 0;
  Fen vat_fen = 0;
  bool vat_awaiting = false;
  bool directly_related = false;
  bool enhances_resources = false;
  bool recoverable = false;
  std::string settlement;
  std::string counterparty;
};

struct ContractCostAmortised {
  std::string contract;  // may be left out where the data set has costs of one only
  ContractCost cost = ContractCost::fulfilment;
  Fen amount_fen = 0;
};

struct ContractCostTested {
  std::string contract;  // likewise
  ContractCost cost = ContractCost::fulfilment;
  Fen remaining_consideration_fen = 0;
  Fen remaining_cost_fen = 0;
};

// What is not stated stays.
struct UseChanged {
  std::optional<Purpose> purpose;
  std::optional<Use> use;
  std::optional<std::string> cost_center;
  std::string project;        // of the new use
  FiveConditions conditions;  // of what we made for sale and now use ourselves [CAS6:9]
};

// Pledged, seized or limited in use.
struct Pledged {
  Restriction restriction;
};

struct Released {
  std::string registration;
};

struct Configured {
  CompanySettings changes;
};

struct TaxBaseSet {
  TaxBase tax;
};

// E25: at a reporting date, for all data sets of the company [CAS18:11] [CAS18:13].
struct DeferredTaxMeasured {
  Ratio rate{0, 1};                  // expected when the differences reverse
  std::string taxable_profit;        // 很可能, 部分很可能, 不很可能
  Fen taxable_profit_limit_fen = 0;  // that is probable, for 部分很可能
};

// Questions answered about a data set apart from any other event: its answers are the event's judgements.
struct Judged {};

using EventBody = std::variant<
    Configured, Registered, OpeningBalance, Assessed, CostIncurred, SharedCostAllocated, BoughtByInstalments,
    InstalmentPaid, GrantReceived, GrantRepaid, StageChanged, EstimateChanged, UsageReported,
    ImpairmentTested, ProjectAbandoned, NrvTested, ContributionReceived, ReceivedInSettlement, TakenOver,
    Exchanged, Contributed, GivenInSettlement, GivenAway, Sold, Invalidated, ClassifiedHeldForSale,
    HeldForSaleRemeasured, Reclassified, ServiceRendered, ContractCostIncurred, ContractCostAmortised,
    ContractCostTested, UseChanged, Pledged, Released, Corrected, PriorPeriodError, Misclassified, TaxBaseSet,
    DeferredTaxMeasured, Judged, DataInspected, SpendingTotalStated, OperationPublished>;

}  // namespace rubiao
