// SPDX-License-Identifier: Apache-2.0
#include "disclosure/instance.h"

#include <string>

#include "disclosure/instance_parts.h"
#include "disclosure/invariants.h"
#include "disclosure/linkbase.h"
#include "disclosure/oim.h"

namespace rubiao::disclosure {
namespace {

using formats::XmlWriter;

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
    xml.open("xbrli:xbrl");
    for (const auto& [name, address] : namespaces_of(set)) xml.attribute(name, address);
    write_schema_reference(xml, schema);
    write_contexts(xml, set, report.entity);
    write_unit(xml, set);
    for (const Fact& fact : set.facts) write_fact(xml, fact, decimals);
    xml.close();
  }));
}

}  // namespace rubiao::disclosure
