// SPDX-License-Identifier: Apache-2.0
// Ask, never decide: which questions an event raises, what may be answered to them, and whether what was
// answered agrees with what the event says. The questions stand in the tables questions_to_ask and
// answers_that_agree; a person answers, a second one confirms, and the product fills in nothing
// [MOF2008-7:29].
#pragma once

#include <string>
#include <vector>

#include "base/text.h"
#include "register/data_set.h"
#include "register/event.h"
#include "rulebook/rules.h"

namespace rubiao {

struct Question {
  std::string id;  // "Q01"
  Text wording;
  std::vector<Text> alternatives;
  Text evidence_sought;
  Text consequence;
  std::string articles;

  // The alternative that the answer is, in whichever language it was given; nullptr: none of them.
  [[nodiscard]] const Text* alternative(const std::string& answer) const;
};

// "拥有；控制（许可或授权）", "owned; controlled (licensed or authorised)".
[[nodiscard]] Text in_words(const std::vector<Text>& alternatives);

// All of them, in their order.
[[nodiscard]] std::vector<Question> all_questions(const rulebook::Rules& rules);

// Those that the event raises about the data set, as it was before the event. The decision is the trace of
// why, with all alternatives.
struct Questions {
  rulebook::Decision decision;
  std::vector<Question> raised;
};
[[nodiscard]] Questions questions_raised(const Event& event, const DataSet& before,
                                         const rulebook::Rules& rules);

// Throws Error(refused), a problem for each question that is not answered (if answers are `demanded`), whose
// answer is none of its alternatives, or whose answer contradicts the event.
void demand_answers(const Questions& questions, bool demanded, const Event& event, const DataSet& before,
                    const rulebook::Rules& rules);

}  // namespace rubiao
