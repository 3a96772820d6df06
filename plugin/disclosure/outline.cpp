// SPDX-License-Identifier: Apache-2.0
#include "disclosure/outline.h"

#include <algorithm>
#include <array>

namespace rubiao::disclosure {
namespace {

constexpr std::array all_roles{
    Role{"BalanceSheet", {"[110100] 资产负债表中的数据资源", "Data resources in the balance sheet"}},
    Role{"IntangibleAssets",
         {"[820100] 确认为无形资产的数据资源", "Data resources recognised as intangible assets"}},
    Role{"Inventories", {"[820200] 确认为存货的数据资源", "Data resources recognised as inventories"}},
    Role{"ResearchAndDevelopment",
         {"[820300] 数据资源研究开发支出", "Research and development spending on data resources"}},
    Role{"Significant", {"[820400] 单项重要数据资源", "Individually significant data resources"}},
    Role{"Figures", {"[820500] 数据资源的其他披露金额", "Other figures on data resources"}},
    Role{"Narratives", {"[820600] 数据资源文字披露", "Narrative disclosures on data resources"}},
    Role{"Choices", {"[820900] 可选项", "Choices"}},
};

Shown shown_for(Content content) {
  if (content == Content::opening) return Shown::period_start;
  return content == Content::closing ? Shown::period_end : Shown::terse;
}

// The rows of a table under `root`: each under the last row that is indented less.
void hang_rows(std::vector<Branch>& tree, TableId table, std::string_view root) {
  std::array<std::string_view, 3> above{root, root, root};
  for (const Row& row : rows_of(table)) {
    const auto indent = static_cast<std::size_t>(row.indent);
    const std::string_view parent = indent == 0 ? root : above[indent - 1];
    tree.push_back({parent, row.concept_name, shown_for(row.content)});
    std::fill(above.begin() + row.indent, above.end(), row.concept_name);
  }
}

void hang_division(std::vector<Branch>& tree, const Division& division, std::string_view root) {
  tree.push_back({{}, root});
  tree.push_back({root, division.table});
  tree.push_back({division.table, division.axis});
  if (!division.whole.empty()) tree.push_back({division.axis, division.whole});
  for (const std::string_view member : division.members) tree.push_back({division.whole, member});
  tree.push_back({division.table, division.line_items});
}

std::vector<Branch> note_tree(TableId table, std::string_view root) {
  std::vector<Branch> tree;
  const Division division = *division_of(role_of(table));
  hang_division(tree, division, root);
  hang_rows(tree, table, division.line_items);
  return tree;
}

std::vector<Branch> statement_tree() {
  std::vector<Branch> tree{{{}, "DataResourcesStatementAbstract"}};
  for (const StatementItem item : all_statement_items) {
    tree.push_back({tree.front().name, parent_concept(item)});
    tree.push_back({tree.front().name, data_concept(item), Shown::terse});
  }
  return tree;
}

std::vector<Branch> significant_tree() {
  std::vector<Branch> tree;
  const Division division = *division_of("Significant");
  hang_division(tree, division, "SignificantAbstract");
  for (const std::string_view name : division.concepts) tree.push_back({division.line_items, name});
  return tree;
}

std::vector<Branch> narrative_tree() {
  std::vector<Branch> tree{{{}, "PoliciesAbstract"}};
  for (std::size_t i = 0; i < narrative_count; ++i)
    tree.push_back({"PoliciesAbstract", narrative_concept(static_cast<Narrative>(i))});
  return tree;
}

std::vector<Branch> figure_tree() {
  std::vector<Branch> tree{{{}, "FiguresAbstract"}};
  for (std::size_t i = 0; i < figure_count; ++i)
    tree.push_back({"FiguresAbstract", figure_concept(static_cast<Figure>(i))});
  for (const ChoiceList& list : choice_lists()) tree.push_back({"FiguresAbstract", list.name});
  return tree;
}

std::vector<Branch> choice_tree() {
  std::vector<Branch> tree{{{}, "ChoicesAbstract"}};
  for (const ChoiceList& list : choice_lists()) {
    tree.push_back({"ChoicesAbstract", list.domain});
    for (const std::string_view member : list.members) tree.push_back({list.domain, member});
  }
  return tree;
}

std::vector<Branch> development_tree() {
  std::vector<Branch> tree{{{}, "ResearchAndDevelopmentAbstract"}};
  for (const Row& row : rows_of(TableId::development_expenditure)) {
    tree.push_back({"ResearchAndDevelopmentAbstract", row.concept_name, shown_for(row.content)});
  }
  return tree;
}

Division note_division(TableId table) {
  const bool intangible = table == TableId::intangible_assets;
  Division division{.table = intangible ? "IntangibleTable" : "InventoryTable",
                    .line_items = intangible ? "IntangibleLineItems" : "InventoryLineItems",
                    .axis = axis_of(table),
                    .whole = intangible ? "IntangibleAllMethodsMember" : "InventoryAllMethodsMember",
                    .members = {},
                    .concepts = {}};
  for (std::size_t column = 0; column < total_column; ++column)
    division.members.push_back(member_of(table, column));
  for (const Row& row : rows_of(table)) {
    const bool known = std::ranges::find(division.concepts, row.concept_name) != division.concepts.end();
    if (!known && row.content != Content::heading) division.concepts.push_back(row.concept_name);
  }
  return division;
}

}  // namespace

std::span<const Role> roles() {
  return all_roles;
}

std::string role_address(std::string_view role_id) {
  return std::string(taxonomy_namespace) + "/role/" + std::string(role_id);
}

std::string_view role_of(TableId table) {
  if (table == TableId::development_expenditure) return "ResearchAndDevelopment";
  return table == TableId::intangible_assets ? "IntangibleAssets" : "Inventories";
}

std::vector<Branch> branches(std::string_view role_id) {
  if (role_id == "BalanceSheet") return statement_tree();
  if (role_id == "IntangibleAssets") return note_tree(TableId::intangible_assets, "IntangibleNoteAbstract");
  if (role_id == "Inventories") return note_tree(TableId::inventories, "InventoryNoteAbstract");
  if (role_id == "ResearchAndDevelopment") return development_tree();
  if (role_id == "Significant") return significant_tree();
  if (role_id == "Narratives") return narrative_tree();
  return role_id == "Figures" ? figure_tree() : choice_tree();
}

std::optional<Division> division_of(std::string_view role_id) {
  if (role_id == "IntangibleAssets") return note_division(TableId::intangible_assets);
  if (role_id == "Inventories") return note_division(TableId::inventories);
  if (role_id != "Significant") return std::nullopt;
  return Division{.table = "SignificantTable",
                  .line_items = "SignificantLineItems",
                  .axis = "SignificantAxis",
                  .whole = {},
                  .members = {},
                  .concepts = {"SignificantName", "SignificantCarryingAmount",
                               "SignificantNetRealisableValue", "SignificantRemainingLife"}};
}

}  // namespace rubiao::disclosure
