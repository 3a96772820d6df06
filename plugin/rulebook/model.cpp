// SPDX-License-Identifier: Apache-2.0
#include "rulebook/model.h"

#include <algorithm>

#include "base/error.h"
#include "rulebook/feel_evaluate.h"
#include "rulebook/model_table.h"

namespace rubiao::rulebook {
namespace {

using feel::Context;

[[noreturn]] void refuse(const char* rule, std::string field, const feel::Value& found, Text message,
                         Text expected) {
  throw Error(Status::invalid_input, Problem{.message = std::move(message),
                                             .rule = rule,
                                             .field = std::move(field),
                                             .found = to_text(found),
                                             .expected = std::move(expected)});
}

void check_value(const std::string& field, const feel::Value& value, const ItemType& type);

void check_parts(const std::string& field, const feel::Value& value, const ItemType& type) {
  for (const auto& [name, part] : type.parts) check_value(field + "." + name, value.part(name), part);
}

// Null passes every type: FEEL decides with it.
void check_value(const std::string& field, const feel::Value& value, const ItemType& type) {
  if (value.is_null()) return;
  if (type.collection && value.list() != nullptr) {
    ItemType item = type;
    item.collection = false;
    for (const feel::Value& each : *value.list()) check_value(field, each, item);
    return;
  }
  if (!type.kind.empty() && kind_of(value) != type.kind)
    refuse("R203", field, value, {"类型不对", "the type does not fit"}, {type.kind, type.kind});
  check_parts(field, value, type);
  if (!type.allowed) return;
  static const feel::Knowledge none;
  const feel::Value allowed = feel::matches(*type.allowed, value, {{}, none});
  if (allowed.as<bool>() != nullptr && *allowed.as<bool>()) return;
  refuse("R204", field, value, {"值不在允许的范围内", "the value is not allowed"},
         {type.allowed_text, type.allowed_text});
}

}  // namespace

// One question put to a model: each decision on the way is decided once.
class ModelRun {
 public:
  ModelRun(const Model& model, const Context& inputs)
      : model_(model),
        given_(inputs),
        decided_(model.nodes_.size()),
        call_([this](const std::string& name, const std::vector<feel::Value>& arguments) {
          return call(name, arguments);
        }) {}

  feel::Value decide(std::size_t at) {
    if (decided_[at]) return *decided_[at];
    const Model::Node& node = model_.nodes_[at];
    Context variables;
    for (const std::size_t input : node.inputs) {
      const std::string& name = model_.inputs_[input].name;
      variables.emplace_back(name, given(name));
    }
    for (const std::size_t before : node.decisions)
      variables.emplace_back(model_.nodes_[before].name, decide(before));
    decided_[at] = run(node.logic, variables);
    return *decided_[at];
  }

 private:
  feel::Value given(const std::string& name) const {
    const auto found = std::ranges::find(given_, name, &Context::value_type::first);
    return found == given_.end() ? feel::Value() : found->second;
  }

  feel::Value run(const Logic& logic, const Context& variables) {
    const feel::Scope scope{variables, call_};
    if (const auto* table = std::get_if<ModelTable>(&logic)) return decide_table(*table, scope);
    return evaluate(std::get<feel::Expression>(logic), scope);
  }

  std::optional<feel::Value> call(const std::string& name, const std::vector<feel::Value>& arguments) {
    const auto found = std::ranges::find(model_.knowledge_, name, &Model::Knowledge::name);
    if (found == model_.knowledge_.end()) return std::nullopt;
    if (arguments.size() != found->parameters.size()) return feel::Value();
    if (++calls_ > most_calls) refuse_work(name);
    Context variables;
    for (std::size_t i = 0; i < arguments.size(); ++i)
      variables.emplace_back(found->parameters[i], arguments[i]);
    return run(found->logic, variables);
  }

  [[noreturn]] static void refuse_work(const std::string& name) {
    throw Error(
        Status::invalid_input,
        Problem{.message = {"业务知识模型的调用次数过多", "knowledge models are called too many times"},
                .rule = "R306",
                .found = name,
                .expected = {std::to_string(most_calls), std::to_string(most_calls)},
                .todo = {"让每个模型少调用别的模型", "let each model call fewer others"}});
  }

  static constexpr std::size_t most_calls = 100'000;  // for one question: calls may double at every model

  const Model& model_;
  const Context& given_;
  std::size_t calls_ = 0;
  std::vector<std::optional<feel::Value>> decided_;
  feel::Knowledge call_;
};

feel::Value Model::decide(std::string_view decision, const Context& given) const {
  const auto node = std::ranges::find(nodes_, decision, &Node::name);
  if (node == nodes_.end()) {
    std::string known;
    for (const Node& each : nodes_) known += (known.empty() ? "" : ", ") + each.name;
    throw Error(Status::not_found,
                Problem{.message = {"模型中没有这个决策", "the model has no such decision"},
                        .rule = "R504",
                        .field = "decision",
                        .found = std::string(decision),
                        .expected = {known, known}});
  }
  for (const auto& [name, value] : given) {
    const auto input = std::ranges::find(inputs_, name, &InputData::name);
    if (input == inputs_.end())
      refuse("R202", name, value, {"模型中没有这个输入", "the model has no such input"}, {});
    check_value(name, value, input->type);
  }
  return ModelRun(*this, given).decide(static_cast<std::size_t>(node - nodes_.begin()));
}

}  // namespace rubiao::rulebook
