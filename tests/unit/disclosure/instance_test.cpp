// SPDX-License-Identifier: Apache-2.0
// The instance of the sample, byte for byte, and what its self check finds when it is tampered with. After a
// deliberate change, run with RUBIAO_RENEW_GOLDEN=1 and review the difference.
#include "disclosure/instance.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "disclosure/facts.h"
#include "disclosure/self_check.h"
#include "sample_report.h"

using namespace rubiao;
using namespace rubiao::disclosure;

namespace {

const std::string golden_path = RUBIAO_SOURCE_DIR "/tests/golden/xbrl/sample.xml";

std::string instance_of(const Report& report) {
  std::string bytes;
  write_instance(
      report, [&](std::string_view piece) { bytes += piece; },
      "../../../schemas/taxonomy/cas-dr-2024-01-01.xsd");
  return bytes;
}

std::string sample_instance() {
  return instance_of(compose(sample::inputs()));
}

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

// The instance with the first `from` replaced; the text must be there, or the test proves nothing.
std::string tampered(std::string_view from, std::string_view to) {
  std::string bytes = sample_instance();
  const std::size_t at = bytes.find(from);
  REQUIRE_MESSAGE(at != std::string::npos, from);
  return bytes.replace(at, from.size(), to);
}

bool finds(const std::string& bytes, std::string_view rule) {
  const auto problems = check_instance(bytes, "sample.xml");
  return std::ranges::any_of(problems, [&](const Problem& p) { return p.rule == rule && p.line > 0; });
}

}  // namespace

TEST_CASE("the instance is the golden file, byte for byte") {
  const std::string bytes = sample_instance();
  if (std::getenv("RUBIAO_RENEW_GOLDEN") != nullptr) std::ofstream(golden_path, std::ios::binary) << bytes;
  CHECK(bytes == read_file(golden_path));
  CHECK(bytes == sample_instance());
}

TEST_CASE("the self check passes what was written") {
  const auto problems = check_instance(sample_instance(), "sample.xml");
  for (const Problem& problem : problems) MESSAGE(render(problem, Language::en));
  CHECK(problems.empty());
}

TEST_CASE("rounded to ten thousand yuan it ties within rounding, and no further") {
  std::string bytes;
  write_instance(
      compose(sample::inputs()), [&](std::string_view piece) { bytes += piece; },
      "../../../schemas/taxonomy/cas-dr-2024-01-01.xsd", FactRounding::ten_thousand_yuan);
  const std::string path = RUBIAO_SOURCE_DIR "/tests/golden/xbrl/sample-rounded.xml";
  if (std::getenv("RUBIAO_RENEW_GOLDEN") != nullptr) std::ofstream(path, std::ios::binary) << bytes;
  CHECK(bytes == read_file(path));
  for (const Problem& problem : check_instance(bytes, "rounded.xml"))
    FAIL_CHECK(render(problem, Language::en));
  const std::string amount = "contextRef=\"I20241231\" decimals=\"-4\" unitRef=\"CNY\">2180000<";
  REQUIRE(bytes.find(amount) != std::string::npos);
  const auto with = [&](const std::string& value) {
    std::string changed = bytes;
    return changed.replace(changed.find(amount) + amount.size() - 8, 7, value);
  };
  CHECK(finds(with("2230000"), "XB-SUM"));
  CHECK(finds(with("2180001"), "XB-VALUE"));
  CHECK(finds(with("2180000.00"), "XB-VALUE"));
}

TEST_CASE("a report that does not tie writes nothing") {
  Report report = compose(sample::inputs());
  *report.a->cell("A11", 0) += 1;
  bool written = false;
  CHECK_THROWS_AS(write_instance(report, [&](std::string_view) { written = true; }), Error);
  CHECK_FALSE(written);
}

TEST_CASE("a blank cell gives no fact, nil gives 0.00") {
  Inputs in = sample::inputs();
  in.totals.clear();
  in.parents_opening.reset();
  in.parents_closing.reset();
  in.figures = {};
  in.figures[static_cast<std::size_t>(Figure::held_for_sale)] = 0;
  in.items.clear();
  in.methods.clear();
  in.cost_formulas.clear();
  in.narratives = {};
  in.presented[1].closing = 26'210'500;
  const FactSet set = gather_facts(compose(in));
  REQUIRE(set.facts.size() == 2);
  CHECK(set.facts[0].name == "DataResourcesIntangibleAssets");
  CHECK(set.facts[0].value == "262105.00");
  CHECK(set.facts[1].value == "0.00");
  CHECK(set.contexts.size() == 1);
}

TEST_CASE("the balance sheet row and the closing carrying amount are one fact") {
  const FactSet set = gather_facts(compose(sample::inputs()));
  CHECK(std::ranges::count_if(set.facts, [](const Fact& fact) {
          return fact.name == "DataResourcesIntangibleAssets" && fact.context == "I20241231";
        }) == 1);
}

TEST_CASE("dimensions in a segment, which validators read as the total, are found") {
  std::string bytes = sample_instance();
  const std::size_t from = bytes.find("<xbrli:scenario>");
  const std::size_t to = bytes.find("</xbrli:scenario>") + std::string_view("</xbrli:scenario>").size();
  std::string member = bytes.substr(from, to - from);
  bytes.erase(from, to - from);
  for (std::size_t at = member.find("scenario"); at != std::string::npos; at = member.find("scenario")) {
    member.replace(at, 8, "segment");
  }
  bytes.insert(bytes.rfind("</xbrli:entity>", from), member);
  CHECK(finds(bytes, "XB-SEGMENT"));
}

TEST_CASE("the self check finds what schema validation does not") {
  const std::string amount = "contextRef=\"I20241231\" decimals=\"2\" unitRef=\"CNY\">2180000.00<";
  CHECK(finds(tampered(amount, "contextRef=\"I20241231\" decimals=\"2\" unitRef=\"CNY\">2180000.01<"),
              "XB-SUM"));
  CHECK(finds(tampered(amount, "contextRef=\"I20241231\" decimals=\"2\" unitRef=\"CNY\">2180000.010<"),
              "XB-VALUE"));
  CHECK(finds(tampered(amount, "contextRef=\"I20241231\" precision=\"9\" unitRef=\"CNY\">2180000.00<"),
              "XB-DECIMALS"));
  CHECK(finds(tampered(amount, "contextRef=\"I20241231\" decimals=\"2\">2180000.00<"), "XB-UNIT"));
  CHECK(finds(tampered(amount, "contextRef=\"Nowhere\" decimals=\"2\" unitRef=\"CNY\">2180000.00<"),
              "XB-CONTEXT"));
  CHECK(
      finds(tampered(amount, "contextRef=\"D20240101-20241231\" decimals=\"2\" unitRef=\"CNY\">2180000.00<"),
            "XB-PERIOD"));
  CHECK(finds(tampered(">0.00<", ">-0.00<"), "XB-VALUE"));
  CHECK(finds(tampered("IntangiblePurchasedMember<", "InventoryPurchasedMember<"), "XB-MEMBER"));
  const std::string parent = " contextRef=\"I20231231\" decimals=\"2\" unitRef=\"CNY\">4800000.00</cas-dr:";
  CHECK(finds(tampered("<cas-dr:Inventories" + parent + "Inventories>", "<cas-dr:Stock" + parent + "Stock>"),
              "XB-CONCEPT"));
  CHECK(finds(tampered("</cas-dr:Inventories>",
                       "</cas-dr:Inventories><cas-dr:Inventories contextRef=\"I20231231\" decimals=\"2\" "
                       "unitRef=\"CNY\">4800000.00</cas-dr:Inventories>"),
              "XB-DUPLICATE"));
}

TEST_CASE("a fen more in any figure that takes part in a sum, a roll-forward or a column total is found") {
  const std::string bytes = sample_instance();
  const FactSet set = gather_facts(compose(sample::inputs()));
  // These stand alone: parents, restricted and significant items, spending that was expensed.
  const auto stands_alone = [](std::string_view name) {
    return name == "Inventories" || name == "IntangibleAssets" || name == "DevelopmentExpenditure" ||
           name == "ResearchAndDevelopmentExpensed" || name.starts_with("Restricted") ||
           name.starts_with("Significant");
  };
  int changed = 0;
  for (const Fact& fact : set.facts) {
    if (!is_amount(concept_named(fact.name)) || stands_alone(fact.name)) continue;
    const std::string head = "<cas-dr:" + std::string(fact.name) + " contextRef=\"" + fact.context + "\" ";
    const std::string tail = "decimals=\"2\" unitRef=\"CNY\">";
    std::string altered = bytes;
    const std::size_t at = altered.find(head + tail + fact.value + "<");
    REQUIRE(at != std::string::npos);
    altered.replace(at + head.size() + tail.size(), fact.value.size(),
                    to_text(parse_fen(fact.value, "value") + 1));
    CAPTURE(fact.name);
    CAPTURE(fact.context);
    CHECK(finds(altered, "XB-SUM"));
    ++changed;
  }
  CHECK(changed == 4 * 23 + 4 * 18 + 6 + 1);  // notes A and B in four columns, development in one, the loss
}
