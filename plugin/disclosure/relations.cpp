// SPDX-License-Identifier: Apache-2.0
#include "disclosure/relations.h"

namespace rubiao::disclosure {
namespace {

using enum TableId;

constexpr std::array all_sums{
    Sum{intangible_assets,
        "IntangibleGrossIncrease",
        {{{"IntangibleGrossIncreasePurchased"},
          {"IntangibleGrossIncreaseInternalDevelopment"},
          {"IntangibleGrossIncreaseOther"}}}},
    Sum{intangible_assets,
        "IntangibleGrossDecrease",
        {{{"IntangibleGrossDecreaseDisposal"},
          {"IntangibleGrossDecreaseLapsed"},
          {"IntangibleGrossDecreaseOther"}}}},
    Sum{intangible_assets,
        "IntangibleAmortisationDecrease",
        {{{"IntangibleAmortisationDecreaseDisposal"},
          {"IntangibleAmortisationDecreaseLapsed"},
          {"IntangibleAmortisationDecreaseOther"}}}},
    Sum{intangible_assets,
        "DataResourcesIntangibleAssets",
        {{{"IntangibleGross"}, {"IntangibleAccumulatedAmortisation", -1}, {"IntangibleImpairment", -1}}}},
    Sum{inventories,
        "InventoryGrossIncrease",
        {{{"InventoryGrossIncreasePurchased"},
          {"InventoryGrossIncreaseProcessed"},
          {"InventoryGrossIncreaseOther"}}}},
    Sum{inventories,
        "InventoryGrossDecrease",
        {{{"InventoryGrossDecreaseSale"},
          {"InventoryGrossDecreaseLapsed"},
          {"InventoryGrossDecreaseOther"}}}},
    Sum{inventories,
        "InventoryProvisionDecrease",
        {{{"InventoryProvisionDecreaseReversal"}, {"InventoryProvisionDecreaseRelease"}, {}}}},
    Sum{inventories, "DataResourcesInventories", {{{"InventoryGross"}, {"InventoryProvision", -1}, {}}}},
};

constexpr std::array all_roll_forwards{
    RollForward{intangible_assets, "IntangibleGross", "IntangibleGrossIncrease", {"IntangibleGrossDecrease"}},
    RollForward{intangible_assets,
                "IntangibleAccumulatedAmortisation",
                "IntangibleAmortisationIncrease",
                {"IntangibleAmortisationDecrease"}},
    RollForward{intangible_assets,
                "IntangibleImpairment",
                "IntangibleImpairmentIncrease",
                {"IntangibleImpairmentDecrease"}},
    RollForward{inventories, "InventoryGross", "InventoryGrossIncrease", {"InventoryGrossDecrease"}},
    RollForward{
        inventories, "InventoryProvision", "InventoryProvisionIncrease", {"InventoryProvisionDecrease"}},
    RollForward{development_expenditure,
                "DataResourcesDevelopmentExpenditure",
                "DevelopmentExpenditureAdditions",
                {"DevelopmentExpenditureTransferred", "DevelopmentExpenditureAbandoned",
                 "DevelopmentExpenditureImpaired"}},
};

// What left development expenditure is what table A shows as internally developed.
constexpr std::array all_equalities{Equality{"Transferred", "IntangibleGrossIncreaseInternalDevelopment",
                                             "DevelopmentExpenditureTransferred"}};

constexpr std::array all_parts{PartOf{"DataResourcesInventories", "Inventories"},
                               PartOf{"DataResourcesIntangibleAssets", "IntangibleAssets"},
                               PartOf{"DataResourcesDevelopmentExpenditure", "DevelopmentExpenditure"},
                               PartOf{"IndefiniteLifeCarryingAmount", "DataResourcesIntangibleAssets"},
                               PartOf{"RestrictedIntangibleCarryingAmount", "DataResourcesIntangibleAssets"},
                               PartOf{"RestrictedInventoryCarryingAmount", "DataResourcesInventories"},
                               PartOf{"RestrictedIntangibleAmortisation", "IntangibleAmortisationIncrease"},
                               PartOf{"IntangibleImpairmentLoss", "IntangibleImpairmentIncrease"}};

}  // namespace

std::span<const Sum> sums() {
  return all_sums;
}

std::span<const RollForward> roll_forwards() {
  return all_roll_forwards;
}

std::span<const Equality> equalities() {
  return all_equalities;
}

std::span<const PartOf> parts_of_wholes() {
  return all_parts;
}

}  // namespace rubiao::disclosure
