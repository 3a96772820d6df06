// SPDX-License-Identifier: Apache-2.0
#include "formats/xml_writer.h"

#include <utility>

#include "base/error.h"
#include "formats/text_encoding.h"

namespace rubiao::formats {
namespace {

constexpr std::size_t full = 128u << 10;
constexpr std::string_view replacement = "\xEF\xBF\xBD";  // U+FFFD

enum class Where { text, attribute };

// Blanks that a parser would normalise away are written as references.
std::string_view reference_for(char c, Where where) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '\r':
      return "&#13;";
    case '"':
      return where == Where::attribute ? "&quot;" : "";
    case '\n':
      return where == Where::attribute ? "&#10;" : "";
    case '\t':
      return where == Where::attribute ? "&#9;" : "";
    default:
      return static_cast<unsigned char>(c) < 0x20 ? replacement : "";
  }
}

void append_valid(std::string& out, std::string_view value, Where where) {
  std::size_t plain = 0;  // where the characters not yet copied begin
  for (std::size_t at = 0; at < value.size(); ++at) {
    std::string_view instead = reference_for(value[at], where);
    std::size_t length = 1;
    if (const auto point = value.substr(at, 3); point == "\xEF\xBF\xBE" || point == "\xEF\xBF\xBF") {
      instead = replacement;  // U+FFFE and U+FFFF
      length = 3;
    }
    if (instead.empty()) continue;
    out += value.substr(plain, at - plain);
    out += instead;
    at += length - 1;
    plain = at + 1;
  }
  out += value.substr(plain);
}

void append_escaped(std::string& out, std::string_view value, Where where) {
  for (;;) {
    const std::size_t good = valid_utf8_prefix(value);
    append_valid(out, value.substr(0, good), where);
    if (good == value.size()) return;
    out += replacement;
    value.remove_prefix(good + 1);
  }
}

[[noreturn]] void misused(const char* what) {
  throw Error(Status::internal, Problem{.message = {std::string("XML 写出顺序有误：") + what,
                                                    std::string("XML written out of order: ") + what}});
}

bool is_illegal(std::string_view at) {
  const auto byte = static_cast<unsigned char>(at.front());
  if (byte < 0x20) return byte != '\n' && byte != '\t';
  return at.starts_with("\xEF\xBF\xBE") || at.starts_with("\xEF\xBF\xBF");
}

void append_legal(std::string& out, std::string_view value) {
  for (std::size_t at = 0; at < value.size(); ++at) {
    if (value[at] == '\r') {
      if (value.substr(at, 2) != "\r\n") out += '\n';
    } else if (is_illegal(value.substr(at))) {
      out += replacement;
      if (static_cast<unsigned char>(value[at]) >= 0x20) at += 2;
    } else {
      out += value[at];
    }
  }
}

}  // namespace

std::string legal_xml(std::string_view text) {
  std::string out;
  for (;;) {
    const std::size_t good = valid_utf8_prefix(text);
    append_legal(out, text.substr(0, good));
    if (good == text.size()) return out;
    out += replacement;
    text.remove_prefix(good + 1);
  }
}

XmlWriter::XmlWriter(Sink sink, XmlLayout layout) : sink_(std::move(sink)), layout_(layout) {
  buffer_.reserve(full + full / 8);
  if (!layout_.declaration) return;
  buffer_ = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
  if (!layout_.pretty) buffer_ += '\n';
  blank_ = false;
}

void XmlWriter::open(std::string_view name) {
  end_tag_head();
  start_line(open_.size());
  if (!open_.empty()) open_.back().has_elements = true;
  buffer_ += '<';
  buffer_ += name;
  open_.push_back({std::string(name)});
  in_head_ = true;
}

void XmlWriter::attribute(std::string_view name, std::string_view value) {
  if (!in_head_) misused("attribute");
  buffer_ += ' ';
  buffer_ += name;
  buffer_ += "=\"";
  append_escaped(buffer_, value, Where::attribute);
  buffer_ += '"';
}

void XmlWriter::text(std::string_view value) {
  if (open_.empty()) misused("text");
  if (value.empty()) return;
  end_tag_head();
  open_.back().has_text = true;
  append_escaped(buffer_, value, Where::text);
  flush_if_full();
}

void XmlWriter::close() {
  if (open_.empty()) misused("close");
  const Level level = std::move(open_.back());
  open_.pop_back();
  if (in_head_) {
    buffer_ += "/>";
    in_head_ = false;
  } else {
    if (level.has_elements && !level.has_text) start_line(open_.size());
    buffer_ += "</";
    buffer_ += level.name;
    buffer_ += '>';
  }
  flush_if_full();
}

void XmlWriter::element(std::string_view name, std::string_view value) {
  open(name);
  text(value);
  close();
}

void XmlWriter::comment(std::string_view value) {
  end_tag_head();
  start_line(open_.size());
  if (!open_.empty()) open_.back().has_elements = true;
  std::string safe;
  for (const char c : value) {
    if (c == '-' && safe.ends_with('-')) safe += ' ';
    safe += c;
  }
  buffer_ += "<!-- ";
  for (const char c : safe) {
    const bool control = static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n';
    buffer_ += control ? ' ' : c;
  }
  buffer_ += " -->";
}

void XmlWriter::finish() {
  if (!open_.empty()) misused("finish");
  if (!buffer_.ends_with('\n')) buffer_ += '\n';
  sink_(std::exchange(buffer_, {}));
}

// Not inside mixed content, where a blank would count.
void XmlWriter::start_line(std::size_t depth) {
  for (const Level& level : open_) {
    if (level.has_text) return;
  }
  if (layout_.pretty && !blank_) {
    buffer_ += '\n';
    buffer_.append(2 * depth, ' ');
  }
  blank_ = false;
}

void XmlWriter::end_tag_head() {
  if (in_head_) buffer_ += '>';
  in_head_ = false;
}

void XmlWriter::flush_if_full() {
  if (buffer_.size() < full) return;
  sink_(buffer_);
  buffer_.clear();
}

}  // namespace rubiao::formats
