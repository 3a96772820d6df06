// SPDX-License-Identifier: Apache-2.0
#include "actions/movement_words.h"

namespace rubiao {

Text title_of(MovementKind kind) {
  switch (kind) {
    case MovementKind::purchased:
      return {"购入", "purchased"};
    case MovementKind::developed_internally:
      return {"内部研发转入", "developed internally"};
    case MovementKind::other_increase:
      return {"其他增加", "other increase"};
    case MovementKind::disposed:
      return {"处置", "disposed"};
    case MovementKind::lapsed:
      return {"失效终止确认", "lapsed"};
    case MovementKind::other_decrease:
      return {"其他减少", "other decrease"};
    case MovementKind::amortised:
      return {"摊销", "amortised"};
    case MovementKind::impaired:
      return {"减值", "impaired"};
    case MovementKind::inventory_purchased:
      return {"存货购入", "inventory purchased"};
    case MovementKind::inventory_processed:
      return {"存货采集加工", "inventory processed"};
    case MovementKind::inventory_other_increase:
      return {"存货其他增加", "inventory, other increase"};
    case MovementKind::inventory_sold:
      return {"存货出售", "inventory sold"};
    case MovementKind::inventory_lapsed:
      return {"存货失效", "inventory lapsed"};
    case MovementKind::inventory_other_decrease:
      return {"存货其他减少", "inventory, other decrease"};
    case MovementKind::provision_charged:
      return {"计提跌价准备", "provision charged"};
    case MovementKind::provision_reversed:
      return {"转回跌价准备", "provision reversed"};
    case MovementKind::development_added:
      return {"开发支出增加", "development capitalised"};
    case MovementKind::development_transferred:
      return {"开发支出转出", "development transferred"};
    case MovementKind::development_abandoned:
      return {"项目放弃", "development abandoned"};
    case MovementKind::research_expensed:
      return {"研发支出费用化", "research expensed"};
    case MovementKind::research_closed:
      return {"结转研发费用", "research closed"};
    case MovementKind::expensed:
      return {"计入当期损益", "expensed"};
    case MovementKind::opened:
    case MovementKind::inventory_opened:
    case MovementKind::development_opened:
      return {"期初余额", "opening balance"};
    case MovementKind::instalments_owed:
      return {"分期应付", "owed by instalments"};
    case MovementKind::interest_accrued:
      return {"确认利息", "interest accrued"};
    case MovementKind::instalment_paid:
      return {"支付分期款", "instalment paid"};
    case MovementKind::grant_deferred:
      return {"补助计入递延收益", "grant deferred"};
    case MovementKind::grant_released:
      return {"递延收益转入损益", "grant released"};
    case MovementKind::grant_repaid:
      return {"退回补助", "grant repaid"};
    case MovementKind::grant_restated:
      return {"前期差错更正：递延收益", "prior-period error, deferred income"};
    case MovementKind::fulfilment_incurred:
      return {"发生合同履约成本", "fulfilment cost incurred"};
    case MovementKind::fulfilment_amortised:
      return {"摊销合同履约成本", "fulfilment cost amortised"};
    case MovementKind::fulfilment_impaired:
      return {"合同履约成本减值或转回", "fulfilment cost impaired or reversed"};
    case MovementKind::obtaining_incurred:
      return {"发生合同取得成本", "cost of obtaining incurred"};
    case MovementKind::obtaining_amortised:
      return {"摊销合同取得成本", "cost of obtaining amortised"};
    case MovementKind::obtaining_impaired:
      return {"合同取得成本减值或转回", "cost of obtaining impaired or reversed"};
    case MovementKind::deferred_tax:
      return {"递延所得税", "deferred tax"};
    case MovementKind::tax_beside_profit:
      return {"递延所得税计入商誉或资本公积", "deferred tax that goodwill or capital reserve bears"};
    case MovementKind::deferred_tax_restated:
      return {"前期差错更正：递延所得税", "prior-period error, deferred tax"};
    case MovementKind::restated:
      return {"前期差错更正", "prior-period error"};
    case MovementKind::inventory_restated:
      return {"存货前期差错更正", "prior-period error in inventory"};
    case MovementKind::development_restated:
      return {"开发支出前期差错更正", "prior-period error in development"};
    case MovementKind::development_impaired:
      return {"开发支出减值", "development impaired"};
    case MovementKind::held_classified:
      return {"转为持有待售", "held for sale"};
    case MovementKind::held_written_down:
      return {"持有待售减记", "held for sale, written down"};
    case MovementKind::held_recovered:
      return {"持有待售减值转回", "held for sale, recovered"};
    case MovementKind::held_sold:
      return {"出售持有待售", "held for sale, sold"};
    case MovementKind::held_returned:
      return {"不再持有待售", "no longer held for sale"};
    case MovementKind::moved_to_held_for_sale:
      return {"转出至持有待售", "moved to held for sale"};
    case MovementKind::moved_from_held_for_sale:
      return {"自持有待售转回", "back from held for sale"};
  }
  return {};
}

Text title_of(Holding holding) {
  switch (holding) {
    case Holding::intangible:
      return {"无形资产", "intangible asset"};
    case Holding::inventory:
      return {"存货", "inventory"};
    case Holding::development:
      return {"开发支出", "development"};
    case Holding::expense:
      return {"当期损益", "profit or loss"};
    case Holding::held_for_sale:
      return {"持有待售", "held for sale"};
    case Holding::instalments:
      return {"长期应付款（应付｜未确认融资费用）", "long-term payable (owed | interest to come)"};
    case Holding::grant:
      return {"递延收益（计入｜转出）", "deferred income (deferred | released)"};
    case Holding::fulfilment_cost:
      return {"合同履约成本", "cost to fulfil a contract"};
    case Holding::obtaining_cost:
      return {"合同取得成本", "cost to obtain a contract"};
    case Holding::deferred_tax:
      return {"递延所得税（资产｜负债）", "deferred tax (asset | liability)"};
    case Holding::tax_beside_profit:
      return {"商誉或资本公积承担的递延所得税（累计｜待转回｜账面价值）",
              "deferred tax that goodwill or capital reserve bears (in all | to reverse | carrying amount)"};
  }
  return {};
}

std::vector<TableColumn> movement_columns() {
  return {{"date", {"日期", "date"}, "date"},
          {"kind", {"变动", "movement"}},
          {"holding", {"项目", "balance"}},
          {"gross", {"原值/成本", "gross"}, "amount"},
          {"amortisation", {"累计摊销", "amortisation"}, "amount"},
          {"impairment", {"准备", "provision"}, "amount"},
          {"rule", {"规则", "rule"}},
          {"voucher", {"凭证", "voucher"}}};
}

std::vector<formats::Json> movement_cells(const store::HistoryLine& line, Language language) {
  return {to_text(line.date),
          title_of(line.kind).in(language),
          title_of(holding_of(line.kind)).in(language),
          cell(line.delta.gross),
          cell(line.delta.amortisation),
          cell(line.delta.impairment),
          line.rule,
          line.host_voucher.empty() ? line.voucher : line.host_voucher};
}

}  // namespace rubiao
