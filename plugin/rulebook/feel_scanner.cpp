// SPDX-License-Identifier: Apache-2.0
#include "rulebook/feel_scanner.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "rulebook/cell_tokens.h"

namespace rubiao::feel {
namespace {

constexpr std::array<std::string_view, 5> longer_signs{"**", "<=", ">=", "!=", ".."};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

void append_utf8(std::string& out, std::uint32_t point) {
  if (point < 0x80) {
    out += static_cast<char>(point);
  } else if (point < 0x800) {
    out += static_cast<char>(0xC0 | point >> 6);
    out += static_cast<char>(0x80 | (point & 0x3F));
  } else if (point < 0x10000) {
    out += static_cast<char>(0xE0 | point >> 12);
    out += static_cast<char>(0x80 | (point >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (point & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | point >> 18);
    out += static_cast<char>(0x80 | (point >> 12 & 0x3F));
    out += static_cast<char>(0x80 | (point >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (point & 0x3F));
  }
}

int digit_of(char c) {
  if (is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

}  // namespace

bool is_name_start(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

bool is_name_part(char c) {
  return is_name_start(c) || is_digit(c);
}

bool Scanner::accept(std::string_view sign) {
  if (!sees(sign)) return false;
  for (const std::string_view longer : longer_signs) {
    if (longer.size() > sign.size() && longer.starts_with(sign) && sees(longer)) return false;
  }
  advance(sign.size());
  return true;
}

bool Scanner::accept_word(std::string_view word) {
  if (!sees(word)) return false;
  if (at_ + word.size() < text_.size() && is_name_part(text_[at_ + word.size()])) return false;
  advance(word.size());
  return true;
}

bool Scanner::sees_number() const {
  const std::string_view text = rest();
  if (text.empty()) return false;
  return is_digit(text.front()) || (text.size() > 1 && text.front() == '.' && is_digit(text[1]));
}

std::string Scanner::take_number() {
  std::size_t end = at_;
  bool point = false;
  for (; end < text_.size(); ++end) {
    if (is_digit(text_[end])) continue;
    if (text_[end] != '.' || point || end + 1 >= text_.size() || !is_digit(text_[end + 1])) break;
    point = true;
  }
  std::string number(text_.substr(at_, end - at_));
  advance(number.size());
  return number;
}

std::string Scanner::take_text() {
  std::string text;
  std::size_t at = at_ + 1;
  for (; at < text_.size() && text_[at] != '"'; ++at) {
    if (text_[at] != '\\' || at + 1 == text_.size()) {
      text += text_[at];
      continue;
    }
    const char mark = text_[++at];
    const int digits = mark == 'u' ? 4 : mark == 'U' ? 6 : 0;
    std::uint32_t point = 0;
    for (int i = 0; i < digits; ++i) {
      const int digit = at + 1 < text_.size() ? digit_of(text_[at + 1]) : -1;
      if (digit < 0) fail("\\u 后面要有十六进制数字", "\\u wants hexadecimal digits");
      point = point * 16 + static_cast<std::uint32_t>(digit);
      ++at;
    }
    if (digits > 0) {
      if (point > 0x10FFFF || (point >= 0xD800 && point < 0xE000))
        fail("没有这个字符", "there is no such character");
      append_utf8(text, point);
    } else {
      text += mark == 'n' ? '\n' : mark == 't' ? '\t' : mark == 'r' ? '\r' : mark;
    }
  }
  if (at >= text_.size()) fail("引号没有成对", "a quotation mark is not closed");
  advance(at + 1 - at_);
  return text;
}

std::string Scanner::take_word() {
  std::size_t end = at_;
  while (end < text_.size() && (end == at_ ? is_name_start(text_[end]) : is_name_part(text_[end]))) ++end;
  std::string word(text_.substr(at_, end - at_));
  rulebook::refuse_full_width(word);
  advance(word.size());
  return word;
}

void Scanner::advance(std::size_t bytes) {
  at_ += bytes;
  skip_blanks();
}

void Scanner::fail(const char* zh, const char* en) const {
  throw rulebook::cell_fault(
      "R201", text_.substr(0, 200), {"表达式写法不对：" + std::string(zh), std::string("syntax: ") + en},
      {"位置在第 " + std::to_string(at_ + 1) + " 字节：“" + std::string(rest().substr(0, 20)) + "”",
       "at byte " + std::to_string(at_ + 1) + ": \"" + std::string(rest().substr(0, 20)) + "\""});
}

void Scanner::skip_blanks() {
  for (;;) {
    while (at_ < text_.size() && is_blank(text_[at_])) ++at_;
    const std::string_view here = rest();
    const std::string_view close = here.starts_with("//")   ? "\n"
                                   : here.starts_with("/*") ? "*/"
                                                            : std::string_view();
    if (close.empty()) return;
    const std::size_t end = text_.find(close, at_ + 2);
    at_ = end == std::string_view::npos ? text_.size() : end + close.size();
  }
}

}  // namespace rubiao::feel
