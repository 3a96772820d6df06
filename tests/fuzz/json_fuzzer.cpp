// SPDX-License-Identifier: Apache-2.0
// What is read comes back from its canonical form with the same canonical form; lines end in values or
// problems.
#include "formats/json.h"
#include "fuzzing.h"

using namespace rubiao;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = fuzzing::bytes_of(data, size);
  fuzzing::accepts([&] {
    const std::string canonical = formats::canonical_json(formats::parse_json(bytes, "in.json"));
    fuzzing::demand(formats::canonical_json(formats::parse_json(canonical, "in.json")) == canonical,
                    "the canonical form is canonical");
  });
  std::vector<Problem> problems;
  std::int64_t last = 0;
  for (const formats::JsonLine& line : formats::parse_json_lines(bytes, "in.jsonl", problems)) {
    fuzzing::demand(line.line > last, "lines come in order");
    last = line.line;
  }
  for (const Problem& problem : problems) fuzzing::demand_showable(problem);
  return 0;
}
