// SPDX-License-Identifier: Apache-2.0
#include "formats/json_writer.h"

#include <utility>

#include "formats/text_encoding.h"

namespace rubiao::formats {
namespace {

constexpr std::size_t full = 128u << 10;

void append_valid(std::string& json, std::string_view value) {
  constexpr std::string_view hex = "0123456789abcdef";
  for (const char c : value) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      json += '\\';
      json += c;
    } else if (c == '\n') {
      json += "\\n";
    } else if (byte < 0x20) {
      json += "\\u00";
      json += hex[byte >> 4U];
      json += hex[byte & 15U];
    } else {
      json += c;
    }
  }
}

}  // namespace

void append_json_text(std::string& json, std::string_view value) {
  json += '"';
  for (;;) {
    const std::size_t good = valid_utf8_prefix(value);
    append_valid(json, value.substr(0, good));
    if (good == value.size()) break;
    json += "\xEF\xBF\xBD";
    value.remove_prefix(good + 1);
  }
  json += '"';
}

JsonWriter::JsonWriter(Sink sink) : sink_(std::move(sink)) {
  buffer_.reserve(full + full / 8);
}

void JsonWriter::start_line() {
  if (open_.empty()) return;
  if (open_.back().line) {
    if (!open_.back().empty) buffer_ += ' ';
    return;
  }
  buffer_ += '\n';
  buffer_.append(2 * open_.size(), ' ');
}

void JsonWriter::begin_value() {
  if (std::exchange(after_key_, false) || open_.empty()) return;
  if (!open_.back().empty) buffer_ += ',';
  start_line();
  open_.back().empty = false;
}

void JsonWriter::open(char end, bool line) {
  begin_value();
  buffer_ += end == '}' ? '{' : '[';
  open_.push_back({end, line || (!open_.empty() && open_.back().line)});
}

void JsonWriter::close() {
  const Level level = open_.back();
  open_.pop_back();
  if (!level.empty && !level.line) {
    buffer_ += '\n';
    buffer_.append(2 * open_.size(), ' ');
  }
  buffer_ += level.end;
  if (buffer_.size() < full) return;
  sink_(buffer_);
  buffer_.clear();
}

void JsonWriter::key(std::string_view name) {
  begin_value();
  append_json_text(buffer_, name);
  buffer_ += ": ";
  after_key_ = true;
}

void JsonWriter::text(std::string_view value) {
  begin_value();
  append_json_text(buffer_, value);
}

void JsonWriter::number(std::int64_t value) {
  begin_value();
  buffer_ += std::to_string(value);
}

void JsonWriter::truth(bool value) {
  begin_value();
  buffer_ += value ? "true" : "false";
}

void JsonWriter::text(std::string_view name, std::string_view value) {
  key(name);
  text(value);
}

void JsonWriter::finish() {
  buffer_ += '\n';
  sink_(buffer_);
  buffer_.clear();
}

}  // namespace rubiao::formats
