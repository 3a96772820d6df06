// SPDX-License-Identifier: Apache-2.0
// One small company whose figures were added up by hand: three columns of intangible assets, two of
// inventory, a project, a pledge, hostile characters in names. The tests of tables, invariants, page and
// instance share it.
#pragma once

#include "disclosure/invariants.h"
#include "disclosure/report.h"

namespace rubiao::disclosure::sample {

inline Date day(int year, unsigned month, unsigned number) {
  return Date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{number}};
}

inline MovementTotal total(MovementKind kind, Column column, Amounts before, Amounts during) {
  return {.kind = kind, .column = column, .before = before, .during = during};
}

// Gross, amortisation, impairment in fen.
inline std::vector<MovementTotal> movements() {
  using enum MovementKind;
  constexpr Column bought = Column::purchased;
  constexpr Column made = Column::self_made;
  constexpr Column other = Column::other;
  return {total(purchased, bought, {120'000'000, 0, 0}, {30'000'000, 0, 0}),
          total(amortised, bought, {0, 10'000'000, 0}, {0, 25'000'000, 0}),
          total(disposed, bought, {}, {-20'000'000, -5'000'000, -1'000'000}),
          total(impaired, bought, {0, 0, 1'000'000}, {0, 0, 3'000'000}),
          total(developed_internally, made, {}, {80'000'000, 0, 0}),
          total(amortised, made, {}, {0, 4'000'001, 0}),
          total(other_increase, other, {}, {9'000'000, 900'000, 0}),
          total(amortised, other, {}, {0, 100'000, 0}),
          total(lapsed, other, {}, {-1'000'000, -100'000, 0}),
          total(inventory_purchased, bought, {5'000'000, 0, 0}, {2'000'000, 0, 0}),
          total(inventory_sold, bought, {}, {-3'000'000, 0, -50'000}),
          total(provision_charged, bought, {0, 0, 20'000}, {0, 0, 150'000}),
          total(provision_reversed, bought, {}, {0, 0, -10'000}),
          total(inventory_processed, made, {}, {7'000'001, 0, 0}),
          total(development_added, made, {50'000'000, 0, 0}, {60'000'000, 0, 0}),
          total(development_transferred, made, {}, {-80'000'000, 0, 0}),
          total(development_abandoned, made, {}, {-5'000'000, 0, 0}),
          total(research_expensed, made, {9'999'999, 0, 0}, {12'345'678, 0, 0})};
}

inline Inputs inputs() {
  Inputs in;
  in.entity = {.name = "滨江<数据>&\"科技\"有限公司",
               .name_en = "Binjiang <Data> & Technology Co., Ltd.",
               .identifier = "91330100SAMPLE0001",
               .scheme = "http://rubiao.example/scheme/credit-code"};
  in.from = day(2024, 1, 1);
  in.to = day(2024, 12, 31);
  in.totals = movements();
  in.parents_closing = ParentRows{500'000'000, 1'000'000'000, 30'000'000};
  in.parents_opening = ParentRows{480'000'000, 900'000'000, 60'000'000};
  in.figures[static_cast<std::size_t>(Figure::restricted_intangible)] = 60'000'000;
  in.figures[static_cast<std::size_t>(Figure::restricted_amortisation)] = 5'000'000;
  in.items = {
      {.id = "DS/002", .name = "公共交通 OD 数据集", .carrying = 40'000'000, .remaining_months = 36},
      {.id = "DS-001", .name = "<script>alert(1)</script>", .carrying = 70'000'000, .remaining_months = {}}};
  in.narratives[static_cast<std::size_t>(Narrative::useful_life)] = {
      "数据资源按合同期限与预计使用年限孰短摊销。\n采用直线法；𠮷 & <b>]]>",
      "Data resources are amortised over the shorter of contract and expected life.\nStraight line; 𠮷 & "
      "<b>]]>"};
  in.narratives[static_cast<std::size_t>(Narrative::restrictions)] = {"一项数据资源已质押。",
                                                                      "One data resource is pledged."};
  in.narratives[static_cast<std::size_t>(Narrative::raw_data)] = {"公共交通刷卡记录，每日约 300 万条。",
                                                                  "Bus card records, some 3 million a day."};
  in.figures[static_cast<std::size_t>(Figure::impairment_loss)] = 3'000'000;
  in.methods = {Method::straight_line, Method::units};
  in.cost_formulas = {CostFormula::specific};
  in.edition = "2024-01-01";
  in.rules_sha256 = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
  return in;
}

// What the ledger holds if everything was posted.
inline LedgerBalances ledger() {
  return {.cost_1701 = 218'000'000,
          .amortisation_1702 = 34'900'001,
          .impairment_1703 = 3'000'000,
          .development_530102 = 25'000'000,
          .inventory_1405_5001 = 11'000'001,
          .provision_1471 = 110'000,
          .amortisation_debited = 29'100'001};
}

}  // namespace rubiao::disclosure::sample
