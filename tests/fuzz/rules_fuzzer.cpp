// SPDX-License-Identifier: Apache-2.0
// Any bytes as a model of rules/: taken with proof, or refused with a code; every table taken is written as a
// view.
#include "fuzzing.h"
#include "rulebook/dmn_reader.h"
#include "rulebook/proof.h"
#include "rulebook/rule_documents.h"
#include "rulebook/xml_read.h"

using namespace rubiao;

namespace {

using namespace rubiao::rulebook;

constexpr InForce edition{rubiao::Date(std::chrono::year(2024), std::chrono::January, std::chrono::day(1)),
                          {}};

constexpr const char* sources_xml =
    R"(<sources><source key="LAW:1" number="n" article="1" title="t" from="2007-01-01" verified="yes"><text
kind="restated">t</text></source></sources>)";
constexpr const char* parameters_xml =
    R"(<parameters><parameter name="界限" title="t" title-en="t" type="number" min="0" max="900"
changed-by="policy"><value from="2024-01-01" source="LAW:1" verified="no">60</value></parameter></parameters>)";

// What an edition's models are read against.
Basis make_basis(const Sources& sources) {
  Findings findings;
  const auto root = read_document(parameters_xml, "parameters.xml", findings);
  const auto parameters = read_parameters(*root, "parameters.xml", sources, edition, findings);
  findings.throw_if_any();
  return {sources, edition, Constants(parameters, edition.from)};
}

Sources make_sources() {
  Findings findings;
  const auto root = read_document(sources_xml, "sources.xml", findings);
  Sources sources = Sources::read(*root, "sources.xml", findings);
  findings.throw_if_any();
  return sources;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Sources sources = make_sources();
  static const Basis basis = make_basis(sources);
  static RuleSchemas schemas;
  const std::string_view bytes = fuzzing::bytes_of(data, size);
  fuzzing::accepts([&] {
    Findings findings;
    if (const auto root = read_document(bytes, "fuzz.dmn", findings)) {
      for (Table& table : read_tables(*root, "fuzz.dmn", basis, findings)) {
        const Decider decider(std::move(table));
        prove(decider, findings, 2'000);
      }
      schemas.check(bytes, *root, "fuzz.dmn", findings);
    }
    findings.throw_if_any();
  });
  return 0;
}
