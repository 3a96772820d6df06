// SPDX-License-Identifier: Apache-2.0
#include "rulebook/decision.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"
#include "formats/json.h"

namespace rubiao::rulebook {
namespace {

using formats::Json;

[[noreturn]] void misuse(std::string field, Text message) {
  throw Error(Status::internal, Problem{.message = std::move(message), .field = std::move(field)});
}

Json citation_json(const Citation& citation) {
  const Json to = citation.in_force_to ? Json(rubiao::to_text(*citation.in_force_to)) : Json(nullptr);
  return {{"key", citation.key},
          {"number", citation.number},
          {"article", citation.article},
          {"inForce", Json::array({rubiao::to_text(citation.in_force_from), to})},
          {"textSha256", citation.text_sha256}};
}

Json pairs_json(const std::vector<std::pair<std::string, Value>>& pairs) {
  Json object = Json::object();
  for (const auto& [key, value] : pairs) object[key] = to_json(value);
  return object;
}

Json output_json(const Decision& decision) {
  if (decision.has_one_outcome()) return outcome_json(decision.match());
  Json list = Json::array();
  for (const Match& match : decision.matches) list.push_back(outcome_json(match));
  return list;
}

Json near_misses_json(const Decision& decision) {
  Json misses = Json::array();
  for (const NearMiss& miss : decision.near_misses) {
    misses.push_back(
        {{"row", miss.row}, {"failed", miss.column}, {"needs", miss.needs}, {"got", to_json(miss.got)}});
  }
  return misses;
}

Json reasons_json(const Decision& decision) {
  Json matched = Json::array();
  for (const Match& match : decision.matches) matched.push_back(to_json(match));
  Json because = Json::array();
  for (const Decision& reason : decision.because) because.push_back(reasons_json(reason));
  return {{"decision", decision.name},
          {"inputs", pairs_json(decision.inputs)},
          {"table", decision.table},
          {"hitPolicy", std::string(1, decision.hit_policy)},
          {"matched", matched},
          {"nearMisses", near_misses_json(decision)},
          {"output", output_json(decision)},
          {"parameters", to_json(decision.parameters)},
          {"because", because}};
}

}  // namespace

const Value& Match::output(std::string_view column) const {
  for (const auto& [key, value] : outputs) {
    if (key == column) return value;
  }
  misuse(std::string(column), {"决策表没有这一输出列", "the table has no such output column"});
}

std::string Match::text(std::string_view column) const {
  return to_text(output(column));
}

bool Match::flag(std::string_view column) const {
  const bool* truth = std::get_if<bool>(&output(column));
  if (truth == nullptr)
    misuse(std::string(column), {"该输出列不是真假值", "the column is not a truth value"});
  return *truth;
}

std::string Match::articles() const {
  std::string text;
  for (const Citation& citation : citations) text += (text.empty() ? "" : "; ") + citation.key;
  return text;
}

const Match& Decision::match() const {
  if (!has_one_outcome() || matches.empty()) {
    misuse(table, {"该决策没有唯一的结果", "the decision has no single outcome"});
  }
  return matches.front();
}

std::string Decision::articles() const {
  std::vector<std::string_view> seen;
  std::string text;
  for (const Match& match : matches) {
    for (const Citation& citation : match.citations) {
      if (std::ranges::find(seen, citation.key) != seen.end()) continue;
      seen.push_back(citation.key);
      text += text.empty() ? citation.key : "; " + citation.key;
    }
  }
  return text;
}

Json to_json(const Decision& decision) {
  Json trace{{"schema", "trace/1"},
             {"asOf", rubiao::to_text(decision.as_of)},
             {"edition", decision.edition},
             {"rulesSha256", decision.edition_sha256}};
  trace.update(reasons_json(decision));
  return trace;
}

Json to_json(const Match& match) {
  Json cells = Json::array();
  for (const Cell& cell : match.cells) {
    cells.push_back(Json::array({cell.column, cell.condition, cell.holds}));
  }
  Json cites = Json::array();
  for (const Citation& citation : match.citations) cites.push_back(citation_json(citation));
  return {{"row", match.row}, {"cells", cells}, {"cites", cites}, {"note", match.note}};
}

Json outcome_json(const Match& match) {
  return pairs_json(match.outputs);
}

Json to_json(const std::vector<ParameterUsed>& parameters) {
  Json list = Json::array();
  for (const ParameterUsed& used : parameters) {
    list.push_back(
        {{"name", used.name}, {"value", to_json(used.value)}, {"unit", used.unit}, {"source", used.source}});
  }
  return list;
}

}  // namespace rubiao::rulebook
