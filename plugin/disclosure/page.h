// SPDX-License-Identifier: Apache-2.0
// Writes a report as one page that a person reads and prints and that is the report as Inline XBRL 1.1 at the
// same time: XHTML, both languages, switched without script, nothing fetched from anywhere, everything that
// comes from data escaped. Rows stand in the official order [MOF2023-11:3.1] [MOF2023-11:3.2]; a blank cell
// stays blank and nil is a dash. A report whose own figures do not tie is refused.
#pragma once

#include <string>
#include <string_view>

#include "base/text.h"
#include "disclosure/facts.h"
#include "disclosure/report.h"

namespace rubiao::disclosure {

// `first`: the language shown until the reader switches; `schema`: where a reader of XBRL finds the taxonomy.
[[nodiscard]] std::string write_page(const Report& report, Language first,
                                     std::string_view schema = "cas-dr-2024-01-01.xsd",
                                     FactRounding rounding = FactRounding::fen);

}  // namespace rubiao::disclosure
