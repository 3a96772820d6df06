// SPDX-License-Identifier: Apache-2.0
// Label: a printed name in both languages, for the constant tables of this room. What is made at run time is
// rubiao::Text.
#pragma once

#include <string_view>

#include "base/text.h"

namespace rubiao::disclosure {

struct Label {
  std::string_view zh;
  std::string_view en;

  [[nodiscard]] constexpr std::string_view in(Language language) const {
    return language == Language::zh ? zh : en;
  }
};

}  // namespace rubiao::disclosure
