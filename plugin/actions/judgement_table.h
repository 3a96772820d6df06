// SPDX-License-Identifier: Apache-2.0
// Judgements as people read them: the question, what could have been answered, what was answered and why, and
// by whom.
#pragma once

#include "actions/event_words.h"
#include "actions/result.h"
#include "batch/books.h"
#include "store/event_log.h"

namespace rubiao {

class JudgementTable {
 public:
  JudgementTable(Text title, Books& books, Language language);
  // Each answer of the event is a row.
  void add(const store::LoggedEvent& logged);
  [[nodiscard]] const Table& table() const { return table_; }

 private:
  Books& books_;
  Language language_;
  EventStates states_;
  Table table_;
};

}  // namespace rubiao
