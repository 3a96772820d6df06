// SPDX-License-Identifier: Apache-2.0
// HtmlTable: a table of labels and figures as the page prints it. All texts are escaped here; a blank figure
// stays blank, nil is a dash.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/money.h"

namespace rubiao::disclosure {

class HtmlTable {
 public:
  // The first column holds line numbers if `numbered`, and is narrow.
  HtmlTable(std::string_view caption, std::span<const std::string> columns, bool numbered = false);

  // indent 0 is a heading, 1 a row, 2 an of-which row. `figures` fill the columns from the right.
  void add_row(std::string_view number, std::string_view label, int indent,
               std::span<const std::optional<Fen>> figures);
  void add_text_row(std::span<const std::string> cells);
  [[nodiscard]] std::string finish();

 private:
  std::string html_;
  bool numbered_;
};

}  // namespace rubiao::disclosure
