// SPDX-License-Identifier: Apache-2.0
// Writes XML as a stream, 128 KiB at a time, so that a report of a million facts takes no memory. The same
// calls give the same bytes: UTF-8, LF, no time stamps. What is illegal in XML 1.0 becomes U+FFFD; namespaces
// and their prefixes are the caller's affair.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace rubiao::formats {

struct XmlLayout {
  bool pretty = true;  // each element on its own line, two blanks a level; mixed content stays on one line
  bool declaration = true;
};

// The text with what is illegal in XML 1.0 as U+FFFD, and each kind of line end as LF, as a reader of XML
// gets it; so that other formats can hold the same text.
[[nodiscard]] std::string legal_xml(std::string_view text);

class XmlWriter {
 public:
  using Sink = std::function<void(std::string_view)>;

  explicit XmlWriter(Sink sink, XmlLayout layout = {});
  // Whoever writes calls finish(); a writer destroyed before has written nothing more than it had flushed.
  XmlWriter(const XmlWriter&) = delete;
  XmlWriter& operator=(const XmlWriter&) = delete;

  void open(std::string_view name);
  // Only directly after open() or another attribute().
  void attribute(std::string_view name, std::string_view value);
  void text(std::string_view value);
  void close();
  // An element with nothing but text in it; none for an empty one: <name/>.
  void element(std::string_view name, std::string_view value);
  // On a line of its own. "--" inside becomes "- -".
  void comment(std::string_view value);

  // All elements closed? Then the rest goes to the sink; otherwise Error(internal).
  void finish();

 private:
  struct Level {
    std::string name;
    bool has_text = false;
    bool has_elements = false;
  };

  void start_line(std::size_t depth);
  void end_tag_head();
  void flush_if_full();

  Sink sink_;
  XmlLayout layout_;
  std::string buffer_;
  std::vector<Level> open_;
  bool in_head_ = false;  // the start tag is still open for attributes
  bool blank_ = true;     // nothing stands before: no line to end
};

}  // namespace rubiao::formats
