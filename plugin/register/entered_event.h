// SPDX-License-Identifier: Apache-2.0
// An event that somebody enters now, against one that the log gives back: what the log holds is read however
// it came in, what comes in is refused where it would spoil the register for good.
#pragma once

#include "register/event.h"

namespace rubiao {

// 1000 亿元: more than any data set is worth, and small enough that the register's sums hold hundreds of
// them.
inline constexpr Fen most_entered_fen = 10'000'000'000'000;

// As read_event(), and throws Error(invalid_input) with every amount beyond the limit, every id or name that
// two eyes would take for another, and every text with characters that steer a terminal or a reader.
[[nodiscard]] Event read_entered_event(const formats::Json& document);

}  // namespace rubiao
