// SPDX-License-Identifier: Apache-2.0
#include "formats/html_text.h"

namespace rubiao::formats {
namespace {

void append(std::string& out, char c) {
  const bool control = static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r';
  if (c == '&') {
    out += "&amp;";
  } else if (c == '<') {
    out += "&lt;";
  } else if (c == '>') {
    out += "&gt;";
  } else if (c == '"') {
    out += "&quot;";
  } else if (c == '\'') {
    out += "&#39;";
  } else if (control || c == 0x7F) {
    out += "\xEF\xBF\xBD";
  } else {
    out += c;
  }
}

}  // namespace

std::string escape_html(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) append(out, c);
  return out;
}

}  // namespace rubiao::formats
