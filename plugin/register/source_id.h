// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

namespace rubiao {

// The source document of an event and the line in it: its id.
struct SourceId {
  std::string document;
  std::int64_t line = 1;
  friend bool operator==(const SourceId&, const SourceId&) = default;
};

}  // namespace rubiao
