// SPDX-License-Identifier: Apache-2.0
// Who asks, for which company, in which language, and on which business day: comes with each call.
#pragma once

#include <optional>
#include <set>
#include <string>

#include "base/date.h"
#include "base/text.h"

namespace rubiao {

enum class Role : std::uint8_t { preparer, reviewer, auditor, operator_ };
[[nodiscard]] std::string_view name(Role role);
[[nodiscard]] Text in_words(Role role);
[[nodiscard]] std::optional<Role> parse_role(std::string_view text);

struct Caller {
  std::string company;
  std::string user;
  std::set<Role> roles;
  Language language = Language::zh;
  Date business_date{};
  std::string transaction;  // the host's token; empty = none
};

// Throws Error(not_permitted) unless the caller names a user and has one of the roles.
void demand_role(const Caller& caller, const std::set<Role>& roles);

}  // namespace rubiao
