// SPDX-License-Identifier: Apache-2.0
#include "posting/consequence.h"

#include "base/error.h"
#include "posting/abandonment.h"
#include "posting/account_mapping.h"
#include "posting/acquisition.h"
#include "posting/allocation.h"
#include "posting/contract_cost.h"
#include "posting/corrected_standing.h"
#include "posting/deferred_tax.h"
#include "posting/derecognition.h"
#include "posting/estimates.h"
#include "posting/event_order.h"
#include "posting/giving.h"
#include "posting/grants.h"
#include "posting/holding_for_sale.h"
#include "posting/impairing.h"
#include "posting/instalments.h"
#include "posting/inventory_value.h"
#include "posting/misclassification.h"
#include "posting/opening.h"
#include "posting/prior_period.h"
#include "posting/readiness.h"
#include "posting/reversal.h"
#include "posting/spending.h"
#include "posting/tax_base_stating.h"
#include "posting/use_change.h"
#include "recognition/prohibitions.h"
#include "register/life.h"
#include "register/words.h"

namespace rubiao {
namespace {

// What is on the books under one class cannot be assessed out of it: it is derecognised, or its use changes,
// by an event of its own [CAS6:23].
void demand_same_class(const Classification& classification, const Standing& standing) {
  const std::string& now = classification.asset_class;
  const bool strays = (standing.intangible.gross > 0 && now != "无形资产") ||
                      (standing.inventory.gross > 0 && now != "存货") ||
                      (standing.development.gross > 0 && now != "开发支出");
  if (!strays) return;
  refuse("IN-6", classification.articles(),
         {"数据集“" + standing.data_set.id + "”在账上有余额，重新评估后的类别（" + now + "）与账面不符",
          "data set \"" + standing.data_set.id + "\" has a balance that the new class (" + now +
              ") does not fit"},
         {"登记失效、转让等终止确认事项，或更正评估",
          "record the lapse or transfer first, or correct the assessment"});
}

// [CAS6:4] [CAS1:4] What meets definition and criteria is recognised; it is no choice.
void demand_consistent(const Assessed& assessed, const Classification& classification,
                       const DataSet& data_set) {
  if (assessed.recognise || !classification.recognised()) return;
  const std::string& now = classification.asset_class;
  Problem problem{.message = {"数据集“" + data_set.id + "”按所作回答属于" + now + "，符合确认条件的应当确认",
                              "by the answers data set \"" + data_set.id + "\" is an asset (" +
                                  in_words(now, Language::en) + "); what meets the criteria is recognised"},
                  .rule = classification.decision.match().row,
                  .articles = classification.articles(),
                  .field = "recognise",
                  .found = "false",
                  .expected = {"true", "true"},
                  .todo = {"更正不满足的条件的回答，或 recognise=true",
                           "correct the answer that does not hold, or give recognise=true"}};
  throw Error(Status::refused, std::move(problem));
}

// [CAS6:4] [MOF2023-11:2.1] An assessment that asks for an asset which the criteria do not bear is refused
// (PR-3).
Consequence assess(const Assessed& assessed, const Event& event, const Standing& standing,
                   const rulebook::Rules& rules) {
  Consequence result;
  result.after = apply(standing.data_set, event);
  const Classification classification = classify(result.after, event.date, rules);
  demand_same_class(classification, standing);
  demand_consistent(assessed, classification, result.after);
  Prohibitions prohibitions = check_prohibitions(assessed, result.after, classification.criteria_met, rules);
  if (!prohibitions.refusals.empty()) {
    for (Problem& refusal : prohibitions.refusals) {
      refusal.field = "recognise";
      refusal.found = classification.unmet;
    }
    throw Error(Status::refused, prohibitions.refusals);
  }
  result.decisions.push_back(classification.decision);
  result.decisions.push_back(std::move(prohibitions.decision));
  return result;
}

struct Consequences {
  const Event& event;
  const Standing& standing;
  const rulebook::Rules& rules;
  const CompanySettings& settings;

  Consequence operator()(const Assessed& assessed) const { return assess(assessed, event, standing, rules); }
  Consequence operator()(const CostIncurred& cost) const {
    return spend(cost, event, standing, rules, settings);
  }
  Consequence operator()(const SharedCostAllocated& allocated) const {
    return allocate_shared_cost(allocated, event, standing, rules, settings);
  }
  Consequence operator()(const UseChanged&) const { return change_use(event, standing, rules, settings); }
  Consequence operator()(const ServiceRendered& service) const {
    return render_service(service, event, standing, rules, settings);
  }
  Consequence operator()(const ContractCostIncurred& incurred) const {
    return incur_contract_cost(incurred, event, standing, rules, settings);
  }
  Consequence operator()(const ContractCostAmortised& amortised) const {
    return amortise_contract_cost(amortised, event, standing, rules, settings);
  }
  Consequence operator()(const ContractCostTested& test) const {
    return test_contract_cost(test, event, standing, rules, settings);
  }
  Consequence operator()(const BoughtByInstalments& bought) const {
    return buy_by_instalments(bought, event, standing, rules, settings);
  }
  Consequence operator()(const InstalmentPaid& paid) const {
    return pay_instalment(paid, event, standing, rules, settings);
  }
  Consequence operator()(const GrantReceived& grant) const {
    return receive_grant(grant, event, standing, rules, settings);
  }
  Consequence operator()(const GrantRepaid& repaid) const {
    return repay_grant(repaid, event, standing, rules, settings);
  }
  Consequence operator()(const StageChanged& change) const {
    return change.stage == Stage::development ? enter_development(event, standing, rules)
                                              : become_available(change, event, standing, rules, settings);
  }
  Consequence operator()(const OpeningBalance& opening) const {
    return take_over(opening, event, standing, rules);
  }
  Consequence operator()(const EstimateChanged& change) const {
    return change_estimates(change, event, standing, rules);
  }
  Consequence operator()(const UsageReported& usage) const { return report_usage(usage, event, standing); }
  Consequence operator()(const ImpairmentTested& test) const {
    return test_impairment(test, event, standing, rules, settings);
  }
  Consequence operator()(const ProjectAbandoned& abandoned) const {
    return abandon(abandoned, event, standing, rules, settings);
  }
  Consequence operator()(const NrvTested& test) const {
    return measure_realisable_value(test, event, standing, rules, settings);
  }
  Consequence operator()(const ClassifiedHeldForSale& classified) const {
    return classify_held_for_sale(classified, event, standing, rules, settings);
  }
  Consequence operator()(const HeldForSaleRemeasured& measured) const {
    return remeasure_held_for_sale(measured, event, standing, rules, settings);
  }
  Consequence operator()(const Reclassified& reclassified) const {
    return take_back(reclassified, event, standing, rules, settings);
  }
  Consequence operator()(const ContributionReceived& contribution) const {
    return receive_contribution(contribution, event, standing, rules, settings);
  }
  Consequence operator()(const ReceivedInSettlement& received) const {
    return receive_in_settlement(received, event, standing, rules, settings);
  }
  Consequence operator()(const TakenOver& taken) const {
    return take_over_from(taken, event, standing, rules, settings);
  }
  Consequence operator()(const Exchanged& exchanged) const {
    return exchange(exchanged, event, standing, rules, settings);
  }
  Consequence operator()(const Contributed& contribution) const {
    return contribute(contribution, event, standing, rules, settings);
  }
  Consequence operator()(const GivenInSettlement& given) const {
    return settle_debt(given, event, standing, rules, settings);
  }
  Consequence operator()(const GivenAway& given) const {
    return give_away(given, event, standing, rules, settings);
  }
  Consequence operator()(const Sold& sale) const { return sell(sale, event, standing, rules, settings); }
  Consequence operator()(const Invalidated& lapse) const {
    return write_off(lapse, event, standing, rules, settings);
  }
  Consequence operator()(const Corrected& corrected) const { return reverse(corrected, event, standing); }
  Consequence operator()(const PriorPeriodError& error) const {
    return correct_prior_period(error, event, standing, rules, settings);
  }
  Consequence operator()(const Misclassified& wrong) const {
    return correct_classification(wrong, event, standing, rules, settings);
  }
  Consequence operator()(const SpendingTotalStated&) const { return {}; }  // of the company
  // CM-14: what is published is the operation of a data set under an authorisation, of a year in which it
  // was.
  Consequence operator()(const OperationPublished& published) const {
    const DataSet& data_set = standing.data_set;
    if (data_set.route != Route::authorised) {
      reject("asset", data_set.id,
             {"取得方式不是授权运营，没有应公开的运营情况",
              "is not operated under an authorisation; there is nothing to publish"},
             {"核对编号", "check the id"});
    }
    if (published.year < static_cast<int>(data_set.registered_on.year())) {
      reject("year", std::to_string(published.year),
             {"早于该数据集登记的年度", "lies before the year in which the data set was registered"},
             {"核对年度", "check the year"});
    }
    return registered_only();
  }
  Consequence operator()(const TaxBaseSet& set) const { return set_tax_base(set, event, standing); }
  Consequence operator()(const DeferredTaxMeasured& measured) const {
    return measure_deferred_tax(measured, event, standing, rules, settings);
  }
  Consequence operator()(const Configured& configured) const {
    demand_mapping(configured.changes, settings, rules);
    return registered_only();
  }
  // Registration, pledge and release change the register and book nothing; for a pledge that is E28.
  template <typename Body>
  Consequence operator()(const Body&) const {
    return registered_only();
  }

 private:
  Consequence registered_only() const {
    Consequence result;
    result.after = apply(standing.data_set, event);
    return result;
  }
};

}  // namespace

Consequence carry_out(const Event& event, const Standing& standing, const rulebook::Rules& rules,
                      const CompanySettings& settings) {
  demand_booking_day(event);
  CorrectedStanding corrected(event, standing, rules, settings);
  Consequence consequence =
      std::visit(Consequences{event, corrected.standing(), rules, settings}, event.body);
  if (event.kind == "tax_base_set") {  // timeless: it does not say what the data set was on a day
    consequence.valid_from = std::max(event.date, standing.last_change.value_or(event.date));
  } else if (consequence.after != standing.data_set) {
    demand_order_of_changes(standing, event);
  }
  for (std::size_t i = 0; i < consequence.others.size(); ++i) {
    if (consequence.others[i].after != standing.others[i].data_set)
      demand_order_of_changes(standing.others[i], event);
  }
  corrected.complete(consequence);
  return consequence;
}

}  // namespace rubiao
