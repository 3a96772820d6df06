// SPDX-License-Identifier: Apache-2.0
#include "recognition/cost_treatment.h"

#include "base/error.h"
#include "recognition/prohibitions.h"
#include "register/words.h"

namespace rubiao {
namespace {

using rulebook::Decision;

// Spending of the day on which the asset reaches its intended use still belongs to its cost.
bool before_ready(Date on, const DataSet& data_set) {
  return !data_set.available_on || on <= *data_set.available_on;
}

Decision decide_item(const CostIncurred& cost, Date on, const DataSet& data_set,
                     const Classification& classification, const rulebook::Rules& rules) {
  return rules.decide("cost_item", {{"资产类别", classification.asset_class},
                                    {"取得方式", std::string(term(data_set.route))},
                                    {"成本项目", cost.item},
                                    {"可直接归属", cost.direct},
                                    {"达到预定用途前", before_ready(on, data_set)}});
}

[[noreturn]] void refuse_undecided(const DataSet& data_set, const Decision& decision,
                                   const std::string& item = {}) {
  if (item == "借款费用") {
    refuse(decision.match().row, decision.articles(),
           {"数据集“" + data_set.id + "”的借款费用是否资本化须由人判断",
            "whether borrowing cost on data set \"" + data_set.id + "\" is capitalised is a judgement"},
           {"填写 capitalise 和判断依据 borrowing_basis，由第二人复核",
            "give capitalise and the grounds in borrowing_basis; a second person confirms"});
  }
  refuse(
      decision.match().row, decision.articles(),
      {"数据集“" + data_set.id + "”的支出须先作专业判断，不能入账",
       "spending on data set \"" + data_set.id + "\" needs professional judgement before it can be booked"},
      {"先确定持有目的或分类，并由第二人复核",
       "settle what it is held for, with a second person's approval"});
}

// Where the table suspends borrowing cost of what is no qualifying asset by itself, a person says whether it
// is one, with grounds that a second person confirms [CAS17:4].
bool is_judged(const CostIncurred& cost, const Decision& item) {
  if (cost.borrowing_basis.empty()) return false;
  if (cost.item == "借款费用" && item.match().text("处理") == "暂挂" && cost.capitalise) return true;
  refuse("CM-3", "CAS17:4",
         {"借款费用的判断依据只用于须专业判断的借款费用，并同时填写 capitalise",
          "grounds are given for borrowing cost that needs judgement only, together with capitalise"},
         {"填写 capitalise，或删去 borrowing_basis，由规则表判断",
          "give capitalise, or leave borrowing_basis out and let the table decide"});
}

// Spending that stands in an expense account already would be paid for twice: the first posting is reversed
// before.
void refuse_second_booking(const CostIncurred& cost) {
  if (!cost.expensed_on) return;
  refuse("E27", "CAS6:13",
         {"该支出已于 " + to_text(*cost.expensed_on) + " 计入费用，不能重复入账",
          "this spending was posted to expense on " + to_text(*cost.expensed_on) +
              " and cannot be booked twice"},
         {"在同一开放期间先用红字凭证冲销原分录，再按原业务登记（不填曾计入费用的日期）",
          "reverse the first posting in its open period, then enter the spending without expensed_on"});
}

// A request to capitalise what the tables expense is refused, not quietly turned into an expense, and the
// reverse.
void refuse_if_contradicted(const CostIncurred& cost, const CostTreatment& treatment) {
  if (cost.capitalise.value_or(treatment.capitalised) == treatment.capitalised) return;
  if (treatment.capitalised) {
    refuse(treatment.rule, treatment.articles,
           {"这项支出（" + cost.item + "）按规则表资本化，却填了不资本化",
            "the rule table capitalises this spending (" + in_words(cost.item, Language::en) +
                "), and it is asked not to"},
           {"不填 capitalise，由规则表判断；确不属于该资产的，改填成本项目",
            "leave capitalise out, the table decides; if it is no cost of the asset, correct the cost item"});
  }
  refuse(treatment.rule, treatment.articles,
         {"这项支出（" + cost.item + "）按规则表不得资本化", "the rule table does not let this spending (" +
                                                                 in_words(cost.item, Language::en) +
                                                                 ") be capitalised"},
         {"不要求资本化，按费用化登记", "record it without asking for capitalisation; it goes to expense"});
}

}  // namespace

CostTreatment treat_cost(const CostIncurred& cost, Date on, const DataSet& data_set,
                         const rulebook::Rules& rules) {
  CostTreatment treatment{.classification = classify(data_set, on, rules)};
  const Classification& classification = treatment.classification;
  Decision item = decide_item(cost, on, data_set, classification, rules);
  const bool judged = is_judged(cost, item);
  treatment.capitalised = judged ? *cost.capitalise : item.match().text("处理") == "资本化";
  Prohibitions prohibitions =
      check_prohibitions(cost, cost.capitalise.value_or(false) || treatment.capitalised, on, data_set,
                         classification.criteria_met, rules);
  if (!prohibitions.refusals.empty()) throw Error(Status::refused, prohibitions.refusals);
  refuse_second_booking(cost);

  treatment.decisions.push_back(std::move(prohibitions.decision));
  treatment.decisions.push_back(classification.decision);
  if (classification.treatment == "暂挂") refuse_undecided(data_set, classification.decision);

  if (item.match().text("处理") == "暂挂" && !judged) refuse_undecided(data_set, item, cost.item);
  treatment.rule = item.match().text("规则");
  treatment.articles = item.articles();
  treatment.decisions.push_back(std::move(item));
  refuse_if_contradicted(cost, treatment);
  return treatment;
}

}  // namespace rubiao
