// SPDX-License-Identifier: Apache-2.0
#include "rulebook/xml_read.h"

#include <algorithm>
#include <utility>

namespace rubiao::rulebook {

using formats::XmlElement;

std::string Reading::attribute(const XmlElement& element, std::string_view name) const {
  std::string value = trimmed(optional_attribute(element, name));
  if (value.empty()) {
    findings.add(place(element), {.message = {"元素 " + element.name + " 缺少属性 " + std::string(name),
                                              element.name + " lacks the attribute " + std::string(name)},
                                  .rule = "R104",
                                  .field = std::string(name),
                                  .todo = {"补上该属性", "add it"}});
  }
  return value;
}

std::string Reading::one_of(const XmlElement& element, std::string_view name,
                            std::initializer_list<std::string_view> words) const {
  std::string value = attribute(element, name);
  if (value.empty() || std::ranges::find(words, value) != words.end()) return value;
  std::string list;
  for (const std::string_view word : words) list.append(list.empty() ? "" : ", ").append(word);
  findings.add(place(element), {.message = {"值不在允许范围内", "the value is not allowed"},
                                .rule = "R204",
                                .field = std::string(name),
                                .found = value,
                                .expected = {list, list}});
  return value;
}

std::optional<Date> Reading::date(const XmlElement& element, std::string_view name) const {
  const std::string text = attribute(element, name);
  if (text.empty()) return std::nullopt;
  try {
    return parse_date(text, name);
  } catch (const Error& error) {
    Problem problem = error.problems().front();
    problem.rule = "R205";
    findings.add(place(element), std::move(problem));
    return std::nullopt;
  }
}

const XmlElement* Reading::child(const XmlElement& element, std::string_view name) const {
  const XmlElement* found = element.child(name);
  if (found == nullptr) {
    findings.add(place(element), {.message = {"元素 " + element.name + " 缺少子元素 " + std::string(name),
                                              element.name + " lacks the element " + std::string(name)},
                                  .rule = "R104",
                                  .field = optional_attribute(element, "id"),
                                  .todo = {"补上该元素", "add it"}});
  }
  return found;
}

void Reading::demand_children(const XmlElement& element, std::string_view name,
                              std::initializer_list<std::string_view> children) const {
  const auto forbid = [&](const XmlElement& which, const std::string& expected) {
    findings.add(place(which), {.message = {"这里不允许这个元素", "this element is not allowed here"},
                                .rule = "R103",
                                .found = which.name,
                                .expected = {expected, expected}});
  };
  if (element.name != name) forbid(element, std::string(name));
  std::string list;
  for (const std::string_view child : children) list.append(list.empty() ? "" : ", ").append(child);
  for (const XmlElement& child : element.children) {
    if (std::ranges::find(children, child.name) == children.end()) forbid(child, list);
  }
}

std::optional<XmlElement> read_document(std::string_view bytes, const std::string& file, Findings& findings) {
  try {
    return formats::parse_xml(bytes, file);
  } catch (const Error& error) {
    for (Problem problem : error.problems()) {
      problem.rule = problem.found == "<!DOCTYPE" ? "R102" : "R101";
      findings.add({file}, std::move(problem));
    }
    return std::nullopt;
  }
}

std::string trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n";
  const std::size_t first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return "";
  return std::string(text.substr(first, text.find_last_not_of(blanks) - first + 1));
}

std::string optional_attribute(const XmlElement& element, std::string_view name) {
  const std::string* value = element.attribute(name);
  return value == nullptr ? "" : *value;
}

}  // namespace rubiao::rulebook
