// SPDX-License-Identifier: Apache-2.0
#include "store/chain.h"

#include <algorithm>

namespace rubiao::store {

ChainHead chain_head(const Connection& connection, const Company& company) {
  ChainHead head;
  Statement row =
      connection.prepare("SELECT link, digest FROM chain_link WHERE company = ? ORDER BY link DESC LIMIT 1");
  if (row.bind(company.number).next()) {
    head.links = row.number(0);
    const std::string_view bytes = row.bytes(1);
    std::copy_n(bytes.begin(), std::min(bytes.size(), head.digest.size()), head.digest.begin());
  }
  return head;
}

std::optional<std::int64_t> find_link(const Connection& connection, const Company& company,
                                      std::string_view subject) {
  Statement row = connection.prepare("SELECT max(link) FROM chain_link WHERE company = ? AND subject = ?");
  row.bind(company.number, subject).next();
  return row.optional_number(0);
}

void append_link(Connection& connection, const Company& company, std::string_view subject,
                 std::string_view content) {
  const ChainHead head = chain_head(connection, company);
  Hasher hasher(company.chain);
  hasher.add({reinterpret_cast<const char*>(head.digest.data()), head.digest.size()});
  hasher.add_text(subject);
  hasher.add_text(content);
  const Digest digest = hasher.finish();
  connection.prepare("INSERT INTO chain_link (company, link, subject, digest) VALUES (?, ?, ?, ?)")
      .bind(company.number, head.links + 1, subject, std::span<const std::uint8_t>(digest))
      .run();
}

}  // namespace rubiao::store
