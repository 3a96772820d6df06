// SPDX-License-Identifier: Apache-2.0
// Standings and events for the tests of this room, with the shipped rules.
#pragma once

#include <filesystem>

#include "base/error.h"
#include "posting/consequence.h"
#include "rulebook/rulebook.h"

namespace rubiao {

inline const rulebook::Rules& shipped_rules() {
  static const auto book = rulebook::Rulebook::load(std::filesystem::path(RUBIAO_SOURCE_DIR) / "rules");
  static const rulebook::Rules rules = book.at(parse_date("2024-12-31", ""));
  return rules;
}

inline Date day(int month, unsigned number) {
  return {std::chrono::year{2024}, std::chrono::month{static_cast<unsigned>(month)},
          std::chrono::day{number}};
}

inline Standing standing(Route route, Purpose purpose, Stage stage = Stage::not_applicable) {
  Standing result;
  result.data_set = {
      .id = "DS",
      .name = "数据",
      .route = route,
      .purpose = purpose,
      .stage = stage,
      .registered_on = day(1, 1),
      .answers = Answers{
          .controlled = true, .benefits_probable = true, .cost_measurable = true, .identifiable = true}};
  result.as_at = result.data_set;
  return result;
}

// Bought for 120.00, in use since March for 12 months, charged 10.00 a month so far through `charged`.
inline Standing in_use(std::optional<int> charged_through_month) {
  Standing result = standing(Route::purchased, Purpose::internal_use);
  result.data_set.available_on = day(3, 10);
  result.data_set.estimates.life_months = 12;
  result.as_at = result.data_set;
  result.intangible.gross = 12'000;
  result.plan = {.amortisable_fen = 12'000, .life_months = 12, .first_month = Period(2024, 3).month_index()};
  if (charged_through_month) {
    result.charged_month = Period(2024, *charged_through_month).month_index();
    result.charged_fen = 1'000 * (*charged_through_month - 2);
    result.intangible.amortisation = result.charged_fen;
  }
  return result;
}

inline Event event(const char* kind, Date date, EventBody body) {
  return {.kind = kind, .date = date, .source = {"D", 1}, .asset = "DS", .body = std::move(body)};
}

inline Consequence carried_out(const Standing& before, const Event& event,
                               const CompanySettings& settings = {}) {
  return carry_out(event, before, shipped_rules(), settings);
}

// "status rule field" of the refusal; "" if there is none.
inline std::string refusal_of(const Standing& before, const Event& event,
                              const CompanySettings& settings = {}) {
  try {
    (void)carried_out(before, event, settings);
  } catch (const Error& error) {
    const Problem& problem = error.problems().at(0);
    return error.status() == Status::refused ? problem.rule : "invalid " + problem.field;
  }
  return "";
}

// "借 170101 100.00; 贷 1002 100.00", the entries one after the other
inline std::string text_of(const std::vector<Entry>& entries) {
  std::string all;
  std::vector<VoucherLine> lines;
  for (const Entry& entry : entries) lines.insert(lines.end(), entry.lines.begin(), entry.lines.end());
  for (const VoucherLine& line : lines) {
    const bool debit = line.debit_fen != 0;
    all += (all.empty() ? "" : "; ") + std::string(debit ? "借 " : "贷 ") + line.account + " " +
           to_text(debit ? line.debit_fen : line.credit_fen);
  }
  return all;
}

}  // namespace rubiao
