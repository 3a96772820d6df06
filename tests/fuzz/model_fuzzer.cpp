// SPDX-License-Identifier: Apache-2.0
// Any bytes as a DMN model: read or refused with a code; what is read is asked every decision it has, with
// nothing.
#include "fuzzing.h"
#include "rulebook/model.h"

using namespace rubiao;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzzing::accepts([&] {
    const auto model = rulebook::Model::load(fuzzing::bytes_of(data, size), "fuzz.dmn");
    for (const auto& node : model.nodes()) (void)model.decide(node.name, {});
  });
  return 0;
}
