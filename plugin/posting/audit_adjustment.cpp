// SPDX-License-Identifier: Apache-2.0
#include "posting/audit_adjustment.h"

#include <map>

#include "posting/booking.h"
#include "posting/grants.h"
#include "posting/month_end.h"

namespace rubiao {
namespace {

bool is_booked_at_year_end(const Movement& movement, const Consequence& whole) {
  return movement.entry >= whole.entries.size() || !whole.entries[movement.entry].booked_on;
}

std::optional<Entry> close_entry(Fen expensed, const DataSet& data_set, const Event& event,
                                 const rulebook::Rules& rules, const CompanySettings& settings) {
  const ResearchTotal totals[] = {{data_set.cost_center, expensed}};
  return compose_research_close(totals, event.period(), rules, settings);
}

void close_research(const DataSet& data_set, const Event& event, const rulebook::Rules& rules,
                    const CompanySettings& settings, Outcome& outcome, Consequence& whole) {
  Fen expensed = 0;
  for (const Movement& movement : outcome.movements) {
    if (movement.kind == MovementKind::research_expensed && is_booked_at_year_end(movement, whole))
      expensed = add(expensed, movement.delta.gross);
  }
  const auto entry = close_entry(expensed, data_set, event, rules, settings);
  if (!entry) return;
  outcome.movements.push_back(
      {MovementKind::research_closed, {.gross = -expensed}, "E05a", whole.entries.size()});
  whole.entries.push_back(*entry);
}

// Of the event's own data set, or of another that it names.
const DataSet& project_named(const std::string& id, const Standing& standing) {
  for (const Standing& other : standing.others)
    if (other.project && other.project->id == id) return *other.project;
  return standing.project.value();
}

void close_research_elsewhere(const Standing& standing, const Event& event, const rulebook::Rules& rules,
                              const CompanySettings& settings, Consequence& whole) {
  std::map<std::string, Fen> expensed;
  for (const auto& [project, movement] : whole.elsewhere) {
    if (movement.kind == MovementKind::research_expensed && is_booked_at_year_end(movement, whole))
      expensed[project] = add(expensed[project], movement.delta.gross);
  }
  for (const auto& [project, sum] : expensed) {
    const auto entry = close_entry(sum, project_named(project, standing), event, rules, settings);
    if (!entry) continue;
    whole.elsewhere.push_back(
        {project, {MovementKind::research_closed, {.gross = -sum}, "E05a", whole.entries.size()}});
    whole.entries.push_back(*entry);
  }
}

void release_with_asset(const Standing& standing, const rulebook::Rules& rules,
                        const CompanySettings& settings, Consequence& whole) {
  if (!whole.after.left_on || standing.data_set.left_on) return;
  release_grant(standing.grant.carrying(), " 递延收益随资产转入损益", standing, rules, settings, whole);
}

}  // namespace

void close_adjustment(const Event& event, const Standing& standing, const rulebook::Rules& rules,
                      const CompanySettings& settings, Consequence& consequence) {
  if (!event.audit_adjustment) return;
  close_research(standing.data_set, event, rules, settings, consequence, consequence);
  for (std::size_t i = 0; i < consequence.others.size(); ++i)
    close_research(standing.others.at(i).data_set, event, rules, settings, consequence.others[i],
                   consequence);
  close_research_elsewhere(standing, event, rules, settings, consequence);
  release_with_asset(standing, rules, settings, consequence);
}

}  // namespace rubiao
