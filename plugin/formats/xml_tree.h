// SPDX-License-Identifier: Apache-2.0
// A whole XML document as a tree of plain values, for files of bounded size that are walked up and down:
// rules, parameters, sources. Every element knows its line and column, so that what is wrong with it can be
// named by place. Large documents are read as a stream (xml_reader.h).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "formats/xml_reader.h"

namespace rubiao::formats {

struct XmlElement {
  std::string space;  // the namespace's address, or empty
  std::string name;   // without prefix
  std::vector<XmlAttribute> attributes;
  std::string text;  // all character data directly inside, as it is
  std::vector<XmlElement> children;
  std::int64_t line = 0;    // of its "<"
  std::int64_t column = 0;  // of its "<"

  // nullptr if there is none.
  [[nodiscard]] const std::string* attribute(std::string_view name_as_written) const;
  [[nodiscard]] const XmlElement* child(std::string_view child_name) const;  // the first
  [[nodiscard]] std::vector<const XmlElement*> children_named(std::string_view child_name) const;
};

// The document element. Throws Error(invalid_input) with file, line and column for malformed XML, a DOCTYPE,
// or what is beyond a limit.
[[nodiscard]] XmlElement parse_xml(std::string_view bytes, std::string_view file,
                                   const XmlLimits& limits = {});

}  // namespace rubiao::formats
