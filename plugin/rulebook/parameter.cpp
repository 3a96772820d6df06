// SPDX-License-Identifier: Apache-2.0
#include "rulebook/parameter.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "rulebook/xml_read.h"

namespace rubiao::rulebook {
namespace {

using formats::XmlElement;

class ParameterReader {
 public:
  ParameterReader(const std::string& file, const Sources& sources, const InForce& edition, Findings& findings)
      : reading_{file, findings}, sources_(sources), edition_(edition), findings_(findings) {}

  Parameter read(const XmlElement& element) {
    Parameter parameter{
        .name = reading_.attribute(element, "name"),
        .title = {reading_.attribute(element, "title"), reading_.attribute(element, "title-en")},
        .unit = optional_attribute(element, "unit"),
        .changed_by = reading_.one_of(element, "changed-by", {"law", "policy", "estimate"})};
    if (reading_.one_of(element, "type", {"text", "number"}) == "number") parameter.type = Type::number;
    parameter.minimum = bound(element, "min");
    parameter.maximum = bound(element, "max");
    for (const XmlElement* choice : element.children_named("choice")) {
      parameter.choices.push_back(trimmed(choice->text));
    }
    for (const XmlElement* value : element.children_named("value")) read_value(*value, parameter);
    check_dates(element, parameter);
    return parameter;
  }

 private:
  void complain(const XmlElement& element, std::string rule, const std::string& field, std::string found,
                Text message, Text todo) {
    findings_.add(reading_.place(element), {.message = std::move(message),
                                            .rule = std::move(rule),
                                            .field = field,
                                            .found = std::move(found),
                                            .todo = std::move(todo)});
  }

  std::optional<Decimal> number(const XmlElement& element, const std::string& text,
                                const std::string& field) {
    try {
      return Decimal::parse(text, field);
    } catch (const Error&) {
      complain(element, "R203", field, text, {"不是数字", "not a number"},
               {"写成十进制数，如 0.25", "write a decimal number such as 0.25"});
      return std::nullopt;
    }
  }

  std::optional<Decimal> bound(const XmlElement& element, const std::string& name) {
    const std::string text = optional_attribute(element, name);
    if (text.empty()) return std::nullopt;
    return number(element, text, name);
  }

  void read_value(const XmlElement& element, Parameter& parameter) {
    const auto from = reading_.date(element, "from");
    ParameterValue value{.source = reading_.attribute(element, "source"),
                         .verified = reading_.one_of(element, "verified", {"yes", "secondary", "no"})};
    if (element.attribute("to") != nullptr) value.to = reading_.date(element, "to");
    const std::string text = trimmed(element.text);
    value.value = text;
    if (parameter.type == Type::number)
      value.value = number(element, text, parameter.name).value_or(Decimal());
    if (!from) return;
    value.from = *from;
    check_bounds(element, parameter, value);
    (void)resolve(value.source, reading_.place(element), parameter.name, sources_, needed(value), findings_);
    parameter.values.push_back(std::move(value));
  }

  // A value's source must be in force while both the value and the edition hold.
  [[nodiscard]] InForce needed(const ParameterValue& value) const {
    InForce span{std::max(value.from, edition_.from), value.to};
    if (edition_.to && (!span.to || *edition_.to < *span.to)) span.to = edition_.to;
    return span;
  }

  static std::string bounds_of(const Parameter& parameter) {
    if (!parameter.choices.empty()) return fmt::format("{}", fmt::join(parameter.choices, ", "));
    const auto end = [](const std::optional<Decimal>& bound) { return bound ? to_text(*bound) : ""; };
    return end(parameter.minimum) + "–" + end(parameter.maximum);
  }

  void check_bounds(const XmlElement& element, const Parameter& parameter, const ParameterValue& value) {
    const std::string text = to_text(value.value);
    bool fits =
        parameter.choices.empty() || std::ranges::find(parameter.choices, text) != parameter.choices.end();
    if (const Decimal* amount = std::get_if<Decimal>(&value.value)) {
      if (parameter.minimum && *amount < *parameter.minimum) fits = false;
      if (parameter.maximum && *amount > *parameter.maximum) fits = false;
    }
    if (fits) return;
    const std::string bounds = bounds_of(parameter);
    complain(element, "R601", parameter.name, text,
             {"参数超出其允许范围（" + bounds + "）", "the parameter is out of its bounds (" + bounds + ")"},
             {"改正数值，或有依据地放宽范围", "correct the value, or widen the bounds with reason"});
  }

  void check_dates(const XmlElement& element, Parameter& parameter) {
    std::ranges::sort(parameter.values, {}, &ParameterValue::from);
    for (std::size_t i = 1; i < parameter.values.size(); ++i) {
      const ParameterValue& before = parameter.values[i - 1];
      if (before.to && *before.to < parameter.values[i].from) {
        const Date after(std::chrono::sys_days(*before.to) + std::chrono::days(1));
        if (after < parameter.values[i].from) miss(element, parameter, after);
        continue;
      }
      complain(element, "R602", parameter.name, rubiao::to_text(parameter.values[i].from),
               {"两个值的适用日期重叠", "the dates of two values overlap"},
               {"给前一个值写上截止日", "give the earlier value its last day"});
    }
    if (parameter.at(edition_.from) == nullptr)
      miss(element, parameter, edition_.from);
    else if (edition_.to && parameter.at(*edition_.to) == nullptr)
      miss(element, parameter, *edition_.to);
  }

  // Neither at the edition's beginning nor at its end, nor in between, is a day without a value.
  void miss(const XmlElement& element, const Parameter& parameter, Date day) {
    complain(element, "R603", parameter.name, rubiao::to_text(day),
             {"该参数在规则适用期间的这一天没有值", "the parameter has no value on this day of the edition"},
             {"补上当日适用的值", "add the value that holds that day"});
  }

  Reading reading_;
  const Sources& sources_;
  const InForce& edition_;
  Findings& findings_;
};

}  // namespace

const ParameterValue* Parameter::value_at(Date day) const {
  for (const ParameterValue& value : values) {
    if (value.from <= day && (!value.to || day <= *value.to)) return &value;
  }
  return nullptr;
}

std::vector<Parameter> read_parameters(const XmlElement& root, const std::string& file,
                                       const Sources& sources, const InForce& edition, Findings& findings) {
  const Reading reading{file, findings};
  reading.demand_children(root, "parameters", {"parameter"});
  std::vector<Parameter> parameters;
  for (const XmlElement* element : root.children_named("parameter")) {
    reading.demand_children(*element, "parameter", {"choice", "value"});
    Parameter parameter = ParameterReader(file, sources, edition, findings).read(*element);
    const bool known = std::ranges::find(parameters, parameter.name, &Parameter::name) != parameters.end();
    if (known) {
      findings.add(
          reading.place(*element),
          {.message = {"参数重复", "the parameter stands twice"}, .rule = "R105", .field = parameter.name});
    }
    parameters.push_back(std::move(parameter));
  }
  return parameters;
}

}  // namespace rubiao::rulebook
