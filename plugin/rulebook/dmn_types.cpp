// SPDX-License-Identifier: Apache-2.0
#include "rulebook/dmn_types.h"

#include <array>
#include <utility>

#include "rulebook/cell_parser.h"
#include "rulebook/xml_read.h"

namespace rubiao::rulebook {
namespace {

using formats::XmlElement;

constexpr std::array<std::pair<std::string_view, Type>, 4> built_in{
    {{"string", Type::text}, {"number", Type::number}, {"boolean", Type::boolean}, {"date", Type::date}}};

std::vector<Value> single_values(const CellTest& test) {
  std::vector<Value> values;
  if (test.any || test.negated) return values;
  for (const Interval& interval : test.intervals) {
    if (!interval.low || !interval.high || compare(*interval.low, *interval.high) != 0) return {};
    values.push_back(*interval.low);
  }
  return values;
}

}  // namespace

ModelTypes::ModelTypes(const XmlElement& definitions, const std::string& file, Findings& findings) {
  for (const XmlElement* item : definitions.children_named("itemDefinition")) {
    const Reading reading{file, findings};
    if (item->child("itemComponent") != nullptr) continue;  // of parameters: no column is of such a type
    const XmlElement* base = reading.child(*item, "typeRef");
    if (base == nullptr) continue;
    ColumnType type = resolve(trimmed(base->text), reading.place(*base), findings);
    const XmlElement* allowed = item->child("allowedValues");
    if (allowed != nullptr) narrow(type, *allowed, file, findings);
    by_name_[optional_attribute(*item, "name")] = std::move(type);
  }
}

ColumnType ModelTypes::resolve(const std::string& type_name, const Place& place, Findings& findings) const {
  std::string_view plain = type_name;
  if (plain.starts_with("feel:")) plain.remove_prefix(5);
  for (const auto& [word, type] : built_in) {
    if (plain == word) return {.type = type};
  }
  const auto at = by_name_.find(type_name);
  if (at != by_name_.end()) return at->second;
  findings.add(place,
               {.message = {"没有定义这个类型", "the type is not defined"},
                .rule = "R207",
                .field = "typeRef",
                .found = type_name,
                .expected = {"string、number、boolean、date 或本模型的 itemDefinition（须写在使用之前）",
                             "string, number, boolean, date or an itemDefinition of this model above"}});
  return {};
}

void narrow(ColumnType& type, const XmlElement& values, const std::string& file, Findings& findings) {
  const Reading reading{file, findings};
  const XmlElement* text = reading.child(values, "text");
  if (text == nullptr || trimmed(text->text).empty()) return;
  try {
    type.allowed = parse_condition(trimmed(text->text), type.type, {});
    type.allowed_values = single_values(type.allowed);
  } catch (const Error& error) {
    findings.add(reading.place(*text), values.name, error);
  }
}

}  // namespace rubiao::rulebook
