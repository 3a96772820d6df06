// SPDX-License-Identifier: Apache-2.0
#include "disclosure/instance.h"

#include <algorithm>
#include <string>

#include "disclosure/invariants.h"
#include "disclosure/linkbase.h"
#include "disclosure/oim.h"

namespace rubiao::disclosure {
namespace {

using formats::XmlWriter;

bool has_amounts(const FactSet& set) {
  return std::ranges::any_of(set.facts, [](const Fact& fact) { return is_amount(concept_named(fact.name)); });
}

// Only what is used is declared: readers of filings refuse namespaces that nobody needs.
void open_root(XmlWriter& xml, const FactSet& set) {
  const bool divided =
      std::ranges::any_of(set.contexts, [](const FactContext& c) { return !c.axis.empty(); });
  xml.open("xbrli:xbrl");
  xml.attribute("xmlns:" + std::string(taxonomy_prefix), taxonomy_namespace);
  if (has_amounts(set)) xml.attribute("xmlns:iso4217", "http://www.xbrl.org/2003/iso4217");
  xml.attribute("xmlns:link", "http://www.xbrl.org/2003/linkbase");
  if (divided) xml.attribute("xmlns:xbrldi", "http://xbrl.org/2006/xbrldi");
  xml.attribute("xmlns:xbrli", "http://www.xbrl.org/2003/instance");
  xml.attribute("xmlns:xlink", "http://www.w3.org/1999/xlink");
}

void write_schema_reference(XmlWriter& xml, std::string_view schema) {
  xml.open("link:schemaRef");
  xml.attribute("xlink:href", schema);
  xml.attribute("xlink:type", "simple");
  xml.close();
}

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

void write_unit(XmlWriter& xml) {
  xml.open("xbrli:unit");
  xml.attribute("id", "CNY");
  xml.element("xbrli:measure", "iso4217:CNY");
  xml.close();
}

void write_fact(XmlWriter& xml, const Fact& fact, const std::string& decimals) {
  xml.open(qualified(fact.name));
  xml.attribute("contextRef", fact.context);
  if (is_amount(concept_named(fact.name))) {
    xml.attribute("decimals", decimals);
    xml.attribute("unitRef", "CNY");
  }
  if (fact.language) xml.attribute("xml:lang", *fact.language == Language::zh ? "zh-CN" : "en");
  xml.text(fact.value);
  xml.close();
}

}  // namespace

void write_instance(const Report& report, const Sink& sink, std::string_view schema, FactRounding rounding) {
  require_invariants(report, std::nullopt);
  const FactSet set = gather_facts(report, rounding);
  const std::string decimals = std::to_string(set.decimals);
  sink(write_document([&](XmlWriter& xml) {
    open_root(xml, set);
    write_schema_reference(xml, schema);
    for (const FactContext& context : set.contexts) write_context(xml, context, report.entity);
    if (has_amounts(set)) write_unit(xml);
    for (const Fact& fact : set.facts) write_fact(xml, fact, decimals);
    xml.close();
  }));
}

}  // namespace rubiao::disclosure
