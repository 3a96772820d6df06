// SPDX-License-Identifier: Apache-2.0
// Dealings with related parties: with whom, how much, on what pricing basis, what was not settled and who
// approved it, as the notes and the auditor ask for it [CAS36:10]. Nothing is recorded.
#include <algorithm>
#include <tuple>

#include "actions/asked_span.h"
#include "actions/registry.h"
#include "register/event_schema.h"
#include "register/words.h"
#include "store/event_log.h"

namespace rubiao {
namespace {

using formats::Json;

// What an event says of money between the two.
struct Terms {
  std::optional<Fen> amount_fen;  // without tax
  std::optional<Fen> due_fen;     // with tax, by the way of settlement
  std::string settlement;
};

Terms settled(Fen amount, Fen vat, const std::string& settlement) {
  return {amount, add(amount, vat), settlement};
}

std::optional<Fen> first_of(const std::optional<Fen>& one, const std::optional<Fen>& other) {
  return one ? one : other;
}

struct TermsOf {
  // An event that names no counterparty.
  template <typename Other>
  Terms operator()(const Other&) const {
    return {};
  }
  Terms operator()(const CostIncurred& cost) const {
    return settled(cost.amount_fen, cost.vat_fen, cost.settlement);
  }
  Terms operator()(const SharedCostAllocated& shared) const { return (*this)(shared.cost); }
  Terms operator()(const ContractCostIncurred& cost) const {
    return settled(cost.amount_fen, cost.vat_fen, cost.settlement);
  }
  Terms operator()(const BoughtByInstalments& bought) const {
    Fen sum = 0;
    for (const CashFlow& payment : bought.payments) sum = add(sum, payment.amount_fen);
    return {sum, {}, bought.settlement};
  }
  // Its amount stands with the purchase.
  Terms operator()(const InstalmentPaid& paid) const { return {{}, {}, paid.settlement}; }
  Terms operator()(const GrantReceived& grant) const {
    return settled(grant.amount_fen, 0, grant.settlement);
  }
  Terms operator()(const ContributionReceived& contribution) const {
    return {contribution.agreed_fen, {}, {}};
  }
  // Its way of settlement is that of the direct cost, which others are paid.
  Terms operator()(const ReceivedInSettlement& received) const {
    return {received.claim_fair_value_fen, {}, {}};
  }
  Terms operator()(const TakenOver& taken) const {
    const Fen carried =
        subtract(taken.giver_gross_fen, add(taken.giver_amortisation_fen, taken.giver_impairment_fen));
    return {taken.fair_value_fen.value_or(carried), {}, {}};
  }
  // Only the boot is settled.
  Terms operator()(const Exchanged& exchanged) const {
    return {first_of(exchanged.given_fair_value_fen, exchanged.received_fair_value_fen),
            add(exchanged.boot_paid_fen, exchanged.boot_received_fen), exchanged.settlement};
  }
  Terms operator()(const Contributed& contributed) const { return {contributed.investment_fen, {}, {}}; }
  Terms operator()(const GivenInSettlement& given) const {
    return {subtract(given.debt_fen, given.output_vat_fen), {}, {}};
  }
  Terms operator()(const GivenAway&) const { return {}; }
  Terms operator()(const Sold& sale) const {
    return settled(sale.proceeds_fen, sale.vat_fen, sale.settlement);
  }
  Terms operator()(const ServiceRendered& service) const {
    return settled(service.revenue_fen, service.vat_fen, service.settlement);
  }
};

bool on_account(const std::string& settlement) {
  return settlement == "应付账款" || settlement == "应付暂估款" || settlement == "应收账款";
}

// What is paid on the day of the purchase is no instalment.
Fen owed_by_instalments(const BoughtByInstalments& bought, Date day) {
  Fen owed = 0;
  for (const CashFlow& payment : bought.payments)
    if (payment.date > day) owed = add(owed, payment.amount_fen);
  return owed;
}

// Without VAT, which comes with each payment. Instalments pay the earliest purchase of the data set first.
Fen instalments_left(Books& books, const store::LoggedEvent& purchase, Date to) {
  Fen owed_before = 0;
  Fen paid = 0;
  for (const auto& logged : store::events_in_force(books.store, books.company, purchase.event.asset)) {
    if (logged.event.booked() > to) continue;
    if (const auto* payment = std::get_if<InstalmentPaid>(&logged.event.body))
      paid = add(paid, payment->amount_fen);
    const auto* other = std::get_if<BoughtByInstalments>(&logged.event.body);
    if (other != nullptr && logged.number < purchase.number)
      owed_before = add(owed_before, owed_by_instalments(*other, logged.event.date));
  }
  const auto& bought = std::get<BoughtByInstalments>(purchase.event.body);
  const Fen owed = owed_by_instalments(bought, purchase.event.date);
  Fen left = owed - std::clamp<Fen>(paid - owed_before, 0, owed);
  if (!on_account(bought.settlement)) return left;
  left = add(left, bought.vat_fen);
  for (const CashFlow& payment : bought.payments)
    if (payment.date == purchase.event.date) left = add(left, payment.amount_fen);
  return left;
}

std::optional<Fen> unsettled(Books& books, const store::LoggedEvent& logged, const Terms& terms, Date to) {
  if (std::holds_alternative<BoughtByInstalments>(logged.event.body))
    return instalments_left(books, logged, to);
  return on_account(terms.settlement) ? terms.due_fen : std::nullopt;
}

// By party, then by date; by the day of booking, so that they agree with the ledger's periods.
std::vector<store::LoggedEvent> dealings_in(Books& books, const AskedSpan& span, Date known_on) {
  std::vector<store::LoggedEvent> dealings;
  for (const std::string& kind : event_kinds()) {
    if (!event_schema(kind).at("properties").contains("related_party")) continue;
    for (auto& logged : store::events_of_kind(books.store, books.company, kind, known_on))
      if (logged.event.related_party && span.contains(logged.event.booked()))
        dealings.push_back(std::move(logged));
  }
  std::ranges::sort(dealings, {}, [](const store::LoggedEvent& logged) {
    return std::tuple(logged.event.related_party->name, logged.event.date, logged.number);
  });
  return dealings;
}

std::string data_sets_of(const Event& event) {
  std::string names = event.asset;
  for (const std::string& other : others_named(event)) names += ", " + other;
  return names;
}

Table table_of(Books& books, const AskedSpan& span, Date known_on, Language language) {
  const char* title = language == Language::zh ? "title" : "x-title-en";
  Table table({"关联方交易", "Dealings with related parties"},
              {{"party", {"关联方", "related party"}},
               {"date", {"业务日期", "date"}, "date"},
               {"kind", {"事项", "event"}},
               {"asset", {"数据集", "data set"}},
               {"amount", {"金额（不含税）", "amount without VAT"}, "amount"},
               {"settlement", {"结算方式", "settled by"}},
               {"pricing_basis", {"定价依据", "pricing basis"}},
               {"unsettled", {"登记时未结算", "not settled when recorded"}, "amount"},
               {"decided_by", {"复核", "approved by"}}});
  for (const auto& logged : dealings_in(books, span, known_on)) {
    const Event& event = logged.event;
    const Terms terms = std::visit(TermsOf{}, event.body);
    const auto verdict = store::find_verdict(books.store, books.company, logged.number);
    table.row({event.related_party->name, to_text(event.date), event_schema(event.kind).at(title),
               data_sets_of(event), cell(terms.amount_fen),
               terms.settlement.empty() ? Json() : Json(in_words(terms.settlement, language)),
               event.related_party->pricing_basis, cell(unsettled(books, logged, terms, span.to)),
               verdict ? Json(verdict->given_by) : Json()});
  }
  table.note(
      {"分期付款列示所选期间末尚未支付的分期款；以后的往来余额以 ERP 按往来单位核算的应收、应付账款为准 "
       "[CAS36:10]",
       "of instalments, what was not paid by the end of the periods; balances afterwards are those of "
       "receivables and payables by counterparty, which the host keeps [CAS36:10]"});
  return table;
}

Result list_related_parties(Books& books, const Caller& caller, const Json& input) {
  const AskedSpan span = span_asked(input, caller);
  const store::Looking look(books.store, books.staged);
  const Table table = table_of(books, span, caller.business_date, caller.language);
  return listed(table,
                nothing_in(Period::of(span.from), Period::of(span.to),
                           {"没有登记关联方交易", "no dealing with a related party"}),
                caller.language);
}

}  // namespace

Action related_parties() {
  return {
      .id = "related_parties.list",
      .menu = {{"数据资源", "Data resources"}, {"审计", "Audit"}},
      .title = {"关联方交易", "Dealings with related parties"},
      .help = {"列出所选期间（按记账日期，默认本年）与关联方的交易：关联方、金额、结算方式、定价依据、未结算"
               "金额和复核人。登记事项时填写往来单位是关联方。",
               "Dealings with related parties in the periods, by the day of booking, by default this year: "
               "party, amount, settlement, pricing basis, what was not settled, and who approved. An event "
               "says so where its counterparty is a related party."},
      .roles = {Role::preparer, Role::reviewer, Role::auditor},
      .changes = false,
      .input = object_schema(span_properties(), {}),
      .outputs = {"table", "message"},
      .run = list_related_parties};
}

}  // namespace rubiao
