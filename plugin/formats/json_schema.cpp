// SPDX-License-Identifier: Apache-2.0
#include "formats/json_schema.h"

#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include "formats/json_schema_keywords.h"
#include "formats/json_schema_walk.h"

namespace rubiao::formats {
namespace {

using Adapter = valijson::adapters::NlohmannJsonAdapter;

// valijson's "<root>", "[lines]", "[0]" as our "lines[0]".
std::string path_of(const std::vector<std::string>& context) {
  std::string path;
  for (const std::string& step : context) {
    if (!step.starts_with('[')) continue;
    const std::string name = step.substr(1, step.size() - 2);
    if (!name.empty() && name.find_first_not_of("0123456789") == std::string::npos) {
      path += step;
    } else {
      path += (path.empty() ? "" : ".") + name;
    }
  }
  return path;
}

Problem in_valijson_words(const valijson::ValidationResults& results) {
  const auto& error = *results.begin();  // the innermost comes first
  return Problem{.message = {"不符合格式要求（" + error.description + "）",
                             "does not fit the schema: " + error.description},
                 .field = path_of(error.context)};
}

}  // namespace

struct JsonSchema::State {
  Json schema;
  SchemaPatterns patterns;
  valijson::Schema judge;
};

JsonSchema::JsonSchema(const Json& schema) {
  auto state = std::make_shared<State>();
  state->schema = schema;
  demand_known_keywords(state->schema);
  state->patterns = compile_patterns(state->schema);
  const nlohmann::json structure(structure_of(schema));
  try {
    valijson::SchemaParser(valijson::SchemaParser::kDraft7).populateSchema(Adapter(structure), state->judge);
  } catch (const std::runtime_error& error) {
    throw Error(Status::internal, Problem{.message = {std::string("格式定义有误（") + error.what() + "）",
                                                      std::string("the schema is wrong: ") + error.what()}});
  }
  state_ = std::move(state);
}

std::vector<Problem> JsonSchema::check(const Json& value) const {
  std::vector<Problem> problems = explain_misfits(state_->schema, state_->patterns, value);
  if (!problems.empty()) return problems;
  const nlohmann::json copy(value);
  valijson::Validator judge(valijson::Validator::kStrongTypes);
  valijson::ValidationResults results;
  if (!judge.validate(state_->judge, Adapter(copy), &results)) problems.push_back(in_valijson_words(results));
  return problems;
}

}  // namespace rubiao::formats
