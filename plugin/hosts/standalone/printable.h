// SPDX-License-Identifier: Apache-2.0
// What may reach a terminal. Names, memos and file contents are data: a control character in them could move
// the cursor, clear the screen or forge a line, so none is ever printed as it is.
#pragma once

#include <string>
#include <string_view>

namespace erp {

// One line or one cell: control characters become spaces, bytes that are no UTF-8 become U+FFFD.
std::string printable(std::string_view text);

// The same for text of several lines: the line breaks stay.
std::string printable_lines(std::string_view text);

// The same for JSON, where a control character can only stand inside a string: it is written as \u009b, and
// no data is lost.
std::string printable_json(std::string_view json);

// At most `most` characters; a longer text ends in "…".
std::string shortened(const std::string& text, std::size_t most);

}  // namespace erp
