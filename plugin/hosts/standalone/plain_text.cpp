// SPDX-License-Identifier: Apache-2.0
#include "plain_text.h"

#include <array>
#include <string_view>

namespace erp {

namespace {

constexpr std::array<std::string_view, 9> unseen{"\xC2\xAD",      // soft hyphen
                                                 "\xE2\x80\x8B",  // zero-width space
                                                 "\xE2\x80\x8C",  // and the joiners
                                                 "\xE2\x80\x8D",
                                                 "\xE2\x80\x8E",  // marks of direction
                                                 "\xE2\x80\x8F",
                                                 "\xE2\x81\xA0",  // word joiner
                                                 "\xEF\xBB\xBF",  // byte order mark
                                                 "\x7F"};
constexpr std::array<std::string_view, 2> blank{"\xC2\xA0", "\xE3\x80\x80"};  // no-break, full-width

template <std::size_t size>
std::size_t length_of_one(const std::array<std::string_view, size>& all, std::string_view text) {
  for (const std::string_view one : all)
    if (text.starts_with(one)) return one.size();
  return 0;
}

// U+FF01 to U+FF5E are ! to ~, full width.
char narrow(std::string_view text) {
  if (text.size() < 3 || text[0] != '\xEF') return 0;
  const int point = 0xF000 + ((text[1] & 0x3F) << 6) + (text[2] & 0x3F);
  return point >= 0xFF01 && point <= 0xFF5E ? static_cast<char>(point - 0xFF01 + '!') : '\0';
}

}  // namespace

std::string plain(const std::string& text) {
  std::string out;
  for (std::string_view rest = text; !rest.empty();) {
    if (const std::size_t length = length_of_one(unseen, rest); length > 0) {
      rest.remove_prefix(length);
    } else if (const std::size_t wide = length_of_one(blank, rest); wide > 0) {
      out += ' ';
      rest.remove_prefix(wide);
    } else if (const char letter = narrow(rest); letter != 0) {
      out += letter;
      rest.remove_prefix(3);
    } else {
      out += rest.front();
      rest.remove_prefix(1);
    }
  }
  const std::size_t begin = out.find_first_not_of(" \t\r\n");
  if (begin == std::string::npos) return {};
  return out.substr(begin, out.find_last_not_of(" \t\r\n") - begin + 1);
}

}  // namespace erp
