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
// Writes the hashes of what has been proved, and who approved it: a file changed since then differs from its
// hash. Error(invalid_input) for a name that is blank or holds hidden marks, or for a layout that cannot be
// rewritten safely: nothing is written then. True if edition.xml was changed.
bool approve(const std::filesystem::path& edition_folder, const Edition& proved, const Approval& approval);

}  // namespace rubiao::rulebook
