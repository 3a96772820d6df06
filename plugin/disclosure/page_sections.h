// SPDX-License-Identifier: Apache-2.0
// The sections of the page, each complete in itself and in both languages: balance sheet rows, note tables,
// development expenditure, significant data resources, other figures, narratives. page.cpp numbers and frames
// them.
#pragma once

#include <string>
#include <vector>

#include "disclosure/inline_facts.h"
#include "disclosure/label.h"
#include "disclosure/report.h"

namespace rubiao::disclosure {

struct PageSection {
  Label title;
  std::string html;
  std::string style;  // class of the section: "note" for tables with a total column, "words" for texts
};

// Those that the report has something to say in, in the order of the regulation.
[[nodiscard]] std::vector<PageSection> page_sections(const Report& report, InlineFacts& facts);

}  // namespace rubiao::disclosure
