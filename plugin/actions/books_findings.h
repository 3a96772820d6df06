// SPDX-License-Identifier: Apache-2.0
// What the doctor finds: one row a finding, what to do beside it.
#pragma once

#include <string>

#include "actions/result.h"
#include "base/text.h"

namespace rubiao {

class Findings {
 public:
  explicit Findings(Language language);

  // What was meddled with may hold anything: bytes that are no text are shown as \xHH.
  void add(const std::string& subject, const Text& what, const Text& todo);
  [[nodiscard]] std::int64_t count() const { return count_; }
  [[nodiscard]] const Table& table() const { return table_; }

 private:
  Language language_;
  Table table_;
  std::int64_t count_ = 0;
};

// What to do where books were changed behind the program's back.
extern const Text restore_and_ask;

}  // namespace rubiao
