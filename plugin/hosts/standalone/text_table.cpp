// SPDX-License-Identifier: Apache-2.0
// Two passes: the cells as texts, then the widths. The ranges are the wide ones of Unicode's
// EastAsianWidth.txt, and the combining marks that take no column.
#include "text_table.h"

#include <algorithm>
#include <vector>

#include "encoding.h"
#include "fen.h"
#include "printable.h"

namespace erp {

namespace {

struct Range {
  char32_t first;
  char32_t last;
};

constexpr Range wide[] = {{0x1100, 0x115F},   {0x2E80, 0x303E},  {0x3041, 0x33FF}, {0x3400, 0x4DBF},
                          {0x4E00, 0x9FFF},   {0xA000, 0xA4CF},  {0xAC00, 0xD7A3}, {0xF900, 0xFAFF},
                          {0xFE30, 0xFE6F},   {0xFF01, 0xFF60},  {0xFFE0, 0xFFE6}, {0x1F300, 0x1F64F},
                          {0x1F900, 0x1F9FF}, {0x20000, 0x3FFFD}};
constexpr Range combining[] = {{0x0300, 0x036F}, {0x200B, 0x200F}, {0xFE00, 0xFE0F}, {0xFEFF, 0xFEFF}};
// Punctuation that is ambiguous by the standard and wide in every Chinese font: dashes, quotes, ellipsis.
constexpr Range wide_in_chinese[] = {{0x2014, 0x2015}, {0x2018, 0x2019}, {0x201C, 0x201D}, {0x2026, 0x2026}};

template <std::size_t size>
bool within(const Range (&ranges)[size], char32_t point) {
  return std::ranges::any_of(ranges,
                             [&](Range range) { return point >= range.first && point <= range.last; });
}

std::size_t width_of(char32_t point) {
  if (within(combining, point)) return 0;
  return within(wide, point) || within(wide_in_chinese, point) ? 2 : 1;
}

using Cells = std::vector<std::string>;

// A SHA-256 by its first digits, as people compare them; JSON and CSV have it whole.
std::string without_most_digits(const std::string& text) {
  const bool is_digest = text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string::npos;
  return is_digest ? shortened(text, 13) : text;
}

Cells row_cells(const Json& row, const Json& columns) {
  Cells cells;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    std::string text = i < row.size() ? printable(cell_text(row[i])) : "";
    cells.push_back(columns[i].value("type", "text") == "amount" ? group_thousands(text)
                                                                 : without_most_digits(text));
  }
  return cells;
}

std::vector<std::size_t> column_widths(const std::vector<Cells>& rows) {
  std::vector<std::size_t> widths(rows.front().size(), 0);
  for (const Cells& row : rows)
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], display_width(row[i]));
  return widths;
}

std::string render_row(const Cells& row, const std::vector<std::size_t>& widths, const Json& columns) {
  std::string line;
  for (std::size_t i = 0; i < row.size(); ++i) {
    const bool right = is_numeric_column(columns[i].value("type", "text"));
    line += (i == 0 ? "" : "  ") + (right ? pad_left(row[i], widths[i]) : pad_right(row[i], widths[i]));
  }
  line.erase(line.find_last_not_of(' ') + 1);
  return line + "\n";
}

}  // namespace

std::string render_table(const Json& table) {
  const Json& columns = table.at("columns");
  std::vector<Cells> rows(1);
  for (const Json& column : columns)
    rows.front().push_back(printable(column.value("title", column.value("id", ""))));
  for (const Json& row : table.at("rows")) rows.push_back(row_cells(row, columns));
  const std::vector<std::size_t> widths = column_widths(rows);
  std::size_t total = widths.empty() ? 0 : (widths.size() - 1) * 2;
  for (const std::size_t width : widths) total += width;

  std::string text = printable(cell_text(table.value("title", Json()))) + "\n";
  if (text == "\n") text.clear();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    text += render_row(rows[i], widths, columns);
    if (i == 0) text += std::string(total, '-') + "\n";
  }
  const std::string note = cell_text(table.value("note", Json()));
  return note.empty() ? text : text + printable(note) + "\n";
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) width += width_of(next_code_point(text, at));
  return width;
}

std::string pad_right(std::string text, std::size_t width) {
  const std::size_t own = display_width(text);
  if (own < width) text.append(width - own, ' ');
  return text;
}

std::string pad_left(std::string text, std::size_t width) {
  const std::size_t own = display_width(text);
  if (own < width) text.insert(0, width - own, ' ');
  return text;
}

std::string cell_text(const Json& cell) {
  if (cell.is_null()) return "";
  return cell.is_string() ? cell.get<std::string>() : cell.dump();
}

bool is_numeric_column(const std::string& type) {
  return type == "amount" || type == "integer" || type == "ratio";
}

}  // namespace erp
