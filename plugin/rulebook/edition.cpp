// SPDX-License-Identifier: Apache-2.0
#include "rulebook/edition.h"

#include <algorithm>
#include <utility>

#include "base/error.h"
#include "rulebook/consultation.h"

namespace rubiao::rulebook {
namespace {

[[noreturn]] void not_found(std::string field, Text message) {
  throw Error(Status::not_found, Problem{.message = std::move(message), .field = std::move(field)});
}

}  // namespace

Edition::Edition(std::string id, InForce span, Approval approval, std::string sha256_hex, FileHashes files,
                 std::vector<DatedDecider> deciders, std::vector<Parameter> parameters,
                 std::shared_ptr<const Sources> sources)
    : id_(std::move(id)),
      span_(span),
      approval_(std::move(approval)),
      sha256_(std::move(sha256_hex)),
      files_(std::move(files)),
      parameters_(std::move(parameters)),
      sources_(std::move(sources)) {
  for (DatedDecider& dated : deciders) {
    std::string key = dated.decider.table().id;
    deciders_[std::move(key)].push_back(std::move(dated));
  }
}

Decision Edition::decide(std::string_view decision_id, const Inputs& inputs, Date day) const {
  return Consultation(*this, day, inputs).ask(demand(decision_id, day));
}

const Decider& Edition::demand(std::string_view decision_id, Date day) const {
  const Decider* decider = find(decision_id, day);
  if (decider != nullptr) return *decider;
  std::string known;
  for (const auto& [id, dated] : deciders_) known += (known.empty() ? "" : ", ") + id;
  not_found(std::string(decision_id),
            {"规则 " + id_ + " 没有这个决策（有：" + known + "）",
             "edition " + id_ + " has no such decision (there are: " + known + ")"});
}

const std::string& Edition::text_parameter(std::string_view name, Date at) const {
  return std::get<std::string>(parameter(name, at, Type::text));
}

Decimal Edition::number_parameter(std::string_view name, Date at) const {
  return std::get<Decimal>(parameter(name, at, Type::number));
}

std::vector<const Table*> Edition::tables(Date day) const {
  std::vector<const Table*> list;
  for (const auto& [id, dated] : deciders_) list.push_back(&find(id, day)->table());
  return list;
}

const Decider* Edition::find(std::string_view decision_id, Date day) const {
  const auto at = deciders_.find(decision_id);
  if (at == deciders_.end()) return nullptr;
  const Decider* found = &at->second.front().decider;
  for (const DatedDecider& dated : at->second) {
    if (dated.from <= day) found = &dated.decider;
  }
  return found;
}

const Parameter& Edition::find_parameter(std::string_view name) const {
  const auto found = std::ranges::find(parameters_, name, &Parameter::name);
  if (found == parameters_.end()) {
    not_found(std::string(name),
              {"规则 " + id_ + " 没有这个参数", "edition " + id_ + " has no such parameter"});
  }
  return *found;
}

const Value& Edition::parameter(std::string_view name, Date at, Type type) const {
  const Value* value = find_parameter(name).at(at);
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
