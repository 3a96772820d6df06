// SPDX-License-Identifier: Apache-2.0
// A token names one transaction for ever: time, process and a count make it.
#include "host_transaction.h"

#include <unistd.h>

#include <fmt/format.h>

#include "civil_date.h"
#include "failure.h"

namespace erp {

namespace {

std::string new_token() {
  static int count = 0;
  return fmt::format("rubiao-{}-{}-{}", seconds_now(), getpid(), ++count);
}

}  // namespace

HostTransaction::HostTransaction(Database& ledger, const Plugin& plugin, const Instance& instance)
    : plugin_(plugin.transaction()), instance_(instance.get()), token_(new_token()) {
  ours_.emplace(ledger);
}

void HostTransaction::commit() {
  std::string failure;
  const rubiao_sink wrong = string_sink(failure);
  check_plugin(plugin_.prepare(instance_, borrow(token_), &wrong), failure);
  ours_->commit();
  open_ = false;
  check_plugin(plugin_.commit(instance_, borrow(token_), &wrong), failure);
}

HostTransaction::~HostTransaction() {
  if (!open_) return;
  ours_.reset();
  plugin_.rollback(instance_, borrow(token_), nullptr);
}

}  // namespace erp
