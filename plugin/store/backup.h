// SPDX-License-Identifier: Apache-2.0
// A copy of the store as it is at one moment, made while others go on reading and writing.
#pragma once

#include <cstdint>
#include <functional>

#include "store/sqlite.h"

namespace rubiao::store {

// To a file that is not there yet; it appears when it is whole. `step` is told how many pages of how many are
// copied, and may throw to stop: nothing is left then. Throws Error(conflict) if the file exists.
void back_up(Connection& connection, const std::filesystem::path& to,
             const std::function<void(std::uint64_t done, std::uint64_t total)>& step);

}  // namespace rubiao::store
