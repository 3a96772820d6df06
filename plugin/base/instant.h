// SPDX-License-Identifier: Apache-2.0
// A moment by a host's clock, for records of who did what when; no accounting content has one.
#pragma once

#include <cstdint>
#include <string>

namespace rubiao {

// Seconds since 1970-01-01 UTC as "2024-02-01T00:30:00Z"; years outside 0 to 9999 as their seconds.
[[nodiscard]] std::string to_utc_text(std::int64_t seconds);

}  // namespace rubiao
