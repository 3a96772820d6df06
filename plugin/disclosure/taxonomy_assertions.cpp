// SPDX-License-Identifier: Apache-2.0
// The formula linkbase: value assertions for every sum, roll-forward, column total, equality and 其中 of
// relations.h and outline.h, the same lists that our own check reads [MOF2023-11:3.1] [MOF2023-11:3.2]. An
// exact report is compared exactly; in one that was rounded to 万元 each figure may be off by half a unit.
#include <array>
#include <string>
#include <vector>

#include "disclosure/linkbase.h"
#include "disclosure/outline.h"
#include "disclosure/relations.h"
#include "disclosure/taxonomy.h"

namespace rubiao::disclosure {
namespace {

using formats::XmlWriter;

constexpr std::array spaces{
    Namespace{"cas-dr", taxonomy_namespace, {}},
    Namespace{"cf", "http://xbrl.org/2008/filter/concept", "http://www.xbrl.org/2008/concept-filter.xsd"},
    Namespace{"df", "http://xbrl.org/2008/filter/dimension", "http://www.xbrl.org/2008/dimension-filter.xsd"},
    Namespace{"gen", "http://xbrl.org/2008/generic", "http://www.xbrl.org/2008/generic-link.xsd"},
    Namespace{"msg", "http://xbrl.org/2010/message", "http://www.xbrl.org/2010/generic-message.xsd"},
    Namespace{"pf", "http://xbrl.org/2008/filter/period", "http://www.xbrl.org/2008/period-filter.xsd"},
    Namespace{"va", "http://xbrl.org/2008/assertion/value", "http://www.xbrl.org/2008/value-assertion.xsd"},
    Namespace{"variable", "http://xbrl.org/2008/variable", "http://www.xbrl.org/2008/variable.xsd"},
    Namespace{"xfi", "http://www.xbrl.org/2008/function/instance", {}},
};
constexpr std::string_view variable_set = "http://xbrl.org/arcrole/2008/variable-set";
constexpr std::string_view variable_filter = "http://xbrl.org/arcrole/2008/variable-filter";
constexpr std::string_view unsatisfied_message = "http://xbrl.org/arcrole/2010/assertion-unsatisfied-message";
constexpr std::string_view message_role = "http://www.xbrl.org/2010/role/message";
constexpr std::string_view link_role = "http://www.xbrl.org/2008/role/link";

// |left − right|, which is nothing in an exact report; `figures`: how many of them were rounded.
std::string within_rounding(const std::string& left, const std::string& right, std::size_t figures) {
  return "abs(" + left + " - (" + right + ")) le (if (string(xfi:decimals(" + left + ")) = '-4') then " +
         std::to_string(5000 * figures) + " else 0)";
}

std::string label_of(std::string_view name, Language language) {
  return std::string(concept_named(name).label.in(language));
}

class Assertions {
 public:
  explicit Assertions(XmlWriter& xml) : xml_(xml), links_(xml, spaces) {}

  void write() {
    links_.refer_to_standard_role(link_role, "http://www.xbrl.org/2008/generic-link.xsd#standard-link-role");
    links_.refer_to_standard_role(message_role,
                                  "http://www.xbrl.org/2010/generic-message.xsd#standard-message");
    links_.refer_to_arcrole(variable_set, "http://www.xbrl.org/2008/variable.xsd#variable-set");
    links_.refer_to_arcrole(variable_filter, "http://www.xbrl.org/2008/variable.xsd#variable-filter");
    links_.refer_to_arcrole(unsatisfied_message,
                            "http://www.xbrl.org/2010/validation-message.xsd#assertion-unsatisfied-message");
    links_.open_link("gen:link", link_role);
    for (const Sum& sum : sums()) assert_sum(sum);
    for (const RollForward& roll : roll_forwards()) assert_roll_forward(roll);
    for (const TableId table : {TableId::intangible_assets, TableId::inventories}) assert_columns(table);
    for (const Equality& equality : equalities()) assert_equality(equality);
    for (const PartOf& part : parts_of_wholes()) assert_part(part);
    links_.close_link();
    links_.close();
  }

 private:
  // Only where the first part is reported: a filing may show a total alone. Other parts count as nil if
  // blank.
  void assert_sum(const Sum& sum) {
    const std::string id = "sum_" + std::string(sum.total);
    std::string right;
    std::size_t figures = 1;
    for (const Term& term : sum.parts) {
      if (term.name.empty()) continue;
      const std::string sign = term.weight < 0 ? " - " : " + ";
      right += (right.empty() ? "" : sign) + "$part" + std::to_string(figures++);
    }
    declare(id, within_rounding("$total", right, figures),
            {label_of(sum.total, Language::zh) + " {$total} 不等于各组成项之和",
             label_of(sum.total, Language::en) + " {$total} is not the sum of its parts"});
    select(take(id, "total"), sum.total);
    std::size_t number = 1;
    for (const Term& term : sum.parts) {
      if (term.name.empty()) continue;
      const std::string name = "part" + std::to_string(number);
      select(take(id, name, number++ == 1 ? "" : "0"), term.name);
    }
  }

  void assert_roll_forward(const RollForward& roll) {
    const std::string id = "roll_" + std::string(roll.balance);
    std::string right = "$opening + $increase";
    std::size_t figures = 3;
    for (const std::string_view decrease : roll.decreases)
      if (!decrease.empty()) right += " - $decrease" + std::to_string(figures++ - 2);
    declare(id, within_rounding("$closing", right, figures),
            {label_of(roll.balance, Language::zh) + "：期末 {$closing} 不等于期初加增加减减少",
             label_of(roll.balance, Language::en) +
                 ": closing {$closing} is not opening plus increase less decrease"});
    select(take(id, "increase"), roll.increase);
    for (const auto& [name, boundary] : {std::pair{"opening", "start"}, {"closing", "end"}}) {
      const std::string variable = take(id, name);
      select(variable, roll.balance);
      stand_at(variable, boundary);
    }
    std::size_t number = 1;
    for (const std::string_view decrease : roll.decreases)
      if (!decrease.empty()) select(take(id, "decrease" + std::to_string(number++), "0"), decrease);
  }

  // 合计 has no dimension: the default of its axis.
  void assert_columns(TableId table) {
    const Division division = *division_of(role_of(table));
    const std::string id = "columns_" + std::string(division.axis);
    declare(id, within_rounding("$total", "sum($members)", division.members.size() + 1),
            {"合计 {$total} 不等于各列之和", "the total {$total} is not the sum of the columns"});
    for (const bool is_total : {true, false}) {
      const std::string variable = take(id, is_total ? "total" : "members", {}, !is_total);
      select(variable, division.concepts);
      divide(variable, division, is_total);
    }
  }

  void assert_equality(const Equality& equality) {
    const std::string id = "equal_" + std::string(equality.id);
    declare(id, within_rounding("$one", "$other", 2),
            {label_of(equality.one, Language::zh) + " {$one} 与" + label_of(equality.other, Language::zh) +
                 " {$other} 不一致",
             label_of(equality.one, Language::en) + " {$one} differs from " +
                 label_of(equality.other, Language::en) + " {$other}"});
    // Projects have no columns.
    for (const auto& [name, of] : {std::pair{"one", equality.one}, {"other", equality.other}}) {
      const std::string variable = take(id, name);
      select(variable, of);
      divide(variable, *division_of(role_of(TableId::intangible_assets)), true);
    }
  }

  void assert_part(const PartOf& part) {
    const std::string id = "part_" + std::string(part.part);
    declare(id, "$part le $whole",
            {label_of(part.part, Language::zh) + " {$part} 大于" + label_of(part.whole, Language::zh) +
                 " {$whole}",
             label_of(part.part, Language::en) + " {$part} is more than " +
                 label_of(part.whole, Language::en) + " {$whole}"});
    select(take(id, "part"), part.part);
    select(take(id, "whole"), part.whole);
  }

  void declare(const std::string& id, const std::string& test, const Text& words) {
    xml_.open("va:valueAssertion");
    xml_.attribute("aspectModel", "dimensional");
    xml_.attribute("id", id);
    xml_.attribute("implicitFiltering", "true");
    xml_.attribute("test", test);
    xml_.attribute("xlink:label", id);
    xml_.attribute("xlink:type", "resource");
    xml_.close();
    for (const Language language : {Language::zh, Language::en}) {
      const std::string label = id + ".message." + (language == Language::zh ? "zh" : "en");
      links_.open_resource("msg:message", label, message_role);
      xml_.attribute("xml:lang", language == Language::zh ? "zh-CN" : "en");
      xml_.text(words.in(language));
      xml_.close();
      links_.draw({.element = "gen:arc", .arcrole = unsatisfied_message, .from = id, .to = label});
    }
  }

  // A variable of the assertion; answers its label. `fallback`: what stands for it where no fact does.
  std::string take(const std::string& id, const std::string& name, const std::string& fallback = {},
                   bool sequence = false) {
    const std::string label = id + "." + name;
    xml_.open("variable:factVariable");
    xml_.attribute("bindAsSequence", sequence ? "true" : "false");
    if (!fallback.empty()) xml_.attribute("fallbackValue", fallback);
    xml_.attribute("xlink:label", label);
    xml_.attribute("xlink:type", "resource");
    xml_.close();
    links_.draw({.element = "variable:variableArc",
                 .arcrole = variable_set,
                 .from = id,
                 .to = label,
                 .order = 1,
                 .more = {{"name", name}}});
    return label;
  }

  void open_filter(std::string_view element, const std::string& label) {
    xml_.open(element);
    xml_.attribute("xlink:label", label);
    xml_.attribute("xlink:type", "resource");
  }

  struct Filtering {
    bool complement = false;  // what the filter does not take
    bool covers = true;       // its aspect is not common to the variables any more
  };

  void close_filter(const std::string& variable, const std::string& label, const Filtering& how) {
    xml_.close();
    links_.draw({.element = "variable:variableFilterArc",
                 .arcrole = variable_filter,
                 .from = variable,
                 .to = label,
                 .order = 1,
                 .more = {{"complement", how.complement ? "true" : "false"},
                          {"cover", how.covers ? "true" : "false"}}});
  }

  void name(std::string_view element, std::string_view prefix, std::string_view of) {
    xml_.open(element);
    xml_.element(std::string(prefix) + ":qname", std::string(taxonomy_prefix) + ":" + std::string(of));
    xml_.close();
  }

  void select(const std::string& variable, const std::vector<std::string_view>& names) {
    const std::string label = variable + ".concept";
    open_filter("cf:conceptName", label);
    for (const std::string_view one : names) name("cf:concept", "cf", one);
    // Rows of a column total are compared one by one: the concept stays a common aspect.
    close_filter(variable, label, {.covers = names.size() == 1});
  }

  void select(const std::string& variable, std::string_view of) {
    select(variable, std::vector<std::string_view>{of});
  }

  // At the start or end of the period of $increase.
  void stand_at(const std::string& variable, std::string_view boundary) {
    const std::string label = variable + ".moment";
    xml_.open("pf:instantDuration");
    xml_.attribute("boundary", boundary);
    xml_.attribute("variable", "increase");
    xml_.attribute("xlink:label", label);
    xml_.attribute("xlink:type", "resource");
    close_filter(variable, label, {});
  }

  // The total, which is not divided, or the members.
  void divide(const std::string& variable, const Division& division, bool is_total) {
    const std::string label = variable + ".column";
    open_filter("df:explicitDimension", label);
    name("df:dimension", "df", division.axis);
    for (const std::string_view member : division.members) name("df:member", "df", member);
    close_filter(variable, label, {.complement = is_total});
  }

  XmlWriter& xml_;
  Linkbase links_;
};

}  // namespace

std::string write_assertions() {
  return write_document([](XmlWriter& xml) { Assertions(xml).write(); });
}

}  // namespace rubiao::disclosure
