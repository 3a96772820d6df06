// SPDX-License-Identifier: Apache-2.0
// Texts, dates and sinks across the boundary.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/date.h"
#include "rubiao/plugin.h"

namespace rubiao::abi {

[[nodiscard]] inline rubiao_text lend(std::string_view text) {
  return {text.data(), text.size()};
}

[[nodiscard]] inline std::string_view view(rubiao_text text) {
  return text.data == nullptr ? std::string_view() : std::string_view(text.data, text.size);
}

// Copies, after checking that it is UTF-8 and not beyond 64 MiB; throws Error(invalid_input) naming `field`.
[[nodiscard]] std::string copy(rubiao_text text, std::string_view field);

// To a sink that may be NULL. A sink that answers "stop" stops the writing.
void write(const rubiao_sink* sink, std::string_view bytes);

[[nodiscard]] std::int32_t pack(Date date);
// Throws Error(invalid_input) naming `field` if there is no such day.
[[nodiscard]] Date unpack(std::int32_t date, std::string_view field);

// A sink that gathers into a string.
class Gather {
 public:
  [[nodiscard]] rubiao_sink sink();
  // Throws Error(host_failed) naming `call` if a piece was lost: it was written as NULL, or there was no
  // memory.
  [[nodiscard]] std::string whole(std::string_view call) &&;
  // As far as it came.
  [[nodiscard]] const std::string& heard() const { return bytes_; }

 private:
  static std::int32_t take(void* self, const char* data, std::uint64_t size) noexcept;
  std::string bytes_;
  bool lost_ = false;
};

}  // namespace rubiao::abi
