// SPDX-License-Identifier: Apache-2.0
#include "rulebook/example.h"

#include <algorithm>
#include <set>
#include <utility>

#include "base/error.h"
#include "rulebook/consultation.h"
#include "rulebook/input_check.h"
#include "rulebook/typed_value.h"
#include "rulebook/xml_read.h"

namespace rubiao::rulebook {
namespace {

using formats::XmlElement;

class Examples {
 public:
  Examples(const Edition& edition, Findings& findings) : edition_(edition), findings_(findings) {}

  void run(const ExampleFile& file) {
    file_ = &file.name;
    const Reading reading{file.name, findings_};
    const XmlElement* model = reading.child(*file.root, "modelName");
    if (model == nullptr) return;
    const std::string folder = file.name.substr(0, file.name.find('/') + 1);
    const std::string model_file = folder + trimmed(model->text);
    for (const XmlElement* example : file.root->children_named("testCase")) run_one(*example, model_file);
  }

  void demand_every_row() {
    for (const Table* table : edition_.tables(edition_.from())) {
      for (const Row& row : table->rows) {
        if (hit_.contains({table->id, row.id})) continue;
        findings_.add(row.place,
                      {.message = {"没有一个示例命中这一行", "no example hits this row"},
                       .rule = "R702",
                       .field = row.id,
                       .todo = {"在 tests/ 中补一个命中它的示例", "add an example to tests/ that hits it"}});
      }
    }
  }

 private:
  void run_one(const XmlElement& example, const std::string& model_file) {
    const std::vector<const XmlElement*> results = example.children_named("resultNode");
    if (results.empty()) expects_nothing(example, example);
    for (const XmlElement* result : results) {
      const XmlElement* expected = result->child("expected");
      const Decider* decider = decider_of(model_file, optional_attribute(*result, "name"));
      if (expected == nullptr || expected->children.empty()) {
        expects_nothing(example, *result);
      } else if (decider == nullptr) {
        fails(example, *result, optional_attribute(*result, "name"), "",
              {"该模型没有这个决策", "the model has no such decision"});
      } else {
        check(example, *result, *expected, *decider);
      }
    }
  }

  void check(const XmlElement& example, const XmlElement& result, const XmlElement& expected,
             const Decider& decider) {
    try {
      const Inputs inputs = inputs_of(example, decider);
      const Decision decision = Consultation(edition_, edition_.from(), inputs).ask(decider);
      for (const Match& match : decision.matches) hit_.emplace(decision.table, match.row);
      const std::string wanted = expected_text(expected, decider.table());
      const std::string got = answered_text(decision);
      if (wanted == got) return;
      fails(example, result, got, wanted, {"示例不成立", "the example does not hold"});
    } catch (const Error& error) {
      for (const Problem& problem : error.problems())
        fails(example, result, problem.field + " " + problem.found, "", problem.message);
    }
  }

  // What the example gives and the decision asks for; an example may hold inputs of other decisions too.
  [[nodiscard]] Inputs inputs_of(const XmlElement& example, const Decider& decider) const {
    Inputs inputs;
    for (const AskedColumn& asked : asked_columns(edition_, decider, edition_.from())) {
      const InputColumn& column = asked.column;
      const bool known = std::ranges::find(inputs, column.name, &Inputs::value_type::first) != inputs.end();
      for (const XmlElement* node : example.children_named("inputNode")) {
        if (known || optional_attribute(*node, "name") != column.name) continue;
        const XmlElement* value = node->child("value");
        inputs.emplace_back(
            column.name, read_typed(value == nullptr ? "" : trimmed(value->text), column.type, column.name));
      }
    }
    return inputs;
  }

  [[nodiscard]] const Decider* decider_of(const std::string& model_file, const std::string& name) const {
    for (const Table* table : edition_.tables(edition_.from())) {
      if (table->place.file == model_file && table->name == name)
        return edition_.find(table->id, edition_.from());
    }
    return nullptr;
  }

  // Both sides as the same text, so that the finding shows what differs: 资产类别 = 存货, 支出处理 = 资本化.
  static std::string expected_text(const XmlElement& expected, const Table& table) {
    if (table.has_one_outcome()) return outcome_text(expected, table);
    std::string text;
    if (const XmlElement* list = expected.child("list")) {
      for (const XmlElement* item : list->children_named("item"))
        text += (text.empty() ? "" : "; ") + outcome_text(*item, table);
    }
    return text;
  }

  static std::string outcome_text(const XmlElement& outcome, const Table& table) {
    Inputs values;
    for (const OutputColumn& column : table.outputs) {
      const XmlElement* value = table.outputs.size() == 1 ? outcome.child("value") : nullptr;
      for (const XmlElement* component : outcome.children_named("component")) {
        if (optional_attribute(*component, "name") == column.name) value = component->child("value");
      }
      if (value != nullptr)
        values.emplace_back(column.name, read_typed(trimmed(value->text), column.type, column.name));
    }
    return describe(values);
  }

  static std::string answered_text(const Decision& decision) {
    std::string text;
    for (const Match& match : decision.matches) {
      text += (text.empty() ? "" : "; ") + describe(match.outputs);
      if (decision.has_one_outcome()) break;
    }
    return text;
  }

  void expects_nothing(const XmlElement& example, const XmlElement& at) {
    findings_.add({*file_, at.line, at.column},
                  {.message = {"示例没有写出预期结果", "the example expects nothing"},
                   .rule = "R703",
                   .field = optional_attribute(example, "id"),
                   .todo = {"补上 resultNode 和 expected", "add a resultNode with expected"}});
  }

  void fails(const XmlElement& example, const XmlElement& at, std::string found, std::string expected,
             Text message) {
    findings_.add({*file_, at.line, at.column},
                  {.message = std::move(message),
                   .rule = "R701",
                   .field = optional_attribute(example, "id"),
                   .found = std::move(found),
                   .expected = {expected, expected},
                   .todo = {"核对规则与示例，改正不对的一方", "see which of rule and example is wrong"}});
  }

  const Edition& edition_;
  Findings& findings_;
  const std::string* file_ = nullptr;
  std::set<std::pair<std::string, std::string>> hit_;  // table, row
};

}  // namespace

void run_examples(const Edition& edition, const std::vector<ExampleFile>& files, Findings& findings) {
  Examples examples(edition, findings);
  for (const ExampleFile& file : files) examples.run(file);
  examples.demand_every_row();
}

}  // namespace rubiao::rulebook
