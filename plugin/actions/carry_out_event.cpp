// SPDX-License-Identifier: Apache-2.0
#include "actions/carry_out_event.h"

#include <algorithm>
#include <optional>

#include "actions/standing_for.h"
#include "base/error.h"
#include "posting/months_booked.h"
#include "recognition/questions.h"
#include "store/charges.h"
#include "store/event_log.h"
#include "store/movements.h"
#include "store/seal.h"
#include "store/vouchers.h"

namespace rubiao {
namespace {

// The codes of a mapping as lines, so that the chart can say which are missing.
std::vector<VoucherLine> accounts_of(const CompanySettings& changes) {
  std::vector<VoucherLine> lines;
  for (const auto& [key, code] : changes.accounts) lines.push_back({.account = code});
  return lines;
}

// A new version of the entry only if the event changed it. Answers the asset's number.
std::int64_t write_entry(Books& books, const DataSet& after, std::int64_t number, Date on) {
  const auto stored = store::find_data_set(books.store, books.company, after.id);
  if (stored && stored->data_set == after) return stored->asset;
  return store::put_data_set(books.store, books.company, after, number, on);
}

std::int64_t write_outcome(Books& books, const Event& event, const Outcome& outcome, std::int64_t number,
                           const std::vector<store::MovementOrigin>& origins) {
  const std::int64_t asset =
      write_entry(books, outcome.after, number, outcome.valid_from.value_or(event.date));
  for (const Movement& movement : outcome.movements)
    store::put_movement(books.store, books.company, asset, movement, origins.at(movement.entry));
  for (const ChargeCorrection& correction : outcome.corrections) {
    store::put_charge_correction(
        books.store, books.company, asset, correction, number,
        correction.month > event.december() ? event.booked_on.value_or(event.booked()) : event.booked());
  }
  if (outcome.plan) {
    const std::int64_t routing = store::ensure_routing(books.store, books.company, outcome.after);
    store::put_plan(books.store, books.company, asset, *outcome.plan, routing, number);
  }
  return asset;
}

// Where the movements of an event come from: one origin an entry, and one if it books nothing. The first
// entry is the event's own, and the one that a host may have posted itself; what follows from it is ours.
std::vector<store::MovementOrigin> write_vouchers(Books& books, const Event& event, std::int64_t number,
                                                  const Consequence& consequence) {
  const store::MovementOrigin own{.event = number,
                                  .date = event.booked(),
                                  .period = event.period(),
                                  .host_voucher = consequence.host_voucher};
  std::vector<store::MovementOrigin> origins;
  for (const Entry& entry : consequence.entries) {
    store::MovementOrigin& origin = origins.emplace_back(own);
    if (origins.size() > 1) origin.host_voucher.clear();
    if (entry.booked_on) {
      origin.date = *entry.booked_on;
      origin.period = Period::of(*entry.booked_on);
    }
    if (entry.lines.empty()) continue;
    const Voucher voucher = store::put_voucher(
        books.store, books.company, entry,
        {.date = origin.date, .period = origin.period, .event = number, .host_voucher = origin.host_voucher});
    origin.voucher_kind = voucher.key.kind;
    origin.voucher_sequence = voucher.key.sequence;
  }
  if (origins.empty()) origins.push_back(own);
  return origins;
}

// Answers the assets that it touched.
std::vector<std::int64_t> write_rows(Books& books, const Event& event, std::int64_t number,
                                     const Consequence& consequence) {
  const auto origins = write_vouchers(books, event, number, consequence);
  const std::int64_t asset =
      event.asset.empty() ? 0 : write_outcome(books, event, consequence, number, origins);
  std::vector<std::int64_t> touched{asset};
  for (const Outcome& other : consequence.others)
    touched.push_back(write_outcome(books, event, other, number, origins));
  for (const auto& [id, movement] : consequence.elsewhere) {
    const auto stored = store::find_data_set(books.store, books.company, id);
    store::put_movement(books.store, books.company, stored->asset, movement, origins.at(movement.entry));
    touched.push_back(stored->asset);
  }
  if (consequence.usage) {
    store::put_usage(books.store, books.company, asset, consequence.usage->month, number,
                     consequence.usage->units);
  }
  return touched;
}

// RV-5 [CAS14:34]: principal or agent is judged once for a contract, with the first service under it.
std::optional<Judgement> answered_for_contract(Books& books, const Event& event) {
  const auto* service = std::get_if<ServiceRendered>(&event.body);
  if (service == nullptr) return std::nullopt;
  for (const auto& logged : store::events_in_force(books.store, books.company, event.asset)) {
    const auto* earlier = std::get_if<ServiceRendered>(&logged.event.body);
    if (earlier == nullptr || earlier->contract != service->contract || logged.event.source == event.source)
      continue;
    const auto& given = logged.event.judgements;
    const auto answer = std::ranges::find(given, "Q13", &Judgement::question);
    if (answer != given.end()) return *answer;
  }
  return std::nullopt;
}

void refuse_other_answer(const Event& event, const Questions& questions, const Judgement& before) {
  const auto now = std::ranges::find(event.judgements, "Q13", &Judgement::question);
  const auto question = std::ranges::find(questions.raised, "Q13", &Question::id);
  if (now == event.judgements.end() || question == questions.raised.end()) return;
  if (question->alternative(now->answer) == question->alternative(before.answer)) return;
  refuse("RV-5", "CAS14:34",
         {"该合同已判断为“" + before.answer + "”，不能又判断为“" + now->answer + "”",
          "the contract was judged \"" + before.answer + "\" already, and not \"" + now->answer + "\""},
         {"判断错了的，先红字冲销该合同的服务事项再重新登记",
          "if that was wrong, take back the services under it and record them anew"});
}

// Answers are kept with what they were chosen from; without any, and where none are demanded, nothing is
// asked.
void ask(Books& books, const Event& event, const DataSet& before, const rulebook::Rules& rules,
         const CompanySettings& settings, Consequence& consequence) {
  const bool demanded = settings.judgements_demanded.value_or(rules.text_parameter("应询问题") == "必须回答");
  if (!demanded && event.judgements.empty()) return;
  Questions questions = questions_raised(event, before, rules);
  if (const auto judged = answered_for_contract(books, event)) {
    refuse_other_answer(event, questions, *judged);
    std::erase_if(questions.raised, [](const Question& question) { return question.id == "Q13"; });
  }
  demand_answers(questions, demanded, event, before, rules);
  if (!questions.raised.empty()) consequence.decisions.push_back(std::move(questions.decision));
}

}  // namespace

Consequence foresee(Books& books, const Event& event, const HostChart& chart) {
  const rulebook::Rules rules = books.rules.at(event.date);
  const CompanySettings settings = store::settings_at(books.store, books.company, event.booked());
  const Standing standing = standing_for(books, event);
  Consequence consequence = carry_out(event, standing, rules, settings);
  ask(books, event, standing.data_set, rules, settings, consequence);
  for (const Entry& entry : consequence.entries) chart.demand(entry.lines);
  if (const auto* configured = std::get_if<Configured>(&event.body))
    chart.demand(accounts_of(configured->changes));
  return consequence;
}

void write_consequence(Books& books, const Event& event, std::int64_t number,
                       const Consequence& consequence) {
  store::seal_event(books.store, books.company, number);
  std::vector<std::string> traces;
  for (const rulebook::Decision& decision : consequence.decisions)
    traces.push_back(rulebook::to_json(decision).dump());
  store::put_decisions(books.store, books.company, number, traces);
  std::vector<std::int64_t> touched;
  if (event.kind != "configured") touched = write_rows(books, event, number, consequence);
  store::seal_effects(books.store, books.company, number, std::move(touched));
}

}  // namespace rubiao
