// SPDX-License-Identifier: Apache-2.0
// An event's content in a line that a person can judge: every field that was filled in, under the title of
// its form. What a second person approves, and what an auditor reads afterwards.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>

#include "base/text.h"
#include "register/event.h"
#include "store/event_log.h"

namespace rubiao {

// "使用寿命（月）：36；残值：0.00；证据：（文件名称：采购合同，文件日期：2024-02-01）"; date, source and data
// set apart.
[[nodiscard]] std::string content_in_words(const Event& event, Language language);
[[nodiscard]] Text state_in_words(store::EventState state);

// The states of events, in which what a correction took back is told as such; the correction itself stands.
class EventStates {
 public:
  EventStates(const store::Connection& store, const store::Company& company)
      : store_(store), company_(company) {}
  [[nodiscard]] Text of(const store::LoggedEvent& logged);

 private:
  const store::Connection& store_;
  const store::Company& company_;
  std::map<std::string, std::set<std::int64_t>> cancelled_;  // by data set
};

}  // namespace rubiao
