// SPDX-License-Identifier: Apache-2.0
// Decoded text is UTF-8 without NUL, and decoding it again changes nothing; escaped text holds no markup.
#include "formats/html_text.h"
#include "formats/text_encoding.h"
#include "fuzzing.h"

using namespace rubiao;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = fuzzing::bytes_of(data, size);
  fuzzing::demand(formats::valid_utf8_prefix(bytes) <= bytes.size(), "a prefix is no longer than the whole");
  fuzzing::demand(formats::escape_html(bytes).find_first_of("<>\"'") == std::string::npos,
                  "no markup is left");
  fuzzing::accepts([&] {
    const std::string text = formats::decode_text(bytes, "in.txt");
    fuzzing::demand(formats::is_valid_utf8(text), "decoded text is UTF-8");
    fuzzing::demand(text.find('\0') == std::string::npos, "decoded text holds no NUL");
    if (!text.starts_with("\xEF\xBB\xBF")) {
      fuzzing::demand(formats::decode_text(text, "in.txt") == text, "decoding twice changes nothing");
    }
  });
  return 0;
}
