// SPDX-License-Identifier: Apache-2.0
// Writes JSON as a stream, 128 KiB at a time, so that a report of a million facts takes no memory. The same
// calls give the same bytes: UTF-8, LF, two blanks a level; an object opened as `line` stands on one line.
// Numbers are integers: an amount is text. What is not UTF-8 becomes U+FFFD.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace rubiao::formats {

class JsonWriter {
 public:
  using Sink = std::function<void(std::string_view)>;

  explicit JsonWriter(Sink sink);
  // Whoever writes calls finish(); a writer destroyed before has written nothing more than it had flushed.
  JsonWriter(const JsonWriter&) = delete;
  JsonWriter& operator=(const JsonWriter&) = delete;

  void open_object(bool line = false) { open('}', line); }
  void open_array(bool line = false) { open(']', line); }
  void close();
  // In an object, before each value.
  void key(std::string_view name);
  void text(std::string_view value);
  void number(std::int64_t value);
  void truth(bool value);
  // A key and its text.
  void text(std::string_view name, std::string_view value);

  // The rest goes to the sink.
  void finish();

 private:
  struct Level {
    char end;
    bool line;
    bool empty = true;
  };
  void open(char end, bool line);
  void begin_value();
  void start_line();

  Sink sink_;
  std::string buffer_;
  std::vector<Level> open_;
  bool after_key_ = false;
};

// `value` between quotation marks, escaped.
void append_json_text(std::string& json, std::string_view value);

}  // namespace rubiao::formats
