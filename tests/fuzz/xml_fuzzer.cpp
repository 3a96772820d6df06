// SPDX-License-Identifier: Apache-2.0
// A tree that is read has places inside the text; written again and read again it has the same texts.
#include "formats/xml_tree.h"
#include "formats/xml_writer.h"
#include "fuzzing.h"

using namespace rubiao;

namespace {

// Names alone: prefixes are declared nowhere in what we write, so prefixed attributes are left out.
void write(const formats::XmlElement& element, formats::XmlWriter& writer) {
  writer.open(element.name);
  for (const formats::XmlAttribute& attribute : element.attributes) {
    if (attribute.name.find(':') == std::string::npos) writer.attribute(attribute.name, attribute.value);
  }
  writer.text(element.text);
  for (const formats::XmlElement& child : element.children) write(child, writer);
  writer.close();
}

void demand_same(const formats::XmlElement& a, const formats::XmlElement& b) {
  fuzzing::demand(a.name == b.name && a.text == b.text, "an element comes back");
  fuzzing::demand(a.children.size() == b.children.size(), "children come back");
  for (std::size_t i = 0; i < a.children.size(); ++i) demand_same(a.children[i], b.children[i]);
}

void demand_places(const formats::XmlElement& element, std::int64_t line) {
  fuzzing::demand(element.line >= line && element.column > 0, "elements stand in order");
  for (const formats::XmlElement& child : element.children) demand_places(child, element.line);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzzing::accepts([&] {
    const auto tree = formats::parse_xml(fuzzing::bytes_of(data, size), "in.xml",
                                         {.bytes = 1u << 20, .depth = 32, .elements = 10'000});
    demand_places(tree, 1);
    std::string out;
    formats::XmlWriter writer([&](std::string_view piece) { out += piece; }, {.pretty = false});
    write(tree, writer);
    writer.finish();
    demand_same(tree, formats::parse_xml(out, "out.xml"));
  });
  return 0;
}
