// SPDX-License-Identifier: Apache-2.0
#include "base/folded_text.h"

namespace rubiao {
namespace {

constexpr int first_wide = 0xFF01;  // ！
constexpr int last_wide = 0xFF5E;   // ～

// Of three bytes of UTF-8; 0 if they begin no character of the range U+FF00 to U+FFFF.
int wide_character(std::string_view bytes) {
  if (bytes.size() < 3 || bytes[0] != '\xEF') return 0;
  return 0xF000 + ((bytes[1] & 0x3F) << 6) + (bytes[2] & 0x3F);
}

}  // namespace

std::string folded(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const int wide = wide_character(text);
    if (wide >= first_wide && wide <= last_wide) {
      out += static_cast<char>(wide - first_wide + '!');
      text.remove_prefix(3);
    } else if (text.starts_with("\xE3\x80\x80")) {
      text.remove_prefix(3);
    } else {
      if (text.front() != ' ') out += text.front();
      text.remove_prefix(1);
    }
  }
  for (char& letter : out)
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  return out;
}

}  // namespace rubiao
