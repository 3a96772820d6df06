// SPDX-License-Identifier: Apache-2.0
// The rules of the project itself, loaded once for all tests of this room.
#pragma once

#include <filesystem>

#include "rulebook/rulebook.h"

inline std::filesystem::path shipped_folder() {
  return std::filesystem::path(RUBIAO_SOURCE_DIR) / "rules";
}

inline const rubiao::rulebook::Edition& shipped() {
  static const rubiao::rulebook::Rulebook book = rubiao::rulebook::Rulebook::load(shipped_folder());
  return book.editions().front();
}
