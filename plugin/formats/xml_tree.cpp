// SPDX-License-Identifier: Apache-2.0
#include "formats/xml_tree.h"

#include <utility>

namespace rubiao::formats {
namespace {

class TreeBuilder final : public XmlHandler {
 public:
  void open(XmlStart start) override {
    XmlElement* element = open_.empty() ? &root_ : &open_.back()->children.emplace_back();
    element->space = std::move(start.space);
    element->name = std::move(start.name);
    element->attributes = std::move(start.attributes);
    element->line = start.line;
    element->column = start.column;
    open_.push_back(element);
  }

  void text(std::string_view piece) override {
    if (!open_.empty()) open_.back()->text += piece;
  }

  void close() override { open_.pop_back(); }

  XmlElement take() { return std::move(root_); }

 private:
  XmlElement root_;
  std::vector<XmlElement*> open_;  // only the innermost grows, so that none of these moves
};

}  // namespace

const std::string* XmlElement::attribute(std::string_view name_as_written) const {
  for (const XmlAttribute& candidate : attributes) {
    if (candidate.name == name_as_written) return &candidate.value;
  }
  return nullptr;
}

const XmlElement* XmlElement::child(std::string_view child_name) const {
  for (const XmlElement& candidate : children) {
    if (candidate.name == child_name) return &candidate;
  }
  return nullptr;
}

std::vector<const XmlElement*> XmlElement::children_named(std::string_view child_name) const {
  std::vector<const XmlElement*> found;
  for (const XmlElement& candidate : children) {
    if (candidate.name == child_name) found.push_back(&candidate);
  }
  return found;
}

XmlElement parse_xml(std::string_view bytes, std::string_view file, const XmlLimits& limits) {
  TreeBuilder builder;
  read_xml(bytes, file, builder, limits);
  return builder.take();
}

}  // namespace rubiao::formats
