// SPDX-License-Identifier: Apache-2.0
// Rulebook: the whole of rules/: the catalogue of sources and every edition, loaded and proved before the
// first decision. It is refused whole, with every finding at once, or it is right.
#pragma once

#include <filesystem>
#include <vector>

#include "base/date.h"
#include "rulebook/edition.h"
#include "rulebook/rules.h"

namespace rubiao::rulebook {

class Rulebook {
 public:
  // Throws Error(invalid_input) with all findings (codes R101 to R804, rules/README.md), Error(not_found) if
  // there is no rulebook in the folder.
  [[nodiscard]] static Rulebook load(const std::filesystem::path& folder);

  // A changed edition before it is released, read with the sources beside its folder (../sources.xml): proved
  // and tried on its examples, but not sealed. Throws as load does.
  [[nodiscard]] static Edition draft(const std::filesystem::path& edition_folder);

  // The rules of an accounting date. Before 1 January 2024 there is none and the provisions are
  // prospective: refused as SC-2 [MOF2023-11:4].
  [[nodiscard]] Rules at(Date accounting_date) const;

  [[nodiscard]] const std::vector<Edition>& editions() const { return editions_; }  // by date

 private:
  static Rulebook load_all(const std::filesystem::path& folder);
  static Edition draft_of(const std::filesystem::path& edition_folder);

  std::vector<Edition> editions_;
};

}  // namespace rubiao::rulebook
