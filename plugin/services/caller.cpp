// SPDX-License-Identifier: Apache-2.0
#include "services/caller.h"

#include <algorithm>

#include "base/error.h"

namespace rubiao {

std::string_view name(Role role) {
  switch (role) {
    case Role::preparer:
      return "preparer";
    case Role::reviewer:
      return "reviewer";
    case Role::auditor:
      return "auditor";
    case Role::operator_:
      return "operator";
  }
  return {};
}

Text in_words(Role role) {
  switch (role) {
    case Role::preparer:
      return {"经办", "preparer"};
    case Role::reviewer:
      return {"复核", "reviewer"};
    case Role::auditor:
      return {"审计", "auditor"};
    case Role::operator_:
      return {"批处理", "operator"};
  }
  return {};
}

std::optional<Role> parse_role(std::string_view text) {
  for (const Role role : {Role::preparer, Role::reviewer, Role::auditor, Role::operator_}) {
    if (name(role) == text) return role;
  }
  return std::nullopt;
}

void demand_role(const Caller& caller, const std::set<Role>& roles) {
  if (caller.user.empty()) {
    throw Error(Status::not_permitted,
                Problem{.message = {"主机没有说明操作用户", "the host does not say who the user is"},
                        .field = "user"});
  }
  const bool holds =
      std::any_of(roles.begin(), roles.end(), [&](Role role) { return caller.roles.contains(role); });
  if (holds) return;
  Text wanted;
  for (const Role role : roles) {
    wanted.zh += (wanted.zh.empty() ? "" : "、") + in_words(role).zh;
    wanted.en += (wanted.en.empty() ? "" : ", ") + in_words(role).en;
  }
  throw Error(Status::not_permitted,
              Problem{.message = {"用户没有所需的角色", "the user lacks the role"},
                      .field = "user",
                      .found = caller.user,
                      .expected = std::move(wanted),
                      .todo = {"由有此角色的用户办理", "have somebody do it who holds it"}});
}

}  // namespace rubiao
