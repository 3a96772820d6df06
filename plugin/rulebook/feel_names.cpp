// SPDX-License-Identifier: Apache-2.0
#include "rulebook/feel_names.h"

#include <algorithm>

#include "rulebook/feel_scanner.h"

namespace rubiao::feel {

std::string normalised(std::string_view name) {
  std::string result;
  for (const char c : name) {
    const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!blank) {
      result += c;
    } else if (!result.empty() && result.back() != ' ') {
      result += ' ';
    }
  }
  if (result.ends_with(' ')) result.pop_back();
  return result;
}

void Names::add(std::string_view name) {
  std::string plain = normalised(name);
  if (plain.empty() || has(plain)) return;
  const auto longer = [&](const std::string& other) { return other.size() >= plain.size(); };
  names_.insert(std::ranges::find_if_not(names_, longer), std::move(plain));
}

bool Names::has(std::string_view name) const {
  return std::ranges::find(names_, name) != names_.end();
}

std::size_t Names::match(std::string_view text) const {
  for (const std::string& name : names_) {
    std::size_t at = 0;
    bool fits = true;
    for (const char c : name) {
      if (c == ' ') {
        const std::size_t start = at;
        while (at < text.size() &&
               (text[at] == ' ' || text[at] == '\t' || text[at] == '\n' || text[at] == '\r'))
          ++at;
        fits = at > start;
      } else {
        fits = at < text.size() && text[at] == c;
        ++at;
      }
      if (!fits) break;
    }
    if (fits && !(is_name_part(name.back()) && at < text.size() && is_name_part(text[at]))) return at;
  }
  return 0;
}

}  // namespace rubiao::feel
