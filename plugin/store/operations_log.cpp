// SPDX-License-Identifier: Apache-2.0
#include "store/operations_log.h"

namespace rubiao::store {

void append_operation(Connection& connection, const Operation& operation) {
  Statement last = connection.prepare("SELECT digest FROM log_entry ORDER BY entry DESC LIMIT 1");
  Hasher hasher(HashAlgorithm::sha256);
  if (last.next()) hasher.add(last.bytes(0));
  last.reset();
  hasher.add_number(operation.at);
  for (const std::string* text : {&operation.company, &operation.user, &operation.action, &operation.outcome})
    hasher.add_text(*text);
  const Digest digest = hasher.finish();
  connection
      .prepare("INSERT INTO log_entry (at, company, user, action, outcome, digest) VALUES (?, ?, ?, ?, ?, ?)")
      .bind(operation.at, operation.company, operation.user, operation.action, operation.outcome,
            std::span<const std::uint8_t>(digest))
      .run();
}

void put_operation(Connection& connection, const Operation& operation) {
  Transaction transaction(connection);
  append_operation(connection, operation);
  transaction.commit();
}

std::vector<Operation> last_operations(const Connection& connection, const std::string& company, int most) {
  std::vector<Operation> operations;
  Statement rows = connection.prepare(
      "SELECT at, company, user, action, outcome FROM log_entry WHERE company = ? ORDER BY entry DESC LIMIT "
      "?");
  rows.bind(company, most);
  while (rows.next())
    operations.push_back({rows.number(0), rows.text(1), rows.text(2), rows.text(3), rows.text(4)});
  return operations;
}

}  // namespace rubiao::store
