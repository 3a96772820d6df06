// SPDX-License-Identifier: Apache-2.0
#include "disclosure/inline_facts.h"

#include <tuple>

#include "base/error.h"
#include "disclosure/oim.h"
#include "formats/html_text.h"

namespace rubiao::disclosure {
namespace {

using formats::escape_html;

std::string_view name_of(std::optional<Language> language) {
  if (!language) return {};
  return *language == Language::zh ? "zh-CN" : "en";
}

// Attributes that every tag has; ids are ours and need no escape.
std::string head_of(std::string_view element, std::size_t number, std::string_view name,
                    const std::string& context) {
  return "<ix:" + std::string(element) + " id=\"f" + std::to_string(number) + "\" name=\"" + qualified(name) +
         "\" contextRef=\"" + context + "\"";
}

std::string shown_amount(Fen amount, FactRounding rounding) {
  if (rounding == FactRounding::fen) return to_grouped_text(amount < 0 ? -amount : amount);
  std::string yuan = fact_value(amount < 0 ? -amount : amount, rounding);
  if (yuan.size() > 4) yuan.resize(yuan.size() - 4);  // 万元
  std::string grouped;
  for (std::size_t i = 0; i < yuan.size(); ++i) {
    if (i > 0 && (yuan.size() - i) % 3 == 0) grouped += ',';
    grouped += yuan[i];
  }
  return grouped;
}

}  // namespace

InlineFacts::InlineFacts(const Report& report, FactRounding rounding)
    : report_(report), rounding_(rounding), set_(gather_facts(report, rounding)) {
  std::size_t number = 0;
  for (const Fact& fact : set_.facts)
    tags_[{fact.name, fact.context, name_of(fact.language)}] = {++number, false};
}

InlineFacts::Tag& InlineFacts::tag_of(std::string_view concept_name, const FactContext& context,
                                      std::optional<Language> language) {
  return tags_.at({concept_name, context.id, name_of(language)});
}

std::string InlineFacts::amount(std::string_view concept_name, std::optional<Fen> amount, bool opening,
                                const FactPlace& place) {
  if (!amount) return {};
  const FactContext context = context_at(report_, concept_named(concept_name), opening, place);
  Tag& tag = tag_of(concept_name, context, {});
  const bool nil = fact_value(*amount, rounding_) == fact_value(0, rounding_);
  const std::string shown = nil ? "—" : shown_amount(*amount, rounding_);
  const bool negative = !nil && *amount < 0;
  if (std::exchange(tag.shown, true))
    return (negative ? "-" : "") + std::string("<a href=\"#f") + std::to_string(tag.number) + "\">" + shown +
           "</a>";
  std::string markup = head_of("nonFraction", tag.number, concept_name, context.id) +
                       " unitRef=\"CNY\" decimals=\"" + std::to_string(set_.decimals) + "\" format=\"" +
                       (nil ? "ixt:fixed-zero" : "ixt:num-dot-decimal") + "\"";
  if (!nil && rounding_ == FactRounding::ten_thousand_yuan) markup += " scale=\"4\"";
  if (negative) markup += " sign=\"-\"";
  return (negative ? "-" : "") + markup + ">" + shown + "</ix:nonFraction>";
}

std::string InlineFacts::text(std::string_view concept_name, Language language, const std::string& markup,
                              const FactPlace& place) {
  const Concept& item = concept_named(concept_name);
  const FactContext context = context_at(report_, item, false, place);
  Tag& tag = tag_of(concept_name, context, language);
  if (std::exchange(tag.shown, true)) return markup;
  return head_of("nonNumeric", tag.number, concept_name, context.id) +
         (item.kind == Kind::text_block ? " escape=\"true\"" : "") + " xml:lang=\"" +
         std::string(name_of(language)) + "\">" + markup + "</ix:nonNumeric>";
}

std::string InlineFacts::hidden() {
  std::string markup;
  for (const Fact& fact : set_.facts) {
    Tag& tag = tags_.at({fact.name, fact.context, name_of(fact.language)});
    if (std::exchange(tag.shown, true)) continue;
    const Kind kind = concept_named(fact.name).kind;
    if (kind != Kind::choices && kind != Kind::life)
      throw Error(Status::internal,
                  Problem{.message = {"页面没有显示一个事实", "the page does not show a fact"},
                          .found = std::string(fact.name) + " " + fact.context});
    markup += head_of("nonNumeric", tag.number, fact.name, fact.context) + ">" + escape_html(fact.value) +
              "</ix:nonNumeric>\n";
  }
  return markup;
}

}  // namespace rubiao::disclosure
