// SPDX-License-Identifier: Apache-2.0
// Writes a report as xBRL-CSV 1.0: the metadata and one CSV file a table, in the rows and columns of the note
// tables, so that a spreadsheet opens what a validator reads [MOF2023-11:3.2]. Each fact stands once: the
// carrying amount of a note table is not repeated among the rows of the balance sheet. A report whose own
// figures do not tie is refused.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "disclosure/facts.h"

namespace rubiao::disclosure {

struct ReportFile {
  std::string name;
  std::string bytes;
};

// The metadata, `stem`.json, first; the tables are named `stem`-intangible.csv and so on.
[[nodiscard]] std::vector<ReportFile> write_oim_csv(const Report& report, const std::string& stem,
                                                    std::string_view schema,
                                                    FactRounding rounding = FactRounding::fen);

}  // namespace rubiao::disclosure
