// SPDX-License-Identifier: Apache-2.0
// The hash chain of a company: every accepted event, every voucher and every batch of charges is linked to
// all that was written before. It covers accounting content only, no run ids and no clock, so a rerun after a
// crash ends with the same head.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/digest.h"
#include "store/company.h"

namespace rubiao::store {

struct ChainHead {
  std::int64_t links = 0;
  Digest digest{};  // zero bytes before the first link
};

[[nodiscard]] ChainHead chain_head(const Connection& connection, const Company& company);

// The link that carries a subject, in the order in which things took effect; nothing if there is none.
[[nodiscard]] std::optional<std::int64_t> find_link(const Connection& connection, const Company& company,
                                                    std::string_view subject);

// Adds a link: H(previous digest, subject, content).
void append_link(Connection& connection, const Company& company, std::string_view subject,
                 std::string_view content);

}  // namespace rubiao::store
