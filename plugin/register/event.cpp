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

// An unknown question is no slip of another's number: what the event can be asked is told instead.
void name_the_questions(const Json& schema, std::vector<Problem>& problems) {
  if (!schema.at("properties").contains("judgements")) return;
  const Json& questions = schema.at("properties").at("judgements").at("properties");
  Text all;
  for (const auto& [id, question] : questions.items()) {
    all.zh += (all.zh.empty() ? "" : "、") + id + "（" + question.at("title").get<std::string>() + "）";
    all.en += (all.en.empty() ? "" : ", ") + id + " (" + question.at("x-title-en").get<std::string>() + ")";
  }
  for (Problem& problem : problems) {
    const std::string_view field = problem.field;
    if (!field.starts_with("judgements.")) continue;
    const std::string_view id = field.substr(std::string_view("judgements.").size());
    if (id.find('.') != std::string_view::npos || questions.contains(id)) continue;
    problem.message = {"这一事项没有这个应询问题", "this event does not raise that question"};
    problem.expected = all;
    problem.todo = {"选列出的问题之一，或删去它", "choose one of those listed, or leave it out"};
  }
}

std::string kind_of(const Json& document) {
  return document.contains("event") && document.at("event").is_string() ? text_in(document, "event") : "";
}

Event take_fields(const Json& document, std::string canonical) {
  const std::string kind = kind_of(document);
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
          .canonical = std::move(canonical)};
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
  const std::string kind = kind_of(document);
  std::vector<Problem> problems = event_checker(kind).check(document);
  name_the_questions(event_schema(kind), problems);
  if (!problems.empty()) throw Error(Status::invalid_input, std::move(problems));
  return take_fields(document, formats::canonical_json(document));
}

Event recall_event(const std::string& canonical) {
  const Json document = formats::parse_json(canonical, "event");
  try {
    return take_fields(document, canonical);
  } catch (const Json::exception&) {
    return read_event(document);  // says what is wrong with it
  }
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
