// SPDX-License-Identifier: Apache-2.0
#include "impact/debt_ratio.h"

#include "base/error.h"

namespace rubiao::impact {
namespace {

const Ratio one = Ratio::whole(1);

struct Alternative {
  Ratio assets;       // what inclusion adds to assets: (1 − τp)X
  Ratio liabilities;  // and to liabilities: τ(1 − p)X
};

Alternative alternative_of(Fen included, const Ratio& tau, const Ratio& paid) {
  const Ratio amount = Ratio::whole(included);
  return {amount * (one - tau * paid), amount * tau * (one - paid)};
}

Fen sum_of(std::span<const Included> included, bool (Included::*which)() const) {
  Fen sum = 0;
  for (const Included& group : included) {
    if ((group.*which)()) sum = add(sum, group.carrying_fen);
  }
  return sum;
}

Fen rounded_to_fen(const Ratio& amount) {
  return parse_fen(to_text(amount / Ratio::whole(100), 2), "tax");
}

std::string percentage_points(const Ratio& change) {
  return to_text(change * Ratio::whole(100), 4);
}

}  // namespace

Ratio TaxView::tau() const {
  if (!usable) return Ratio::whole(0);
  return super_deduction ? rate * Ratio::whole(2) : rate;
}

Effect measure_effect(const BalanceSheetTotals& totals, std::span<const Included> included,
                      const TaxView& tax) {
  if (totals.assets_fen <= 0) {
    reject(
        "", to_grouped_text(totals.assets_fen),
        {"资产总额不大于零，无法计算资产负债率", "total assets are not above zero; there is no debt ratio"},
        {"在总账中核对资产类科目（期初余额是否已录入，方向是否相反），或改用其他日期",
         "check the asset accounts in the ledger (are opening balances entered, is a balance on the wrong "
         "side?), or ask of another day"});
  }
  const Fen counted = sum_of(included, &Included::counts);
  Fen nil = 0;
  Fen development = 0;
  for (const Included& group : included) {
    if (!group.counts()) nil = add(nil, group.carrying_fen);
    if (group.holding == Holding::development) development = add(development, group.carrying_fen);
  }
  const Ratio tau = tax.tau();
  const Alternative added = alternative_of(counted, tau, tax.paid_share);
  const Ratio assets = Ratio::whole(totals.assets_fen);
  const Ratio liabilities = Ratio::whole(totals.liabilities_fen);
  const Ratio with = liabilities / assets;
  const Ratio without = (liabilities - added.liabilities) / (assets - added.assets);
  return {.included_fen = counted,
          .development_fen = development,
          .nil_fen = nil,
          .tau = tau,
          .with_inclusion = with,
          .without_inclusion = without,
          .change = with - without,
          .left_side = without * (one - tau * tax.paid_share),
          .right_side = tau * (one - tax.paid_share)};
}

BalanceSheetTotals with_tax_of_inclusion(BalanceSheetTotals totals, std::span<const Included> included,
                                         const TaxView& tax) {
  const Ratio amount = Ratio::whole(sum_of(included, &Included::counts)) * tax.tau();
  totals.liabilities_fen = add(totals.liabilities_fen, rounded_to_fen(amount * (one - tax.paid_share)));
  totals.assets_fen = subtract(totals.assets_fen, rounded_to_fen(amount * tax.paid_share));
  return totals;
}

Text explain(const Effect& effect) {
  if (effect.included_fen == 0) {
    return {
        "本公司入表的数据资源即使没有暂行规定也可以资本化（外购、加工的存货），或没有余额：入表对资产负债率没"
        "有影响。[MOF2023-11:1]",
        "What is on the balance sheet was capitalisable before the Interim Provisions as well, or has no "
        "balance: "
        "inclusion has no effect on the debt ratio. [MOF2023-11:1]"};
  }
  const Ratio none = Ratio::whole(0);
  const char* zh = effect.change < none ? "下降" : effect.change > none ? "上升" : "不变";
  const char* en = effect.change < none ? "falls" : effect.change > none ? "rises" : "does not change";
  const std::string points = percentage_points(effect.change < none ? none - effect.change : effect.change);
  const std::string sides = "R(1−τp)=" + to_percent(effect.left_side, 4) +
                            (effect.left_side > effect.right_side ? " > " : " ≤ ") +
                            "τ(1−p)=" + to_percent(effect.right_side, 4);
  return {std::string("自行研发形成的账面价值 ") + to_grouped_text(effect.included_fen) +
              " 元若当初费用化，资产负债率为 " + to_percent(effect.without_inclusion, 4) + "；入表后为 " +
              to_percent(effect.with_inclusion, 4) + "，" + zh + " " + points + " 个百分点（" + sides +
              "）。这一影响是暂时的：随摊销逐月转回，至寿命期末归零" +
              (effect.development_fen > 0 ? "（其中开发支出 " + to_grouped_text(effect.development_fen) +
                                                " 元自达到预定用途起摊销）。"
                                          : "。"),
          "Had the self-developed carrying amount of " + to_grouped_text(effect.included_fen) +
              " yuan been expensed, the debt ratio would be " + to_percent(effect.without_inclusion, 4) +
              "; with inclusion it is " + to_percent(effect.with_inclusion, 4) + ": it " + en + " by " +
              points + " percentage points (" + sides +
              "). The effect is temporary: amortisation takes it back month by month, to nothing at the end "
              "of the lives" +
              (effect.development_fen > 0
                   ? " (development in progress of " + to_grouped_text(effect.development_fen) +
                         " yuan from when it is ready)."
                   : ".")};
}

}  // namespace rubiao::impact
