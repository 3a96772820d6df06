// SPDX-License-Identifier: Apache-2.0
// A table for the terminal. Chinese characters take two columns; amounts stand right-aligned with thousands
// separators, blank cells stay blank. A table is the JSON of the plugin header: title, columns, rows, note.
#pragma once

#include <string>
#include <string_view>

#include "json.h"

namespace erp {

std::string render_table(const Json& table);

// Columns that a text takes on a terminal, by East Asian Width; no locale is asked.
std::size_t display_width(std::string_view text);

std::string pad_right(std::string text, std::size_t width);
std::string pad_left(std::string text, std::size_t width);

// What stands in a cell: texts as they are, null blank, anything else as JSON writes it.
std::string cell_text(const Json& cell);

bool is_numeric_column(const std::string& type);

}  // namespace erp
