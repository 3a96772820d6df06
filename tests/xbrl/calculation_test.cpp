// SPDX-License-Identifier: Apache-2.0
// A second opinion on the sums: the calculation linkbase as checked in is read by itself and applied to the
// golden instance, with nothing of the tables that wrote either. Exact to the fen.
#include <doctest/doctest.h>

#include <fstream>
#include <map>
#include <sstream>
#include <tuple>

#include "base/money.h"
#include "formats/xml_tree.h"

using namespace rubiao;

namespace {

formats::XmlElement read_xml(const std::string& path) {
  std::ifstream in(RUBIAO_SOURCE_DIR + path, std::ios::binary);
  REQUIRE_MESSAGE(in.good(), path);
  std::ostringstream text;
  text << in.rdbuf();
  return formats::parse_xml(text.str(), path);
}

struct Part {
  std::string name;
  Fen weight;
};

// Total to parts, from the arcs of all roles.
std::map<std::string, std::vector<Part>> read_sums() {
  std::map<std::string, std::vector<Part>> sums;
  const auto linkbase = read_xml("/schemas/taxonomy/cas-dr-2024-01-01-cal.xml");
  for (const auto* link : linkbase.children_named("calculationLink")) {
    std::map<std::string, std::string> concept_at;
    for (const auto* locator : link->children_named("loc")) {
      const std::string& href = *locator->attribute("xlink:href");
      concept_at[*locator->attribute("xlink:label")] = href.substr(href.find("#cas-dr_") + 8);
    }
    for (const auto* arc : link->children_named("calculationArc")) {
      CHECK(*arc->attribute("xlink:arcrole") == "https://xbrl.org/2023/arcrole/summation-item");
      sums[concept_at.at(*arc->attribute("xlink:from"))].push_back(
          {concept_at.at(*arc->attribute("xlink:to")), *arc->attribute("weight") == "-1" ? -1 : 1});
    }
  }
  return sums;
}

using Facts = std::map<std::pair<std::string, std::string>, Fen>;  // concept and context to amount

Facts read_facts() {
  Facts facts;
  const auto instance = read_xml("/tests/golden/xbrl/sample.xml");
  for (const auto& element : instance.children) {
    if (element.attribute("unitRef") == nullptr) continue;
    facts[{element.name, *element.attribute("contextRef")}] = parse_fen(element.text, element.name);
  }
  return facts;
}

Fen added(const Facts& facts, const std::vector<Part>& parts, const std::string& context) {
  Fen sum = 0;
  for (const Part& part : parts) {
    const auto found = facts.find({part.name, context});
    if (found != facts.end()) sum = add(sum, part.weight * found->second);
  }
  return sum;
}

}  // namespace

TEST_CASE("every total of the golden instance is the weighted sum of its parts, in each context") {
  const auto sums = read_sums();
  const Facts facts = read_facts();
  CHECK(sums.size() == 8);
  int compared = 0;
  for (const auto& [place, amount] : facts) {
    const auto sum = sums.find(place.first);
    if (sum == sums.end()) continue;
    CAPTURE(place.first);
    CAPTURE(place.second);
    CHECK(amount == added(facts, sum->second, place.second));
    ++compared;
  }
  // Six totals of movements in four columns, two carrying amounts in four columns at two moments.
  CHECK(compared == 6 * 4 + 2 * 4 * 2);
}
