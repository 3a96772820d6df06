// SPDX-License-Identifier: Apache-2.0
// Report packages 1.0: an inline report (.xbri), or one as xBRL-JSON or xBRL-CSV (.xbr), with the taxonomy in
// the same file, so that whoever opens it needs nothing else. The taxonomy package is the taxonomy alone. The
// same report gives the same bytes.
#pragma once

#include <string>
#include <vector>

#include "disclosure/oim_csv.h"

namespace rubiao::disclosure {

enum class PackageKind : std::uint8_t { inline_report, other_report };

// `stem` names the folder at the top and must be ASCII; the files are the report's, which refers to the
// taxonomy by taxonomy_address().
[[nodiscard]] std::string write_report_package(PackageKind kind, const std::string& stem,
                                               const std::vector<ReportFile>& files);
[[nodiscard]] std::string write_taxonomy_package();
// Where the taxonomy is found on no network: an address that the package's catalogue answers for.
[[nodiscard]] std::string taxonomy_address();

}  // namespace rubiao::disclosure
