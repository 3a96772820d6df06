// SPDX-License-Identifier: Apache-2.0
// A decision as a page for the auditor: why, and why not otherwise. Every table that was asked is shown
// whole, its matched row lit, each cell with a tick or a cross against the value given; rows that missed by
// one cell are marked with that cell; a citation unfolds to the article. At the top: the accounting date, the
// edition, its hash and who approved it. Nothing is fetched and no script runs.
#pragma once

#include <string>

#include "base/text.h"
#include "rulebook/edition.h"

namespace rubiao::rulebook {

[[nodiscard]] std::string explain_as_page(const Edition& edition, const Decision& decision,
                                          Language language);

}  // namespace rubiao::rulebook
