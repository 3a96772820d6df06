// SPDX-License-Identifier: Apache-2.0
// What every use of Xerces-C in this room shares: it is started once, by whichever thread comes first, and
// ended when the library is unloaded; and its UTF-16 becomes UTF-8. Only the
// .cpp files of this room see Xerces itself.
#pragma once

#include <string>
#include <string_view>

#include "base/error.h"

namespace rubiao::formats {

// Throws Error(internal) if Xerces cannot start.
void start_xml_platform();

// Unpaired surrogates, which a parsed document cannot hold, become U+FFFD.
[[nodiscard]] std::string utf8_of(std::u16string_view text);
[[nodiscard]] std::string utf8_of(const char16_t* text);  // nullptr is empty
// The text must be UTF-8.
[[nodiscard]] std::u16string utf16_of(std::string_view text);

// Refuses a DOCTYPE in the prolog before the parser sees it, so that no entity is ever declared or opened;
// and XML 1.1, which lets control characters in. Throws Error(invalid_input) with the place.
void check_prolog(std::string_view text, std::string_view file);

// The parser's own English words for what is malformed, in a frame of both languages.
[[nodiscard]] Text malformed_xml(const std::string& reason);

}  // namespace rubiao::formats
