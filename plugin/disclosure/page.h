// SPDX-License-Identifier: Apache-2.0
// Writes a report as one page of HTML that a person reads and prints: both languages in it, switched without
// script, nothing fetched from anywhere, everything that comes from data escaped. Rows stand in the official
// order [MOF2023-11:3.1] [MOF2023-11:3.2]; a blank cell stays blank and nil is a dash. A report whose own
// figures do not tie is refused.
#pragma once

#include <string>

#include "base/text.h"
#include "disclosure/report.h"

namespace rubiao::disclosure {

// `first`: the language shown until the reader switches.
[[nodiscard]] std::string write_page(const Report& report, Language first);

}  // namespace rubiao::disclosure
