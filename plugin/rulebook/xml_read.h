// SPDX-License-Identifier: Apache-2.0
// How the rule files are taken apart: attributes that must be there, dates, closed lists of words. A finding
// is added for what is missing (R104) or wrong, and reading goes on, so that one pass tells everything.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "formats/xml_tree.h"
#include "rulebook/findings.h"

namespace rubiao::rulebook {

struct Reading {
  const std::string& file;
  Findings& findings;

  [[nodiscard]] Place place(const formats::XmlElement& element) const {
    return {file, element.line, element.column};
  }
  // Empty, with R104 added, if it is missing or blank.
  [[nodiscard]] std::string attribute(const formats::XmlElement& element, std::string_view name) const;
  // R204 if it is not one of the words.
  [[nodiscard]] std::string one_of(const formats::XmlElement& element, std::string_view name,
                                   std::initializer_list<std::string_view> words) const;
  // R205 if there is no such day.
  [[nodiscard]] std::optional<Date> date(const formats::XmlElement& element, std::string_view name) const;
  // R104 if it is missing.
  [[nodiscard]] const formats::XmlElement* child(const formats::XmlElement& element,
                                                 std::string_view name) const;
  // R103 for another document element and for children of other names.
  void demand_children(const formats::XmlElement& element, std::string_view name,
                       std::initializer_list<std::string_view> children) const;
};

// The document of a rule file; R101 (malformed) or R102 (a DOCTYPE) is added and nothing returned otherwise.
[[nodiscard]] std::optional<formats::XmlElement> read_document(std::string_view bytes,
                                                               const std::string& file, Findings& findings);

[[nodiscard]] std::string trimmed(std::string_view text);
[[nodiscard]] std::string optional_attribute(const formats::XmlElement& element, std::string_view name);

}  // namespace rubiao::rulebook
