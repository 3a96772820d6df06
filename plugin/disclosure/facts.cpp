// SPDX-License-Identifier: Apache-2.0
#include "disclosure/facts.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "base/error.h"
#include "formats/html_text.h"
#include "formats/xml_writer.h"

namespace rubiao::disclosure {
namespace {

std::string digits(Date date) {
  std::string text = to_text(date);
  std::erase(text, '-');
  return text;
}

// An id of the ledger as part of an XML id: letters and digits stay, other bytes become _hex.
std::string as_id(std::string_view key) {
  constexpr std::string_view hex = "0123456789abcdef";
  std::string id;
  for (const char c : key) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    if (plain) {
      id += c;
    } else {
      id += {'_', hex[byte >> 4U], hex[byte & 15U]};
    }
  }
  return id;
}

class Gatherer {
 public:
  Gatherer(const Report& report, FactRounding rounding) : report_(report), rounding_(rounding) {}

  void add_statement() {
    for (const StatementItem item : all_statement_items) {
      const StatementLine& line = report_.statement[static_cast<std::size_t>(item)];
      add_row(parent_concept(item), line.parent);
      add_row(data_concept(item), line.data);
    }
  }

  void add_table(const NoteTable& table) {
    for (const NoteRow& row : table.rows) {
      for (std::size_t column = 0; column <= total_column; ++column) {
        add_amount(row.row->concept_name, row.cells[column], row.row->content == Content::opening,
                   place_of(table.id, column));
      }
    }
  }

  void add_figures() {
    for (std::size_t i = 0; i < figure_count; ++i)
      add_amount(figure_concept(static_cast<Figure>(i)), report_.figures[i], false, {});
  }

  void add_item(const Item& item) {
    const FactPlace place = place_of(item);
    add("SignificantName", formats::legal_xml(item.name), Language::zh, false, place);
    add_amount("SignificantCarryingAmount", item.carrying, false, place);
    add_amount("SignificantNetRealisableValue", item.net_realisable_value, false, place);
    if (!item.remaining_months) return;
    add("SignificantRemainingLife", "P" + std::to_string(*item.remaining_months) + "M", {}, false, place);
  }

  void add_narratives() {
    for (std::size_t i = 0; i < narrative_count; ++i) {
      const std::string_view name = narrative_concept(static_cast<Narrative>(i));
      for (const Language language : {Language::zh, Language::en}) {
        const std::string& text = report_.narratives[i].in(language);
        if (!text.empty()) add(name, as_text_block(formats::legal_xml(text)), language, false, {});
      }
    }
  }

  template <class Choices>
  void add_choices(std::string_view name, const Choices& choices) {
    std::vector<std::string> chosen;
    for (const auto choice : choices)
      chosen.push_back(std::string(taxonomy_namespace) + "#" + std::string(member_of(choice)));
    std::ranges::sort(chosen);  // a set: in the order of their bytes
    std::string value;
    for (const std::string& member : chosen) value += (value.empty() ? "" : " ") + member;
    if (!value.empty()) add(name, value, {}, false, {});
  }

  FactSet finish() {
    FactSet set;
    set.decimals = rounding_ == FactRounding::fen ? 2 : -4;
    for (auto& [id, context] : contexts_) set.contexts.push_back(std::move(context));
    for (auto& [key, fact] : facts_) set.facts.push_back(std::move(fact));
    return set;
  }

 private:
  void add_row(std::string_view name, const StatementRow& row) {
    add_amount(name, row.closing, false, {});
    add_amount(name, row.opening, true, {});
  }

  void add_amount(std::string_view name, std::optional<Fen> amount, bool opening, const FactPlace& place) {
    if (amount) add(name, fact_value(*amount, rounding_), {}, opening, place);
  }

  // A fact that is there already must be the same; the figures of one place cannot differ.
  void add(std::string_view name, std::string value, std::optional<Language> language, bool opening,
           const FactPlace& place) {
    const Concept& item = concept_named(name);
    const std::string& context = context_for(item, opening, place);
    const auto key = std::tuple(&item - concepts().data(), context, language == Language::en);
    const auto [at, is_new] = facts_.try_emplace(key, Fact{item.name, context, value, language});
    if (is_new || at->second.value == value) return;
    refuse("INV-2", "MOF2023-11:3.1",
           {"“" + std::string(item.label.zh) + "”同时为 " + at->second.value + " 和 " + value,
            "\"" + std::string(item.label.en) + "\" is both " + at->second.value + " and " + value});
  }

  const std::string& context_for(const Concept& item, bool opening, const FactPlace& place) {
    FactContext context = context_at(report_, item, opening, place);
    const std::string id = context.id;
    return contexts_.try_emplace(id, std::move(context)).first->first;
  }

  const Report& report_;
  FactRounding rounding_;
  std::map<std::string, FactContext> contexts_;
  std::map<std::tuple<std::ptrdiff_t, std::string, bool>, Fact> facts_;
};

}  // namespace

FactContext context_at(const Report& report, const Concept& item, bool opening, const FactPlace& place) {
  const bool instant = is_instant(item);
  const Date before = std::chrono::sys_days(report.from) - std::chrono::days{1};
  const Date to = opening ? before : report.to;
  std::string id = instant ? "I" + digits(to) : "D" + digits(report.from) + "-" + digits(to);
  if (!place.member.empty()) id += "." + std::string(place.member.substr(0, place.member.size() - 6));
  if (!place.key.empty()) id += ".Significant." + as_id(place.key);
  FactContext context{.id = std::move(id),
                      .from = {},
                      .to = to,
                      .axis = place.axis,
                      .member = place.member,
                      .key = std::string(place.key)};
  if (!instant) context.from = report.from;
  return context;
}

FactPlace place_of(TableId table, std::size_t column) {
  const std::string_view member = member_of(table, column);
  return {.axis = member.empty() ? std::string_view{} : axis_of(table), .member = member};
}

FactPlace place_of(const Item& item) {
  return {.axis = "SignificantAxis", .key = item.id};
}

FactSet gather_facts(const Report& report, FactRounding rounding) {
  Gatherer gatherer(report, rounding);
  gatherer.add_statement();
  for (const auto* table : {&report.a, &report.b, &report.development}) {
    if (*table) gatherer.add_table(**table);
  }
  gatherer.add_figures();
  for (const Item& item : report.items) gatherer.add_item(item);
  gatherer.add_choices("AmortisationMethods", report.methods);
  gatherer.add_choices("InventoryCostFormulas", report.cost_formulas);
  gatherer.add_narratives();
  return gatherer.finish();
}

const FactContext& context_of(const FactSet& set, const Fact& fact) {
  return *std::ranges::lower_bound(set.contexts, fact.context, {}, &FactContext::id);
}

std::string fact_value(Fen amount, FactRounding rounding) {
  if (rounding == FactRounding::fen) return to_text(amount);
  constexpr Fen unit = 1'000'000;  // 10,000 yuan in fen
  const Fen half = amount < 0 ? -unit / 2 : unit / 2;
  const Fen units = add(amount, half) / unit;
  return units == 0 ? "0" : std::to_string(units) + "0000";
}

std::string as_text_block(std::string_view text) {
  std::string block;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    if (end > 0) block += "<p>" + formats::escape_html(text.substr(0, end)) + "</p>";
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return block;
}

}  // namespace rubiao::disclosure
