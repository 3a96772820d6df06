// SPDX-License-Identifier: Apache-2.0
#include "formats/json.h"

#include <algorithm>

#include "formats/json_builder.h"
#include "formats/problem_list.h"
#include "formats/text_encoding.h"
#include "formats/text_position.h"

namespace rubiao::formats {
namespace {

void demand_utf8(std::string_view text, std::string_view file) {
  const std::size_t good = valid_utf8_prefix(text);
  if (good == text.size()) return;
  Problem problem = problem_at(text, good, file, {"不是 UTF-8 编码", "not UTF-8"});
  problem.todo = {"另存为 UTF-8 编码后重试", "save it as UTF-8 and try again"};
  throw Error(Status::invalid_input, std::move(problem));
}

bool is_blank(std::string_view line) {
  return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

Problem too_long(std::string_view line, std::string_view file) {
  return Problem{.message = {"一行太长", "the line is too long"},
                 .file = std::string(file),
                 .column = static_cast<std::int64_t>(longest_json_line) + 1,
                 .found = std::to_string(line.size()),
                 .expected = {"每行最多 1 MiB", "at most 1 MiB a line"},
                 .todo = {"每行只写一个事件，事件之间换行", "write one event a line"}};
}

// False once the list of problems is full.
bool read_line(std::string_view line, JsonLine& read, std::string_view file, std::vector<Problem>& problems) {
  try {
    if (line.size() > longest_json_line) throw Error(Status::invalid_input, too_long(line, file));
    read.value = parse_json(line, file);
    return true;
  } catch (const Error& error) {
    Problem problem = error.problems().front();
    problem.line = read.line;
    read.line = 0;
    return add_problem(problems, std::move(problem));
  }
}

void demand_no_floats(const Json& value) {
  if (value.is_number_float()) {
    throw Error(Status::internal,
                Problem{.message = {"规范形式中不得有浮点数", "a floating point number in canonical JSON"}});
  }
  if (value.is_structured()) std::for_each(value.begin(), value.end(), demand_no_floats);
}

}  // namespace

Json parse_json(std::string_view bytes, std::string_view file, const JsonLimits& limits) {
  demand_size(bytes, limits.bytes, file);
  const std::string_view text = without_byte_order_mark(bytes);
  demand_utf8(text, file);
  return build_json(text, file, limits);
}

std::vector<JsonLine> parse_json_lines(std::string_view bytes, std::string_view file,
                                       std::vector<Problem>& problems) {
  std::string_view rest = without_byte_order_mark(bytes);
  std::vector<JsonLine> lines;
  for (std::int64_t number = 1; !rest.empty(); ++number) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (is_blank(line)) continue;
    JsonLine read{number, nullptr};
    if (!read_line(line, read, file, problems)) break;
    if (read.line > 0) lines.push_back(std::move(read));
  }
  return lines;
}

std::string canonical_json(const Json& value) {
  demand_no_floats(value);
  try {
    return nlohmann::json(value).dump();  // nlohmann::json keeps its keys sorted by bytes
  } catch (const nlohmann::json::exception&) {
    reject("", "", {"文本不是 UTF-8 编码", "a text is not UTF-8"});
  }
}

}  // namespace rubiao::formats
