// SPDX-License-Identifier: Apache-2.0
// Tables of the page, as XHTML: labels in both languages, of which the reader sees one; cells as markup.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "disclosure/label.h"

namespace rubiao::disclosure {

// Both languages, escaped; the page's style shows one.
[[nodiscard]] std::string both(std::string_view zh, std::string_view en);
[[nodiscard]] std::string both(const Label& label);

class HtmlTable {
 public:
  // The first column holds line numbers if `numbered`, and is narrow.
  HtmlTable(const Label& caption, std::span<const Label> columns, bool numbered = false);

  // indent 0 is a heading, 1 a row, 2 an of-which row; the cells are markup.
  void add_row(std::string_view number, const Label& label, int indent, std::span<const std::string> cells);
  // The first two cells are words, the others figures; all of them markup.
  void add_text_row(std::span<const std::string> cells);
  [[nodiscard]] std::string finish();

 private:
  std::string html_;
  bool numbered_;
};

}  // namespace rubiao::disclosure
