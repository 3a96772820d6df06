// SPDX-License-Identifier: Apache-2.0
#include "disclosure/linkbase.h"

#include "disclosure/concepts.h"
#include "disclosure/outline.h"

namespace rubiao::disclosure {
namespace {

std::string schema_href(std::string_view fragment) {
  return std::string(taxonomy_stem) + ".xsd#" + std::string(fragment);
}

}  // namespace

std::string write_document(const std::function<void(formats::XmlWriter&)>& write) {
  std::string bytes;
  formats::XmlWriter xml([&bytes](std::string_view piece) { bytes += piece; });
  write(xml);
  xml.finish();
  return bytes;
}

Linkbase::Linkbase(formats::XmlWriter& xml, std::span<const Namespace> more) : xml_(xml) {
  xml_.open("link:linkbase");
  std::string schemas =
      "http://www.xbrl.org/2003/linkbase http://www.xbrl.org/2003/xbrl-linkbase-2003-12-31.xsd "
      "http://www.xbrl.org/2006/ref http://www.xbrl.org/2006/ref-2006-02-27.xsd "
      "http://xbrl.org/2005/xbrldt http://www.xbrl.org/2005/xbrldt-2005.xsd";
  for (const Namespace& space : more) {
    xml_.attribute("xmlns:" + std::string(space.prefix), space.address);
    if (!space.schema.empty()) schemas += " " + std::string(space.address) + " " + std::string(space.schema);
  }
  xml_.attribute("xmlns:link", "http://www.xbrl.org/2003/linkbase");
  xml_.attribute("xmlns:ref", "http://www.xbrl.org/2006/ref");
  xml_.attribute("xmlns:xbrldt", "http://xbrl.org/2005/xbrldt");
  xml_.attribute("xmlns:xlink", "http://www.w3.org/1999/xlink");
  xml_.attribute("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
  xml_.attribute("xsi:schemaLocation", schemas);
}

void Linkbase::refer_to_role(std::string_view role_id) {
  refer_to_standard_role(role_address(role_id), schema_href("role_" + std::string(role_id)));
}

void Linkbase::refer_to_standard_role(std::string_view address, std::string_view href) {
  xml_.open("link:roleRef");
  xml_.attribute("roleURI", address);
  xml_.attribute("xlink:href", href);
  xml_.attribute("xlink:type", "simple");
  xml_.close();
}

void Linkbase::refer_to_arcrole(std::string_view arcrole, std::string_view href) {
  xml_.open("link:arcroleRef");
  xml_.attribute("arcroleURI", arcrole);
  xml_.attribute("xlink:href", href);
  xml_.attribute("xlink:type", "simple");
  xml_.close();
}

void Linkbase::open_link(std::string_view element, std::string_view address) {
  xml_.open(element);
  xml_.attribute("xlink:role", address);
  xml_.attribute("xlink:type", "extended");
}

void Linkbase::locate(std::string_view label, std::string_view concept_name) {
  xml_.open("link:loc");
  xml_.attribute("xlink:href", schema_href(std::string(taxonomy_prefix) + "_" + std::string(concept_name)));
  xml_.attribute("xlink:label", label);
  xml_.attribute("xlink:type", "locator");
  xml_.close();
}

void Linkbase::draw(const Arc& arc) {
  xml_.open(arc.element);
  if (arc.order != 0) xml_.attribute("order", std::to_string(arc.order));
  for (const auto& [name, value] : arc.more) xml_.attribute(name, value);
  xml_.attribute("xlink:arcrole", arc.arcrole);
  xml_.attribute("xlink:from", arc.from);
  xml_.attribute("xlink:to", arc.to);
  xml_.attribute("xlink:type", "arc");
  xml_.close();
}

void Linkbase::open_resource(std::string_view element, std::string_view label, std::string_view role) {
  xml_.open(element);
  xml_.attribute("xlink:label", label);
  xml_.attribute("xlink:role", role);
  xml_.attribute("xlink:type", "resource");
}

}  // namespace rubiao::disclosure
