// SPDX-License-Identifier: Apache-2.0
// A number as it was meant: what a keyboard or a copy from a web page leaves in it makes no other number.
#pragma once

#include <string>

namespace erp {

// Full-width letters, digits and signs become those of ASCII; characters that nobody sees, and blanks at both
// ends, go.
std::string plain(const std::string& text);

}  // namespace erp
