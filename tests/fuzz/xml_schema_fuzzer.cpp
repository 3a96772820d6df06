// SPDX-License-Identifier: Apache-2.0
// Any document against a small schema: problems that can be shown, and what fits can be read as a tree.
#include "formats/xml_schema.h"

#include "formats/xml_tree.h"
#include "fuzzing.h"

using namespace rubiao;

namespace {

const std::vector<formats::SchemaFile> schemas = {
    {"list.xsd",
     "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' targetNamespace='urn:l' xmlns='urn:l' "
     "elementFormDefault='qualified'><xs:element name='list'><xs:complexType><xs:sequence>"
     "<xs:element name='row' minOccurs='0' maxOccurs='9'><xs:complexType mixed='true'><xs:choice "
     "minOccurs='0'>"
     "<xs:element ref='list'/><xs:element name='on' type='xs:date'/></xs:choice>"
     "<xs:attribute name='id' type='xs:ID' use='required'/><xs:attribute name='n' type='xs:integer'/>"
     "</xs:complexType></xs:element></xs:sequence></xs:complexType></xs:element></xs:schema>"}};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = fuzzing::bytes_of(data, size);
  fuzzing::accepts([&] {
    const std::vector<Problem> problems = formats::check_against_schema(bytes, "in.xml", schemas);
    for (const Problem& problem : problems) fuzzing::demand_showable(problem);
    if (problems.empty()) {
      fuzzing::demand(
          fuzzing::accepts([&] { (void)formats::parse_xml(bytes, "in.xml", {.depth = 100'000}); }),
          "what fits a schema is well-formed");
    }
  });
  return 0;
}
