// SPDX-License-Identifier: Apache-2.0
#include "rulebook/rule_schemas.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>
#include <vector>

namespace rubiao {

std::string_view embedded_rule_schema(std::string_view stem);

}  // namespace rubiao

namespace rubiao::rulebook {
namespace {

using formats::SchemaFile;
using formats::XmlElement;

SchemaFile schema(const std::string& stem) {
  return {stem + ".xsd", std::string(embedded_rule_schema(stem))};
}

std::vector<SchemaFile> schemas() {
  std::vector<SchemaFile> all;
  for (const char* stem : {"dmn-profile-13", "dmn-profile-14", "dmn-profile-15", "sources", "edition",
                           "parameters", "examples"}) {
    all.push_back(schema(stem));
  }
  return all;
}

using Elements = std::map<std::pair<std::int64_t, std::int64_t>, const XmlElement*>;

void note_places(const XmlElement& element, Elements& elements) {
  elements[{element.line, element.column}] = &element;
  for (const XmlElement& child : element.children) note_places(child, elements);
}

std::set<std::int64_t> lines_told(const std::string& file, const Findings& findings) {
  std::set<std::int64_t> lines;
  for (const Problem& problem : findings.all()) {
    if (problem.file == file) lines.insert(problem.line);
  }
  return lines;
}

bool is_told(const XmlElement& element, const std::set<std::int64_t>& lines) {
  return lines.contains(element.line) || std::ranges::any_of(element.children, [&](const XmlElement& child) {
           return lines.contains(child.line);
         });
}

}  // namespace

RuleSchemas::RuleSchemas() : schemas_(schemas(), {schema("dmn-profile")}) {}

void RuleSchemas::check(std::string_view bytes, const XmlElement& root, const std::string& file,
                        Findings& findings) {
  const Digest digest = sha256(bytes);
  if (fitting_.contains(digest)) return;
  std::vector<Problem> problems = schemas_.check(bytes, file);
  if (problems.empty()) {
    fitting_.insert(digest);
    return;
  }
  const std::set<std::int64_t> lines = lines_told(file, findings);
  Elements elements;
  note_places(root, elements);
  for (Problem& problem : problems) {
    const auto at = elements.find({problem.line, problem.column});
    if (at != elements.end() && is_told(*at->second, lines)) continue;
    problem.rule = "R101";
    problem.todo = {"按 schemas/ 中的 XML 模式改正", "correct it as the XML Schema in schemas/ says"};
    findings.add({file}, std::move(problem));
  }
}

}  // namespace rubiao::rulebook
