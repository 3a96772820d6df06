// SPDX-License-Identifier: Apache-2.0
#include "rulebook/dmn_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "rulebook/cell_parser.h"
#include "rulebook/dmn_order.h"
#include "rulebook/dmn_profile.h"
#include "rulebook/dmn_requirements.h"
#include "rulebook/dmn_types.h"
#include "rulebook/xml_read.h"

namespace rubiao::rulebook {
namespace {

using formats::XmlElement;

constexpr std::size_t most_rows = 2'000;

std::string text_of(const XmlElement& element) {
  const XmlElement* text = element.child("text");
  return text == nullptr ? "" : trimmed(text->text);
}

// Where a reader looks for a wrong cell: its text, or the cell if it has none.
const XmlElement& spot(const XmlElement& element) {
  const XmlElement* text = element.child("text");
  return text == nullptr ? element : *text;
}

constexpr std::array<std::pair<std::string_view, char>, 4> hit_policies{
    {{"UNIQUE", 'U'}, {"ANY", 'A'}, {"COLLECT", 'C'}, {"RULE ORDER", 'R'}}};

class TableReader {
 public:
  // `before` are the tables of the model that have been read: a column may ask for their outcome.
  TableReader(const XmlElement& definitions, const std::string& file, const ModelTypes& types,
              const Basis& basis, const std::vector<Table>& before, Findings& findings)
      : definitions_(definitions),
        reading_{file, findings},
        types_(types),
        basis_(basis),
        before_(before),
        findings_(findings) {}

  Table read(const XmlElement& decision, const XmlElement& table) {
    Table result{.id = optional_attribute(decision, "id"),
                 .name = optional_attribute(decision, "name"),
                 .question = question_of(decision),
                 .place = reading_.place(table)};
    read_hit_policy(table, result);
    for (const XmlElement* input : table.children_named("input")) read_input(*input, result);
    for (const XmlElement* output : table.children_named("output")) read_output(*output, decision, result);
    if (!has_few_rows(table, result)) return result;
    for (const XmlElement* rule : table.children_named("rule")) read_row(*rule, result);
    note_constants(result);
    check_requirements(definitions_, decision, result, names_constants_, findings_);
    return result;
  }

 private:
  // Proof and bitsets grow with the square of the rows.
  bool has_few_rows(const XmlElement& table, const Table& result) {
    const std::size_t rows = table.children_named("rule").size();
    if (rows <= most_rows) return true;
    findings_.add(reading_.place(table),
                  {.message = {"决策表的行太多", "the table has too many rows"},
                   .rule = "R306",
                   .field = result.id,
                   .found = fmt::format("{}", rows),
                   .expected = {fmt::format("{}", most_rows), fmt::format("{}", most_rows)},
                   .todo = {"拆成几张表", "split it"}});
    return false;
  }

  // F, P and O hide overlaps, an aggregation hides the rows. Absent means U, as dmn-moddle saves it.
  void read_hit_policy(const XmlElement& table, Table& result) {
    const std::string policy = optional_attribute(table, "hitPolicy");
    const std::string aggregation = optional_attribute(table, "aggregation");
    const std::string word = policy.empty() ? "UNIQUE" : policy;
    const auto allowed = std::ranges::find(hit_policies, word, &std::pair<std::string_view, char>::first);
    if (allowed != hit_policies.end()) result.hit_policy = allowed->second;
    if (allowed != hit_policies.end() && aggregation.empty()) return;
    findings_.add(reading_.place(table),
                  {.message = {"规则表不允许这种命中策略", "hit policy not in the profile"},
                   .rule = "R305",
                   .field = result.id,
                   .found = trimmed(policy + " " + aggregation),
                   .expected = {"UNIQUE、ANY、COLLECT 或 RULE ORDER，不带 aggregation",
                                "UNIQUE, ANY, COLLECT or RULE ORDER, without aggregation"}});
  }

  void read_input(const XmlElement& input, Table& result) {
    InputColumn column;
    if (const XmlElement* expression = reading_.child(input, "inputExpression")) {
      column = column_of(*expression, input.child("inputValues"), result.id);
      if (std::ranges::find(result.inputs, column.name, &InputColumn::name) != result.inputs.end()) {
        findings_.add(reading_.place(spot(*expression)),
                      {.message = {"输入列重复", "the column stands twice"},
                       .rule = "R105",
                       .field = result.id,
                       .found = column.name});
      }
    }
    result.inputs.push_back(std::move(column));
  }

  InputColumn column_of(const XmlElement& expression, const XmlElement* values, const std::string& table) {
    const std::string text = text_of(expression);
    if (const std::optional<Outcome> outcome = find_outcome(text, before_)) {
      return {.name = outcome->column.name,
              .decision = outcome->table.id,
              .type = outcome->column.type,
              .allowed = outcome->column.allowed,
              .allowed_values = outcome->column.allowed_values};
    }
    const XmlElement* data = find_input_data(definitions_, text);
    if (data == nullptr) {
      findings_.add(reading_.place(spot(expression)),
                    {.message = {"没有声明这一输入", "no such inputData, nor an outcome of a decision"},
                     .rule = "R202",
                     .field = table,
                     .found = text,
                     .todo = {"写一个 inputData 的名称，或“决策名.输出名”（该决策须只有一个结果）",
                              "name one inputData, or \"decision.output\" of a decision with one outcome"}});
    }
    ColumnType type = resolve(expression, data == nullptr ? nullptr : data->child("variable"));
    if (values != nullptr) narrow(type, *values, reading_.file, findings_);
    return {.name = text,
            .type = type.type,
            .allowed = std::move(type.allowed),
            .allowed_values = std::move(type.allowed_values)};
  }

  // The type stands at the expression; where it does not, at the input's variable.
  ColumnType resolve(const XmlElement& expression, const XmlElement* variable) {
    std::string type_name = optional_attribute(expression, "typeRef");
    if (type_name.empty() && variable != nullptr) type_name = optional_attribute(*variable, "typeRef");
    return types_.resolve(type_name, reading_.place(expression), findings_);
  }

  void read_output(const XmlElement& output, const XmlElement& decision, Table& result) {
    OutputColumn column{.name = optional_attribute(output, "name")};
    if (column.name.empty()) column.name = result.name;
    std::string type_name = optional_attribute(output, "typeRef");
    const XmlElement* variable = decision.child("variable");
    if (type_name.empty() && variable != nullptr) type_name = optional_attribute(*variable, "typeRef");
    ColumnType type = types_.resolve(type_name, reading_.place(output), findings_);
    if (const XmlElement* values = output.child("outputValues")) {
      narrow(type, *values, reading_.file, findings_);
      column.output_values = type.allowed_values;
    }
    std::tie(column.type, column.allowed, column.allowed_values) =
        std::tie(type.type, type.allowed, type.allowed_values);
    result.outputs.push_back(std::move(column));
  }

  void read_row(const XmlElement& rule, Table& result) {
    Row row{.id = optional_attribute(rule, "id"), .place = reading_.place(rule)};
    const auto conditions = rule.children_named("inputEntry");
    const auto outputs = rule.children_named("outputEntry");
    if (!has_all_cells(row, conditions.size(), result.inputs.size(), "inputEntry") ||
        !has_all_cells(row, outputs.size(), result.outputs.size(), "outputEntry")) {
      return;
    }
    for (std::size_t i = 0; i < conditions.size(); ++i) {
      row.conditions.push_back(read_condition(*conditions[i], row, result.inputs[i]));
    }
    for (std::size_t i = 0; i < outputs.size(); ++i) {
      row.outputs.push_back(read_result(*outputs[i], row, result.outputs[i]));
    }
    cite(row, annotation(rule), basis_.sources, basis_.edition, findings_);
    result.rows.push_back(std::move(row));
  }

  bool has_all_cells(const Row& row, std::size_t found, std::size_t expected, const std::string& what) {
    if (found == expected) return true;
    findings_.add(row.place, {.message = {"该行的单元格数与列数不符", "the row has not one cell a column"},
                              .rule = "R107",
                              .field = row.id,
                              .found = fmt::format("{} {}", found, what),
                              .expected = {fmt::format("{}", expected), fmt::format("{}", expected)}});
    return false;
  }

  CellTest read_condition(const XmlElement& cell, const Row& row, const InputColumn& column) {
    try {
      const std::string text = text_of(cell);
      names_constants_ = names_constants_ || text.find(constants_prefix) != std::string::npos;
      CellTest test = parse_condition(text, column.type, column.allowed_values, basis_.constants);
      for (const Interval& interval : test.intervals) {
        check_allowed(interval, column.allowed, cell, row.id + ", " + column.name);
      }
      return test;
    } catch (const Error& error) {
      findings_.add(reading_.place(spot(cell)), row.id + ", " + column.name, error);
      return {};
    }
  }

  Value read_result(const XmlElement& cell, const Row& row, const OutputColumn& column) {
    try {
      Value value = parse_literal(text_of(cell), column.type, column.allowed_values);
      check_allowed({.low = value, .high = value}, column.allowed, cell, row.id + ", " + column.name);
      return value;
    } catch (const Error& error) {
      findings_.add(reading_.place(spot(cell)), row.id + ", " + column.name, error);
      return {};
    }
  }

  // Single values only: a range may reach beyond what is allowed without harm.
  void check_allowed(const Interval& interval, const CellTest& allowed, const XmlElement& cell,
                     const std::string& field) {
    const bool single = interval.low && interval.high && compare(*interval.low, *interval.high) == 0;
    if (!single || holds(allowed, *interval.low)) return;
    findings_.add(reading_.place(spot(cell)),
                  {.message = {"值不在该列允许的范围内", "the value is not allowed here"},
                   .rule = "R204",
                   .field = field,
                   .found = to_text(*interval.low),
                   .expected = {allowed.shown, allowed.shown}});
  }

  static std::string question_of(const XmlElement& decision) {
    const XmlElement* question = decision.child("question");
    return question == nullptr ? "" : trimmed(question->text);
  }

  static void note_constants(Table& result) {
    for (const Row& row : result.rows) {
      for (const CellTest& cell : row.conditions) {
        for (const std::string& name : cell.constants) {
          if (std::ranges::find(result.constants, name) == result.constants.end())
            result.constants.push_back(name);
        }
      }
    }
  }

  // dmn-js keeps its one annotation column in the description; others write annotationEntry.
  static std::string annotation(const XmlElement& rule) {
    if (const XmlElement* description = rule.child("description")) return trimmed(description->text);
    const XmlElement* entry = rule.child("annotationEntry");
    return entry == nullptr ? "" : text_of(*entry);
  }

  const XmlElement& definitions_;
  Reading reading_;
  const ModelTypes& types_;
  const Basis& basis_;
  const std::vector<Table>& before_;
  Findings& findings_;
  bool names_constants_ = false;  // a cell does, even if there is no such parameter
};

bool rests_on(const XmlElement& decision, const std::set<std::string>& refused) {
  return std::ranges::any_of(decision.children_named("informationRequirement"), [&](const XmlElement* arrow) {
    const XmlElement* head = arrow->child("requiredDecision");
    return head != nullptr && optional_attribute(*head, "href").starts_with('#') &&
           refused.contains(optional_attribute(*head, "href").substr(1));
  });
}

}  // namespace

std::vector<Table> read_tables(const XmlElement& definitions, const std::string& file, const Basis& basis,
                               Findings& findings) {
  const std::size_t before = findings.count();
  check_profile(definitions, file, findings);
  if (findings.count() != before) return {};
  const ModelTypes types(definitions, file, findings);
  std::vector<Table> tables;
  std::set<std::string> refused;  // and what rests on them, of which nothing can be said
  for (const XmlElement* decision : order_decisions(definitions, file, findings)) {
    if (rests_on(*decision, refused)) {
      refused.insert(optional_attribute(*decision, "id"));
      continue;
    }
    const std::size_t found = findings.count();
    const XmlElement* table = Reading{file, findings}.child(*decision, "decisionTable");
    if (table == nullptr) continue;
    Table result = TableReader(definitions, file, types, basis, tables, findings).read(*decision, *table);
    if (findings.count() == found)
      tables.push_back(std::move(result));
    else
      refused.insert(optional_attribute(*decision, "id"));
  }
  return tables;
}

}  // namespace rubiao::rulebook
