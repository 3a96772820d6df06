// SPDX-License-Identifier: Apache-2.0
// The sections of the page in one language, each complete in itself: balance sheet rows, note tables,
// development expenditure, significant and restricted items, narratives. page.cpp numbers and frames them.
#pragma once

#include <string>
#include <vector>

#include "base/text.h"
#include "disclosure/report.h"

namespace rubiao::disclosure {

struct PageSection {
  std::string title;  // plain text
  std::string html;
  std::string style;  // class of the section: "note" for tables with a total column, "words" for texts
};

// Those that the report has something to say in, in the order of the regulation.
[[nodiscard]] std::vector<PageSection> page_sections(const Report& report, Language language);

}  // namespace rubiao::disclosure
