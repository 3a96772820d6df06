// SPDX-License-Identifier: Apache-2.0
// The questions that people answer, and what they answered: for whoever enters an event, and for the auditor.
#include <algorithm>

#include "actions/judgement_table.h"
#include "actions/registry.h"
#include "recognition/questions.h"
#include "register/event_schema.h"

namespace rubiao {
namespace {

using formats::Json;

std::string kinds_that_raise(const std::string& question, Language language) {
  std::string words;
  for (const std::string& kind : event_kinds()) {
    const Json& schema = event_schema(kind);
    const Json raised = schema.value("x-questions", Json::array());
    if (std::find(raised.begin(), raised.end(), Json(question)) == raised.end()) continue;
    words += (words.empty() ? "" : Text{"、", ", "}.in(language)) +
             schema.at(language == Language::zh ? "title" : "x-title-en").get<std::string>();
  }
  return words;
}

Result list_questions(Books& books, const Caller& caller, const Json& input) {
  const Language language = caller.language;
  const std::string kind = input.value("event", std::string{});
  const Json only = kind.empty() ? Json() : event_schema(kind).value("x-questions", Json::array());
  Table table({"应询问题", "Questions to be answered"}, {{"id", {"编号", "no."}},
                                                         {"question", {"问题", "question"}},
                                                         {"alternative", {"备选", "alternative"}},
                                                         {"evidence", {"所凭证据", "evidence"}},
                                                         {"consequence", {"后果", "consequence"}},
                                                         {"events", {"在哪些事项中回答", "answered with"}},
                                                         {"articles", {"依据", "articles"}}});
  for (const Question& question : all_questions(books.rules.at(day_asked(input, caller)))) {
    if (!kind.empty() && std::find(only.begin(), only.end(), Json(question.id)) == only.end()) continue;
    bool first = true;
    for (const Text& alternative : question.alternatives) {
      if (first) {
        table.row({question.id, question.wording.in(language), alternative.in(language),
                   question.evidence_sought.in(language), question.consequence.in(language),
                   kinds_that_raise(question.id, language), question.articles});
      } else {
        table.row({question.id, "", alternative.in(language), "", "", "", ""});
      }
      first = false;
    }
  }
  table.note(
      {"软件只提问，不代为回答：一人选择备选并写明理由和证据，另一人确认。随事项填写 judgements，"
       "或用 judgement.record 单独记录。",
       "The software asks and never answers: one person chooses an alternative and gives grounds and "
       "evidence, a second one confirms. Answer with the event, in judgements, or by "
       "judgement.record."});
  return listed(table, {"这种事项不引起应询问题", "this kind of event raises no question"}, language);
}

Result list_judgements(Books& books, const Caller& caller, const Json& input) {
  const store::Looking look(books.store, books.staged);
  const std::string asset = input.value("asset", std::string{});
  JudgementTable answers({"职业判断", "Judgements"}, books, caller.language);
  for (const auto& logged : store::events_with_judgements(books.store, books.company, asset))
    answers.add(logged);
  return listed(answers.table(), {"没有记录职业判断", "no judgement is recorded"}, caller.language);
}

}  // namespace

Action judgement_questions() {
  Json event = property("string", "事项", "event");
  event["enum"] = event_kinds();
  return {.id = "judgement.questions",
          .menu = {{"数据资源", "Data resources"}, {"确认", "Recognition"}},
          .title = {"应询问题", "Questions to be answered"},
          .help = {"列出须由人回答的问题、备选、所凭证据和后果；可只看一种事项引起的问题。",
                   "Lists the questions that people must answer, with alternatives, evidence and "
                   "consequences; of one kind of event on request."},
          .roles = {Role::preparer, Role::reviewer, Role::auditor},
          .changes = false,
          .input = object_schema({{"event", std::move(event)}, date_property()}, {}),
          .outputs = {"table", "message"},
          .run = list_questions};
}

Action judgement_list() {
  return {.id = "judgement.list",
          .menu = {{"数据资源", "Data resources"}, {"确认", "Recognition"}},
          .title = {"职业判断清单", "Judgements made"},
          .help = {"每项判断的问题、备选、回答、理由、证据、回答人和确认人。",
                   "Of each judgement the question, its alternatives, the answer, grounds and evidence, who "
                   "answered and who confirmed."},
          .roles = {Role::preparer, Role::reviewer, Role::auditor},
          .changes = false,
          .input = object_schema({{"asset", property("string", "数据集编号", "data set id")}}, {}),
          .outputs = {"table", "message"},
          .run = list_judgements};
}

}  // namespace rubiao
