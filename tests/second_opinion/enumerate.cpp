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

#include <cstdio>
#include <iterator>
#include <map>
#include <random>

#include "base/error.h"
#include "formats/json.h"
#include "rulebook/rulebook.h"
#include "rulebook/seal.h"

using namespace rubiao;
using namespace rubiao::rulebook;
using formats::Json;

namespace {

constexpr std::size_t most_by_default = 300'000;
constexpr std::size_t random_inputs = 20'000;

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

// What the caller of a decision is asked for.
struct Question {
  std::string name;
  std::vector<Value> values;
};

using Places = std::vector<std::size_t>;  // one a question: which of its values

class Enumeration {
 public:
  Enumeration(const Edition& edition, const Table& table, std::size_t most)
      : edition_(edition), table_(table), most_(most) {
    const Decider& decider = *edition.find(table.id);
    for (std::size_t column = 0; column < table.inputs.size(); ++column) {
      Question& question = questions_.emplace_back(Question{table.inputs[column].name, {}});
      const ColumnSpace& space = decider.spaces()[column];
      for (std::size_t at = 0; at < space.size(); ++at) question.values.push_back(space.witness(at));
      asked_.emplace_back(question.name, question.values.front());
    }
  }

  void write() {
    Places every(questions_.size());
    for (std::size_t i = 0; i < every.size(); ++i) every[i] = i;
    const std::size_t all = combinations(every);
    write_header(all <= most_ ? fmt::format("all {}", all)
                              : fmt::format("each row's columns in full, the others at random, and "
                                            "{} at random, of {}",
                                            random_inputs, all));
    if (all <= most_) {
      combine(every);
      return;
    }
    for (const Row& row : table_.rows) combine(tested_by(row));
    for (std::size_t i = 0; i < random_inputs; ++i) combine({});
  }

 private:
  [[nodiscard]] std::size_t combinations(const Places& columns) const {
    std::size_t product = 1;
    for (const std::size_t column : columns) product *= questions_[column].values.size();
    return product;
  }

  // The columns that a row tests: the last are left to chance if even these are too many.
  [[nodiscard]] Places tested_by(const Row& row) const {
    Places columns;
    for (std::size_t i = 0; i < row.conditions.size(); ++i) {
      if (!row.conditions[i].any) columns.push_back(i);
    }
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
      inputs.push_back({{"name", question.name}, {"values", std::move(values)}});
    }
    Json parameters = Json::object();
    for (const Parameter& parameter : edition_.parameters()) {
      if (const Value* value = parameter.at(edition_.from())) parameters[parameter.name] = tagged(*value);
    }
    const Json header{{"edition", edition_.id()},
                      {"day", to_text(edition_.from())},
                      {"file", table_.place.file},
                      {"decision", table_.id},
                      {"name", table_.name},
                      {"coverage", coverage},
                      {"parameters", std::move(parameters)},
                      {"inputs", std::move(inputs)}};
    fmt::print("{}\n", header.dump());
  }

  void write_input(const Places& at) {
    line_ = "[";
    for (std::size_t i = 0; i < at.size(); ++i) {
      asked_[i].second = questions_[i].values[at[i]];
      fmt::format_to(std::back_inserter(line_), "{},", at[i]);
    }
    const std::size_t outcome = number_of(edition_.decide(table_.id, asked_));
    fmt::print("{}{}]\n", line_, outcome);
  }

  // Outcomes are told apart by the rows that matched, and written when they first occur.
  std::size_t number_of(const Decision& decision) {
    std::string rows;
    for (const Match& match : decision.matches) rows += match.row + ";";
    const auto [known, is_new] = outcomes_.try_emplace(rows, outcomes_.size());
    if (is_new) fmt::print("{}\n", Json{{"outcome", outputs_of(decision)}}.dump());
    return known->second;
  }

  static Json outputs_of(const Decision& decision) {
    Json rows = Json::array();
    for (const Match& match : decision.matches) {
      Json row = Json::array();
      for (const auto& [name, value] : match.outputs) row.push_back(tagged(value));
      rows.push_back(std::move(row));
    }
    return rows;
  }

  const Edition& edition_;
  const Table& table_;
  std::size_t most_;
  std::vector<Question> questions_;
  Inputs asked_;
  std::map<std::string, std::size_t> outcomes_;
  std::mt19937_64 random_{20'240'101};
  std::string line_;
};

int run(int count, char** arguments) {
  if (count == 3 && std::string_view(arguments[1]) == "--seal") {
    seal(arguments[2]);
    return 0;
  }
  if (count < 2 || count > 3) throw std::runtime_error("second_opinion_inputs RULES [MOST] | --seal EDITION");
  const std::size_t most = count == 3 ? std::stoul(arguments[2]) : most_by_default;
  const Rulebook rules = Rulebook::load(arguments[1]);
  for (const Edition& edition : rules.editions()) {
    for (const Table* table : edition.tables()) Enumeration(edition, *table, most).write();
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
