// SPDX-License-Identifier: Apache-2.0
#include "actions/judgement_table.h"

#include <algorithm>

#include "actions/event_words.h"
#include "recognition/questions.h"
#include "register/event_schema.h"

namespace rubiao {
using formats::Json;

JudgementTable::JudgementTable(Text title, Books& books, Language language)
    : books_(books),
      language_(language),
      states_(books.store, books.company),
      table_(std::move(title), {{"event", {"编号", "no."}, "integer"},
                                {"date", {"业务日期", "date"}, "date"},
                                {"asset", {"数据集", "data set"}},
                                {"kind", {"事项", "event"}},
                                {"question", {"问题", "question"}},
                                {"alternatives", {"备选", "alternatives"}},
                                {"answer", {"回答", "answer"}},
                                {"grounds", {"理由", "grounds"}},
                                {"evidence", {"证据", "evidence"}},
                                {"consequence", {"后果", "consequence"}},
                                {"articles", {"依据", "articles"}},
                                {"answered_by", {"回答人", "answered by"}},
                                {"state", {"状态", "state"}},
                                {"confirmed_by", {"确认人", "confirmed by"}}}) {}

void JudgementTable::add(const store::LoggedEvent& logged) {
  if (logged.event.judgements.empty()) return;
  const auto verdict = store::find_verdict(books_.store, books_.company, logged.number);
  for (const Question& question : all_questions(books_.rules.at(logged.event.date))) {
    for (const Judgement& given : logged.event.judgements) {
      if (given.question != question.id) continue;
      const Text* chosen = question.alternative(given.answer);
      table_.row({logged.number, to_text(logged.event.date), logged.event.asset,
                  event_schema(logged.event.kind).at(language_ == Language::zh ? "title" : "x-title-en"),
                  question.id + " " + question.wording.in(language_),
                  in_words(question.alternatives).in(language_),
                  chosen == nullptr ? given.answer : chosen->in(language_), given.grounds, given.evidence,
                  question.consequence.in(language_), question.articles, logged.entered_by,
                  states_.of(logged).in(language_), verdict ? Json(verdict->given_by) : Json()});
    }
  }
}

}  // namespace rubiao
