// SPDX-License-Identifier: Apache-2.0
// A table as CSV for a spreadsheet: UTF-8 with byte order mark, amounts without separators, every cell that
// a spreadsheet would take for a formula made harmless by a leading apostrophe, and no control character but
// the line breaks between rows.
#pragma once

#include <string>
#include <string_view>

#include "json.h"

namespace erp {

inline constexpr const char* byte_order_mark = "\xEF\xBB\xBF";

std::string render_csv(const Json& table);

std::string csv_cell(std::string_view text);

}  // namespace erp
