// SPDX-License-Identifier: Apache-2.0
// The facts of a report as tags of Inline XBRL 1.1: the page asks for each figure and text where it shows it,
// and gets it tagged the first time, plain where the same fact is shown again. What has no words of its own
// for a reader (choices, lives) goes to the hidden part; a fact that nobody showed is a mistake of ours.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "disclosure/facts.h"

namespace rubiao::disclosure {

class InlineFacts {
 public:
  InlineFacts(const Report& report, FactRounding rounding);

  [[nodiscard]] const FactSet& set() const { return set_; }
  [[nodiscard]] FactRounding rounding() const { return rounding_; }

  // Markup of a cell: nothing for a blank one, a dash for nil, thousands apart.
  [[nodiscard]] std::string amount(std::string_view concept_name, std::optional<Fen> amount, bool opening,
                                   const FactPlace& place = {});
  // `markup` is what the reader sees: escaped text, or the XHTML of a text block.
  [[nodiscard]] std::string text(std::string_view concept_name, Language language, const std::string& markup,
                                 const FactPlace& place = {});
  // The hidden part, from what was not shown and has no words; throws Error(internal) for any other fact
  // left.
  [[nodiscard]] std::string hidden();

 private:
  struct Tag {
    std::size_t number = 0;  // of the fact: f1, f2, … in the order of the facts
    bool shown = false;
  };
  // Concept, context and language.
  using Key = std::tuple<std::string_view, std::string, std::string_view>;
  Tag& tag_of(std::string_view concept_name, const FactContext& context, std::optional<Language> language);

  const Report& report_;
  FactRounding rounding_;
  FactSet set_;
  std::map<Key, Tag> tags_;
};

}  // namespace rubiao::disclosure
