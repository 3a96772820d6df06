// SPDX-License-Identifier: Apache-2.0
#include "register/event_file.h"

#include <algorithm>
#include <map>
#include <optional>

#include "base/error.h"
#include "base/folded_text.h"
#include "formats/csv.h"
#include "formats/text_encoding.h"
#include "register/entered_event.h"
#include "register/event_schema.h"
#include "register/spreadsheet_cell.h"

namespace rubiao {
namespace {

using formats::Json;

// One cell of a CSV row goes to one property.
struct Target {
  std::string path;    // "source.document"
  std::string type;    // of JSON Schema: string, integer, boolean, array
  std::string format;  // "date", "rubiao-amount"; empty: none
  bool of_item;        // a property of the one item that a list has in a row
};
using Targets = std::map<std::string, Target, std::less<>>;  // by path and by titles, as folded() has them

void add_targets(Targets& targets, const Json& properties, const std::string& path, const std::string& zh,
                 const std::string& en, bool of_item) {
  for (const auto& [name, schema] : properties.items()) {
    const std::string own_path = path + name;
    const std::string own_zh = zh + schema.value("title", name);
    const std::string own_en = en + schema.value("x-title-en", name);
    const std::string type = schema.value("type", "string");
    if (type == "object" && schema.contains("properties")) {
      add_targets(targets, schema.at("properties"), own_path + ".", own_zh + ".", own_en + ".", false);
    } else if (type == "array" && schema.at("items").contains("properties")) {
      add_targets(targets, schema.at("items").at("properties"), own_path + ".", own_zh + ".", own_en + ".",
                  true);
    } else {
      for (const std::string& key : {own_path, own_zh, own_en})
        targets.insert_or_assign(folded(key), Target{own_path, type, schema.value("format", ""), of_item});
    }
  }
}

const Targets& targets_of_all_kinds() {
  static const Targets all = [] {
    Targets targets;
    for (const std::string& kind : event_kinds())
      add_targets(targets, event_schema(kind).at("properties"), "", "", "", false);
    return targets;
  }();
  return all;
}

// 登记支出 is cost_incurred: by the title of its form in either language. What is none stays as it is, and
// the schema check names it.
std::string kind_named(const std::string& cell) {
  static const std::map<std::string, std::string> kinds = [] {
    std::map<std::string, std::string> by_title;
    for (const std::string& kind : event_kinds())
      for (const char* title : {"title", "x-title-en"})
        by_title[folded(event_schema(kind).at(title).get<std::string>())] = kind;
    return by_title;
  }();
  const auto found = kinds.find(folded(cell));
  return found == kinds.end() ? cell : found->second;
}

void put(Json& document, const Target& target, const std::string& cell) {
  const std::size_t dot = target.path.find('.');
  if (dot == std::string::npos) {
    document[target.path] =
        target.path == "event" ? Json(kind_named(cell)) : value_of_cell(cell, target.type, target.format);
    return;
  }
  const std::string parent = target.path.substr(0, dot);
  Json& inside = target.of_item ? document[parent][0] : document[parent];
  put(inside, {target.path.substr(dot + 1), target.type, target.format, false}, cell);
}

struct Document {
  std::int64_t line;
  Json json;
};

// No character is cut in two.
std::string beginning_of(const std::string& text) {
  std::size_t end = std::min<std::size_t>(text.size(), 60);
  while (end < text.size() && end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end);
}

// One column whose title holds several is a table with another separator, as spreadsheets save it in places.
bool is_split_by_commas(const formats::CsvTable& table, std::string_view file,
                        std::vector<Problem>& problems) {
  if (table.header.size() != 1) return true;
  const std::string& only = table.header[0];
  if (only.find_first_of(";\t|") == std::string::npos && only.find("，") == std::string::npos) return true;
  problems.push_back({.message = {"各列不是以逗号分隔的", "the columns are not separated by commas"},
                      .file = std::string(file),
                      .line = 1,
                      .found = beginning_of(only),
                      .expected = {"以逗号分隔的表头", "a header separated by commas"},
                      .todo = {"另存为“CSV UTF-8（逗号分隔）”", "save it as CSV with commas, in UTF-8"}});
  return false;
}

std::vector<Document> read_csv_documents(std::string_view bytes, std::string_view file,
                                         std::vector<Problem>& problems) {
  const formats::CsvTable table = formats::parse_csv(bytes, file, problems);
  if (!is_split_by_commas(table, file, problems)) return {};
  std::vector<const Target*> columns;
  for (std::size_t i = 0; i < table.header.size(); ++i) {
    const auto found = targets_of_all_kinds().find(folded(table.header[i]));
    const Target* target = found == targets_of_all_kinds().end() ? nullptr : &found->second;
    // Of the same name twice the reader has told already.
    const auto before = table.header.begin() + static_cast<std::ptrdiff_t>(i);
    const bool named_twice = std::find(table.header.begin(), before, table.header[i]) != before;
    const bool twice =
        target != nullptr && !named_twice && std::ranges::any_of(columns, [&](const Target* column) {
          return column != nullptr && column->path == target->path;
        });
    columns.push_back(target);
    if (twice) {
      problems.push_back({.message = {"同一属性有两列", "two columns are the same property"},
                          .file = std::string(file),
                          .line = 1,
                          .field = table.header[i],
                          .todo = {"删去其中一列", "remove one of them"}});
    }
    if (target != nullptr) continue;
    problems.push_back({.message = {"没有这一列", "no such column"},
                        .file = std::string(file),
                        .line = 1,
                        .field = table.header[i],
                        .expected = {"事件属性的路径或名称", "the path or title of an event property"},
                        .todo = {"更正或删除这一列", "correct or remove the column"}});
  }
  std::vector<Document> documents;
  for (const formats::CsvRow& row : table.rows) {
    Json document = Json::object();
    for (std::size_t i = 0; i < row.cells.size() && i < columns.size(); ++i) {
      if (columns[i] != nullptr && !row.cells[i].empty()) put(document, *columns[i], row.cells[i]);
    }
    if (!document.contains("version")) document["version"] = 1;
    documents.push_back({row.line, std::move(document)});
  }
  return documents;
}

// An object that is still open where its line ends, outside a text, and goes on below.
bool goes_on_below(std::string_view text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  if (text.find_first_not_of(" \t\r\n", end) == std::string_view::npos) return false;
  int open = 0;
  bool in_text = false;
  for (std::size_t at = 0; at < end; ++at) {
    if (in_text && text[at] == '\\') {
      ++at;
    } else if (text[at] == '"') {
      in_text = !in_text;
    } else if (!in_text) {
      open += text[at] == '{' || text[at] == '[' ? 1 : text[at] == '}' || text[at] == ']' ? -1 : 0;
    }
  }
  return open > 0 && !in_text;
}

Problem one_event_a_line(std::string_view text, std::string_view file, std::int64_t line) {
  const bool list = text.starts_with('[');
  return {
      .message = {"JSON 文件应每行一个事件（JSON Lines）", "a JSON file has one event a line (JSON Lines)"},
      .file = std::string(file),
      .line = line,
      .found = list ? "[" : "{",
      .expected = {"每行一个完整的 {…}", "a whole {...} on every line"},
      .todo = list
                  ? Text{"去掉外面的方括号和事件之间的逗号，每个事件写成一行",
                         "take off the brackets around the list and the commas between the events, and write "
                         "each event on one line"}
                  : Text{"把每个事件写成一行", "write each event on one line"}};
}

std::vector<Document> read_json_documents(std::string_view bytes, std::string_view file,
                                          std::vector<Problem>& problems) {
  const std::string text = formats::decode_text(bytes, file);
  const std::size_t first = std::min(text.find_first_of("[{"), text.size());
  const std::string_view start = std::string_view(text).substr(first);
  std::vector<Document> documents;
  if (start.starts_with('[') || goes_on_below(start)) {
    const std::int64_t line = 1 + std::ranges::count(text.substr(0, first), '\n');
    problems.push_back(one_event_a_line(start, file, line));
    return documents;
  }
  for (auto& [line, value] : formats::parse_json_lines(text, file, problems))
    documents.push_back({line, std::move(value)});
  return documents;
}

std::vector<Document> read_documents(std::string_view bytes, std::string_view file,
                                     std::vector<Problem>& problems) {
  const std::string_view start = formats::without_byte_order_mark(bytes);
  const std::size_t first = start.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  const bool named_json = file.ends_with(".jsonl") || file.ends_with(".json");
  const bool json = named_json || start[first] == '{' || start[first] == '[';
  return json ? read_json_documents(bytes, file, problems) : read_csv_documents(bytes, file, problems);
}

void place(std::vector<Problem> found, std::string_view file, std::int64_t line,
           std::vector<Problem>& problems) {
  for (Problem& problem : found) {
    problem.file = file;
    problem.line = line;
    problems.push_back(std::move(problem));
  }
}

}  // namespace

std::vector<EventLine> read_events(std::string_view bytes, std::string_view file) {
  std::vector<Problem> problems;
  std::vector<EventLine> events;
  for (Document& document : read_documents(bytes, file, problems)) {
    try {
      events.push_back({document.line, read_entered_event(document.json)});
    } catch (const Error& error) {
      place(error.problems(), file, document.line, problems);
    }
  }
  if (problems.empty() && events.empty()) {
    problems.push_back({.message = {"文件中没有事件", "there is no event in the file"},
                        .file = std::string(file),
                        .todo = {"每行写一个事件（JSON Lines），或写成带表头的 CSV",
                                 "write one event a line (JSON Lines), or CSV with a header"}});
  }
  if (!problems.empty()) throw Error(Status::invalid_input, std::move(problems));
  return events;
}

}  // namespace rubiao
