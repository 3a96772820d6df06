// SPDX-License-Identifier: Apache-2.0
// A nightly batch over several companies that a test disturbs, and what must come of it whatever happened:
// run again it ends with the ledger and the chain heads of one that was never disturbed.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "batch/batch_run.h"
#include "bench/big_company.h"
#include "crash.h"
#include "faulty_vfs.h"
#include "store/chain.h"
#include "support/memory_host.h"

namespace rubiao::test {

inline const Date as_of = parse_date("2024-04-30", "date");

// Three that share a transaction, and one that is too big for that.
inline const std::map<std::string, std::int64_t> sizes{
    {"A", 5}, {"B", 3}, {"C", 40 / stride + 1}, {"D", 3000}};

inline const std::vector<std::string>& codes() {
  static const std::vector<std::string> all = [] {
    std::vector<std::string> names;
    for (const auto& [code, size] : sizes) names.push_back(code);
    return names;
  }();
  return all;
}

inline const rulebook::Rulebook& rules() {
  static const rulebook::Rulebook loaded =
      rulebook::Rulebook::load(std::filesystem::path(RUBIAO_SOURCE_DIR) / "rules");
  return loaded;
}

// What a test may set before the batch is run.
struct Disturbance : MemoryHost {
  explicit Disturbance(const std::filesystem::path& folder) : MemoryHost(folder / "ledger.txt") {}
  std::function<void(store::Connection&)> before{};
  NightlyOrder order{.as_of = as_of, .user = "batch"};
};

inline BatchRun run_in(const std::filesystem::path& folder, Disturbance& host, Host& services) {
  store::Connection connection = store::open_store(folder / "store.db");
  if (host.before) host.before(connection);
  return run_batch(connection, services, codes(), host.order, [&](const std::string& code) {
    return Books{connection, *store::find_company(connection, code), rules(), services};
  });
}

inline BatchRun run_in(const std::filesystem::path& folder, Disturbance& host) {
  return run_in(folder, host, host.services);
}

inline void make(const std::filesystem::path& folder) {
  store::Connection connection = store::open_store(folder / "store.db");
  store::Transaction transaction(connection);
  for (const auto& [code, size] : sizes) build_big_company(connection, code, size);
  transaction.commit();
}

// The ledger, and the chain head of every company.
inline std::string outcome(const std::filesystem::path& folder) {
  std::string text = MemoryLedger(folder / "ledger.txt").text();
  store::Connection connection = store::open_store(folder / "store.db");
  for (const std::string& code : codes()) {
    const store::ChainHead head = store::chain_head(connection, *store::find_company(connection, code));
    text += code + " " + std::to_string(head.links) + " " + to_hex(head.digest) + "\n";
  }
  return text + std::to_string(connection.number("SELECT count(*) FROM charge")) + " " +
         std::to_string(connection.number("SELECT count(*) FROM outbox")) + "\n";
}

inline std::string outcome_of_rerun(const std::filesystem::path& folder) {
  Disturbance host(folder);
  (void)run_in(folder, host);
  return outcome(folder);
}

struct Ready {
  TemporaryFolder made;
  TemporaryFolder folder;
  std::string undisturbed;
  Ready() {
    install_faulty_vfs();
    set_fault(Fault::none);
    make(made.path());
    again();
    undisturbed = outcome_of_rerun(folder.path());
    again();
  }
  void again() const { folder.copy_from(made); }
};

inline Status status_of(const std::function<void()>& work, std::string* found = nullptr) {
  try {
    work();
    return Status::ok;
  } catch (const Error& error) {
    if (found != nullptr) *found = error.problems().front().found;
    return error.status();
  }
}

}  // namespace rubiao::test
