// SPDX-License-Identifier: Apache-2.0
#include "formats/json_builder.h"

#include <cstddef>
#include <iterator>
#include <limits>
#include <set>

#include "formats/text_encoding.h"
#include "formats/text_position.h"

namespace rubiao::formats {
namespace {

constexpr int number_overflow = 406;  // nlohmann's id for a number beyond every type it has

// Lets the builder see how far the parser has read: its events carry no position.
struct Cursor {
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  const char* at;
  const char** reached;

  reference operator*() const { return *at; }
  Cursor& operator++() {
    *reached = ++at;
    return *this;
  }
  Cursor operator++(int) {
    Cursor before = *this;
    ++*this;
    return before;
  }
  friend bool operator==(const Cursor& a, const Cursor& b) { return a.at == b.at; }
};

bool belongs_to_number(char c) {
  return (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.' || c == 'e' || c == 'E';
}

// "[json.exception…] parse error at line 1, column 2: syntax error …; last read: '…'" without the ends.
std::string reason_of(std::string_view what) {
  const std::size_t colon = what.find(": ");
  if (colon != std::string_view::npos) what.remove_prefix(colon + 2);
  const std::size_t quote = what.find("; last read: ");
  return std::string(what.substr(0, quote));
}

// What the parser's reasons say, for who does not read English, and what to do about it.
struct Fault {
  std::string_view reason;  // a part of the parser's words
  const char* message_zh;
  Text todo;
};

const Fault& fault_of(std::string_view reason) {
  static const Fault faults[] = {
      {"missing closing quote",
       "文本的引号没有结束",
       {"在文本末尾补上双引号；一个事件写在一行内", "close the text; an event stands on one line"}},
      {"control character",
       "文本中有未转义的换行、制表符或控制字符",
       {"换行写作 \\n，制表符写作 \\t", "write a line break as \\n, a tab as \\t"}},
      {"forbidden character after backslash",
       "反斜杠后的字符不允许",
       {"反斜杠本身写作 \\\\", "write the backslash itself as \\\\"}},
      {"invalid string",
       "文本写法不正确",
       {"核对反斜杠和 \\u 后的四位十六进制数字", "check the backslashes, and the four hex digits after \\u"}},
      {"unexpected end of input",
       "内容在此处中断",
       {"补全缺少的括号、引号和值", "add the brackets, quotation marks and values that are missing"}},
      {"invalid literal",
       "此处的文字不是值",
       {"文本写在双引号内；不加引号的只有数字、true、false 和 null",
        "put text in quotation marks; only numbers, true, false and null go without"}},
      {"invalid number",
       "数字写法不正确",
       {"金额和比率写成文本，如 \"1234.50\"", "write amounts and rates as text, such as \"1234.50\""}}};
  static const Fault otherwise{
      "",
      "此处不应出现这一内容",
      {"核对此处前后的逗号、冒号和括号", "check the commas, colons and brackets about this place"}};
  for (const Fault& fault : faults)
    if (reason.find(fault.reason) != std::string_view::npos) return fault;
  return otherwise;
}

class Builder {
 public:
  Builder(std::string_view text, std::string_view file, const JsonLimits& limits)
      : text_(text), file_(file), limits_(limits), reached_(text.data()) {}

  Json build() {
    const Cursor first{text_.data(), &reached_};
    const Cursor last{text_.data() + text_.size(), &reached_};
    Json::sax_parse(first, last, this);  // every failure throws from parse_error()
    return std::move(root_);
  }

  // The parser's events.
  bool null() { return place(nullptr); }
  bool boolean(bool value) { return place(value); }
  bool number_integer(Json::number_integer_t value) { return place(value); }
  bool number_unsigned(Json::number_unsigned_t value) {
    if (value > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) refuse_number();
    return place(static_cast<std::int64_t>(value));
  }
  bool number_float(Json::number_float_t, const std::string& digits) {
    if (!limits_.decimals) refuse_number();
    return place({{"@", "number"}, {"text", digits}});
  }
  bool string(std::string& value) {
    refuse_nul(value);
    return place(std::move(value));
  }
  bool binary(Json::binary_t&) { return false; }  // JSON text has none
  bool start_object(std::size_t) { return open(Json::object()); }
  bool start_array(std::size_t) { return open(Json::array()); }
  bool end_object() {
    keys_.pop_back();
    return close();
  }
  bool end_array() { return close(); }
  bool key(std::string& value) {
    refuse_nul(value);
    if (!keys_.back().insert(value).second) {
      fail(start_of_text(), {"同一对象中键重复", "a key stands twice in one object"}, value,
           {"只保留其中一个", "keep one of them"});
    }
    if (keys_.back().size() > limits_.members) {
      fail(start_of_text(), {"一个对象的成员过多", "an object has too many members"}, value,
           {"最多 " + std::to_string(limits_.members) + " 个；拆成几个",
            "at most " + std::to_string(limits_.members) + "; make it several"});
    }
    key_ = std::move(value);
    return true;
  }
  bool parse_error(std::size_t read, const std::string& token, const nlohmann::detail::exception& error) {
    if (error.id == number_overflow) refuse_number();
    const std::string reason = reason_of(error.what());
    const Fault& fault = fault_of(reason);
    fail(read > 0 ? read - 1 : 0,
         {std::string("JSON 格式不正确：") + fault.message_zh, "malformed JSON: " + reason},
         token.substr(0, valid_utf8_prefix(token)), fault.todo);
  }

 private:
  [[nodiscard]] std::size_t reached() const { return static_cast<std::size_t>(reached_ - text_.data()); }

  // Puts a value where the text has it, and answers where it now is.
  Json* put(Json value) {
    if (open_.empty()) {
      root_ = std::move(value);
      return &root_;
    }
    Json& parent = *open_.back();
    if (parent.is_array()) {
      parent.push_back(std::move(value));
      return &parent.back();
    }
    // Past ordered_map's own emplace, which would search the whole object again for every key.
    auto& members = static_cast<Json::object_t::Container&>(parent.get_ref<Json::object_t&>());
    return &members.emplace_back(std::move(key_), std::move(value)).second;
  }

  bool place(Json value) {
    put(std::move(value));
    return true;
  }

  bool open(Json value) {
    if (static_cast<int>(open_.size()) >= limits_.depth) {
      const std::string most = std::to_string(limits_.depth);
      fail(reached() - 1, {"嵌套超过 " + most + " 层", "nested deeper than " + most + " levels"},
           std::string(1, text_[reached() - 1]), {"减少嵌套的层数", "flatten it"});
    }
    if (value.is_object()) keys_.emplace_back();
    open_.push_back(put(std::move(value)));
    return true;
  }

  bool close() {
    open_.pop_back();
    return true;
  }

  // Where the text literal just read begins: no unescaped quotation mark can stand inside it.
  [[nodiscard]] std::size_t start_of_text() const {
    std::size_t at = reached() - 1;
    for (;;) {
      at = text_.rfind('"', at - 1);
      const std::size_t before = text_.find_last_not_of('\\', at - 1);
      const std::size_t slashes = at == 0 ? 0 : at - 1 - (before == std::string_view::npos ? at - 1 : before);
      if (slashes % 2 == 0) return at;
    }
  }

  void refuse_nul(const std::string& value) const {
    if (value.find('\0') == std::string::npos) return;
    fail(start_of_text(), {"文本中不得有空字符（\\u0000）", "a text may not hold the character \\u0000"}, "",
         {"删去 \\u0000", "remove \\u0000"});
  }

  [[noreturn]] void refuse_number() const {
    std::size_t end = reached();
    if (end > 0 && !belongs_to_number(text_[end - 1])) --end;  // the parser reads one byte past a number
    std::size_t begin = end;
    while (begin > 0 && belongs_to_number(text_[begin - 1])) --begin;
    Problem problem =
        problem_at(text_, begin, file_, {"数字只能是 64 位整数", "a number must be a 64-bit integer"});
    problem.found = text_.substr(begin, end - begin);
    problem.todo = {"将金额、比率写成文本，如 \"1234.50\"",
                    "write amounts and rates as text, such as \"1234.50\""};
    throw Error(Status::invalid_input, std::move(problem));
  }

  [[noreturn]] void fail(std::size_t at, Text message, std::string found, Text todo = {}) const {
    Problem problem = problem_at(text_, at, file_, std::move(message));
    problem.found = std::move(found);
    problem.todo = std::move(todo);
    throw Error(Status::invalid_input, std::move(problem));
  }

  std::string_view text_;
  std::string_view file_;
  const JsonLimits& limits_;
  const char* reached_;
  Json root_;
  std::vector<Json*> open_;
  std::vector<std::set<std::string>> keys_;  // of each open object
  std::string key_;
};

}  // namespace

Json build_json(std::string_view text, std::string_view file, const JsonLimits& limits) {
  return Builder(text, file, limits).build();
}

}  // namespace rubiao::formats
