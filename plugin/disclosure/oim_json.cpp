// SPDX-License-Identifier: Apache-2.0
#include "disclosure/oim_json.h"

#include <string>

#include "disclosure/invariants.h"
#include "disclosure/oim.h"

namespace rubiao::disclosure {
namespace {

using formats::JsonWriter;

void write_dimensions(JsonWriter& json, const Fact& fact, const FactContext& context, const Entity& entity) {
  json.key("dimensions");
  json.open_object();
  json.text("concept", qualified(fact.name));
  json.text("entity", oim_entity(entity));
  json.text("period", oim_period(context));
  if (is_amount(concept_named(fact.name))) json.text("unit", oim_unit);
  if (fact.language) json.text("language", oim_language(*fact.language));
  if (!context.axis.empty())
    json.text(qualified(context.axis), context.member.empty() ? context.key : qualified(context.member));
  json.close();
}

void write_fact(JsonWriter& json, const Fact& fact, const FactContext& context, const Entity& entity,
                int decimals) {
  json.open_object(true);
  json.text("value", oim_value(fact));
  if (is_amount(concept_named(fact.name))) {
    json.key("decimals");
    json.number(decimals);
  }
  write_dimensions(json, fact, context, entity);
  json.close();
}

}  // namespace

void write_oim_json(const Report& report, const Sink& sink, std::string_view schema, FactRounding rounding) {
  require_invariants(report, std::nullopt);
  const FactSet set = gather_facts(report, rounding);
  JsonWriter json(sink);
  json.open_object();
  write_document_info(json, "https://xbrl.org/2021/xbrl-json", report, set, schema);
  json.key("facts");
  json.open_object();
  std::size_t number = 0;
  for (const Fact& fact : set.facts) {
    json.key("f" + std::to_string(++number));
    write_fact(json, fact, context_of(set, fact), report.entity, set.decimals);
  }
  json.close();
  json.close();
  json.finish();
}

}  // namespace rubiao::disclosure
