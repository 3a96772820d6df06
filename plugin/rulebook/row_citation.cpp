// SPDX-License-Identifier: Apache-2.0
#include "rulebook/row_citation.h"

#include <string_view>

#include "rulebook/xml_read.h"

namespace rubiao::rulebook {
namespace {

bool covers(const Citation& law, const InForce& needed) {
  if (law.in_force_from > needed.from) return false;
  if (!law.in_force_to) return true;
  return needed.to && *needed.to <= *law.in_force_to;
}

}  // namespace

void cite(Row& row, const std::string& description, const Sources& sources, const InForce& edition,
          Findings& findings) {
  const std::size_t bar = description.find('|');
  std::string_view keys = std::string_view(description).substr(0, bar);
  if (bar != std::string::npos) row.note = trimmed(description.substr(bar + 1));
  if (trimmed(keys).empty()) {
    findings.add(row.place, {.message = {"该行没有依据", "the row cites no article"},
                             .rule = "R401",
                             .field = row.id,
                             .found = description,
                             .expected = {"条款键; 条款键 | 说明", "KEY; KEY | note"},
                             .todo = {"在说明栏写明依据", "name the article in the description"}});
    return;
  }
  while (!keys.empty()) {
    const std::size_t end = keys.find(';');
    const std::string key = trimmed(keys.substr(0, end));
    keys = end == std::string_view::npos ? std::string_view{} : keys.substr(end + 1);
    const Source* source = resolve(key, row.place, row.id, sources, edition, findings);
    if (source != nullptr) row.citations.push_back(*source);
  }
}

const Source* resolve(const std::string& key, const Place& place, const std::string& field,
                      const Sources& sources, const InForce& needed, Findings& findings) {
  const Source* source = sources.find(key);
  if (source == nullptr) {
    findings.add(place,
                 {.message = {"来源目录中没有这一依据", "this source is not in the catalogue"},
                  .rule = "R402",
                  .field = field,
                  .found = key,
                  .todo = {"改正键，或在 sources.xml 中登记", "correct the key or add it to sources.xml"}});
    return nullptr;
  }
  if (!covers(*source, needed)) {
    findings.add(place, {.message = {"依据 " + key + " 并非在整个适用期间有效",
                                     "source " + key + " is not in force for the whole time"},
                         .rule = "R403",
                         .field = field,
                         .found = describe(InForce{source->in_force_from, source->in_force_to}),
                         .expected = {describe(needed), describe(needed)},
                         .todo = {"换用有效的依据，或另立一版规则",
                                  "cite a source in force, or begin a new edition"}});
  }
  return source;
}

std::string describe(const InForce& span) {
  return rubiao::to_text(span.from) + " – " + (span.to ? rubiao::to_text(*span.to) : "");
}

}  // namespace rubiao::rulebook
