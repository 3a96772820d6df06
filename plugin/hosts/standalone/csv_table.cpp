// SPDX-License-Identifier: Apache-2.0
// libcsv is fed line by line, so that the line a row begins on is known even where a quoted cell spans
// several.
#include "csv_table.h"

#include <csv.h>
#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "encoding.h"

namespace erp {

namespace {

constexpr std::size_t longest_line = 1U << 20U;
constexpr std::size_t most_problems = 1000;

struct Collector {
  std::vector<CsvRow> rows;
  CsvRow row;
  bool in_row = false;
};

extern "C" void take_cell(void* data, size_t size, void* self) {
  static_cast<Collector*>(self)->row.cells.emplace_back(static_cast<const char*>(data), size);
}

extern "C" void take_row(int, void* self) {
  auto* collector = static_cast<Collector*>(self);
  collector->rows.push_back(std::move(collector->row));
  collector->row = {};
  collector->in_row = false;
}

class Parser {
 public:
  Parser() { csv_init(&parser_, CSV_STRICT | CSV_STRICT_FINI); }
  ~Parser() { csv_free(&parser_); }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;

  // False: the line breaks the rules of CSV.
  bool feed(std::string_view line, long number) {
    if (!collector.in_row && line.find_first_not_of("\r\n \t") == std::string_view::npos) return true;
    if (!collector.in_row) collector.row.line = number;
    collector.in_row = true;
    return csv_parse(&parser_, line.data(), line.size(), take_cell, take_row, &collector) == line.size();
  }
  bool finish() { return csv_fini(&parser_, take_cell, take_row, &collector) == 0; }

  Collector collector;

 private:
  csv_parser parser_{};
};

void object(std::vector<Problem>& problems, const std::string& file, long line, Text found, Text expected,
            Text todo) {
  problems.push_back({.file = file,
                      .line = line,
                      .found = std::move(found),
                      .expected = std::move(expected),
                      .todo = std::move(todo)});
}

void object_to_quotes(std::vector<Problem>& problems, const std::string& file, long line) {
  object(problems, file, line, {"引号不成对", "quotes that do not match"},
         {"规范的 CSV（字段内的引号写两次）", "well-formed CSV (a quote within a cell is doubled)"},
         {"用表格软件重新导出", "export it again from the spreadsheet"});
}

std::vector<CsvRow> parse_rows(const std::string& file, std::string_view text,
                               std::vector<Problem>& problems) {
  Parser parser;
  long number = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    ++number;
    if (end > longest_line) {
      object(problems, file, number, {"一行超过 1 MB", "a line of more than 1 MB"},
             {"不超过 1 MB", "at most 1 MB"},
             {"检查换行符和文件格式", "check the line breaks and the kind of file"});
      return {};
    }
    if (!parser.feed(text.substr(0, end), number)) {
      object_to_quotes(problems, file, number);
      return {};
    }
    text.remove_prefix(end);
  }
  const long open_since = parser.collector.row.line;
  if (!parser.finish()) object_to_quotes(problems, file, open_since);
  return std::move(parser.collector.rows);
}

std::string trimmed(std::string text) {
  const std::size_t end = text.find_last_not_of(" \t\r\n");
  text.erase(end == std::string::npos ? 0 : end + 1);
  text.erase(0, std::min(text.find_first_not_of(" \t\r\n"), text.size()));
  return text;
}

std::string expected_titles(const Layout& layout, bool zh) {
  std::string text;
  for (const Column& column : layout) text += (text.empty() ? "" : ",") + (zh ? column.zh : column.en);
  return text;
}

void object_to_header(std::vector<Problem>& problems, const CsvTable& table, const CsvRow& header,
                      const Layout& layout) {
  const std::string found = fmt::format("{}", fmt::join(header.cells, ","));
  object(problems, table.file, header.line, {"列 " + found, "columns " + found},
         {expected_titles(layout, true),
          expected_titles(layout, false) + " or " + expected_titles(layout, true)},
         {"按此改首行的列名，次序不限", "name the columns so in the first line, in any order"});
}

bool is_blank(const CsvRow& row) {
  return std::ranges::all_of(row.cells, [](const std::string& cell) { return trimmed(cell).empty(); });
}

// Excel writes what once held something, to the right of a table and below it, as empty cells.
void drop_empty_cells(std::vector<CsvRow>& rows) {
  std::vector<std::string>& header = rows.front().cells;
  while (!header.empty() && trimmed(header.back()).empty()) header.pop_back();
  for (CsvRow& row : rows)
    while (row.cells.size() > header.size() && trimmed(row.cells.back()).empty()) row.cells.pop_back();
  rows.erase(std::remove_if(rows.begin() + 1, rows.end(), is_blank), rows.end());
}

// Where each column of the layout stands; false if the header is not the layout's.
bool match_header(CsvTable& table, const CsvRow& header, const Layout& layout) {
  table.titles = header.cells;
  std::size_t found = 0;
  for (const Column& column : layout) {
    const auto is_it = [&](const std::string& cell) {
      return trimmed(cell) == column.zh || trimmed(cell) == column.en;
    };
    const auto times = std::ranges::count_if(header.cells, is_it);
    if (times > 1 || (times == 0 && !column.optional)) return false;
    const auto at = std::ranges::find_if(header.cells, is_it);
    table.columns.push_back(times == 0 ? 0 : at - header.cells.begin() + 1);
    found += times == 0 ? 0 : 1;
  }
  return header.cells.size() == found;
}

void take_rows(CsvTable& table, std::vector<CsvRow> rows, std::vector<Problem>& problems) {
  for (std::size_t i = 1; i < rows.size(); ++i) {
    if (rows[i].cells.size() != table.titles.size()) {
      const std::string found = std::to_string(rows[i].cells.size());
      const std::string wanted = std::to_string(table.titles.size());
      object(problems, table.file, rows[i].line, {found + " 列", found + " cells"},
             {wanted + " 列", wanted + " cells"},
             {"金额含逗号时须加引号", "an amount with commas needs quotes"});
      continue;
    }
    CsvRow row{rows[i].line, {}};
    for (const long column : table.columns)
      row.cells.push_back(
          column == 0 ? "" : trimmed(std::move(rows[i].cells[static_cast<std::size_t>(column - 1)])));
    table.rows.push_back(std::move(row));
  }
}

std::optional<std::string> decode_file(const std::string& file, std::string_view bytes,
                                       std::vector<Problem>& problems) {
  Decoded decoded = decode(bytes);
  if (!decoded.broken_at) return std::move(decoded.text);
  const std::string_view before = bytes.substr(0, *decoded.broken_at);
  const long line = std::ranges::count(before, '\n') + 1;
  object(problems, file, line, {"既非 UTF-8 也非 GB18030 的字节", "bytes that are neither UTF-8 nor GB18030"},
         {"UTF-8（可带 BOM）或 GB18030", "UTF-8 (a byte order mark may stand) or GB18030"},
         {"用 UTF-8 重新保存", "save the file as UTF-8"});
  return std::nullopt;
}

}  // namespace

CsvTable read_csv_table(const std::string& file, std::string_view bytes, const Layout& layout,
                        std::vector<Problem>& problems) {
  CsvTable table;
  table.file = file;
  const std::size_t known_problems = problems.size();
  const std::optional<std::string> text = decode_file(file, bytes, problems);
  if (!text) return table;
  std::vector<CsvRow> rows = parse_rows(file, *text, problems);
  if (problems.size() > known_problems) return table;
  if (rows.empty()) rows.push_back({1, {}});
  drop_empty_cells(rows);
  if (!match_header(table, rows.front(), layout)) {
    object_to_header(problems, table, rows.front(), layout);
    return table;
  }
  take_rows(table, std::move(rows), problems);
  if (problems.size() > most_problems) problems.resize(most_problems);
  return table;
}

Problem CsvTable::problem(const CsvRow& row, std::size_t column, Text expected, Text todo) const {
  const std::string& found = row.cells[column];
  const long at = columns[column];
  return {.file = file,
          .line = row.line,
          .column = at,
          .field = titles[static_cast<std::size_t>(at - 1)],
          .found = {"“" + found + "”", "\"" + found + "\""},
          .expected = std::move(expected),
          .todo = std::move(todo)};
}

std::vector<CsvRow> embedded_rows(const char* text) {
  std::vector<Problem> problems;
  std::vector<CsvRow> rows = parse_rows("data", text, problems);
  std::erase_if(rows, [](const CsvRow& row) { return row.cells.front().starts_with("#"); });
  if (!problems.empty() || rows.empty())
    throw Failure(rubiao_internal, {"内置数据有误。", "Built-in data are damaged."});
  rows.erase(rows.begin());
  return rows;
}

}  // namespace erp
