// SPDX-License-Identifier: Apache-2.0
#include "rulebook/model_types.h"

#include "base/error.h"
#include "rulebook/xml_read.h"

namespace rubiao::rulebook {
namespace {

using formats::XmlElement;

constexpr int deepest = 16;  // types within types

constexpr std::string_view kinds[] = {
    "string", "number", "boolean", "date", "years and months duration", "days and time duration"};

// "feel:number", "number"; empty if it is no type of FEEL that we have.
std::string kind_of_name(std::string_view name) {
  if (name.starts_with("feel:")) name.remove_prefix(5);
  if (name == "yearMonthDuration") return "years and months duration";
  if (name == "dayTimeDuration") return "days and time duration";
  for (const std::string_view kind : kinds) {
    if (name == kind) return std::string(kind);
  }
  return "";
}

std::string text_under(const XmlElement& element, std::string_view name) {
  const XmlElement* child = element.child(name);
  if (child == nullptr) return "";
  const XmlElement* text = child->child("text");
  return trimmed(text == nullptr ? child->text : text->text);
}

void add_names(const XmlElement& item, feel::Names& names, int depth) {
  if (depth > deepest) return;
  for (const XmlElement* part : item.children_named("itemComponent")) {
    names.add(optional_attribute(*part, "name"));
    add_names(*part, names, depth + 1);
  }
}

}  // namespace

ItemTypes::ItemTypes(const XmlElement& definitions, const std::string& file, Findings& findings)
    : file_(file) {
  for (const XmlElement* item : definitions.children_named("itemDefinition")) {
    by_name_[optional_attribute(*item, "name")] = item;
    check(*item, findings);
  }
}

// Allowed values that cannot be read are told with their place, once.
void ItemTypes::check(const XmlElement& item, Findings& findings) const {
  const std::string allowed = text_under(item, "allowedValues");
  if (!allowed.empty()) {
    try {
      (void)feel::parse_unary_tests(allowed, {});
    } catch (const Error& error) {
      findings.add({file_, item.line, item.column}, optional_attribute(item, "name"), error);
    }
  }
  for (const XmlElement* part : item.children_named("itemComponent")) check(*part, findings);
}

ItemType ItemTypes::resolve(const std::string& name, int depth) const {
  const std::string kind = kind_of_name(name);
  if (!kind.empty()) return {.kind = kind};
  const auto found = by_name_.find(name);
  return found == by_name_.end() || depth > deepest ? ItemType{} : read(*found->second, depth + 1);
}

ItemType ItemTypes::read(const XmlElement& item, int depth) const {
  ItemType type = resolve(text_under(item, "typeRef"), depth);
  if (optional_attribute(item, "isCollection") == "true") type.collection = true;
  for (const XmlElement* part : item.children_named("itemComponent")) {
    type.kind = "context";
    if (depth <= deepest) type.parts.emplace_back(optional_attribute(*part, "name"), read(*part, depth + 1));
  }
  const std::string allowed = text_under(item, "allowedValues");
  if (allowed.empty()) return type;
  try {
    type.allowed = feel::parse_unary_tests(allowed, {});
    type.allowed_text = allowed;
  } catch (const Error&) {
    // told by check()
  }
  return type;
}

void ItemTypes::add_part_names(feel::Names& names) const {
  for (const auto& [name, item] : by_name_) add_names(*item, names, 0);
}

std::vector<feel::Value> listed_values(const feel::UnaryTests& tests) {
  std::vector<feel::Value> values;
  if (tests.any || tests.negated) return values;
  for (const feel::UnaryTest& test : tests.alternatives) {
    if (test.kind != feel::UnaryTest::Kind::value || test.low.op != feel::Operator::literal) return {};
    values.push_back(test.low.value);
  }
  return values;
}

}  // namespace rubiao::rulebook
