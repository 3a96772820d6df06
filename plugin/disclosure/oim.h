// SPDX-License-Identifier: Apache-2.0
// The words of the Open Information Model, which xBRL-JSON and xBRL-CSV share: how concept, entity, period,
// unit and language are written there. The facts are those of facts.h.
#pragma once

#include <string>
#include <string_view>

#include "disclosure/facts.h"
#include "formats/json_writer.h"

namespace rubiao::disclosure {

// "cas-dr:IntangibleGross".
[[nodiscard]] std::string qualified(std::string_view name);
// Moments are the midnight after the day: "2025-01-01T00:00:00"; a period is "from/to" of two of them.
[[nodiscard]] std::string oim_period(const FactContext& context);
// Choices are names with a prefix; everything else is as in facts.h.
[[nodiscard]] std::string oim_value(const Fact& fact);
[[nodiscard]] std::string_view oim_language(Language language);  // lower case
[[nodiscard]] std::string oim_entity(const Entity& entity);
inline constexpr std::string_view oim_unit = "iso4217:CNY";

// documentInfo; `document_type` says which of the two formats, `schema` where the taxonomy is.
void write_document_info(formats::JsonWriter& json, std::string_view document_type, const Report& report,
                         const FactSet& set, std::string_view schema);

}  // namespace rubiao::disclosure
