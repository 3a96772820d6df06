// SPDX-License-Identifier: Apache-2.0
// A transaction of the host that the plugin's rows follow, as in an ERP that owns its transactions. The
// order:
//   begin (ours) … invoke() under the token, post() inside ours … prepare (plugin) → commit (ours) → commit
//   (plugin).
// Whatever fails before our commit rolls both back. After it the plugin's commit may be repeated at any time:
// a token that a crash leaves prepared is settled at the next create() by asking our ledger.
#pragma once

#include <optional>
#include <string>

#include "plugin_loader.h"
#include "sqlite.h"

namespace erp {

class HostTransaction {
 public:
  HostTransaction(Database& ledger, const Plugin& plugin, const Instance& instance);
  ~HostTransaction();
  HostTransaction(const HostTransaction&) = delete;
  HostTransaction& operator=(const HostTransaction&) = delete;

  const std::string& token() const { return token_; }
  void commit();

 private:
  const rubiao_transaction& plugin_;
  rubiao_instance* instance_;
  const std::string token_;
  std::optional<WriteTransaction> ours_;
  bool open_ = true;
};

}  // namespace erp
