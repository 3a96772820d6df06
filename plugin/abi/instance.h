// SPDX-License-Identifier: Apache-2.0
// One instance: a store, its rules, and the host. Used by one thread at a time; a call that comes back into
// the same instance from a host callback is answered with Error(busy).
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "abi/host_side.h"
#include "actions/result.h"
#include "batch/nightly.h"

namespace rubiao::abi {

// What a host asks of the nightly run.
struct NightlyAsked {
  std::vector<std::string> companies{};  // empty: all of the store
  std::optional<Period> from{};
  bool dry_run = false;
};

class Instance {
 public:
  Instance(const rubiao_host& host, const std::string& store, const std::string& rules);

  [[nodiscard]] Result invoke(const Caller& caller, const std::string& action, const std::string& input);
  [[nodiscard]] Result nightly(const Caller& caller, NightlyAsked asked);

  void back_up(const Caller& caller, const std::string& path);

  // Reads the rules again. Where anything is wrong with them, it throws and the old ones stay.
  [[nodiscard]] const rulebook::Rulebook& reload_rules();

  void prepare(const std::string& token);
  void commit(const std::string& token);
  void rollback(const std::string& token);

 private:
  friend class Entered;
  void demand_no_books_elsewhere(const store::Company& company);
  Books open_books(const Caller& caller, const std::string& company);
  store::Staged* staged_of(const std::string& token);
  [[nodiscard]] std::int32_t outcome_in_ledger(const store::PendingToken& pending);
  void settle_pending();
  void settle_what_others_left();
  [[nodiscard]] Result nightly_under(const Caller& caller, const std::vector<std::string>& companies,
                                     const NightlyOrder& order);
  [[nodiscard]] Result preview(const Caller& caller, const std::vector<std::string>& companies,
                               const NightlyOrder& order);
  void log_outcome(const Caller& caller, const std::string& action, const std::string& outcome);

  HostSide host_;
  store::Connection store_;
  std::string rules_folder_;
  rulebook::Rulebook rules_;
  std::map<std::string, store::Staged> staged_;  // by token
  bool entered_ = false;
};

}  // namespace rubiao::abi

// What the header calls an opaque instance.
struct rubiao_instance {
  rubiao::abi::Instance instance;
  rubiao::Language language;
  rubiao_instance(const rubiao_host& host, const std::string& store, const std::string& rules,
                  rubiao::Language own)
      : instance(host, store, rules), language(own) {}
};
