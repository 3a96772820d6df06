// SPDX-License-Identifier: Apache-2.0
// Writes a report as xBRL-JSON 1.0: the facts of the instance, one a line, with ids f1, f2, … in their order
// [MOF2023-11:3.2]. A report whose own figures do not tie is refused.
#pragma once

#include <string_view>

#include "disclosure/instance.h"

namespace rubiao::disclosure {

void write_oim_json(const Report& report, const Sink& sink, std::string_view schema,
                    FactRounding rounding = FactRounding::fen);

}  // namespace rubiao::disclosure
