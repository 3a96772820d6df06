// SPDX-License-Identifier: Apache-2.0
// What an instance and an inline document have in common: the namespaces, the taxonomy, contexts and the unit
// of a set of facts, in the same words.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "disclosure/facts.h"
#include "formats/xml_writer.h"

namespace rubiao::disclosure {

[[nodiscard]] bool has_amounts(const FactSet& set);
// Only what is used is declared: readers of filings refuse namespaces that nobody needs.
[[nodiscard]] std::vector<std::pair<std::string, std::string_view>> namespaces_of(const FactSet& set);
void write_schema_reference(formats::XmlWriter& xml, std::string_view schema);
void write_contexts(formats::XmlWriter& xml, const FactSet& set, const Entity& entity);
// None where there is no amount.
void write_unit(formats::XmlWriter& xml, const FactSet& set);

}  // namespace rubiao::disclosure
