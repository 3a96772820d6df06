// SPDX-License-Identifier: Apache-2.0
// One action for each kind of event: its form is the event's own schema, without the two fields that the
// action itself knows (event and version).
#include "actions/record_events.h"
#include "actions/registry.h"
#include "register/entered_event.h"
#include "register/event_schema.h"

namespace rubiao {
namespace {

using formats::Json;

struct Kind {
  const char* event;
  const char* id;
  Text menu;
};

const Kind kinds[] = {
    {"registered", "register.add", {"登记簿", "Register"}},
    {"opening_balance", "register.open", {"登记簿", "Register"}},
    {"assessed", "recognition.assess", {"确认", "Recognition"}},
    {"stage_changed", "recognition.stage", {"确认", "Recognition"}},
    {"project_abandoned", "recognition.abandon", {"确认", "Recognition"}},
    {"cost_incurred", "cost.record", {"计量", "Measurement"}},
    {"shared_cost_allocated", "cost.allocate", {"计量", "Measurement"}},
    {"bought_by_instalments", "acquire.instalments", {"取得", "Acquisition"}},
    {"instalment_paid", "acquire.pay", {"取得", "Acquisition"}},
    {"grant_received", "grant.receive", {"取得", "Acquisition"}},
    {"grant_repaid", "grant.repay", {"取得", "Acquisition"}},
    {"contribution_received", "acquire.contribution", {"取得", "Acquisition"}},
    {"received_in_settlement", "acquire.settlement", {"取得", "Acquisition"}},
    {"taken_over", "acquire.take_over", {"取得", "Acquisition"}},
    {"exchanged", "acquire.exchange", {"取得", "Acquisition"}},
    {"contributed", "dispose.contribute", {"处置", "Disposal"}},
    {"given_in_settlement", "dispose.settle", {"处置", "Disposal"}},
    {"given_away", "dispose.give_away", {"处置", "Disposal"}},
    {"estimate_changed", "estimate.change", {"计量", "Measurement"}},
    {"usage_reported", "usage.report", {"计量", "Measurement"}},
    {"impairment_tested", "impairment.test", {"计量", "Measurement"}},
    {"nrv_tested", "inventory.test", {"计量", "Measurement"}},
    {"classified_held_for_sale", "sale.hold", {"计量", "Measurement"}},
    {"held_for_sale_remeasured", "sale.remeasure", {"计量", "Measurement"}},
    {"reclassified", "sale.take_back", {"计量", "Measurement"}},
    {"use_changed", "use.change", {"登记簿", "Register"}},
    {"service_rendered", "revenue.record", {"收入", "Revenue"}},
    {"contract_cost_incurred", "contract_cost.record", {"收入", "Revenue"}},
    {"contract_cost_amortised", "contract_cost.amortise", {"收入", "Revenue"}},
    {"contract_cost_tested", "contract_cost.test", {"收入", "Revenue"}},
    {"sold", "sale.record", {"计量", "Measurement"}},
    {"invalidated", "lapse.record", {"计量", "Measurement"}},
    {"pledged", "pledge.record", {"登记簿", "Register"}},
    {"released", "pledge.release", {"登记簿", "Register"}},
    {"corrected", "correct.reverse", {"更正", "Correction"}},
    {"prior_period_error", "correct.prior_period", {"更正", "Correction"}},
    {"misclassified", "correct.classification", {"更正", "Correction"}},
    {"tax_base_set", "tax.set_base", {"所得税", "Income tax"}},
    {"deferred_tax_measured", "tax.measure", {"所得税", "Income tax"}},
    {"judged", "judgement.record", {"确认", "Recognition"}},
    {"data_inspected", "inspection.record", {"审计", "Audit"}},
    {"spending_total_stated", "spending.state_total", {"审计", "Audit"}},
    {"operation_published", "operation.publish", {"审计", "Audit"}},
    {"configured", "company.configure", {"设置", "Settings"}},
};

Json form_of(const std::string& event) {
  Json schema = event_schema(event);
  for (const char* own : {"event", "version"}) schema["properties"].erase(own);
  Json required = Json::array();
  for (const Json& name : schema.at("required")) {
    if (name != "event" && name != "version") required.push_back(name);
  }
  schema["required"] = std::move(required);
  return schema;
}

Result record(const std::string& kind, Books& books, const Caller& caller, const Json& input) {
  Json document = input;
  document["event"] = kind;
  document["version"] = 1;
  const EventLine line{0, read_entered_event(document)};
  const Recorded recorded = record_events(books, caller, {&line, 1}, "");
  Result result(caller.language);
  if (recorded.known == 1) {
    result.message(
        {"该单据行已登记，内容相同，未作变动", "known already with the same content; nothing changed"});
  } else if (recorded.proposed == 1) {
    const std::string number = std::to_string(recorded.proposals.front());
    result.message({"已提交复核，提议编号 " + number, "submitted for approval as proposal " + number});
  } else {
    result.message({"已登记并记账，凭证 " + std::to_string(recorded.posted) + " 张",
                    "recorded; " + std::to_string(recorded.posted) + " voucher(s) posted"});
  }
  for (const Text& remark : recorded.remarks) result.message(remark, "warning");
  return result;
}

}  // namespace

std::vector<Action> record_actions() {
  std::vector<Action> actions;
  for (const Kind& kind : kinds) {
    const Json& schema = event_schema(kind.event);
    actions.push_back(
        {.id = kind.id,
         .menu = {{"数据资源", "Data resources"}, kind.menu},
         .title = {schema.at("title"), schema.at("x-title-en")},
         .help = {schema.at("x-help-zh"), schema.at("x-help-en")},
         .roles = {Role::preparer},
         .changes = true,
         .input = form_of(kind.event),
         .outputs = {"message"},
         .run = [event = std::string(kind.event)](Books& books, const Caller& caller, const Json& input) {
           return record(event, books, caller, input);
         }});
  }
  return actions;
}

}  // namespace rubiao
