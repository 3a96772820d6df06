// SPDX-License-Identifier: Apache-2.0
// RulesEngine: our engine as bench_rules asks it, a table and a list of questions compiled once. What is
// measured stands here alone: whoever finds a faster way through the C ABI changes this file and nothing
// else.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "rubiao/plugin.h"
#include "rulebook/rulebook.h"

namespace rubiao::test {

class RulesEngine {
 public:
  // `rules` holds `table`, a file of its only edition. Questions are those of dmn-eval-js: {"name": value}.
  RulesEngine(const std::filesystem::path& rules, const std::filesystem::path& table,
              std::string_view decision, const std::vector<std::string>& questions);
  ~RulesEngine();
  RulesEngine(const RulesEngine&) = delete;
  RulesEngine& operator=(const RulesEngine&) = delete;

  // Each leaves its answer in text().
  void decide(std::size_t question);  // rubiao.rules/0, answer(): JSON in, JSON out
  void trace(
      std::size_t question);  // with the whole trace as JSON; not through the C ABI, which has none yet
  [[nodiscard]] const std::string& text() const { return answer_; }

 private:
  const rubiao_rules* interface_;
  rubiao_model* model_ = nullptr;
  rulebook::Rulebook rules_;
  std::string decision_;
  std::vector<std::string> lines_;
  std::vector<rulebook::Inputs> inputs_;
  std::string answer_;
};

}  // namespace rubiao::test
