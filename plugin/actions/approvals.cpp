// SPDX-License-Identifier: Apache-2.0
// The second person: what waits for approval, with what the rules say to it, and the verdict.
#include "actions/carry_out_event.h"
#include "actions/decide_proposals.h"
#include "actions/estimate_effect_table.h"
#include "actions/event_words.h"
#include "actions/judgement_table.h"
#include "actions/registry.h"
#include "base/error.h"
#include "register/event_schema.h"
#include "register/words.h"
#include "store/charges.h"
#include "store/data_sets.h"
#include "store/movements.h"

namespace rubiao {
namespace {

using formats::Json;

std::vector<store::LoggedEvent> read_open(Books& books) {
  const store::Looking look(books.store, books.staged);
  return store::open_proposals(books.store, books.company);
}

// What a change of estimate would do to each year: the second person sees it before he approves.
void add_effect(Books& books, const store::LoggedEvent& proposal, const Consequence& consequence,
                EstimateEffectTable& effects) {
  if (proposal.event.kind != "estimate_changed" || !consequence.plan) return;
  const auto stored = store::find_data_set(books.store, books.company, proposal.event.asset);
  effects.add(proposal, store::standing_of(books.store, books.company, *stored),
              store::current_plan(books.store, books.company, stored->asset, consequence.plan->from_month),
              *consequence.plan);
}

// The lines that approving would book, to the fen; a line in red is negative.
void add_entries(const store::LoggedEvent& proposal, const Consequence& consequence, Table& journal) {
  for (const Entry& entry : consequence.entries)
    for (const VoucherLine& line : entry.lines)
      journal.row({proposal.number, proposal.event.asset, entry.kind, line.account,
                   line.debit_fen == 0 ? Json() : cell(line.debit_fen),
                   line.credit_fen == 0 ? Json() : cell(line.credit_fen), line.cost_center,
                   line.memo.empty() ? entry.memo : line.memo});
}

// Of one item of spending, what becomes of it; of anything else, what the class makes of spending.
std::string treatment_of(const store::LoggedEvent& proposal, const Consequence& consequence,
                         const rulebook::Decision& classification) {
  if (!std::holds_alternative<CostIncurred>(proposal.event.body) || consequence.movements.empty())
    return classification.match().text("支出处理");
  const bool expensed = holding_of(consequence.movements.front().kind) == Holding::expense;
  return expensed ? "费用化" : "资本化";
}

// What approving would do, in a word: the asset class, or the refusal that stands against it.
std::string foreseen(Books& books, const store::LoggedEvent& proposal, const HostChart& chart,
                     Language language, EstimateEffectTable& effects, Table& journal) {
  const store::Looking look(books.store, books.staged);
  try {
    const Consequence consequence = foresee(books, proposal.event, chart);
    add_effect(books, proposal, consequence, effects);
    add_entries(proposal, consequence, journal);
    for (const rulebook::Decision& decision : consequence.decisions) {
      if (decision.table == "classification") {
        return in_words(decision.match().text("资产类别"), language) + " / " +
               in_words(treatment_of(proposal, consequence, decision), language) + " [" +
               decision.articles() + "]";
      }
    }
    return consequence.entries.empty() ? "" : consequence.entries.front().kind;
  } catch (const Error& error) {
    return render(error, language);
  }
}

Result list_approvals(Books& books, const Caller& caller, const Json&) {
  const HostChart chart(books.host.ledger, books.company.code, caller.business_date);
  Table table({"待复核事项", "Waiting for approval"}, {{"event", {"提议", "proposal"}, "integer"},
                                                       {"kind", {"事项", "event"}},
                                                       {"date", {"业务日期", "date"}, "date"},
                                                       {"asset", {"数据集", "data set"}},
                                                       {"entered_by", {"经办", "entered by"}},
                                                       {"content", {"提议内容", "what is proposed"}},
                                                       {"outcome", {"规则结论", "what the rules say"}}});
  JudgementTable judgements({"待确认的职业判断", "Judgements to confirm"}, books, caller.language);
  EstimateEffectTable effects({"待复核的会计估计变更的影响", "Effect of the changes of estimates to approve"},
                              caller.language);
  Table journal({"复核通过后记入的分录", "What approving would book"},
                {{"event", {"提议", "proposal"}, "integer"},
                 {"asset", {"数据集", "data set"}},
                 {"kind", {"分录", "entry"}},
                 {"account", {"科目", "account"}},
                 {"debit", {"借方", "debit"}, "amount"},
                 {"credit", {"贷方", "credit"}, "amount"},
                 {"cost_center", {"成本中心", "cost centre"}},
                 {"memo", {"摘要", "memo"}}});
  for (const store::LoggedEvent& proposal : read_open(books)) {
    judgements.add(proposal);
    const Json& schema = event_schema(proposal.event.kind);
    table.row({proposal.number, schema.at(caller.language == Language::zh ? "title" : "x-title-en"),
               to_text(proposal.event.date), proposal.event.asset, proposal.entered_by,
               content_in_words(proposal.event, caller.language),
               foreseen(books, proposal, chart, caller.language, effects, journal)});
  }
  Result result(caller.language);
  result.table(table);
  if (!judgements.table().empty()) result.table(judgements.table());
  if (!journal.empty()) result.table(journal);
  if (!effects.table().empty()) result.table(effects.table());
  if (table.empty()) result.message({"没有待复核的事项", "nothing waits for approval"});
  return result;
}

Result decide_approvals(Books& books, const Caller& caller, const Json& input) {
  const bool approve = input.at("approve").get<bool>();
  const std::string reason = input.value("reason", std::string{});
  if (!approve && reason.empty()) {
    reject("reason", "", {"退回须说明理由", "a rejection needs its reason"},
           {"在 reason 填写退回的理由", "give the reason in \"reason\""});
  }
  std::vector<std::int64_t> numbers;
  if (input.value("all", false) && input.contains("event")) {
    reject("event", input.at("event").dump(), {"同时填写了 event 和 all", "both event and all are given"},
           {"只填一个", "give one of them"});
  }
  if (input.value("all", false)) {
    for (const store::LoggedEvent& proposal : read_open(books)) numbers.push_back(proposal.number);
  } else if (input.contains("event")) {
    numbers.push_back(input.at("event").get<std::int64_t>());
  } else {
    reject("event", "", {"缺少提议编号", "the proposal's number is missing"},
           {"填写 event，或 all=true", "give event, or all=true"});
  }
  decide_proposals(books, caller, numbers, {approve, reason});
  Result result(caller.language);
  const std::string count = std::to_string(numbers.size());
  result.message(approve ? Text{"已复核通过 " + count + " 项", count + " approved"}
                         : Text{"已退回 " + count + " 项", count + " rejected"});
  return result;
}

}  // namespace

Action approvals_list() {
  return {.id = "approvals.list",
          .menu = {{"数据资源", "Data resources"}, {"复核", "Approval"}},
          .title = {"待复核事项", "Waiting for approval"},
          .help = {"列出待第二人复核的事项及规则结论。",
                   "Lists what waits for a second person, with what the rules say."},
          .roles = {Role::preparer, Role::reviewer, Role::auditor},
          .changes = false,
          .input = object_schema({}, {}),
          .outputs = {"table", "message"},
          .run = list_approvals};
}

Action approvals_decide() {
  return {.id = "approvals.decide",
          .menu = {{"数据资源", "Data resources"}, {"复核", "Approval"}},
          .title = {"复核", "Approve or reject"},
          .help = {"复核通过或退回；不能复核自己提交的事项，复核绑定所提议的内容。",
                   "Approves or rejects a proposal; nobody decides on his own, and the verdict binds what "
                   "was proposed."},
          .roles = {Role::reviewer},
          .changes = true,
          .is_long = true,
          .input = object_schema({{"event", property("integer", "提议编号", "proposal")},
                                  {"all", property("boolean", "全部待复核事项", "all that wait")},
                                  {"approve", property("boolean", "通过", "approve")},
                                  {"reason", property("string", "意见", "reason")}},
                                 {"approve"}),
          .outputs = {"message"},
          .run = decide_approvals};
}

}  // namespace rubiao
