// SPDX-License-Identifier: Apache-2.0
// Report: what the reader is told about one reporting period. The 其中：数据资源 rows of the balance sheet
// [MOF2023-11:3.1], note tables A and B, the roll-forward of development expenditure, the figures beside
// them, individually significant data resources and the narratives [MOF2023-11:3.2]. compose() is pure: it
// adds up and asks nobody; invariants.h decides whether the result may be published, page.h and instance.h
// write it.
#pragma once

#include <array>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/money.h"
#include "base/text.h"
#include "disclosure/note_table.h"
#include "register/cost_formula.h"
#include "register/estimates.h"

namespace rubiao::disclosure {

struct Entity {
  std::string name;
  std::string name_en;
  std::string identifier;  // 统一社会信用代码, unless `scheme` says otherwise
  std::string scheme;      // the URI of the kind of identifier
};
// No official URI was found for the 统一社会信用代码: a company's settings may name another.
inline constexpr const char* credit_code_scheme = "http://www.samr.gov.cn/uscc";

// The rows 存货, 无形资产 and 开发支出 of the balance sheet, from the host's ledger.
struct ParentRows {
  Fen inventories = 0;
  Fen intangible_assets = 0;
  Fen development_expenditure = 0;
};

// A row of the balance sheet: blank stays blank, nil is 0.
struct StatementRow {
  std::optional<Fen> closing;
  std::optional<Fen> opening;
};

enum class StatementItem : std::uint8_t { inventories, intangible_assets, development_expenditure };
inline constexpr std::array all_statement_items{StatementItem::inventories, StatementItem::intangible_assets,
                                                StatementItem::development_expenditure};

struct StatementLine {
  StatementRow parent;
  StatementRow data;  // 其中：数据资源
};
using Statement = std::array<StatementLine, 3>;  // indexed by StatementItem

// An individually significant data resource: content, carrying amount, remaining amortisation period.
struct Item {
  std::string id;
  std::string name;
  Fen carrying = 0;
  std::optional<int> remaining_months;           // absent for inventory
  std::optional<Fen> net_realisable_value = {};  // of inventory, as last tested
};

// Figures beside the note tables. An absent one is not disclosed.
enum class Figure : std::uint8_t {
  indefinite_life,          // carrying amount of what has an indefinite life
  restricted_intangible,    // carrying amount of restricted or pledged intangible assets
  restricted_amortisation,  // and their amortisation of the period
  impairment_loss,          // on intangible assets, of the period
  held_for_sale,            // carrying amount
  restricted_inventory,     // carrying amount
};
inline constexpr std::size_t figure_count = 6;
using Figures = std::array<std::optional<Fen>, figure_count>;  // indexed by Figure

// The narrative disclosures. An empty text is not disclosed.
enum class Narrative : std::uint8_t {
  recognition,               // policy: recognition, first measurement, research and development
  useful_life,               // estimate of useful lives, method of amortisation
  indefinite_life,           // why a life is indefinite
  estimate_changes,          // of period, method or residual value, with their effect
  restrictions,              // nature of the restrictions and pledges
  research_and_development,  // what was expensed and what was recognised
  impairment,                // events, amounts, basis of the recoverable amount
  held_for_sale,
  cost_formula,          // cost of inventory issued
  net_realisable_value,  // basis, charge and reversal of the period
  valuation,             // sources, assumptions, method of a valuation that matters
  related_parties,
  application_scenarios,  // ① from here on of one's own will
  raw_data,               // ②
  processing,             // ③
  applications,           // ④
  major_transactions,     // ⑤
  lapse_of_rights,        // ⑥
  transfer_limits,        // ⑦
  other,                  // ⑧
};
inline constexpr std::size_t narrative_count = 20;
inline constexpr Narrative first_voluntary = Narrative::application_scenarios;
using Narratives = std::array<Text, narrative_count>;  // indexed by Narrative

struct Report {
  Entity entity{};
  Date from{};
  Date to{};
  Statement statement{};
  std::optional<NoteTable> a{};            // absent if there never was an intangible asset
  std::optional<NoteTable> b{};            // absent if there never was inventory
  std::optional<NoteTable> development{};  // absent if there never was a project
  Fen amortisation_reentered = 0;          // part of A14 that came back with a reclassified asset
  Figures figures{};
  std::vector<Item> items{};      // by id
  std::vector<Method> methods{};  // in use, each once, in their order
  std::vector<CostFormula> cost_formulas{};
  Narratives narratives{};
  std::string edition{};       // of the rules
  std::string rules_sha256{};  // over the rule files
};

// What a report is made of. `presented` serves filings that are shown as published, without a register behind
// them: its rows are taken where the register has nothing to say.
struct Inputs {
  Entity entity{};
  Date from{};
  Date to{};
  bool first_year = false;  // of application: the opening column stays blank [MOF2023-11:4], unless balances
                            // were taken over (SC-4)
  std::vector<MovementTotal> totals{};
  std::optional<ParentRows> parents_opening{};
  std::optional<ParentRows> parents_closing{};
  std::array<StatementRow, 3> presented{};  // indexed by StatementItem
  Figures figures{};
  std::vector<Item> items{};
  std::set<Method> methods{};
  std::set<CostFormula> cost_formulas{};
  Narratives narratives{};
  std::string edition{};
  std::string rules_sha256{};
};

// Throws Error(invalid_input) if entity or period are missing or wrong, Error(refused) if the first year
// opens with balances.
[[nodiscard]] Report compose(const Inputs& inputs);

// The note table behind a row of the balance sheet, if there is one; and the ids of its carrying amount rows.
[[nodiscard]] const std::optional<NoteTable>& table_behind(const Report& report, StatementItem item);
[[nodiscard]] std::string_view closing_row(StatementItem item);  // A26, B20, D5
[[nodiscard]] std::string_view opening_row(StatementItem item);  // A27, B21, D1

}  // namespace rubiao::disclosure
