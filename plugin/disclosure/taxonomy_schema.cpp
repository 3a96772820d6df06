// SPDX-License-Identifier: Apache-2.0
// The schema of the taxonomy: roles, imports, one element a concept. It must stand alone, so it imports the
// standard schemas only: one address that cannot be reached would make the whole set invalid.
#include <algorithm>
#include <array>

#include "disclosure/linkbase.h"
#include "disclosure/outline.h"
#include "disclosure/taxonomy.h"

namespace rubiao::disclosure {
namespace {

using formats::XmlWriter;

struct Declaration {
  std::string_view type;
  std::string_view group;
};

// In the order of Kind.
constexpr std::array<Declaration, 12> declarations{{{"xbrli:monetaryItemType", "xbrli:item"},
                                                    {"xbrli:monetaryItemType", "xbrli:item"},
                                                    {"dtr:textBlockItemType", "xbrli:item"},
                                                    {"xbrli:stringItemType", "xbrli:item"},
                                                    {"xbrli:durationItemType", "xbrli:item"},
                                                    {"enum2:enumerationSetItemType", "xbrli:item"},
                                                    {"xbrli:stringItemType", "xbrli:item"},
                                                    {"xbrli:stringItemType", "xbrli:item"},
                                                    {"xbrli:stringItemType", "xbrldt:hypercubeItem"},
                                                    {"xbrli:stringItemType", "xbrldt:dimensionItem"},
                                                    {"xbrli:stringItemType", "xbrldt:dimensionItem"},
                                                    {"dtr:domainItemType", "xbrli:item"}}};

void refer_to_linkbase(XmlWriter& xml, std::string_view suffix, std::string_view kind) {
  xml.open("link:linkbaseRef");
  xml.attribute("xlink:arcrole", "http://www.w3.org/1999/xlink/properties/linkbase");
  xml.attribute("xlink:href", std::string(taxonomy_stem) + std::string(suffix));
  // Generic links have no kind of their own.
  if (!kind.empty())
    xml.attribute("xlink:role", "http://www.xbrl.org/2003/role/" + std::string(kind) + "LinkbaseRef");
  xml.attribute("xlink:type", "simple");
  xml.close();
}

void refer_to_linkbases(XmlWriter& xml) {
  refer_to_linkbase(xml, "-lab-zh.xml", "label");
  refer_to_linkbase(xml, "-lab-en.xml", "label");
  refer_to_linkbase(xml, "-ref.xml", "reference");
  refer_to_linkbase(xml, "-pre.xml", "presentation");
  refer_to_linkbase(xml, "-cal.xml", "calculation");
  refer_to_linkbase(xml, "-def.xml", "definition");
  refer_to_linkbase(xml, "-for.xml", {});
}

void declare_role(XmlWriter& xml, const Role& role) {
  xml.open("link:roleType");
  xml.attribute("id", "role_" + std::string(role.id));
  xml.attribute("roleURI", role_address(role.id));
  xml.element("link:definition", std::string(role.title.zh) + " | " + std::string(role.title.en));
  xml.element("link:usedOn", "link:presentationLink");
  xml.element("link:usedOn", "link:calculationLink");
  xml.element("link:usedOn", "link:definitionLink");
  xml.close();
}

void import_schema(XmlWriter& xml, std::string_view space, std::string_view location) {
  xml.open("xsd:import");
  xml.attribute("namespace", space);
  xml.attribute("schemaLocation", location);
  xml.close();
}

void import_standards(XmlWriter& xml) {
  import_schema(xml, "http://www.xbrl.org/2003/instance",
                "http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd");
  import_schema(xml, "http://www.xbrl.org/2003/linkbase",
                "http://www.xbrl.org/2003/xbrl-linkbase-2003-12-31.xsd");
  import_schema(xml, "http://xbrl.org/2005/xbrldt", "http://www.xbrl.org/2005/xbrldt-2005.xsd");
  import_schema(xml, "http://xbrl.org/2020/extensible-enumerations-2.0",
                "https://www.xbrl.org/2020/extensible-enumerations-2.0.xsd");
  import_schema(xml, "http://www.xbrl.org/dtr/type/2022-03-31",
                "https://www.xbrl.org/dtr/type/2022-03-31/types.xsd");
}

void offer_choices(XmlWriter& xml, const Concept& item) {
  const auto list = std::ranges::find(choice_lists(), item.name, &ChoiceList::name);
  xml.attribute("enum2:domain", std::string(taxonomy_prefix) + ":" + std::string(list->domain));
  xml.attribute("enum2:headUsable", "false");
  xml.attribute("enum2:linkrole", role_address("Choices"));
}

void declare(XmlWriter& xml, const Concept& item) {
  const Declaration& declaration = declarations[static_cast<std::size_t>(item.kind)];
  xml.open("xsd:element");
  xml.attribute("name", item.name);
  xml.attribute("id", std::string(taxonomy_prefix) + "_" + std::string(item.name));
  xml.attribute("type", declaration.type);
  xml.attribute("substitutionGroup", declaration.group);
  xml.attribute("abstract", is_reported(item) ? "false" : "true");
  xml.attribute("nillable", "true");
  if (item.balance != Balance::none) {
    xml.attribute("xbrli:balance", item.balance == Balance::debit ? "debit" : "credit");
  }
  xml.attribute("xbrli:periodType", is_instant(item) ? "instant" : "duration");
  if (item.kind == Kind::choices) offer_choices(xml, item);
  if (item.kind == Kind::typed_axis) {
    xml.attribute("xbrldt:typedDomainRef", "#" + std::string(taxonomy_prefix) + "_RegisterId");
  }
  xml.close();
}

// The value of the typed axis: the data set's id in the register.
void declare_register_id(XmlWriter& xml) {
  xml.open("xsd:element");
  xml.attribute("name", "RegisterId");
  xml.attribute("id", std::string(taxonomy_prefix) + "_RegisterId");
  xml.open("xsd:simpleType");
  xml.open("xsd:restriction");
  xml.attribute("base", "xsd:string");
  xml.open("xsd:minLength");
  xml.attribute("value", "1");
  for (int open = 0; open < 4; ++open) xml.close();
}

void open_schema(XmlWriter& xml) {
  xml.open("xsd:schema");
  xml.attribute("xmlns:" + std::string(taxonomy_prefix), taxonomy_namespace);
  xml.attribute("xmlns:dtr", "http://www.xbrl.org/dtr/type/2022-03-31");
  xml.attribute("xmlns:enum2", "http://xbrl.org/2020/extensible-enumerations-2.0");
  xml.attribute("xmlns:link", "http://www.xbrl.org/2003/linkbase");
  xml.attribute("xmlns:xbrldt", "http://xbrl.org/2005/xbrldt");
  xml.attribute("xmlns:xbrli", "http://www.xbrl.org/2003/instance");
  xml.attribute("xmlns:xlink", "http://www.w3.org/1999/xlink");
  xml.attribute("xmlns:xsd", "http://www.w3.org/2001/XMLSchema");
  xml.attribute("attributeFormDefault", "unqualified");
  xml.attribute("elementFormDefault", "qualified");
  xml.attribute("targetNamespace", taxonomy_namespace);
}

}  // namespace

std::string write_schema() {
  return write_document([](XmlWriter& xml) {
    open_schema(xml);
    xml.open("xsd:annotation");
    xml.open("xsd:appinfo");
    refer_to_linkbases(xml);
    for (const Role& role : roles()) declare_role(xml, role);
    xml.close();
    xml.close();
    import_standards(xml);
    for (const Concept& item : concepts()) declare(xml, item);
    declare_register_id(xml);
    xml.close();
  });
}

}  // namespace rubiao::disclosure
