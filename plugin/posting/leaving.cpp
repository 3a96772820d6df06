// SPDX-License-Identifier: Apache-2.0
#include "posting/leaving.h"

#include "base/error.h"
#include "posting/charged_months.h"
#include "posting/event_order.h"
#include "register/words.h"

namespace rubiao {
namespace {

void refuse_in_progress(const DataSet& data_set) {
  refuse("DR-1", "CAS6:22",
         {"数据集“" + data_set.id + "”仍在开发或加工中，不能按资产转出",
          "data set \"" + data_set.id + "\" is still in progress"},
         {"先登记达到预定用途，或放弃项目", "make it available for use first, or abandon the project"});
}

// DR-5: what is pledged or seized is not free to be sold.
void refuse_if_restricted(const DataSet& data_set) {
  const Restriction* bar = bars_leaving(data_set);
  if (bar == nullptr) return;
  const std::string kind(term(bar->kind));
  refuse("DR-5", "MOF2023-11:3.2",
         {"数据集“" + data_set.id + "”已" + kind + "（" + bar->registration + "），不能转出",
          "data set \"" + data_set.id + "\" is under " + in_words(kind, Language::en) + " (" +
              bar->registration + ") and cannot leave"},
         {"先登记解除（pledge.release）", "record its release first (pledge.release)"});
}

}  // namespace

void demand_free_to_leave(const Standing& standing, const Event& event) {
  const DataSet& data_set = standing.data_set;
  refuse_if_restricted(data_set);
  demand_order_of_balances(standing, event);
  const bool unfinished = standing.inventory.gross > 0 && column_of(data_set.route) == Column::self_made &&
                          !data_set.available_on;
  if (standing.development.gross > 0 || unfinished) refuse_in_progress(data_set);
}

int demand_charged_before_leaving(const Standing& standing, const Event& event,
                                  const rulebook::Rules& rules) {
  const int last = last_month_before_leaving(event, rules);
  demand_charged_through(standing, last, "AM-2");
  return last + 1;
}

void take_off(const Standing& standing, const Event& event, const char* rule, const rulebook::Rules& rules,
              EntryFacts& facts, Outcome& outcome) {
  const int stopped = demand_charged_before_leaving(standing, event, rules);
  facts.amounts["账面原值"] = standing.intangible.gross;
  facts.amounts["累计摊销"] = standing.intangible.amortisation;
  facts.amounts["减值准备"] = standing.intangible.impairment;
  outcome.movements = {{MovementKind::disposed, standing.intangible.negated(), rule}};
  outcome.plan = stop_charging(stopped, standing.intangible);
  outcome.after.left_on = event.date;
}

void demand_plausible_vat_out(Fen vat_fen, Fen cost) {
  if (vat_fen <= cost) return;
  reject("vat_transferred_out", to_text(vat_fen),
         {"进项税额转出大于转出的成本", "more input VAT is transferred out than cost leaves"},
         {"核对转出的进项税额", "check the input VAT that is transferred out"});
}

void set_gain(Fen gain, EntryFacts& facts) {
  facts.amounts[gain > 0 ? "处置利得" : "处置损失"] = gain > 0 ? gain : -gain;
}

}  // namespace rubiao
