// SPDX-License-Identifier: Apache-2.0
// A damaged UTF-8 file still has many three-byte Chinese characters in it and few broken bytes; GB18030 read
// as UTF-8 is broken nearly everywhere. That tells the two apart before iconv is asked.
#include "encoding.h"

#include <iconv.h>

#include "failure.h"

namespace erp {

namespace {

unsigned byte(std::string_view text, std::size_t at) {
  return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U;
}

// Length of the UTF-8 sequence at `at`, 0 if it is broken.
std::size_t sequence_length(std::string_view text, std::size_t at) {
  const unsigned lead = byte(text, at);
  if (lead < 0x80) return 1;
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || at + length > text.size()) return 0;
  for (std::size_t i = 1; i < length; ++i)
    if ((byte(text, at + i) & 0xC0U) != 0x80U) return 0;
  const unsigned second = byte(text, at + 1);
  if ((lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F)) return 0;
  if ((lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second > 0x8F)) return 0;
  return length;
}

bool looks_like_damaged_utf8(std::string_view bytes) {
  std::size_t good = 0;
  std::size_t broken = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t length = sequence_length(bytes, at);
    if (length >= 3) ++good;
    if (length == 0) ++broken;
    at += length == 0 ? 1 : length;
  }
  return good > broken;
}

std::optional<std::string> from_gb18030(std::string_view bytes) {
  const iconv_t converter = iconv_open("UTF-8", "GB18030");
  if (converter == reinterpret_cast<iconv_t>(-1))
    throw Failure(rubiao_internal, {"系统不支持 GB18030 转码。", "This system cannot convert GB18030."});
  std::string input(bytes);
  std::string output(bytes.size() * 3 + 16, '\0');
  char* from = input.data();
  char* to = output.data();
  std::size_t from_left = input.size();
  std::size_t to_left = output.size();
  const std::size_t code = iconv(converter, &from, &from_left, &to, &to_left);
  iconv_close(converter);
  if (code == static_cast<std::size_t>(-1) || from_left != 0) return std::nullopt;
  output.resize(output.size() - to_left);
  return output;
}

}  // namespace

std::optional<std::size_t> find_broken_utf8(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t length = sequence_length(bytes, at);
    if (length == 0) return at;
    at += length;
  }
  return std::nullopt;
}

Decoded decode(std::string_view bytes) {
  const bool marked = bytes.starts_with("\xEF\xBB\xBF");
  if (marked) bytes.remove_prefix(3);
  const std::optional<std::size_t> broken = find_broken_utf8(bytes);
  if (!broken) return {std::string(bytes), std::nullopt};
  if (!marked && !looks_like_damaged_utf8(bytes))
    if (std::optional<std::string> text = from_gb18030(bytes)) return {std::move(*text), std::nullopt};
  return {"", broken};
}

char32_t next_code_point(std::string_view text, std::size_t& at) {
  const std::size_t length = sequence_length(text, at);
  const unsigned lead = byte(text, at);
  if (length <= 1) {
    ++at;
    return lead;
  }
  char32_t point = lead & (0x7FU >> length);
  for (std::size_t i = 1; i < length; ++i) point = (point << 6U) | (byte(text, at + i) & 0x3FU);
  at += length;
  return point;
}

}  // namespace erp
