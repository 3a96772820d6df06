// SPDX-License-Identifier: Apache-2.0
// The rules of the project itself, loaded once for all tests of this room.
#pragma once

#include <filesystem>

#include "rulebook/rulebook.h"

inline std::filesystem::path shipped_folder() {
  return std::filesystem::path(RUBIAO_SOURCE_DIR) / "rules";
}

inline const rubiao::rulebook::Rulebook& shipped_book() {
  static const rubiao::rulebook::Rulebook book = rubiao::rulebook::Rulebook::load(shipped_folder());
  return book;
}

// Of the first edition, in its first year.
inline const rubiao::rulebook::Rules& shipped() {
  static const rubiao::rulebook::Rules rules = shipped_book().at(rubiao::parse_date("2024-12-31", ""));
  return rules;
}

inline const rubiao::rulebook::Decider* shipped_decider(std::string_view decision_id) {
  return shipped().edition().find(decision_id, shipped().day());
}
