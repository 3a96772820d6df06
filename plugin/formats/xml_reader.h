// SPDX-License-Identifier: Apache-2.0
// Reads XML as a stream of events, for documents too large to hold as a tree (XBRL instances). Behind it
// stands Xerces-C; no type of it shows here. A DOCTYPE is refused, no file or address is ever opened, and
// depth, size and the number of elements are bounded. Whether the document is of the right kind is
// xml_schema.h's affair.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace rubiao::formats {

struct XmlAttribute {
  std::string name;  // as written, prefix included: "id", "xml:lang"; declarations of namespaces are left out
  std::string value;
};

struct XmlLimits {
  std::size_t bytes = 16u << 20;
  int depth = 64;
  std::size_t elements = 1'000'000;
};

// One start tag; line and column are those of its "<".
struct XmlStart {
  std::string space;  // the namespace's address, or empty
  std::string name;   // without prefix
  std::vector<XmlAttribute> attributes;
  std::int64_t line;
  std::int64_t column;
};

class XmlHandler {
 public:
  virtual ~XmlHandler() = default;
  virtual void open(XmlStart start) = 0;
  virtual void text(std::string_view piece) = 0;  // may come in several pieces
  virtual void close() = 0;
};

// Throws Error(invalid_input) with file, line and column. What the handler throws passes through.
void read_xml(std::string_view bytes, std::string_view file, XmlHandler& handler,
              const XmlLimits& limits = {});

}  // namespace rubiao::formats
