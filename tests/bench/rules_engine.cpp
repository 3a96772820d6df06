// SPDX-License-Identifier: Apache-2.0
#include "bench/rules_engine.h"

#include <fmt/format.h>

#include <stdexcept>

#include "formats/json.h"
#include "rulebook/edition_reader.h"

namespace rubiao::test {
namespace {

using formats::Json;

rubiao_text text_of(std::string_view text) {
  return {text.data(), text.size()};
}

int32_t append(void* self, const char* data, uint64_t size) {
  static_cast<std::string*>(self)->append(data, size);
  return 0;
}

void demand_ok(rubiao_status status, const std::string& failure) {
  if (status != rubiao_ok) throw std::runtime_error(fmt::format("status {}: {}", status, failure));
}

rulebook::Value value_of(const Json& value) {
  if (value.is_boolean()) return value.get<bool>();
  if (value.is_number_integer()) return Decimal(value.get<std::int64_t>());
  return value.get<std::string>();
}

rulebook::Inputs inputs_of(const Json& question) {
  rulebook::Inputs inputs;
  for (const auto& [name, value] : question.items()) inputs.emplace_back(name, value_of(value));
  return inputs;
}

}  // namespace

RulesEngine::RulesEngine(const std::filesystem::path& rules, const std::filesystem::path& table,
                         std::string_view decision, const std::vector<std::string>& questions)
    : interface_(static_cast<const rubiao_rules*>(rubiao_plugin_entry.get(RUBIAO_RULES_ID))),
      rules_(rulebook::Rulebook::load(rules)),
      decision_(decision) {
  demand_ok(rubiao_plugin_entry.init(), "init");
  std::string failure;
  const rubiao_sink sink{&failure, append};
  const std::string bytes = rulebook::read_bytes(table);
  demand_ok(interface_->compile(text_of(bytes), text_of("table"), text_of("en"), &model_, &sink), failure);
  const rulebook::Edition& edition = rules_.editions().front();
  const std::string name = edition.find(decision_, edition.from())->table().name;
  for (const std::string& question : questions) {
    const Json inputs = formats::parse_json(question, "question");
    lines_.push_back(Json{{"id", "q"}, {"decision", name}, {"inputs", inputs}}.dump());
    inputs_.push_back(inputs_of(inputs));
  }
}

RulesEngine::~RulesEngine() {
  interface_->release(model_);
  rubiao_plugin_entry.deinit();
}

void RulesEngine::decide(std::size_t question) {
  answer_.clear();
  const rubiao_sink sink{&answer_, append};
  demand_ok(interface_->answer(model_, text_of(lines_[question]), &sink, &sink), answer_);
}

void RulesEngine::trace(std::size_t question) {
  const rulebook::Edition& edition = rules_.editions().front();
  answer_ = to_json(edition.decide(decision_, inputs_[question], edition.from())).dump();
}

}  // namespace rubiao::test
