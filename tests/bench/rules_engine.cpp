// SPDX-License-Identifier: Apache-2.0
#include "bench/rules_engine.h"

#include <fmt/format.h>

#include <stdexcept>

#include "formats/json.h"

namespace rubiao::test {
namespace {

using formats::Json;

rubiao_text text_of(const std::string& text) {
  return {text.data(), text.size()};
}

int32_t append(void* self, const char* data, uint64_t size) {
  static_cast<std::string*>(self)->append(data, size);
  return 0;
}

void demand_ok(rubiao_status status, const std::string& failure) {
  if (status != rubiao_ok) throw std::runtime_error(fmt::format("status {}: {}", status, failure));
}

}  // namespace

RulesEngine::RulesEngine(const std::filesystem::path& rules, const std::string& decision,
                         const std::vector<std::string>& questions)
    : interface_(static_cast<const rubiao_rules*>(rubiao_plugin_entry.get(RUBIAO_RULES_ID))) {
  demand_ok(rubiao_plugin_entry.init(), "init");
  std::string failure;
  const rubiao_sink sink{&failure, append};
  const std::string folder = rules.string();
  const std::string day = "2024-01-01";
  const std::string language = "en";
  demand_ok(
      interface_->bind(text_of(folder), text_of(day), text_of(decision), text_of(language), &table_, &sink),
      failure);
  describe();
  lay_out(questions);
}

RulesEngine::~RulesEngine() {
  interface_->unbind(table_);
  rubiao_plugin_entry.deinit();
}

void RulesEngine::decide() {
  std::string failure;
  const rubiao_sink sink{&failure, append};
  demand_ok(interface_->decide(table_, columns_.data(), columns_.size(), sizeof(rubiao_column), rows_.size(),
                               rows_.data(), &sink),
            failure);
}

void RulesEngine::trace() {
  traces_.clear();
  std::string failure;
  const rubiao_sink lines{&traces_, append};
  const rubiao_sink sink{&failure, append};
  demand_ok(interface_->trace(table_, columns_.data(), columns_.size(), sizeof(rubiao_column), rows_.size(),
                              &lines, &sink),
            failure);
}

void RulesEngine::load(const std::filesystem::path& rules) {
  std::string result;
  std::string failure;
  const rubiao_sink written{&result, append};
  const rubiao_sink sink{&failure, append};
  const std::string folder = rules.string();
  const std::string language = "en";
  demand_ok(interface_->check(text_of(folder), text_of(language), &written, &sink), failure);
}

void RulesEngine::describe() {
  std::string description;
  const rubiao_sink sink{&description, append};
  demand_ok(interface_->describe(table_, &sink, &sink), description);
  const Json json = Json::parse(description);
  for (const Json& input : json.at("inputs")) names_.push_back(input.at("name").get<std::string>());
  for (const Json& row : json.at("rows")) outcomes_.push_back(row.at("outputs").front().get<std::string>());
}

void RulesEngine::lay_out(const std::vector<std::string>& questions) {
  held_.resize(names_.size());
  for (const std::string& question : questions) {
    const Json inputs = Json::parse(question);
    for (std::size_t i = 0; i < names_.size(); ++i) {
      const Json& value = inputs.at(names_[i]);
      if (value.is_boolean()) held_[i].truths.push_back(value.get<bool>() ? 1 : 0);
      if (value.is_number_integer()) held_[i].integers.push_back(value.get<int64_t>());
      if (value.is_string()) held_[i].texts.push_back(value.get<std::string>());
    }
  }
  for (Column& column : held_) {
    for (const std::string& text : column.texts) column.lent.push_back(text_of(text));
    constexpr uint32_t size = sizeof(rubiao_column);
    if (!column.truths.empty()) columns_.push_back({size, rubiao_column_boolean, column.truths.data()});
    if (!column.integers.empty()) columns_.push_back({size, rubiao_column_integer, column.integers.data()});
    if (!column.lent.empty()) columns_.push_back({size, rubiao_column_text, column.lent.data()});
  }
  rows_.resize(questions.size());
}

}  // namespace rubiao::test
