// SPDX-License-Identifier: Apache-2.0
// second_opinion_inputs RULES [MOST]: every input that the decisions of a rules folder tell apart, with our
// outcome, for compare.mjs to ask another engine. One line of JSON each:
//   {"edition", "day", "file", "decision", "name", "coverage", "parameters", "inputs": [{"name", "values"}]}
//   {"outcome": [[value of each output column]]}    a row each that matched; numbered from 0 within a
//   decision [3,0,1,7]                                       the place of each input's value, then the
//   outcome's number
// Values are those of ColumnSpace: one witness stands for all that no cell tells apart. Where there are more
// than MOST combinations, each row's own columns are combined in full over random other values, and random
// inputs are added. second_opinion_inputs --seal EDITION: renews the hashes of a copy of an edition.
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <map>
#include <random>
#include <set>

#include "base/error.h"
#include "formats/json.h"
#include "rulebook/constants.h"
#include "rulebook/rulebook.h"
#include "rulebook/seal.h"

using namespace rubiao;
using namespace rubiao::rulebook;
using formats::Json;

namespace {

constexpr std::size_t most_by_default = 300'000;
constexpr std::size_t most_random = 20'000;
constexpr std::size_t far_too_many = 1'000'000'000'000;

Json tagged(const Value& value) {
  switch (type_of(value)) {
    case Type::number:
      return {{"@", "number"}, {"text", to_text(value)}};
    case Type::date:
      return {{"@", "date"}, {"text", to_text(value)}};
    case Type::boolean:
    case Type::text:
      break;
  }
  return to_json(value);
}

// What the caller of a decision is asked for: an input, with the cells of all tables of the graph that test
// it.
struct Question {
  std::vector<const InputColumn*> columns;
  std::vector<const CellTest*> cells;
  std::vector<Value> values;  // one for each element that no cell of any of the tables splits

  [[nodiscard]] const std::string& name() const { return columns.front()->name; }
};

class Graph {
 public:
  Graph(const Edition& edition, const Table& table, Date day) : edition_(edition), day_(day) {
    gather(table);
    for (Question& question : questions_) {
      const ColumnSpace space(*question.columns.front(), question.cells);
      for (std::size_t at = 0; at < space.size(); ++at) {
        const Value& value = space.witness(at);
        const auto allows = [&](const InputColumn* column) { return holds(column->allowed, value); };
        if (std::ranges::all_of(question.columns, allows)) question.values.push_back(value);
      }
    }
  }

  [[nodiscard]] const std::vector<Question>& questions() const { return questions_; }
  [[nodiscard]] bool names_parameters() const { return names_parameters_; }

  // The questions behind a column: its own, or those of the decision that fills it.
  [[nodiscard]] std::set<std::size_t> behind(const InputColumn& column) const {
    std::set<std::size_t> places;
    if (column.decision.empty()) {
      places.insert(place_of(column.name));
    } else {
      for (const InputColumn& other : required(column).inputs) places.merge(behind(other));
    }
    return places;
  }

 private:
  void gather(const Table& table) {
    if (!table.constants.empty()) names_parameters_ = true;
    for (std::size_t i = 0; i < table.inputs.size(); ++i) {
      const InputColumn& column = table.inputs[i];
      if (!column.decision.empty()) {
        if (visited_.insert(column.decision).second) gather(required(column));
        continue;
      }
      const std::size_t place = place_of(column.name);
      if (place == questions_.size()) questions_.emplace_back();
      questions_[place].columns.push_back(&column);
      for (const Row& row : table.rows) questions_[place].cells.push_back(&row.conditions[i]);
    }
  }

  [[nodiscard]] const Table& required(const InputColumn& column) const {
    return edition_.find(column.decision, day_)->table();
  }

  [[nodiscard]] std::size_t place_of(const std::string& name) const {
    const auto at = std::ranges::find(questions_, name, &Question::name);
    return static_cast<std::size_t>(at - questions_.begin());
  }

  const Edition& edition_;
  Date day_;
  std::vector<Question> questions_;
  std::set<std::string> visited_;
  bool names_parameters_ = false;
};

using Places = std::vector<std::size_t>;  // one a question: which of its values

class Enumeration {
 public:
  Enumeration(const Edition& edition, const Table& table, Date day, std::size_t most)
      : edition_(edition), table_(table), day_(day), most_(most), graph_(edition, table, day) {
    for (const Question& question : questions_) asked_.emplace_back(question.name(), question.values.front());
  }

  void write() {
    Places every(questions_.size());
    for (std::size_t i = 0; i < every.size(); ++i) every[i] = i;
    const std::size_t all = combinations(every);
    write_header(all <= most_ ? fmt::format("all {}", all)
                              : fmt::format("each row's columns in full, the others at random, and "
                                            "{} at random, of {}",
                                            random_inputs(), all));
    if (all <= most_) {
      combine(every);
      return;
    }
    for (const Row& row : table_.rows) combine(tested_by(row));
    for (std::size_t i = 0; i < random_inputs(); ++i) combine({});
  }

 private:
  [[nodiscard]] std::size_t combinations(const Places& columns) const {
    std::size_t product = 1;
    for (const std::size_t column : columns) {
      if (product < far_too_many) product *= questions_[column].values.size();
    }
    return product;
  }

  [[nodiscard]] std::size_t random_inputs() const { return std::min(most_, most_random); }

  // The columns that a row tests: the last are left to chance if even these are too many.
  [[nodiscard]] Places tested_by(const Row& row) const {
    std::set<std::size_t> tested;
    for (std::size_t i = 0; i < row.conditions.size(); ++i) {
      if (!row.conditions[i].any) tested.merge(graph_.behind(table_.inputs[i]));
    }
    Places columns(tested.begin(), tested.end());
    while (combinations(columns) > most_) columns.pop_back();
    return columns;
  }

  // All combinations of some columns; each other column has one random value.
  void combine(const Places& columns) {
    Places at(questions_.size());
    for (std::size_t i = 0; i < at.size(); ++i) at[i] = random_() % questions_[i].values.size();
    for (const std::size_t column : columns) at[column] = 0;
    do {
      write_input(at);
    } while (advance(columns, at));
  }

  bool advance(const Places& columns, Places& at) const {
    for (auto column = columns.rbegin(); column != columns.rend(); ++column) {
      if (++at[*column] < questions_[*column].values.size()) return true;
      at[*column] = 0;
    }
    return false;
  }

  void write_header(const std::string& coverage) const {
    Json inputs = Json::array();
    for (const Question& question : questions_) {
      Json values = Json::array();
      for (const Value& value : question.values) values.push_back(tagged(value));
      inputs.push_back({{"name", question.name()}, {"values", std::move(values)}});
    }
    Json parameters = Json::object();
    for (const Parameter& parameter : edition_.parameters()) {
      if (const Value* value = parameter.at(day_)) parameters[parameter.name] = tagged(*value);
    }
    const Json header{{"edition", edition_.id()},
                      {"day", to_text(day_)},
                      {"file", table_.place.file},
                      {"decision", table_.id},
                      {"name", table_.name},
                      {"coverage", coverage},
                      {"parameters", std::move(parameters)},
                      {"inputs", std::move(inputs)}};
    fmt::print("{}\n", header.dump());
  }

  void write_input(const Places& at) {
    for (std::size_t i = 0; i < at.size(); ++i) asked_[i].second = questions_[i].values[at[i]];
    const Decision decision = edition_.decide(table_.id, asked_, day_);
    Places rows;
    for (const Match& match : decision.matches) {
      rows.push_back(number_of(match));
      if (decision.has_one_outcome()) break;  // A: the others agree
    }
    fmt::print("[[{}],[{}]]\n", fmt::join(at, ","), fmt::join(rows, ","));
  }

  std::size_t number_of(const Match& match) {
    const auto [known, is_new] = rows_.try_emplace(match.row, rows_.size());
    if (is_new) {
      Json outputs = Json::array();
      for (const auto& [name, value] : match.outputs) outputs.push_back(tagged(value));
      fmt::print("{}\n", Json{{"row", std::move(outputs)}}.dump());
    }
    return known->second;
  }

  const Edition& edition_;
  const Table& table_;
  Date day_;
  std::size_t most_;
  Graph graph_;
  const std::vector<Question>& questions_ = graph_.questions();
  Inputs asked_;
  std::map<std::string, std::size_t> rows_;
  std::mt19937_64 random_{20'240'101};
};

// A decision that names parameters is asked on each day on which one changes.
void write(const Edition& edition, std::size_t most) {
  for (const Date day : days_of_change(edition.parameters(), {edition.from(), edition.to()})) {
    for (const Table* table : edition.tables(day)) {
      if (day == edition.from() || Graph(edition, *table, day).names_parameters()) {
        Enumeration(edition, *table, day, most).write();
      }
    }
  }
}

int run(int count, char** arguments) {
  if (count == 3 && std::string_view(arguments[1]) == "--seal") {
    seal(arguments[2]);
    return 0;
  }
  if (count < 2 || count > 3) throw std::runtime_error("second_opinion_inputs RULES [MOST] | --seal EDITION");
  const std::size_t most = count == 3 ? std::stoul(arguments[2]) : most_by_default;
  const Rulebook rules = Rulebook::load(arguments[1]);
  for (const Edition& edition : rules.editions()) {
    write(edition, most);
  }
  return std::fflush(stdout) == 0 ? 0 : 1;
}

}  // namespace

int main(int count, char** arguments) {
  try {
    return run(count, arguments);
  } catch (const std::exception& error) {
    fmt::print(stderr, "second_opinion_inputs: {}\n", error.what());
    return 1;
  }
}
