// SPDX-License-Identifier: Apache-2.0
#include "rulebook/hidden_marks.h"

#include <string_view>

namespace rubiao::rulebook {
namespace {

struct Mark {
  std::string_view bytes;
  const char* name;
};

constexpr Mark marks[] = {
    {"\u202A", "U+202A"}, {"\u202B", "U+202B"}, {"\u202C", "U+202C"},
    {"\u202D", "U+202D"}, {"\u202E", "U+202E"}, {"\u2066", "U+2066"},
    {"\u2067", "U+2067"}, {"\u2068", "U+2068"}, {"\u2069", "U+2069"},
};

void check(std::string_view text, const std::string& field, const Place& place, Findings& findings) {
  for (const Mark& mark : marks) {
    if (text.find(mark.bytes) == std::string_view::npos) continue;
    findings.add(place,
                 {.message = {"含有看不见的双向控制字符", "an invisible bidirectional control character"},
                  .rule = "R201",
                  .field = field,
                  .found = mark.name,
                  .todo = {"删去该字符", "remove it"}});
    return;
  }
}

}  // namespace

void refuse_hidden_marks(const formats::XmlElement& element, const std::string& file, Findings& findings) {
  const Place place{file, element.line, element.column};
  for (const formats::XmlAttribute& attribute : element.attributes)
    check(attribute.value, attribute.name, place, findings);
  check(element.text, element.name, place, findings);
  for (const formats::XmlElement& child : element.children) refuse_hidden_marks(child, file, findings);
}

}  // namespace rubiao::rulebook
