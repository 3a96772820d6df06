// SPDX-License-Identifier: Apache-2.0
// Presentation, calculation and definition linkbases, drawn from outline.h and relations.h. Calculations
// carry the arcrole of Calculations 1.1, which compares within rounding; the exact comparison is made by
// self_check.h. The 其中 rows of the balance sheet have no calculation arc: it would claim a full sum.
#include <algorithm>

#include "disclosure/linkbase.h"
#include "disclosure/outline.h"
#include "disclosure/relations.h"
#include "disclosure/taxonomy.h"

namespace rubiao::disclosure {
namespace {

using formats::XmlWriter;

constexpr std::string_view summation = "https://xbrl.org/2023/arcrole/summation-item";

std::string_view preferred_label(Shown shown) {
  switch (shown) {
    case Shown::terse:
      return "http://www.xbrl.org/2003/role/terseLabel";
    case Shown::period_start:
      return "http://www.xbrl.org/2003/role/periodStartLabel";
    case Shown::period_end:
      return "http://www.xbrl.org/2003/role/periodEndLabel";
    default:
      return "http://www.xbrl.org/2003/role/label";
  }
}

// A concept shown twice, at the start and at the end of the period, needs two locators: two arcs between the
// same labels are an error of XLink.
std::string place_label(const Branch& branch) {
  const std::string name(branch.name);
  return branch.shown == Shown::period_start ? name + ".start" : name;
}

void write_tree(Linkbase& links, std::string_view role_id) {
  links.open_link("link:presentationLink", role_address(role_id));
  int order = 0;
  for (const Branch& branch : branches(role_id)) {
    const std::string label = place_label(branch);
    links.locate(label, branch.name);
    if (branch.parent.empty()) continue;
    links.draw({.element = "link:presentationArc",
                .arcrole = "http://www.xbrl.org/2003/arcrole/parent-child",
                .from = branch.parent,
                .to = label,
                .order = ++order,
                .more = {{"preferredLabel", preferred_label(branch.shown)}}});
  }
  links.close_link();
}

void write_sum(Linkbase& links, const Sum& sum) {
  links.locate(sum.total, sum.total);
  int order = 0;
  for (const Term& term : sum.parts) {
    if (term.name.empty()) continue;
    links.locate(term.name, term.name);
    links.draw({.element = "link:calculationArc",
                .arcrole = summation,
                .from = sum.total,
                .to = term.name,
                .order = ++order,
                .more = {{"weight", term.weight < 0 ? "-1" : "1"}}});
  }
}

std::string dimensional(std::string_view arcrole) {
  return "http://xbrl.org/int/dim/arcrole/" + std::string(arcrole);
}

void relate(Linkbase& links, std::string_view arcrole, std::string_view from, std::string_view to,
            int order = 1) {
  links.draw({.element = "link:definitionArc",
              .arcrole = dimensional(arcrole),
              .from = from,
              .to = to,
              .order = order});
}

void write_hypercube(Linkbase& links, const Division& division) {
  links.locate(division.line_items, division.line_items);
  links.locate(division.table, division.table);
  links.locate(division.axis, division.axis);
  links.draw({.element = "link:definitionArc",
              .arcrole = dimensional("all"),
              .from = division.line_items,
              .to = division.table,
              .order = 1,
              .more = {{"xbrldt:closed", "true"}, {"xbrldt:contextElement", "scenario"}}});
  relate(links, "hypercube-dimension", division.table, division.axis);
}

// The total column: domain of the axis and its default, by two arcs and so by two locators.
void write_domain(Linkbase& links, const Division& division) {
  if (division.whole.empty()) return;
  const std::string fallback = std::string(division.whole) + ".default";
  links.locate(division.whole, division.whole);
  links.locate(fallback, division.whole);
  relate(links, "dimension-domain", division.axis, division.whole);
  relate(links, "dimension-default", division.axis, fallback, 2);
  int order = 0;
  for (const std::string_view member : division.members) {
    links.locate(member, member);
    relate(links, "domain-member", division.whole, member, ++order);
  }
}

// What a choice may be chosen from.
void write_choices(Linkbase& links) {
  links.open_link("link:definitionLink", role_address("Choices"));
  for (const ChoiceList& list : choice_lists()) {
    links.locate(list.domain, list.domain);
    int order = 0;
    for (const std::string_view member : list.members) {
      links.locate(member, member);
      relate(links, "domain-member", list.domain, member, ++order);
    }
  }
  links.close_link();
}

void write_division(Linkbase& links, std::string_view role_id, const Division& division) {
  links.open_link("link:definitionLink", role_address(role_id));
  write_hypercube(links, division);
  write_domain(links, division);
  int order = 0;
  for (const std::string_view name : division.concepts) {
    links.locate(name, name);
    relate(links, "domain-member", division.line_items, name, ++order);
  }
  links.close_link();
}

}  // namespace

std::string write_presentation() {
  return write_document([](XmlWriter& xml) {
    Linkbase links(xml);
    for (const Role& role : roles()) links.refer_to_role(role.id);
    for (const Role& role : roles()) write_tree(links, role.id);
    links.close();
  });
}

std::string write_calculation() {
  return write_document([](XmlWriter& xml) {
    Linkbase links(xml);
    const std::vector tables{TableId::intangible_assets, TableId::inventories};
    for (const TableId table : tables) links.refer_to_role(role_of(table));
    links.refer_to_arcrole(summation, "https://www.xbrl.org/2023/calculation-1.1.xsd#summation-item");
    for (const TableId table : tables) {
      links.open_link("link:calculationLink", role_address(role_of(table)));
      for (const Sum& sum : sums()) {
        if (sum.table == table) write_sum(links, sum);
      }
      links.close_link();
    }
    links.close();
  });
}

std::string write_definition() {
  return write_document([](XmlWriter& xml) {
    Linkbase links(xml);
    for (const Role& role : roles()) {
      if (division_of(role.id)) links.refer_to_role(role.id);
    }
    links.refer_to_role("Choices");
    for (const char* arcrole :
         {"all", "dimension-default", "dimension-domain", "domain-member", "hypercube-dimension"}) {
      links.refer_to_arcrole(dimensional(arcrole),
                             "http://www.xbrl.org/2005/xbrldt-2005.xsd#" + std::string(arcrole));
    }
    for (const Role& role : roles()) {
      if (const auto division = division_of(role.id)) write_division(links, role.id, *division);
    }
    write_choices(links);
    links.close();
  });
}

}  // namespace rubiao::disclosure
