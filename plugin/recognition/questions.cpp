// SPDX-License-Identifier: Apache-2.0
#include "recognition/questions.h"

#include <algorithm>
#include <iterator>
#include <optional>

#include "base/error.h"
#include "recognition/occasions.h"

namespace rubiao {
namespace {

// Alternatives stand in one cell, with "；" or "; " between them.
std::vector<std::string> split(std::string_view cell, std::string_view mark) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at <= cell.size();) {
    const std::size_t end = std::min(cell.find(mark, at), cell.size());
    parts.emplace_back(cell.substr(at, end - at));
    at = end + mark.size();
  }
  return parts;
}

std::vector<Text> alternatives_of(const rulebook::Match& match) {
  const auto zh = split(match.text("可选答案"), "；");
  const auto en = split(match.text("英文可选答案"), "; ");
  std::vector<Text> alternatives;
  for (std::size_t i = 0; i < zh.size(); ++i) alternatives.push_back({zh[i], i < en.size() ? en[i] : zh[i]});
  return alternatives;
}

std::vector<Question> read(const rulebook::Decision& decision) {
  std::vector<Question> questions;
  for (const rulebook::Match& match : decision.matches) {
    questions.push_back({.id = match.text("编号"),
                         .wording = {match.text("问题"), match.text("英文问题")},
                         .alternatives = alternatives_of(match),
                         .evidence_sought = {match.text("依据证据"), match.text("英文依据证据")},
                         .consequence = {match.text("后果"), match.text("英文后果")},
                         .articles = match.articles()});
  }
  return questions;
}

Problem about(const Question& question, const std::string& found, Text message, Text todo) {
  return {.message = {"应询问题 " + question.id + "“" + question.wording.zh + "”" + message.zh,
                      "question " + question.id + " \"" + question.wording.en + "\" " + message.en},
          .rule = question.id,
          .articles = question.articles,
          .field = "judgements." + question.id + ".answer",
          .found = found,
          .expected = in_words(question.alternatives),
          .todo = std::move(todo)};
}

Problem unanswered(const Question& question) {
  return about(question, "", {"没有回答", "is not answered"},
               {"选一个备选并写明理由和证据（" + question.evidence_sought.zh + "），由另一人复核",
                "choose one and give grounds and evidence (" + question.evidence_sought.en +
                    "); a second person confirms"});
}

// The alternatives that agree with what the event says; nothing: any of them does.
std::optional<std::vector<std::string>> answers_that_agree(const std::string& question,
                                                           const std::vector<Situation>& situations,
                                                           const rulebook::Rules& rules) {
  for (const Situation& told : situations) {
    if (told.question != question) continue;
    const auto decision = rules.decide("answers_that_agree", {{"问题", question}, {"情形", told.situation}});
    if (!decision.matches.empty()) return split(decision.matches.front().text("相符答案"), "；");
  }
  return std::nullopt;
}

const Judgement* answer_to(const Question& question, const Event& event) {
  const auto found = std::ranges::find(event.judgements, question.id, &Judgement::question);
  return found == event.judgements.end() ? nullptr : &*found;
}

std::optional<Problem> unfit(const Question& question, const Judgement& given,
                             const std::vector<Situation>& situations, const rulebook::Rules& rules) {
  const Text* chosen = question.alternative(given.answer);
  if (chosen == nullptr) {
    return about(question, given.answer,
                 {"的回答不是备选之一", "has an answer that is none of its alternatives"},
                 {"按备选的原文填写", "write one of the alternatives as it stands"});
  }
  const auto agreeing = answers_that_agree(question.id, situations, rules);
  if (!agreeing || std::ranges::find(*agreeing, chosen->zh) != agreeing->end()) return std::nullopt;
  Problem problem =
      about(question, given.answer, {"的回答与事项的填写不符", "has an answer that contradicts the event"},
            question.id == "Q06" ? Text{"拆分的，分别登记每个数据集并逐一评估，不以一项记录入账",
                                        "where it is split, register each data set and assess each by itself"}
                                 : Text{"更正回答或事项，二者须一致", "correct the one or the other"});
  std::vector<Text> fitting;
  std::ranges::copy_if(question.alternatives, std::back_inserter(fitting), [&](const Text& alternative) {
    return std::ranges::find(*agreeing, alternative.zh) != agreeing->end();
  });
  problem.expected = in_words(fitting);
  return problem;
}

}  // namespace

const Text* Question::alternative(const std::string& answer) const {
  const auto found = std::ranges::find_if(
      alternatives, [&](const Text& text) { return text.zh == answer || text.en == answer; });
  return found == alternatives.end() ? nullptr : &*found;
}

Text in_words(const std::vector<Text>& alternatives) {
  Text words;
  for (const Text& alternative : alternatives) {
    words.zh += (words.zh.empty() ? "" : "；") + alternative.zh;
    words.en += (words.en.empty() ? "" : "; ") + alternative.en;
  }
  return words;
}

std::vector<Question> all_questions(const rulebook::Rules& rules) {
  return read(rules.decide("questions_to_ask", every_occasion()));
}

Questions questions_raised(const Event& event, const DataSet& before, const rulebook::Rules& rules) {
  Questions questions{rules.decide("questions_to_ask", occasions_of(event, before)), {}};
  questions.raised = read(questions.decision);
  return questions;
}

void demand_answers(const Questions& questions, bool demanded, const Event& event, const DataSet& before,
                    const rulebook::Rules& rules) {
  std::vector<Problem> problems;
  if (demanded && event.kind != "judged") {  // which answers only what it has to say on
    for (const Question& question : questions.raised)
      if (answer_to(question, event) == nullptr) problems.push_back(unanswered(question));
  }
  if (!event.judgements.empty()) {
    const std::vector<Situation> situations = situations_told(event, before);
    for (const Question& question : all_questions(rules)) {
      const Judgement* given = answer_to(question, event);
      if (given == nullptr) continue;
      if (auto problem = unfit(question, *given, situations, rules)) problems.push_back(*std::move(problem));
    }
  }
  if (!problems.empty()) throw Error(Status::refused, std::move(problems));
}

}  // namespace rubiao
