// SPDX-License-Identifier: Apache-2.0
// Judgement: what a person answered to one of the questions of rules/*/questions.dmn, and why. The product
// asks and never answers; which questions an event raises, and which answers agree with it, is said in
// recognition/questions.h.
#pragma once

#include <string>

namespace rubiao {

struct Judgement {
  std::string question;  // "Q01"
  std::string answer;    // one of the alternatives, in either language
  std::string grounds;
  std::string evidence;
};

}  // namespace rubiao
