// SPDX-License-Identifier: Apache-2.0
// Linkbase: the XLink grammar that all linkbases of the taxonomy share: references to roles, extended links,
// locators that point into the schema, arcs between locators. What is linked is decided by the files that use
// it.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "formats/xml_writer.h"

namespace rubiao::disclosure {

// A whole XML document in UTF-8, indented, as text.
[[nodiscard]] std::string write_document(const std::function<void(formats::XmlWriter&)>& write);

struct Arc {
  std::string_view element;  // link:presentationArc, ...
  std::string_view arcrole;
  std::string_view from;  // locator labels
  std::string_view to;
  int order = 0;                                                         // 0: none
  std::vector<std::pair<std::string_view, std::string_view>> more = {};  // further attributes
};

// What a linkbase uses beyond links and references; `schema`: empty if none is needed.
struct Namespace {
  std::string_view prefix;
  std::string_view address;
  std::string_view schema;
};

class Linkbase {
 public:
  // Opens link:linkbase; the destructor closes nothing, call close().
  explicit Linkbase(formats::XmlWriter& xml, std::span<const Namespace> more = {});
  void refer_to_role(std::string_view role_id);
  void refer_to_standard_role(std::string_view role_address, std::string_view href);
  void refer_to_arcrole(std::string_view arcrole, std::string_view href);
  void open_link(std::string_view element, std::string_view role_address);
  void locate(std::string_view label, std::string_view concept_name);
  void draw(const Arc& arc);
  // A label or a reference: opened here with its label and role, filled and closed by the caller.
  void open_resource(std::string_view element, std::string_view label, std::string_view role);
  void close_link() { xml_.close(); }
  void close() { xml_.close(); }

 private:
  formats::XmlWriter& xml_;
};

}  // namespace rubiao::disclosure
