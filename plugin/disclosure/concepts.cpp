// SPDX-License-Identifier: Apache-2.0
#include "disclosure/concepts.h"

#include <algorithm>
#include <array>

#include "base/error.h"
#include "disclosure/choice_concepts.h"
#include "disclosure/intangible_concepts.h"
#include "disclosure/inventory_concepts.h"
#include "disclosure/narrative_concepts.h"
#include "disclosure/statement_concepts.h"
#include "disclosure/structure_concepts.h"

namespace rubiao::disclosure {
namespace {

template <class... Lists>
constexpr auto joined(const Lists&... lists) {
  std::array<Concept, (std::tuple_size_v<Lists> + ...)> all{};
  auto place = all.begin();
  ((place = std::ranges::copy(lists, place).out), ...);
  return all;
}

constexpr std::array all_concepts = joined(statement_concepts, narrative_concepts, choice_concepts,
                                           intangible_concepts, inventory_concepts, structure_concepts);
static_assert(narrative_concepts.size() == narrative_count);

constexpr bool all_differ() {
  for (std::size_t i = 0; i < all_concepts.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const Concept& a = all_concepts[i];
      const Concept& b = all_concepts[j];
      if (a.name == b.name || a.label.zh == b.label.zh || a.label.en == b.label.en) return false;
    }
  }
  return true;
}
static_assert(all_differ(), "names and standard labels are unique in each language");

// In the order of Method, which begins at 1, and of CostFormula.
constexpr std::array<std::string_view, 5> methods{"StraightLineMember", "SumOfYearsDigitsMember",
                                                  "DoubleDecliningBalanceMember", "UnitsOfProductionMember",
                                                  "RevenueBasedMember"};
constexpr std::array<std::string_view, 3> cost_formulas{"SpecificIdentificationMember",
                                                        "FirstInFirstOutMember", "WeightedAverageMember"};
constexpr std::array all_choice_lists{
    ChoiceList{"AmortisationMethods", "AmortisationMethodDomain", methods},
    ChoiceList{"InventoryCostFormulas", "CostFormulaDomain", cost_formulas}};

}  // namespace

std::span<const Concept> concepts() {
  return all_concepts;
}

const Concept* find_concept(std::string_view name) {
  const auto* found = std::ranges::find(all_concepts, name, &Concept::name);
  return found == all_concepts.end() ? nullptr : found;
}

const Concept& concept_named(std::string_view name) {
  if (const Concept* found = find_concept(name)) return *found;
  const std::string text(name);
  throw Error(Status::internal, Problem{.message = {"分类标准中没有元素 " + text, "no concept " + text}});
}

bool is_amount(const Concept& item) {
  return item.kind == Kind::balance || item.kind == Kind::flow;
}

bool is_instant(const Concept& item) {
  return item.kind == Kind::balance || item.kind == Kind::name || item.kind == Kind::life;
}

bool is_reported(const Concept& item) {
  return item.kind < Kind::heading;
}

std::string_view parent_concept(StatementItem item) {
  if (item == StatementItem::inventories) return "Inventories";
  return item == StatementItem::intangible_assets ? "IntangibleAssets" : "DevelopmentExpenditure";
}

std::string_view data_concept(StatementItem item) {
  if (item == StatementItem::inventories) return "DataResourcesInventories";
  return item == StatementItem::intangible_assets ? "DataResourcesIntangibleAssets"
                                                  : "DataResourcesDevelopmentExpenditure";
}

std::string_view figure_concept(Figure figure) {
  constexpr std::array<std::string_view, figure_count> names{
      "IndefiniteLifeCarryingAmount",     "RestrictedIntangibleCarryingAmount",
      "RestrictedIntangibleAmortisation", "IntangibleImpairmentLoss",
      "HeldForSaleCarryingAmount",        "RestrictedInventoryCarryingAmount"};
  return names[static_cast<std::size_t>(figure)];
}

std::string_view narrative_concept(Narrative narrative) {
  return narrative_concepts[static_cast<std::size_t>(narrative)].name;
}

std::span<const ChoiceList> choice_lists() {
  return all_choice_lists;
}

std::string_view member_of(Method method) {
  return methods.at(static_cast<std::size_t>(method) - 1);
}

std::string_view member_of(CostFormula formula) {
  return cost_formulas.at(static_cast<std::size_t>(formula));
}

std::string_view axis_of(TableId table) {
  if (table == TableId::development_expenditure) return {};
  return table == TableId::intangible_assets ? "IntangibleAcquisitionMethodAxis"
                                             : "InventoryAcquisitionMethodAxis";
}

std::string_view member_of(TableId table, std::size_t column) {
  constexpr std::array<std::string_view, total_column> intangible{
      "IntangiblePurchasedMember", "IntangibleSelfDevelopedMember", "IntangibleOtherMember"};
  constexpr std::array<std::string_view, total_column> inventory{
      "InventoryPurchasedMember", "InventorySelfProcessedMember", "InventoryOtherMember"};
  if (column >= total_column || table == TableId::development_expenditure) return {};
  return table == TableId::intangible_assets ? intangible[column] : inventory[column];
}

}  // namespace rubiao::disclosure
