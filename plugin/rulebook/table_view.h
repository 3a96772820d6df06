// SPDX-License-Identifier: Apache-2.0
// The tables of an edition as a person reads them, made from the rule files and never written by hand: a
// Markdown page a model, which stands beside it so that a review of a change shows tables and not XML, and
// one HTML page for the whole edition.
#pragma once

#include <string>
#include <vector>

#include "base/text.h"
#include "rulebook/rulebook.h"

namespace rubiao::rulebook {

struct ViewFile {
  std::string path;  // 2024-01-01/classification.md, below the folder of the rules
  std::string text;
};

[[nodiscard]] std::vector<ViewFile> render_markdown(const Rulebook& book);
[[nodiscard]] std::vector<ViewFile> render_pages(const Rulebook& book, Language language);  // 2024-01-01.html

}  // namespace rubiao::rulebook
