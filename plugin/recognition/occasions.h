// SPDX-License-Identifier: Apache-2.0
// What an event says, in the words of the tables that ask: on which occasions questions are raised
// (questions_to_ask), and which situation it states for a question (answers_that_agree).
#pragma once

#include <string>
#include <vector>

#include "register/data_set.h"
#include "register/event.h"
#include "rulebook/value.h"

namespace rubiao {

// Inputs of questions_to_ask: of the event, and with every occasion true.
[[nodiscard]] rulebook::Inputs occasions_of(const Event& event, const DataSet& before);
[[nodiscard]] rulebook::Inputs every_occasion();

// What the event says of the matter of a question: "寿命有限" of Q04.
struct Situation {
  std::string question;
  std::string situation;
};
[[nodiscard]] std::vector<Situation> situations_told(const Event& event, const DataSet& before);

}  // namespace rubiao
