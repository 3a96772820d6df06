// SPDX-License-Identifier: Apache-2.0
#include "formats/text_encoding.h"

#include <fmt/format.h>
#include <iconv.h>

#include <algorithm>
#include <array>

#include "base/error.h"
#include "formats/text_position.h"

namespace rubiao::formats {
namespace {

const Text save_as_utf8{"另存为 UTF-8 编码后重试", "save the file as UTF-8 and try again"};

// The length of the well-formed sequence that `rest` starts with, or 0.
std::size_t sequence_length(std::string_view rest) {
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(rest[at]); };
  const unsigned lead = byte(0);
  if (lead < 0x80) return 1;
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || rest.size() < length) return 0;
  // The range of the second byte shuts out overlong forms, surrogates and what lies above U+10FFFF.
  const unsigned low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  const unsigned high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  if (byte(1) < low || byte(1) > high) return 0;
  for (std::size_t at = 2; at < length; ++at) {
    if ((byte(at) & 0xC0) != 0x80) return 0;
  }
  return length;
}

class Gb18030 {
 public:
  Gb18030() : handle_(iconv_open("UTF-8", "GB18030")) {}
  ~Gb18030() {
    if (works()) iconv_close(handle_);
  }
  Gb18030(const Gb18030&) = delete;
  Gb18030& operator=(const Gb18030&) = delete;

  [[nodiscard]] bool works() const { return handle_ != reinterpret_cast<iconv_t>(-1); }

  // Appends what could be decoded to `text`; answers how many bytes that took.
  std::size_t decode(std::string_view bytes, std::string& text) {
    char* in =
        const_cast<char*>(bytes.data());  // iconv does not write there; its signature is older than const
    std::size_t left = bytes.size();
    std::array<char, 16384> buffer;
    std::size_t answer = 0;
    do {
      char* out = buffer.data();
      std::size_t room = buffer.size();
      answer = iconv(handle_, &in, &left, &out, &room);
      text.append(buffer.data(), buffer.size() - room);
    } while (answer == static_cast<std::size_t>(-1) && errno == E2BIG);
    return bytes.size() - left;
  }

 private:
  iconv_t handle_;
};

[[noreturn]] void refuse_byte(std::string_view readable, char bad, std::string_view file) {
  Problem problem =
      problem_at(readable, readable.size(), file,
                 {"文件不是 UTF-8 或 GB18030 编码的文本", "the file is neither UTF-8 nor GB18030 text"});
  problem.found = fmt::format("0x{:02X}", static_cast<unsigned char>(bad));
  problem.expected = {"UTF-8 或 GB18030", "UTF-8 or GB18030"};
  problem.todo = save_as_utf8;
  throw Error(Status::invalid_input, std::move(problem));
}

void refuse_nul(std::string_view bytes, std::string_view file) {
  const std::size_t at = bytes.find('\0');
  if (at == std::string_view::npos) return;
  Problem problem = problem_at(bytes, at, file,
                               {"文本中有空字节（可能是 UTF-16 或二进制文件）",
                                "a NUL byte in the text (perhaps UTF-16, or not a text file)"});
  problem.found = "0x00";
  problem.todo = save_as_utf8;
  throw Error(Status::invalid_input, std::move(problem));
}

// GB18030 reads almost any bytes as some Chinese text, damaged UTF-8 too. Where more characters are sound
// UTF-8 of three bytes or more than places are broken, the file is UTF-8 with a fault in it.
bool looks_like_damaged_utf8(std::string_view bytes) {
  std::size_t sound = 0;
  std::size_t broken = 0;
  bool in_break = false;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t length = sequence_length(bytes.substr(at));
    if (length >= 3) ++sound;
    if (length == 0 && !in_break) ++broken;
    in_break = length == 0;
    at += std::max<std::size_t>(length, 1);
  }
  return sound > broken;
}

}  // namespace

std::string decode_text(std::string_view bytes, std::string_view file) {
  refuse_nul(bytes, file);
  const std::string_view plain = without_byte_order_mark(bytes);
  const std::size_t as_utf8 = valid_utf8_prefix(plain);
  if (as_utf8 == plain.size()) return std::string(plain);

  if (looks_like_damaged_utf8(plain)) refuse_byte(plain.substr(0, as_utf8), plain[as_utf8], file);
  std::string text;
  Gb18030 decoder;
  const std::size_t as_gb18030 = decoder.works() ? decoder.decode(bytes, text) : 0;
  if (as_gb18030 == bytes.size()) return text;
  // The reading that came further is the likelier one; its first bad byte is the one to show.
  if (as_utf8 >= as_gb18030) refuse_byte(plain.substr(0, as_utf8), plain[as_utf8], file);
  refuse_byte(text, bytes[as_gb18030], file);
}

bool is_valid_utf8(std::string_view text) {
  return valid_utf8_prefix(text) == text.size();
}

std::size_t valid_utf8_prefix(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t length = sequence_length(text.substr(at));
    if (length == 0) break;
    at += length;
  }
  return at;
}

std::string_view without_byte_order_mark(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  return bytes;
}

}  // namespace rubiao::formats
