// SPDX-License-Identifier: Apache-2.0
#include "formats/text_encoding.h"

#include <doctest/doctest.h>

#include "expect_error.h"
#include "formats/html_text.h"
#include "formats/text_position.h"

namespace rubiao::formats {
namespace {

std::string failure(std::string_view bytes) {
  return failure_of([&] { (void)decode_text(bytes, "in.txt"); });
}

TEST_CASE("well-formed UTF-8, byte by byte at its borders") {
  const struct {
    std::string_view bytes;
    bool valid;
  } table[] = {
      {"", true},
      {"\x7F", true},
      {"\x80", false},
      {"\xC1\xBF", false},          // overlong
      {"\xC2\x80", true},           // U+0080
      {"\xDF\xBF", true},           // U+07FF
      {"\xE0\x9F\xBF", false},      // overlong
      {"\xE0\xA0\x80", true},       // U+0800
      {"\xED\x9F\xBF", true},       // U+D7FF
      {"\xED\xA0\x80", false},      // surrogate
      {"\xED\xBF\xBF", false},      // surrogate
      {"\xEE\x80\x80", true},       // U+E000
      {"\xEF\xBF\xBF", true},       // U+FFFF
      {"\xF0\x8F\xBF\xBF", false},  // overlong
      {"\xF0\x90\x80\x80", true},   // U+10000
      {"\xF4\x8F\xBF\xBF", true},   // U+10FFFF
      {"\xF4\x90\x80\x80", false},  // beyond
      {"\xF5\x80\x80\x80", false},
      {"\xFF", false},
      {"\xE6\x95", false},  // cut short
      {"\xE6\x41\xB0", false},
      {"\xF0\x90\x80", false},
  };
  for (const auto& line : table) {
    CAPTURE(line.bytes.size());
    CHECK(is_valid_utf8(line.bytes) == line.valid);
  }
  CHECK(valid_utf8_prefix("数据\xFFx") == 6);
}

TEST_CASE("UTF-8 and GB18030 come out as UTF-8 without a mark") {
  CHECK(decode_text("", "in.txt").empty());
  CHECK(decode_text("\xEF\xBB\xBF数据", "in.txt") == "数据");
  CHECK(decode_text("\xEF\xBB\xBF", "in.txt").empty());
  CHECK(decode_text("a\xCA\xFD\xBE\xDD\n", "in.txt") == "a数据\n");
  CHECK(decode_text("\xCA\xFD\x95\x34\xB2\x35", "in.txt") == "数\U00020BB7");
  std::string much;
  for (int i = 0; i < 100'000; ++i) much += "\xCA\xFD";
  CHECK(decode_text(much, "in.txt").size() == 300'000);
}

TEST_CASE("what is neither is refused at its first bad byte") {
  CHECK(failure("数据\n据\xFF数") == "2:2 the file is neither UTF-8 nor GB18030 text");
  CHECK(failure("\xCA\xFD\xBE\xDD\n\xCA\xFD\xFF") == "2:2 the file is neither UTF-8 nor GB18030 text");
  // Damaged UTF-8 that GB18030 would read as other Chinese.
  CHECK(failure("滨江\xE9\x93") == "1:3 the file is neither UTF-8 nor GB18030 text");
  CHECK(failure("a\xCA") == "1:2 the file is neither UTF-8 nor GB18030 text");
  CHECK(failure(std::string_view("a\nb\0c", 5)).starts_with("2:2 a NUL byte"));
  CHECK(failure(std::string_view("\xFF\xFE\x41\x00", 4)).find("UTF-16") != std::string::npos);
}

TEST_CASE("a place is counted in lines and characters") {
  const std::string_view text = "数据a\n\r\nb𠮷c";
  CHECK(position_at(text, 0).column == 1);
  CHECK(position_at(text, 6).column == 3);
  CHECK(position_at(text, 8).line == 2);
  CHECK(position_at(text, 15).line == 3);
  CHECK(position_at(text, 15).column == 3);
  CHECK(position_at(text, 999).column == 4);
  TextWalk walk(text);
  CHECK(walk.to(10).line == 3);
  CHECK(walk.to(15).column == 3);
  CHECK(walk.to(0).column == 3);
}

TEST_CASE("hostile text cannot break out of HTML") {
  CHECK(escape_html("<script>alert(\"1\" & '2')</script>") ==
        "&lt;script&gt;alert(&quot;1&quot; &amp; &#39;2&#39;)&lt;/script&gt;");
  CHECK(escape_html("数据𠮷\n\t") == "数据𠮷\n\t");
  CHECK(escape_html(std::string_view("a\0b\x1B\x7F", 5)) == "a\uFFFDb\uFFFD\uFFFD");
}

}  // namespace
}  // namespace rubiao::formats
