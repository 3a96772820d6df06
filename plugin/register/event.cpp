// SPDX-License-Identifier: Apache-2.0
#include "register/event.h"

#include <set>
#include <string_view>

#include "base/error.h"
#include "register/event_readers.h"
#include "register/event_schema.h"
#include "register/json_fields.h"

namespace rubiao {
namespace {

using formats::Json;

std::vector<Evidence> read_evidence(const Json& in) {
  std::vector<Evidence> all;
  for (const Json& item : in.value("evidence", Json::array())) {
    all.push_back(
        {text_in(item, "name"), text_in(item, "sha256"), parse_date(text_in(item, "date"), "evidence.date")});
  }
  return all;
}

std::vector<Judgement> read_judgements(const Json& in) {
  std::vector<Judgement> all;
  if (!in.contains("judgements")) return all;
  for (const auto& [question, given] : in.at("judgements").items()) {
    all.push_back(
        {question, text_in(given, "answer"), text_in(given, "grounds"), text_in(given, "evidence")});
  }
  return all;
}

std::optional<RelatedParty> read_related_party(const Json& in) {
  if (!in.value("related_party", false)) return std::nullopt;
  return RelatedParty{text_in(in, "counterparty"), text_in(in, "pricing_basis")};
}

template <typename Body>
const DisposalGroup* group_of(const Event& event) {
  const auto* body = std::get_if<Body>(&event.body);
  return body != nullptr ? &body->group : nullptr;
}

}  // namespace

Event read_event(const Json& document) {
  if (!document.is_object()) {
    reject("", "", {"事件必须是一个 JSON 对象", "an event must be a JSON object"});
  }
  const std::string kind =
      document.contains("event") && document.at("event").is_string() ? text_in(document, "event") : "";
  std::vector<Problem> problems = event_checker(kind).check(document);
  if (!problems.empty()) throw Error(Status::invalid_input, std::move(problems));
  return {.kind = kind,
          .date = parse_date(text_in(document, "date"), "date"),
          .booked_on = day_in(document, "booked_on"),
          .audit_adjustment = document.value("audit_adjustment", false),
          .source = {text_in(document.at("source"), "document"),
                     document.at("source").at("line").get<std::int64_t>()},
          .asset = text_in(document, "asset"),
          .evidence = read_evidence(document),
          .judgements = read_judgements(document),
          .related_party = read_related_party(document),
          .memo = text_in(document, "memo"),
          .body = read_event_body(kind, document),
          .canonical = formats::canonical_json(document)};
}

bool acquires_from_related_party(const Event& event) {
  static const std::set<std::string_view> acquisitions{"cost_incurred",          "shared_cost_allocated",
                                                       "bought_by_instalments",  "contribution_received",
                                                       "received_in_settlement", "taken_over",
                                                       "contract_cost_incurred", "exchanged"};
  return event.related_party && acquisitions.contains(event.kind);
}

std::vector<std::string> others_named(const Event& event) {
  std::vector<std::string> names;
  if (const auto* test = std::get_if<ImpairmentTested>(&event.body)) {
    for (const ImpairmentTested::Member& member : test->members) {
      if (!member.carrying_fen && member.id != event.asset) names.push_back(member.id);
    }
  }
  if (const auto* allocated = std::get_if<SharedCostAllocated>(&event.body)) {
    for (const SharedCostAllocated::Share& share : allocated->shares)
      if (share.id != event.asset) names.push_back(share.id);
  }
  for (const DisposalGroup* group :
       {group_of<ClassifiedHeldForSale>(event), group_of<HeldForSaleRemeasured>(event)}) {
    if (group == nullptr) continue;
    for (const DisposalGroup::Member& member : group->members)
      if (!member.carrying_fen) names.push_back(member.id);
  }
  if (const auto* exchange = std::get_if<Exchanged>(&event.body)) names.push_back(exchange->given);
  return names;
}

}  // namespace rubiao
