// SPDX-License-Identifier: Apache-2.0
// The label linkbases, one a language, and the reference linkbase. A concept's standard label is unique; the
// terse, period start and period end labels are the words of the official rows, which repeat from block to
// block.
#include <algorithm>
#include <array>

#include "disclosure/linkbase.h"
#include "disclosure/outline.h"
#include "disclosure/relations.h"
#include "disclosure/taxonomy.h"

namespace rubiao::disclosure {
namespace {

using formats::XmlWriter;

constexpr std::string_view standard_link = "http://www.xbrl.org/2003/role/link";

constexpr std::string_view standard_roles = "http://www.xbrl.org/2003/role/";
constexpr std::string_view negated_role = "http://www.xbrl.org/2009/role/negatedLabel";

struct RoleLabel {
  std::string role;  // its address
  std::string text;
};

std::string standard_role(std::string_view name) {
  return std::string(standard_roles) + std::string(name);
}

std::string label_role(Content content) {
  if (content == Content::opening) return standard_role("periodStartLabel");
  return standard_role(content == Content::closing ? "periodEndLabel" : "terseLabel");
}

bool is_statement_row(std::string_view name) {
  return std::ranges::any_of(all_statement_items,
                             [&](StatementItem item) { return data_concept(item) == name; });
}

bool is_total(std::string_view name) {
  return std::ranges::any_of(sums(), [&](const Sum& sum) { return sum.total == name; });
}

// What is taken off, and so may be shown negative.
bool is_taken_off(std::string_view name) {
  const auto subtracts = [&](const Sum& sum) {
    return std::ranges::any_of(sum.parts,
                               [&](const Term& term) { return term.name == name && term.weight < 0; });
  };
  const auto decreases = [&](const RollForward& roll) {
    return std::ranges::find(roll.decreases, name) != roll.decreases.end();
  };
  return std::ranges::any_of(sums(), subtracts) || std::ranges::any_of(roll_forwards(), decreases);
}

// All labels of a concept in a language, standard first.
std::vector<RoleLabel> labels_of(const Concept& item, Language language) {
  const bool zh = language == Language::zh;
  std::vector<RoleLabel> labels{{standard_role("label"), std::string(item.label.in(language))},
                                {standard_role("documentation"), std::string(item.meaning.in(language))}};
  for (const TableId table :
       {TableId::intangible_assets, TableId::inventories, TableId::development_expenditure}) {
    for (const Row& row : rows_of(table)) {
      if (row.concept_name != item.name) continue;
      labels.push_back({label_role(row.content), std::string(row.label.in(language))});
    }
  }
  if (is_statement_row(item.name))
    labels.push_back({standard_role("terseLabel"), zh ? "其中：数据资源" : "Of which: data resources"});
  if (is_total(item.name)) {
    labels.push_back(
        {standard_role("totalLabel"), std::string(item.label.in(language)) + (zh ? "合计" : ", total")});
  }
  if (is_taken_off(item.name))
    labels.push_back(
        {std::string(negated_role), (zh ? "减：" : "Less: ") + std::string(item.label.in(language))});
  return labels;
}

void write_concept_labels(XmlWriter& xml, Linkbase& links, const Concept& item, Language language) {
  const std::string resource = "label_" + std::string(item.name);
  links.locate(item.name, item.name);
  for (const RoleLabel& label : labels_of(item, language)) {
    links.open_resource("link:label", resource, label.role);
    xml.attribute("xml:lang", language == Language::zh ? "zh-CN" : "en");
    xml.text(label.text);
    xml.close();
  }
  links.draw({.element = "link:labelArc",
              .arcrole = "http://www.xbrl.org/2003/arcrole/concept-label",
              .from = item.name,
              .to = resource});
}

void write_reference(XmlWriter& xml, Linkbase& links, const Concept& item) {
  const std::string resource = "reference_" + std::string(item.name);
  const std::array<std::pair<std::string_view, std::string_view>, 5> parts{
      {{"ref:Publisher", "中华人民共和国财政部"},
       {"ref:Name", "企业数据资源相关会计处理暂行规定"},
       {"ref:Number", "财会〔2023〕11号"},
       {"ref:IssueDate", "2023-08-01"},
       {"ref:Section", item.section}}};
  links.locate(item.name, item.name);
  links.open_resource("link:reference", resource, "http://www.xbrl.org/2003/role/reference");
  for (const auto& [element, text] : parts) xml.element(element, text);
  xml.close();
  links.draw({.element = "link:referenceArc",
              .arcrole = "http://www.xbrl.org/2003/arcrole/concept-reference",
              .from = item.name,
              .to = resource});
}

}  // namespace

std::string write_labels(Language language) {
  return write_document([&](XmlWriter& xml) {
    Linkbase links(xml);
    links.refer_to_standard_role(negated_role,
                                 "http://www.xbrl.org/lrr/role/negated-2009-12-16.xsd#negatedLabel");
    links.open_link("link:labelLink", standard_link);
    for (const Concept& item : concepts()) {
      write_concept_labels(xml, links, item, language);
    }
    links.close_link();
    links.close();
  });
}

std::string write_references() {
  return write_document([](XmlWriter& xml) {
    Linkbase links(xml);
    links.open_link("link:referenceLink", standard_link);
    for (const Concept& item : concepts()) write_reference(xml, links, item);
    links.close_link();
    links.close();
  });
}

}  // namespace rubiao::disclosure
