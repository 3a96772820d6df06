// SPDX-License-Identifier: Apache-2.0
#include "disclosure/oim.h"

#include <algorithm>

namespace rubiao::disclosure {
namespace {

std::string midnight_after(Date day) {
  return to_text(Date(std::chrono::sys_days(day) + std::chrono::days{1})) + "T00:00:00";
}

}  // namespace

std::string qualified(std::string_view name) {
  return std::string(taxonomy_prefix) + ":" + std::string(name);
}

std::string oim_period(const FactContext& context) {
  const std::string to = midnight_after(context.to);
  return context.from ? to_text(*context.from) + "T00:00:00/" + to : to;
}

std::string oim_value(const Fact& fact) {
  if (concept_named(fact.name).kind != Kind::choices) return fact.value;
  const std::string address = std::string(taxonomy_namespace) + "#";
  std::string value = fact.value;
  for (std::size_t at = value.find(address); at != std::string::npos; at = value.find(address))
    value.replace(at, address.size(), qualified(""));
  return value;
}

std::string_view oim_language(Language language) {
  return language == Language::zh ? "zh-cn" : "en";
}

std::string oim_entity(const Entity& entity) {
  return "entity:" + entity.identifier;
}

void write_document_info(formats::JsonWriter& json, std::string_view document_type, const Report& report,
                         const FactSet& set, std::string_view schema) {
  json.key("documentInfo");
  json.open_object();
  json.text("documentType", document_type);
  json.key("namespaces");
  json.open_object();
  json.text(taxonomy_prefix, taxonomy_namespace);
  json.text("entity", report.entity.scheme);
  if (std::ranges::any_of(set.facts, [](const Fact& fact) { return is_amount(concept_named(fact.name)); }))
    json.text("iso4217", "http://www.xbrl.org/2003/iso4217");
  json.text("xbrl", "https://xbrl.org/2021");
  json.close();
  json.key("taxonomy");
  json.open_array(true);
  json.text(schema);
  json.close();
  json.close();
}

}  // namespace rubiao::disclosure
