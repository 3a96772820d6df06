// SPDX-License-Identifier: Apache-2.0
// Writes a report as an instance of XBRL 2.1 with Dimensions 1.0: contexts before units before facts, so that
// a stream can read it; dimensions in the scenario; ids made of the content; the same report gives the same
// bytes. A report whose own figures do not tie is refused and nothing is written [MOF2023-11:3.2].
#pragma once

#include <functional>
#include <string_view>

#include "disclosure/facts.h"

namespace rubiao::disclosure {

using Sink = std::function<void(std::string_view)>;

// `schema`: where the reader finds the taxonomy, relative to the instance or absolute.
void write_instance(const Report& report, const Sink& sink, std::string_view schema = "cas-dr-2024-01-01.xsd",
                    FactRounding rounding = FactRounding::fen);

}  // namespace rubiao::disclosure
