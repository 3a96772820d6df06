// SPDX-License-Identifier: Apache-2.0
// The roll-forward of development expenditure on data resources, net of its provision, and beside it the
// spending charged to profit or loss: together the disclosure of research and development spending [CAS6:24]
// [MOF2023-11:3.2].
#pragma once

#include <array>

#include "disclosure/rows.h"

namespace rubiao::disclosure {

inline constexpr std::array development_rows = [] {
  using K = MovementKind;
  constexpr auto of = [](auto... kinds) { return ((Kinds{1} << static_cast<unsigned>(kinds)) | ...); };
  return std::array{
      Row{.id = "D1",
          .concept_name = "DataResourcesDevelopmentExpenditure",
          .content = Content::opening,
          .part = Part::carrying,
          .indent = 1,
          .label = {"期初余额", "Opening balance"}},
      Row{.id = "D2",
          .concept_name = "DevelopmentExpenditureAdditions",
          .content = Content::movement,
          .kinds = of(K::development_added),
          .indent = 1,
          .label = {"本期资本化的开发支出", "Spending capitalised in the period"}},
      Row{.id = "D3",
          .concept_name = "DevelopmentExpenditureTransferred",
          .content = Content::movement,
          .kinds = of(K::development_transferred),
          .decrease = true,
          .indent = 1,
          .label = {"本期确认为无形资产", "Recognised as intangible assets in the period"}},
      Row{.id = "D4",
          .concept_name = "DevelopmentExpenditureAbandoned",
          .content = Content::movement,
          .kinds = of(K::development_abandoned),
          .decrease = true,
          .indent = 1,
          .label = {"本期终止的项目转出", "Projects abandoned in the period"}},
      Row{.id = "D4a",
          .concept_name = "DevelopmentExpenditureImpaired",
          .content = Content::movement,
          .part = Part::provision,
          .kinds = of(K::development_impaired, K::development_transferred, K::development_abandoned),
          .decrease = true,
          .indent = 1,
          .label = {"本期减值准备净增加", "Net increase of the provision in the period"}},
      Row{.id = "D5",
          .concept_name = "DataResourcesDevelopmentExpenditure",
          .content = Content::closing,
          .part = Part::carrying,
          .indent = 1,
          .label = {"期末余额", "Closing balance"}},
      Row{.id = "D6",
          .concept_name = "ResearchAndDevelopmentExpensed",
          .content = Content::movement,
          .kinds = of(K::research_expensed),
          .indent = 1,
          .label = {"本期计入当期损益的研究开发支出",
                    "Research and development spending charged to profit or loss"}},
  };
}();
static_assert(development_rows.size() == 7);

}  // namespace rubiao::disclosure
