// SPDX-License-Identifier: Apache-2.0
// Reads one edition folder: edition.xml with the SHA-256 of every file, then the files, then the proof of
// every table. A file that is not listed, or differs from its hash, is not the edition that was approved.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "rulebook/edition.h"
#include "rulebook/findings.h"
#include "rulebook/rule_documents.h"

namespace rubiao::rulebook {

// A draft has not been sealed yet: its files may differ from the hashes in edition.xml.
enum class Seal : std::uint8_t { demanded, not_yet };

// Nothing if there are findings: R1xx to R7xx of its files, R801 (hash differs), R802 (missing or not
// listed).
[[nodiscard]] std::optional<Edition> read_edition(const std::filesystem::path& folder,
                                                  const std::shared_ptr<const Sources>& sources,
                                                  RuleDocuments& documents, Findings& findings,
                                                  Seal seal = Seal::demanded);

// A whole file; Error(not_found) if it cannot be read, Error(invalid_input) if it is no regular file or
// larger than a rule file can be.
[[nodiscard]] std::string read_bytes(const std::filesystem::path& file);
// The names of the rule files in an edition folder (*.dmn, parameters.xml and tests/*.xml), sorted.
[[nodiscard]] std::vector<std::string> rule_files(const std::filesystem::path& folder);

}  // namespace rubiao::rulebook
