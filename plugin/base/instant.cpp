// SPDX-License-Identifier: Apache-2.0
#include "base/instant.h"

#include <fmt/format.h>

#include "base/date.h"

namespace rubiao {
namespace {

constexpr std::int64_t year_0 = -62'167'219'200;
constexpr std::int64_t year_10000 = 253'402'300'800;

}  // namespace

std::string to_utc_text(std::int64_t seconds) {
  if (seconds < year_0 || seconds >= year_10000) return std::to_string(seconds);
  const std::chrono::sys_seconds moment{std::chrono::seconds(seconds)};
  const auto day = std::chrono::floor<std::chrono::days>(moment);
  const std::chrono::hh_mm_ss time(moment - day);
  return fmt::format("{}T{:02}:{:02}:{:02}Z", to_text(Date(day)), time.hours().count(),
                     time.minutes().count(), time.seconds().count());
}

}  // namespace rubiao
