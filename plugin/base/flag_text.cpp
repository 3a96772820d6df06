// SPDX-License-Identifier: Apache-2.0
#include "base/flag_text.h"

#include <map>
#include <string>

#include "base/folded_text.h"

namespace rubiao {

std::optional<bool> read_flag(std::string_view text) {
  static const std::map<std::string, bool> flags{
      {"是", true},  {"true", true},   {"yes", true}, {"y", true},  {"1", true},
      {"否", false}, {"false", false}, {"no", false}, {"n", false}, {"0", false}};
  const auto flag = flags.find(folded(text));
  return flag == flags.end() ? std::nullopt : std::optional(flag->second);
}

}  // namespace rubiao
