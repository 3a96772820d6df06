// SPDX-License-Identifier: Apache-2.0
#include "formats/xml_platform.h"

#include <xercesc/util/PlatformUtils.hpp>
#include <xercesc/util/XMLException.hpp>

#include <algorithm>
#include <utility>

#include "formats/text_position.h"

namespace rubiao::formats {
namespace {

constexpr char32_t replacement_character = 0xFFFD;

// Xerces counts its users: what is started here is ended when the library leaves the process, and another
// library's Xerces goes on.
class Platform {
 public:
  Platform() {
    try {
      xercesc::XMLPlatformUtils::Initialize();
      started_ = true;
    } catch (const xercesc::XMLException&) {  // not a std::exception
    }
  }
  ~Platform() {
    if (started_) xercesc::XMLPlatformUtils::Terminate();
  }
  Platform(const Platform&) = delete;
  Platform& operator=(const Platform&) = delete;
  [[nodiscard]] bool started() const { return started_; }

 private:
  bool started_ = false;
};

bool is_high_surrogate(char16_t unit) {
  return unit >= 0xD800 && unit <= 0xDBFF;
}

bool is_low_surrogate(char16_t unit) {
  return unit >= 0xDC00 && unit <= 0xDFFF;
}

void append_utf8(std::string& out, char32_t point) {
  const auto tail = [&](int shift) { out += static_cast<char>(0x80 | ((point >> shift) & 0x3F)); };
  if (point < 0x80) {
    out += static_cast<char>(point);
  } else if (point < 0x800) {
    out += static_cast<char>(0xC0 | (point >> 6));
    tail(0);
  } else if (point < 0x10000) {
    out += static_cast<char>(0xE0 | (point >> 12));
    tail(6);
    tail(0);
  } else {
    out += static_cast<char>(0xF0 | (point >> 18));
    tail(12);
    tail(6);
    tail(0);
  }
}

// Where the blanks, comments and processing instructions at the start of a document end: nothing else can
// stand before a DOCTYPE.
std::size_t end_of_misc(std::string_view text) {
  std::size_t at = 0;
  for (;;) {
    at = std::min(text.find_first_not_of(" \t\r\n", at), text.size());
    const std::string_view rest = text.substr(at);
    const std::string_view closing = rest.starts_with("<?")     ? "?>"
                                     : rest.starts_with("<!--") ? "-->"
                                                                : std::string_view();
    const std::size_t end = closing.empty() ? std::string_view::npos : rest.find(closing, closing.size() + 1);
    if (end == std::string_view::npos) return at;
    at += end + closing.size();
  }
}

void refuse_version_1_1(std::string_view text, std::string_view file) {
  const std::string_view declaration = text.starts_with("<?xml") ? text.substr(0, text.find("?>")) : "";
  const std::size_t at = declaration.find("1.1");
  if (at == std::string_view::npos) return;
  Problem problem = problem_at(text, at, file, {"不支持 XML 1.1", "XML 1.1 is not supported"});
  problem.found = "1.1";
  problem.expected = {"1.0", "1.0"};
  throw Error(Status::invalid_input, std::move(problem));
}

}  // namespace

void start_xml_platform() {
  static const Platform platform;  // the language lets one thread in and makes the others wait
  if (!platform.started()) {
    throw Error(Status::internal, Problem{.message = {"XML 解析器无法启动", "the XML parser cannot start"}});
  }
}

std::string utf8_of(std::u16string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char16_t unit = text[at];
    if (is_high_surrogate(unit) && at + 1 < text.size() && is_low_surrogate(text[at + 1])) {
      const char32_t high = static_cast<char32_t>(unit - 0xD800) << 10;
      append_utf8(out, 0x10000 + high + static_cast<char32_t>(text[++at] - 0xDC00));
    } else {
      append_utf8(out, is_high_surrogate(unit) || is_low_surrogate(unit) ? replacement_character : unit);
    }
  }
  return out;
}

std::string utf8_of(const char16_t* text) {
  return text == nullptr ? std::string() : utf8_of(std::u16string_view(text));
}

std::u16string utf16_of(std::string_view text) {
  std::u16string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto lead = static_cast<unsigned char>(text[at++]);
    const int tails = lead < 0xC0 ? 0 : lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
    char32_t point = tails == 0 ? lead : lead & (0x3Fu >> tails);
    for (int i = 0; i < tails && at < text.size(); ++i) {
      point = (point << 6) | (static_cast<unsigned char>(text[at++]) & 0x3Fu);
    }
    if (point < 0x10000) {
      out += static_cast<char16_t>(point);
    } else {
      out += static_cast<char16_t>(0xD800 + ((point - 0x10000) >> 10));
      out += static_cast<char16_t>(0xDC00 + ((point - 0x10000) & 0x3FF));
    }
  }
  return out;
}

void check_prolog(std::string_view text, std::string_view file) {
  refuse_version_1_1(text, file);
  const std::size_t at = end_of_misc(text);
  if (!text.substr(at).starts_with("<!DOCTYPE")) return;
  Problem problem = problem_at(
      text, at, file,
      {"XML 中不得有 DOCTYPE（不读取任何外部实体）", "a DOCTYPE is not allowed (no entity is ever read)"});
  problem.found = "<!DOCTYPE";
  problem.expected = {"没有文档类型声明的 XML", "XML without a document type declaration"};
  problem.todo = {"删去文档类型声明", "remove the document type declaration"};
  throw Error(Status::invalid_input, std::move(problem));
}

Text malformed_xml(const std::string& reason) {
  return {"XML 格式不正确（" + reason + "）", "malformed XML: " + reason};
}

}  // namespace rubiao::formats
