// SPDX-License-Identifier: Apache-2.0
#include "formats/csv.h"

#include <algorithm>
#include <array>
#include <set>

#include "formats/problem_list.h"
#include "formats/text_encoding.h"
#include "formats/text_position.h"

namespace rubiao::formats {
namespace {

class Reader {
 public:
  Reader(std::string_view text, std::string_view file, std::vector<Problem>& problems,
         const CsvLimits& limits)
      : text_(text), file_(file), problems_(problems), limits_(limits) {}

  // The next row that is whole; malformed ones become Problems. False at the end.
  bool next(CsvRow& row) {
    while (!stopped_ && at_ < text_.size()) {
      start_row();
      row = CsvRow{line_, {}};
      if (skip_line_end()) continue;
      if (read_row(row)) return true;
      leave_line();
    }
    return false;
  }

  void report(std::int64_t line, Text message, std::string found, Text todo, Text expected = {},
              std::string field = {}) {
    report_at(line, 0, std::move(message), std::move(found), std::move(todo), std::move(expected),
              std::move(field));
  }
  [[nodiscard]] bool has_failed() const { return failed_; }

 private:
  void start_row() {
    row_at_ = at_;
    line_start_ = at_;
  }

  bool read_row(CsvRow& row) {
    for (;;) {
      std::string& cell = row.cells.emplace_back();
      if (row.cells.size() > limits_.columns) {
        const std::string most = std::to_string(limits_.columns);
        return fail({"列数过多", "too many columns"}, std::to_string(row.cells.size()),
                    {"删去多余的列", "remove those that are not needed"},
                    {"最多 " + most + " 列", "at most " + most});
      }
      if (!(at_ < text_.size() && text_[at_] == '"' ? read_quoted(cell) : read_plain(cell))) return false;
      if (at_ == text_.size() || skip_line_end()) return true;
      ++at_;  // the comma
    }
  }

  bool read_plain(std::string& cell) {
    const std::size_t end = std::min(text_.find_first_of(",\r\n\"", at_), text_.size());
    if (!fits(end)) return false;
    cell = text_.substr(at_, end - at_);
    at_ = end;
    if (at_ == text_.size() || text_[at_] == ',' || at_line_end()) return true;
    if (text_[at_] == '\r') {
      return fail({"单独的回车符", "a carriage return without a line feed"}, "\\r",
                  {"以换行（LF 或 CRLF）结束每一行；另存为“CSV UTF-8（逗号分隔）”",
                   "end lines with LF or CRLF; save it as CSV in UTF-8"});
    }
    return fail({"引号只能包住整个单元格", "a quotation mark inside a cell that is not quoted"}, cell + '"',
                {"整个单元格加引号，其中的引号写成两个", "quote the whole cell and double the mark within"});
  }

  bool read_quoted(std::string& cell) {
    const std::size_t opening = at_++;
    for (;;) {
      const std::size_t quote = text_.find('"', at_);
      if (!fits(std::min(quote, text_.size()))) return false;
      if (quote == std::string_view::npos) {
        at_ = opening;
        return fail({"引号没有结束", "a quotation mark is never closed"}, "\"",
                    {"在单元格末尾补上引号；内容中的引号写成两个",
                     "close it at the end of the cell; double a mark within"});
      }
      take(cell, quote);
      ++at_;
      if (at_ == text_.size() || text_[at_] == ',' || at_line_end()) return true;
      if (text_[at_] != '"') {
        return fail({"结束引号后还有内容", "text after a closing quotation mark"}, cell,
                    {"内容中的引号写成两个", "double a quotation mark within a cell"});
      }
      cell += '"';
      ++at_;
    }
  }

  // Appends up to `end`, counting the lines within.
  void take(std::string& cell, std::size_t end) {
    const std::string_view piece = text_.substr(at_, end - at_);
    cell += piece;
    line_ += std::count(piece.begin(), piece.end(), '\n');
    const std::size_t newline = piece.rfind('\n');
    if (newline != std::string_view::npos) line_start_ = at_ + newline + 1;
    at_ = end;
  }

  bool fits(std::size_t end) {
    if (end - row_at_ <= limits_.line_bytes) return true;
    const std::string most = std::to_string(limits_.line_bytes);
    return fail({"一行太长", "the row is too long"}, std::to_string(end - row_at_),
                {"检查换行与引号是否成对", "check line ends and quotation marks"},
                {"每行最多 " + most + " 字节", "at most " + most + " bytes a row"});
  }

  [[nodiscard]] bool at_line_end() const {
    const std::string_view rest = text_.substr(at_);
    return rest.starts_with('\n') || rest.starts_with("\r\n") || rest == "\r";
  }

  bool skip_line_end() {
    if (!at_line_end()) return false;
    leave_line();
    return true;
  }

  void leave_line() {
    const std::size_t newline = text_.find('\n', at_);
    at_ = newline == std::string_view::npos ? text_.size() : newline + 1;
    ++line_;
  }

  bool fail(Text message, std::string found, Text todo, Text expected = {}) {
    const auto column = position_at(text_.substr(line_start_), at_ - line_start_).column;
    report_at(line_, column, std::move(message), std::move(found), std::move(todo), std::move(expected), {});
    return false;
  }

  void report_at(std::int64_t line, std::int64_t column, Text message, std::string found, Text todo,
                 Text expected, std::string field) {
    failed_ = true;
    stopped_ = !add_problem(problems_, Problem{.message = std::move(message),
                                               .file = std::string(file_),
                                               .line = line,
                                               .column = column,
                                               .field = std::move(field),
                                               .found = std::move(found),
                                               .expected = std::move(expected),
                                               .todo = std::move(todo)});
  }

  std::string_view text_;
  std::string_view file_;
  std::vector<Problem>& problems_;
  const CsvLimits& limits_;
  std::size_t at_ = 0;
  std::size_t row_at_ = 0;
  std::size_t line_start_ = 0;
  std::int64_t line_ = 1;
  bool stopped_ = false;
  bool failed_ = false;
};

// As a spreadsheet leaves where there was content before: nothing but commas.
bool is_empty(const CsvRow& row) {
  return std::ranges::all_of(row.cells, &std::string::empty);
}

void check_header(Reader& reader, const CsvRow& row) {
  std::set<std::string_view> seen;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const std::string& name = row.cells[i];
    const std::string column = std::to_string(i + 1);
    if (name.empty()) {
      reader.report(row.line, {"第 " + column + " 列没有列名", "column " + column + " has no name"}, "",
                    {"填写列名，或删去这一列", "give it a name, or remove the column"});
    } else if (!seen.insert(name).second) {
      reader.report(row.line, {"列名重复", "two columns have the same name"}, name,
                    {"删去其中一列", "remove one of them"}, {}, name);
    }
  }
}

bool starts_formula(std::string_view text) {
  static constexpr std::array<std::string_view, 11> openers = {"=",  "+",  "-",  "@",  "\t", "\r",
                                                               "\n", "＝", "＋", "－", "＠"};
  return std::any_of(openers.begin(), openers.end(), [&](std::string_view o) { return text.starts_with(o); });
}

bool is_plain_number(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  const std::size_t point = text.find('.');
  const std::string_view whole = text.substr(0, point);
  const std::string_view decimals = point == std::string_view::npos ? "0" : text.substr(point + 1);
  const auto digits = [](std::string_view part) {
    return !part.empty() && part.find_first_not_of("0123456789") == std::string_view::npos;
  };
  return digits(whole) && digits(decimals);
}

}  // namespace

CsvTable parse_csv(std::string_view bytes, std::string_view file, std::vector<Problem>& problems,
                   const CsvLimits& limits) {
  demand_size(bytes, limits.bytes, file);
  const std::string text = decode_text(bytes, file);
  Reader reader(text, file, problems, limits);
  CsvTable table;
  CsvRow row;
  if (!reader.next(row)) {
    if (!reader.has_failed()) {
      reader.report(1, {"文件没有表头", "the file has no header"}, "",
                    {"第一行写列名", "name the columns in the first row"});
    }
    return table;
  }
  check_header(reader, row);
  table.header = std::move(row.cells);
  const std::string columns = std::to_string(table.header.size());
  while (reader.next(row)) {
    if (is_empty(row)) continue;
    if (row.cells.size() == table.header.size()) {
      table.rows.push_back(std::move(row));
    } else {
      reader.report(
          row.line, {"单元格数与表头不符", "the row has not as many cells as the header"},
          std::to_string(row.cells.size()),
          {"补全或删去多余的单元格；内容含逗号的加引号", "add or remove cells; quote what has a comma in it"},
          {columns, columns});
    }
  }
  return table;
}

std::string csv_cell(std::string_view text) {
  std::string cell(starts_formula(text) && !is_plain_number(text) ? "'" : "");
  cell += text;
  const bool blank_ends = !cell.empty() && (cell.front() == ' ' || cell.back() == ' ');
  if (!blank_ends && cell.find_first_of(",\"\r\n\t") == std::string::npos) return cell;
  std::string quoted = "\"";
  for (const char c : cell) quoted.append(c == '"' ? 2 : 1, c);
  return quoted + '"';
}

}  // namespace rubiao::formats
