// SPDX-License-Identifier: Apache-2.0
// DataSet: one entry of the register, one unit of account (记账单元): what the data is, how it came, what it
// is held for, how far its development is, and the estimates by which it is amortised. It is what the
// accepted events of the data set add up to; apply() in register/life.h does the adding.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/money.h"
#include "register/cost_formula.h"
#include "register/estimates.h"
#include "register/tax_base.h"

namespace rubiao {

// 取得方式: the one list of routes that all rule tables share.
enum class Route : std::uint8_t {
  purchased,       // 外购
  self_developed,  // 自行研发
  self_processed,  // 自行加工
  contributed,     // 投资者投入
  exchanged,       // 非货币性交换
  restructured,    // 债务重组
  granted,         // 政府补助
  combined,        // 企业合并
  transferred,     // 划转
  donated,         // 捐赠
  authorised,      // 授权运营
};

inline constexpr std::array all_routes{Route::purchased,   Route::self_developed, Route::self_processed,
                                       Route::contributed, Route::exchanged,      Route::restructured,
                                       Route::granted,     Route::combined,       Route::transferred,
                                       Route::donated,     Route::authorised};

// 持有目的.
enum class Purpose : std::uint8_t { internal_use, serving_customers, sale, mixed };

// 阶段 of a data set that the enterprise makes itself; not_applicable for every other route.
enum class Stage : std::uint8_t { none, research, development, available, not_applicable };

// 用途: where the amortisation goes [CAS6:17].
enum class Use : std::uint8_t {
  management,
  selling,
  serving_customers,
  letting,
  production,
  development_capitalised,
  development_expensed,
  idle,
};

// Into another project of ours, whose stage says whether the amortisation is capitalised (AM-8).
[[nodiscard]] inline bool is_development(Use use) {
  return use == Use::development_capitalised || use == Use::development_expensed;
}

// The terms of the rule tables, and back. parse_… throws Error(invalid_input) naming `field` and the terms
// allowed.
[[nodiscard]] std::string_view term(Route route);
[[nodiscard]] std::string_view term(Purpose purpose);
[[nodiscard]] std::string_view term(Stage stage);
[[nodiscard]] std::string_view term(Use use);
[[nodiscard]] Route parse_route(std::string_view text, std::string_view field);
[[nodiscard]] Purpose parse_purpose(std::string_view text, std::string_view field);
[[nodiscard]] Stage parse_stage(std::string_view text, std::string_view field);
[[nodiscard]] Use parse_use(std::string_view text, std::string_view field);

// The answers to the recognition questions, domain step 0 to 3; a person answers, a second confirms.
struct Answers {
  bool controlled = false;         // 拥有或控制
  bool benefits_probable = false;  // 经济利益很可能流入 [CAS6:4]
  bool cost_measurable = false;    // 成本可靠计量 [CAS6:4]
  bool identifiable = false;       // 可辨认 [CAS6:3]
  bool fulfils_contract = false;   // 履约成本条件 [CAS14:26]
  friend bool operator==(const Answers&, const Answers&) = default;
};

// The five conditions of the development stage [CAS6:9], each with the day from which it is met.
struct FiveConditions {
  std::array<std::optional<Date>, 5> met_on;  // feasible, intended, beneficial, resourced, measurable
  // The day from which all five hold: the latest of the five; nothing if one is not met.
  [[nodiscard]] std::optional<Date> all_met_on() const;
  friend bool operator==(const FiveConditions&, const FiveConditions&) = default;
};

// 受限 (DR-5): recorded and disclosed, never posted [MOF2023-11:3.2]. What is limited in its use may still
// leave; what is pledged or seized may not.
enum class RestrictionKind : std::uint8_t { pledge, seizure, use_limit };
[[nodiscard]] std::string_view term(RestrictionKind kind);
[[nodiscard]] RestrictionKind parse_restriction_kind(std::string_view text, std::string_view field);

struct Restriction {
  RestrictionKind kind = RestrictionKind::pledge;
  std::string registration;  // number at the registry, or of the court's or authority's document
  std::string holder;        // of the right: the creditor, the court, whoever set the limit
  Date registered_on;
  Fen credit_line_fen = 0;  // of a pledge
  Fen drawn_fen = 0;
  friend bool operator==(const Restriction&, const Restriction&) = default;
};

struct DataSet {
  std::string id;  // the user's own, unique within the company
  std::string name;
  std::string content;  // what is in it, in a sentence
  Route route = Route::purchased;
  Purpose purpose = Purpose::internal_use;
  Stage stage = Stage::not_applicable;
  Use use = Use::management;
  CostFormula cost_formula = CostFormula::specific;  // of what is held for sale
  std::string cost_center;
  std::string project;  // of use in development: the data set that it goes into; empty: none
  Date registered_on{};

  std::optional<Answers> answers;  // of the last approved assessment
  std::optional<FiveConditions> conditions;
  std::optional<Date> available_on;  // 可供使用; for inventory the day processing was finished
  Estimates estimates;
  std::optional<Date> rights_end;        // 合同或法定权利届满日: no life goes beyond it (UL-2)
  std::optional<Date> left_on;           // sold, lapsed, abandoned: no amortisation from that month on
  std::optional<Date> held_for_sale_on;  // 划分为持有待售 [CAS42:6]: no amortisation from that month on
  std::vector<Restriction> restrictions;  // in force, in the order in which they were recorded
  std::optional<TaxBase> tax;             // nothing until it is stated

  friend bool operator==(const DataSet&, const DataSet&) = default;
};

// The first restriction by which it may not leave; nullptr: none.
[[nodiscard]] const Restriction* bars_leaving(const DataSet& data_set);

[[nodiscard]] inline bool is_in_development(const DataSet& data_set) {
  return data_set.stage == Stage::development && !data_set.left_on;
}

}  // namespace rubiao
