// SPDX-License-Identifier: Apache-2.0
#include "register/event_schema.h"

#include <map>

#include "base/error.h"
#include "register/embedded_schemas.h"

namespace rubiao {
namespace {

using formats::Json;

struct Known {
  Json schema;
  formats::JsonSchema checker;
};

// The property judgements of a kind that raises questions: an answer for each, none of them required by the
// form, for which are raised depends on what the event says.
Json answers_to(const Json& questions, const Json& judgements) {
  Json answers{{"type", "object"},
               {"title", judgements.at("title")},
               {"x-title-en", judgements.at("x-title-en")},
               {"properties", Json::object()},
               {"additionalProperties", false}};
  for (const Json& question : questions) {
    Json answer = judgements.at("answer");
    answer.update(judgements.at("questions").at(question.get<std::string>()));
    answers["properties"][question.get<std::string>()] = std::move(answer);
  }
  return answers;
}

Json merged(std::string_view kind, const Json& common, const Json& judgements, const Json& own) {
  Json schema = own;
  schema["type"] = "object";
  schema["additionalProperties"] = false;
  schema["properties"] = Json::object();
  schema["properties"].update(common.at("properties"));
  schema["properties"]["event"]["enum"] = Json::array({kind});
  schema["properties"].update(own.at("properties"));
  if (own.at("properties").contains("counterparty"))
    schema["properties"].update(common.at("x-of-a-counterparty"));
  if (own.contains("x-questions"))
    schema["properties"]["judgements"] = answers_to(own.at("x-questions"), judgements);
  schema["required"] = common.at("required");
  for (const Json& name : own.at("required")) schema["required"].push_back(name);
  return schema;
}

const std::map<std::string, Known, std::less<>>& known() {
  static const auto all = [] {
    std::map<std::string, Known, std::less<>> schemas;
    const Json common = formats::parse_json(embedded_schema("common"), "schemas/events/common.json");
    const Json judgements =
        formats::parse_json(embedded_schema("judgements"), "schemas/events/judgements.json");
    for (const std::string& kind : event_kinds()) {
      const Json own = formats::parse_json(embedded_schema(kind), "schemas/events/" + kind + ".json");
      Json schema = merged(kind, common, judgements, own);
      formats::JsonSchema checker(schema);
      schemas.emplace(kind, Known{std::move(schema), std::move(checker)});
    }
    return schemas;
  }();
  return all;
}

const Known& find(std::string_view kind) {
  const auto found = known().find(kind);
  if (found != known().end()) return found->second;
  std::string allowed;
  for (const std::string& name : event_kinds()) allowed += (allowed.empty() ? "" : ", ") + name;
  throw Error(Status::invalid_input,
              Problem{.message = {"没有这种事件", "no such kind of event"},
                      .field = "event",
                      .found = std::string(kind),
                      .expected = {allowed, allowed},
                      .todo = {"改用其中的代码；CSV 中也可写表单的名称，如登记支出",
                               "give one of these codes, or in CSV the title of its form"}});
}

}  // namespace

const std::vector<std::string>& event_kinds() {
  static const std::vector<std::string> kinds{"configured",
                                              "registered",
                                              "opening_balance",
                                              "assessed",
                                              "cost_incurred",
                                              "shared_cost_allocated",
                                              "bought_by_instalments",
                                              "instalment_paid",
                                              "grant_received",
                                              "grant_repaid",
                                              "contribution_received",
                                              "received_in_settlement",
                                              "taken_over",
                                              "exchanged",
                                              "stage_changed",
                                              "estimate_changed",
                                              "usage_reported",
                                              "impairment_tested",
                                              "nrv_tested",
                                              "project_abandoned",
                                              "classified_held_for_sale",
                                              "held_for_sale_remeasured",
                                              "reclassified",
                                              "use_changed",
                                              "service_rendered",
                                              "contract_cost_incurred",
                                              "contract_cost_amortised",
                                              "contract_cost_tested",
                                              "sold",
                                              "contributed",
                                              "given_in_settlement",
                                              "given_away",
                                              "invalidated",
                                              "pledged",
                                              "released",
                                              "corrected",
                                              "prior_period_error",
                                              "misclassified",
                                              "tax_base_set",
                                              "deferred_tax_measured",
                                              "judged",
                                              "data_inspected",
                                              "spending_total_stated",
                                              "operation_published"};
  return kinds;
}

const Json& event_schema(std::string_view kind) {
  return find(kind).schema;
}

const formats::JsonSchema& event_checker(std::string_view kind) {
  return find(kind).checker;
}

}  // namespace rubiao
