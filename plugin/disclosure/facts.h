// SPDX-License-Identifier: Apache-2.0
// Facts: a report as XBRL sees it, each figure with its concept, moment or period and column. Blank cells
// give no fact, nil gives 0.00. The row of the balance sheet and the total carrying amount of its note table
// come out as one fact [MOF2023-11:3.1]. How facts are written is decided in instance.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "disclosure/concepts.h"
#include "disclosure/report.h"

namespace rubiao::disclosure {

// How amounts are written: to the fen, or rounded half up to 万元, for a filing that shows no more.
enum class FactRounding : std::uint8_t { fen, ten_thousand_yuan };

struct FactContext {
  std::string id;            // made of the content, so that the same content has the same id everywhere
  std::optional<Date> from;  // absent for a moment
  Date to;
  std::string_view axis{};    // empty for a fact that is not divided
  std::string_view member{};  // of an explicit axis
  std::string key{};          // of the typed axis
};

// Where a figure stands: undivided, in a column of a note table, or with a single data resource.
struct FactPlace {
  std::string_view axis{};
  std::string_view member{};
  std::string_view key{};
};
// The moment or period of a concept there; the opening is the end of the day before the first.
[[nodiscard]] FactContext context_at(const Report& report, const Concept& item, bool opening,
                                     const FactPlace& place);
// The column of a note table; the total column is undivided.
[[nodiscard]] FactPlace place_of(TableId table, std::size_t column);
[[nodiscard]] FactPlace place_of(const Item& item);

struct Fact {
  std::string_view name;
  std::string context;                 // id
  std::string value;                   // as written: "1234.50", "P36M", escaped XHTML
  std::optional<Language> language{};  // of a text
};

struct FactSet {
  std::vector<FactContext> contexts;  // by id, each used
  std::vector<Fact> facts;            // in the order of concepts(), then by context, Chinese before English
  int decimals = 2;                   // of every amount
};

[[nodiscard]] FactSet gather_facts(const Report& report, FactRounding rounding = FactRounding::fen);
[[nodiscard]] const FactContext& context_of(const FactSet& set, const Fact& fact);

// The amount as a fact holds it: "1234.50", or "1230000" rounded.
[[nodiscard]] std::string fact_value(Fen amount, FactRounding rounding);

// Paragraphs of XHTML, one a line of the text, with everything in them escaped.
[[nodiscard]] std::string as_text_block(std::string_view text);

}  // namespace rubiao::disclosure
