// SPDX-License-Identifier: Apache-2.0
// A text that a person reads, in both languages. Whoever prints it decides which one; whoever writes it gives
// both.
#pragma once

#include <string>

namespace erp {

enum class Language { zh, en };

struct Text {
  std::string zh{};
  std::string en{};

  const std::string& in(Language language) const { return language == Language::zh ? zh : en; }
};

}  // namespace erp
