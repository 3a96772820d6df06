// SPDX-License-Identifier: Apache-2.0
#include "disclosure/instance_parts.h"

#include <algorithm>

#include "disclosure/oim.h"

namespace rubiao::disclosure {
namespace {

using formats::XmlWriter;

void write_period(XmlWriter& xml, const FactContext& context) {
  xml.open("xbrli:period");
  if (context.from) {
    xml.element("xbrli:startDate", to_text(*context.from));
    xml.element("xbrli:endDate", to_text(context.to));
  } else {
    xml.element("xbrli:instant", to_text(context.to));
  }
  xml.close();
}

void write_scenario(XmlWriter& xml, const FactContext& context) {
  if (context.axis.empty()) return;
  xml.open("xbrli:scenario");
  xml.open(context.member.empty() ? "xbrldi:typedMember" : "xbrldi:explicitMember");
  xml.attribute("dimension", qualified(context.axis));
  if (context.member.empty()) {
    xml.element(qualified("RegisterId"), context.key);
  } else {
    xml.text(qualified(context.member));
  }
  xml.close();
  xml.close();
}

void write_context(XmlWriter& xml, const FactContext& context, const Entity& entity) {
  xml.open("xbrli:context");
  xml.attribute("id", context.id);
  xml.open("xbrli:entity");
  xml.open("xbrli:identifier");
  xml.attribute("scheme", entity.scheme);
  xml.text(entity.identifier);
  xml.close();
  xml.close();
  write_period(xml, context);
  write_scenario(xml, context);
  xml.close();
}

}  // namespace

bool has_amounts(const FactSet& set) {
  return std::ranges::any_of(set.facts, [](const Fact& fact) { return is_amount(concept_named(fact.name)); });
}

std::vector<std::pair<std::string, std::string_view>> namespaces_of(const FactSet& set) {
  std::vector<std::pair<std::string, std::string_view>> spaces{
      {"xmlns:" + std::string(taxonomy_prefix), taxonomy_namespace}};
  if (has_amounts(set)) spaces.emplace_back("xmlns:iso4217", "http://www.xbrl.org/2003/iso4217");
  spaces.emplace_back("xmlns:link", "http://www.xbrl.org/2003/linkbase");
  if (std::ranges::any_of(set.contexts, [](const FactContext& c) { return !c.axis.empty(); }))
    spaces.emplace_back("xmlns:xbrldi", "http://xbrl.org/2006/xbrldi");
  spaces.emplace_back("xmlns:xbrli", "http://www.xbrl.org/2003/instance");
  spaces.emplace_back("xmlns:xlink", "http://www.w3.org/1999/xlink");
  return spaces;
}

void write_schema_reference(XmlWriter& xml, std::string_view schema) {
  xml.open("link:schemaRef");
  xml.attribute("xlink:href", schema);
  xml.attribute("xlink:type", "simple");
  xml.close();
}

void write_contexts(XmlWriter& xml, const FactSet& set, const Entity& entity) {
  for (const FactContext& context : set.contexts) write_context(xml, context, entity);
}

void write_unit(XmlWriter& xml, const FactSet& set) {
  if (!has_amounts(set)) return;
  xml.open("xbrli:unit");
  xml.attribute("id", "CNY");
  xml.element("xbrli:measure", "iso4217:CNY");
  xml.close();
}

}  // namespace rubiao::disclosure
