// SPDX-License-Identifier: Apache-2.0
// The names that may stand in an expression. FEEL lets a name hold blanks and signs ("Full Name",
// "Approved/Declined"), so a reader must know them: the longest that fits is taken.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rubiao::feel {

class Names {
 public:
  void add(std::string_view name);
  // How much of `text` the longest known name takes, blanks being equal to any run of blanks; 0 if none does.
  [[nodiscard]] std::size_t match(std::string_view text) const;
  [[nodiscard]] bool has(std::string_view name) const;

 private:
  std::vector<std::string> names_;  // the longest first
};

// A name with every run of blanks as one, none at the ends.
[[nodiscard]] std::string normalised(std::string_view name);

}  // namespace rubiao::feel
