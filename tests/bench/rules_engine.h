// SPDX-License-Identifier: Apache-2.0
// RulesEngine: our engine as bench_rules asks it, through the typed columns of rubiao.rules/1: a table bound
// once and a list of questions laid out once. What is measured stands here alone.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "rubiao/plugin.h"

namespace rubiao::test {

class RulesEngine {
 public:
  // `rules` holds the decision, of one output. Questions are those of dmn-eval-js: {"name": value}.
  RulesEngine(const std::filesystem::path& rules, const std::string& decision,
              const std::vector<std::string>& questions);
  ~RulesEngine();
  RulesEngine(const RulesEngine&) = delete;
  RulesEngine& operator=(const RulesEngine&) = delete;

  // All questions: with the number of a row, with the whole trace as a line of JSON.
  void decide();
  void trace();
  // Loads and proves all of a folder of rules, and forgets it.
  void load(const std::filesystem::path& rules);
  [[nodiscard]] const std::string& outcome(std::size_t question) const {
    return outcomes_.at(static_cast<std::size_t>(rows_[question]));
  }
  [[nodiscard]] const std::string& traces() const { return traces_; }

 private:
  struct Column {
    std::vector<uint8_t> truths{};
    std::vector<int64_t> integers{};
    std::vector<std::string> texts{};
    std::vector<rubiao_text> lent{};
  };

  void describe();
  void lay_out(const std::vector<std::string>& questions);

  const rubiao_rules* interface_;
  rubiao_table* table_ = nullptr;
  std::vector<std::string> names_;     // of the inputs
  std::vector<std::string> outcomes_;  // by row
  std::vector<Column> held_;
  std::vector<rubiao_column> columns_;
  std::vector<int32_t> rows_;
  std::string traces_;
};

}  // namespace rubiao::test
