// SPDX-License-Identifier: Apache-2.0
#include "posting/tax_beside_profit.h"

#include "measurement/temporary_difference.h"

namespace rubiao {
namespace {

Ratio at_most(const Ratio& limit, const TaxMeasured& measured) {
  if (measured.difference_fen == 0) return Ratio::whole(0);
  const Ratio ratio(measured.deferred_fen, measured.difference_fen);
  return ratio < Ratio::whole(0) ? Ratio::whole(0) : ratio > limit ? limit : ratio;
}

// As it was recognised on the whole difference: less than the rate where taxable profit is not probable. The
// difference of a past day may have been stated otherwise since, so it tells no more than that.
Ratio rate_recognised(const TaxMeasured& measured) {
  if (!measured.rate) return at_most(Ratio::whole(1), measured);
  const bool deductible = measured.deferred_fen <= 0 && measured.difference_fen < 0;
  const bool whole = tax_on(measured.difference_fen, *measured.rate) == measured.deferred_fen;
  return measured.probable || !deductible || whole ? *measured.rate : at_most(*measured.rate, measured);
}

// What the account bears in all, from one measurement to the next.
class Borne {
 public:
  Borne(const CameIn& came_in, bool follows_changes) : came_in_(came_in), follows_changes_(follows_changes) {}

  void take(const TaxMeasured& measured) {
    const Ratio rate = rate_recognised(measured);
    if (!rate_ && measured.rate) borne_ = tax_on(came_in_.difference_fen, rate);
    if (rate_ && follows_changes_) {
      const Fen left = multiply_divide(came_in_.difference_fen, measured.carrying_fen, came_in_.cost_fen,
                                       Rounding::half_away);
      borne_ = add(borne_, tax_on(left, rate) - tax_on(left, *rate_));
    }
    rate_ = rate;
  }

  [[nodiscard]] Fen fen() const { return borne_; }

 private:
  CameIn came_in_;
  bool follows_changes_;
  std::optional<Ratio> rate_;
  Fen borne_ = 0;  // since it was taken over
};

}  // namespace

BesideProfit beside_profit(const Standing& standing, const TaxMeasured& now, const rulebook::Rules& rules) {
  if (!standing.came_in) return {};
  const auto initial =
      rules.decide("initial_difference", {{"初始差异", std::string(term(standing.came_in->initial))}});
  BesideProfit result{.account = initial.match().text("对方科目")};
  Borne borne(*standing.came_in, result.account == "资本公积");
  for (const TaxMeasured& measured : standing.measured_before) borne.take(measured);
  borne.take(now);
  result.change_fen = borne.fen() - standing.deferred_tax.value_or(Amounts{}).impairment;
  return result;
}

}  // namespace rubiao
