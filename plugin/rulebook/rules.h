// SPDX-License-Identifier: Apache-2.0
// Rules: an edition as it stands on one accounting date. This is what the accounting asks; what it decides
// today of a day it will decide of that day for ever.
#pragma once

#include <string>
#include <string_view>

#include "base/date.h"
#include "rulebook/decision.h"
#include "rulebook/edition.h"

namespace rubiao::rulebook {

class Rules {
 public:
  // The edition must outlive it and cover the day.
  Rules(const Edition& edition, Date day) : edition_(&edition), day_(day) {}

  // Error(not_found) for an unknown decision; otherwise as Decider::decide.
  [[nodiscard]] Decision decide(std::string_view decision_id, const Inputs& inputs) const {
    return edition_->decide(decision_id, inputs, day_);
  }
  // Error(not_found) for an unknown name; Error(internal) if the parameter is of the other type.
  [[nodiscard]] const std::string& text_parameter(std::string_view name) const {
    return edition_->text_parameter(name, day_);
  }
  [[nodiscard]] Decimal number_parameter(std::string_view name) const {
    return edition_->number_parameter(name, day_);
  }

  [[nodiscard]] const Edition& edition() const { return *edition_; }
  [[nodiscard]] Date day() const { return day_; }

 private:
  const Edition* edition_;
  Date day_;
};

}  // namespace rubiao::rulebook
