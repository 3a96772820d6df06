// SPDX-License-Identifier: Apache-2.0
// Seals an edition: writes the SHA-256 of each of its rule files into edition.xml. Whoever changes a rule
// file reviews the change and then seals; until then the edition does not load (R801).
#pragma once

#include <filesystem>
#include <string>

#include "rulebook/edition.h"

namespace rubiao::rulebook {

// The text of edition.xml with a fresh list of files in place of the old one; all else is kept as it is.
[[nodiscard]] std::string sealed(const std::filesystem::path& edition_folder);

// Writes it, if it differs. True if the file was changed.
bool seal(const std::filesystem::path& edition_folder);
// The same with another approval in place of the one that stands there. Error(invalid_input) for a name that
// is blank or holds hidden marks: nothing is written then.
bool approve(const std::filesystem::path& edition_folder, const Approval& approval);

}  // namespace rubiao::rulebook
