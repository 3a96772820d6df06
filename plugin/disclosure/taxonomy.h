// SPDX-License-Identifier: Apache-2.0
// Writes the taxonomy cas-dr: the files of schemas/taxonomy, which are checked in and compared with this
// function's output by a test. It imports XBRL 2.1, Dimensions and the data type registry only; the general
// taxonomy of the Ministry is not imported, and no element of it is named.
#pragma once

#include <string>
#include <vector>

#include "base/text.h"

namespace rubiao::disclosure {

struct TaxonomyFile {
  std::string path;  // within schemas/taxonomy
  std::string bytes;
};

// In the order of their paths.
[[nodiscard]] std::vector<TaxonomyFile> write_taxonomy();

// The parts, one file each.
[[nodiscard]] std::string write_schema();
[[nodiscard]] std::string write_labels(Language language);
[[nodiscard]] std::string write_references();
[[nodiscard]] std::string write_presentation();
[[nodiscard]] std::string write_calculation();
[[nodiscard]] std::string write_definition();
[[nodiscard]] std::string write_assertions();
[[nodiscard]] std::string write_package_metadata();
[[nodiscard]] std::string write_catalogue();

}  // namespace rubiao::disclosure
