// SPDX-License-Identifier: Apache-2.0
#include "disclosure/facts.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "base/error.h"
#include "formats/html_text.h"

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

struct FactPlace {
  std::string_view axis{};
  std::string_view member{};
  std::string key{};
};

class Gatherer {
 public:
  explicit Gatherer(const Report& report)
      : report_(report), before_(std::chrono::sys_days(report.from) - std::chrono::days{1}) {}

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
        const std::string_view member = member_of(table.id, column);
        const FactPlace place{.axis = member.empty() ? std::string_view{} : axis_of(table.id),
                              .member = member};
        add_amount(row.row->concept_name, row.cells[column], row.row->content == Content::opening, place);
      }
    }
  }

  void add_pledged(const Pledged& pledged) {
    add_amount("RestrictedCarryingAmount", pledged.carrying, false, {});
    add_amount("RestrictedAmortisation", pledged.amortisation_of_period, false, {});
  }

  void add_item(const Item& item) {
    const FactPlace place{.axis = "SignificantAxis", .key = item.id};
    add("SignificantName", item.name, Language::zh, false, place);
    add_amount("SignificantCarryingAmount", item.carrying, false, place);
    if (!item.remaining_months) return;
    add("SignificantRemainingLife", "P" + std::to_string(*item.remaining_months) + "M", {}, false, place);
  }

  void add_policies() {
    for (std::size_t i = 0; i < policy_count; ++i) {
      const std::string_view name = policy_concept(static_cast<Policy>(i));
      for (const Language language : {Language::zh, Language::en}) {
        const std::string& text = report_.policies[i].in(language);
        if (!text.empty()) add(name, as_text_block(text), language, false, {});
      }
    }
  }

  FactSet finish() {
    FactSet set;
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
    if (amount) add(name, to_text(*amount), {}, opening, place);
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
    const bool instant = is_instant(item);
    const Date to = opening ? before_ : report_.to;
    std::string id = instant ? "I" + digits(to) : "D" + digits(report_.from) + "-" + digits(to);
    if (!place.member.empty()) id += "." + std::string(place.member.substr(0, place.member.size() - 6));
    if (!place.key.empty()) id += ".Significant." + as_id(place.key);
    const auto [at, is_new] = contexts_.try_emplace(id);
    if (is_new) {
      at->second = {
          .id = id, .from = {}, .to = to, .axis = place.axis, .member = place.member, .key = place.key};
      if (!instant) at->second.from = report_.from;
    }
    return at->first;
  }

  const Report& report_;
  Date before_;  // the moment of opening: the end of the day before the first
  std::map<std::string, FactContext> contexts_;
  std::map<std::tuple<std::ptrdiff_t, std::string, bool>, Fact> facts_;
};

}  // namespace

FactSet gather_facts(const Report& report) {
  Gatherer gatherer(report);
  gatherer.add_statement();
  for (const auto* table : {&report.a, &report.b, &report.development}) {
    if (*table) gatherer.add_table(**table);
  }
  if (report.pledged) gatherer.add_pledged(*report.pledged);
  for (const Item& item : report.items) gatherer.add_item(item);
  gatherer.add_policies();
  return gatherer.finish();
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
