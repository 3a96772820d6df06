// SPDX-License-Identifier: Apache-2.0
// A negative amount begins with '-' and is no formula; anything else beginning so is treated as one.
#include "csv_output.h"

#include "fen.h"
#include "printable.h"
#include "text_table.h"

namespace erp {

namespace {

bool starts_formula(std::string_view text) {
  if (text.empty() || is_plain_number(text)) return false;
  return std::string_view("=+-@\t\r\n").find(text.front()) != std::string_view::npos;
}

}  // namespace

std::string csv_cell(std::string_view text) {
  std::string cell = (starts_formula(text) ? "'" : "") + printable(text);
  if (cell.find_first_of(",\"") == std::string::npos) return cell;
  std::string quoted = "\"";
  for (const char c : cell) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + "\"";
}

std::string render_csv(const Json& table) {
  std::string text;
  const Json& columns = table.at("columns");
  for (std::size_t i = 0; i < columns.size(); ++i)
    text += (i == 0 ? "" : ",") + csv_cell(columns[i].value("title", columns[i].value("id", "")));
  text += "\r\n";
  for (const Json& row : table.at("rows")) {
    for (std::size_t i = 0; i < columns.size(); ++i)
      text += (i == 0 ? "" : ",") + (i < row.size() ? csv_cell(cell_text(row[i])) : "");
    text += "\r\n";
  }
  return text;
}

}  // namespace erp
