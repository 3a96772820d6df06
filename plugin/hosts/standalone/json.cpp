// SPDX-License-Identifier: Apache-2.0
// The depth is checked while parsing, before a deep value exists.
#include "json.h"

#include "failure.h"

namespace erp {

Json parse_json(const std::string& text, const std::string& what) {
  const auto bounded = [](int depth, Json::parse_event_t, Json&) {
    if (depth > 64) throw std::length_error("deeper than 64 levels");
    return true;
  };
  try {
    return Json::parse(text, bounded);
  } catch (const std::exception& error) {
    throw Failure(rubiao_invalid_input, {what + " 不是合格的 JSON：" + error.what(),
                                         what + " is not well-formed JSON: " + error.what()});
  }
}

}  // namespace erp
