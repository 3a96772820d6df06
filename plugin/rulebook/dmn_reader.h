// SPDX-License-Identifier: Apache-2.0
// Reads the decision tables of one DMN model: columns with their types, rows with their cells and citations.
// What is wrong is added to the findings and reading goes on; a table with a finding of its own is left out,
// so that nothing half read is ever proved or asked.
#pragma once

#include <string>
#include <vector>

#include "formats/xml_tree.h"
#include "rulebook/constants.h"
#include "rulebook/findings.h"
#include "rulebook/row_citation.h"
#include "rulebook/table.h"

namespace rubiao::rulebook {

// What the tables of an edition are read against.
struct Basis {
  const Sources& sources;
  InForce edition;
  Constants constants;
};

// A table comes after those whose outcome it asks for. Adds R1xx by way of dmn_profile.h and R107 (cells
// missing in a row), R202 to R207 (cells), R305 (hit policy), R306 (too many rows), R4xx (law) and R5xx
// (requirements).
[[nodiscard]] std::vector<Table> read_tables(const formats::XmlElement& definitions, const std::string& file,
                                             const Basis& basis, Findings& findings);

}  // namespace rubiao::rulebook
