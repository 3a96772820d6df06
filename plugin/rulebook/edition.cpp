// SPDX-License-Identifier: Apache-2.0
#include "rulebook/edition.h"

#include <algorithm>
#include <utility>

#include "base/error.h"

namespace rubiao::rulebook {
namespace {

[[noreturn]] void not_found(std::string field, Text message) {
  throw Error(Status::not_found, Problem{.message = std::move(message), .field = std::move(field)});
}

}  // namespace

Edition::Edition(std::string id, InForce span, std::string sha256_hex, std::vector<Decider> deciders,
                 std::vector<Parameter> parameters, std::shared_ptr<const Sources> sources)
    : id_(std::move(id)),
      span_(span),
      sha256_(std::move(sha256_hex)),
      parameters_(std::move(parameters)),
      sources_(std::move(sources)) {
  for (Decider& decider : deciders) {
    std::string key = decider.table().id;
    deciders_.emplace(std::move(key), std::move(decider));
  }
}

Decision Edition::decide(std::string_view decision_id, const Inputs& inputs) const {
  const Decider* decider = find(decision_id);
  if (decider == nullptr) {
    not_found(std::string(decision_id),
              {"规则 " + id_ + " 没有这个决策", "edition " + id_ + " has no such decision"});
  }
  Decision decision = decider->decide(inputs);
  decision.edition = id_;
  decision.edition_sha256 = sha256_;
  return decision;
}

const std::string& Edition::text_parameter(std::string_view name, Date at) const {
  return std::get<std::string>(parameter(name, at, Type::text));
}

Decimal Edition::number_parameter(std::string_view name, Date at) const {
  return std::get<Decimal>(parameter(name, at, Type::number));
}

std::vector<const Table*> Edition::tables() const {
  std::vector<const Table*> list;
  for (const auto& [id, decider] : deciders_) list.push_back(&decider.table());
  return list;
}

const Decider* Edition::find(std::string_view decision_id) const {
  const auto at = deciders_.find(decision_id);
  return at == deciders_.end() ? nullptr : &at->second;
}

const Value& Edition::parameter(std::string_view name, Date at, Type type) const {
  const auto found = std::ranges::find(parameters_, name, &Parameter::name);
  if (found == parameters_.end()) {
    not_found(std::string(name),
              {"规则 " + id_ + " 没有这个参数", "edition " + id_ + " has no such parameter"});
  }
  const Value* value = found->at(at);
  if (value == nullptr) {
    not_found(std::string(name), {"该参数在 " + rubiao::to_text(at) + " 没有值",
                                  "the parameter has no value on " + rubiao::to_text(at)});
  }
  if (type_of(*value) != type) {
    throw Error(Status::internal,
                Problem{.message = {"参数的类型与用法不符", "the parameter is of another type"},
                        .field = std::string(name)});
  }
  return *value;
}

}  // namespace rubiao::rulebook
