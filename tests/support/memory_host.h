// SPDX-License-Identifier: Apache-2.0
// A host in memory for tests: a ledger with the accounts of the default mapping, periods, vouchers under
// their keys, and nothing that could fail unless a test says so. With a journal file every posted voucher is
// appended there before it is acknowledged, so that the ledger outlives a process that was killed.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "services/host.h"

namespace rubiao::test {

class MemoryLedger final : public Ledger {
 public:
  explicit MemoryLedger(std::filesystem::path journal = {});

  std::vector<HostAccount> trial_balance(const std::string& company, Date from, Date to) override;
  std::optional<HostPeriod> period_of(const std::string& company, Date date) override;
  std::optional<HostPeriod> find_period(const std::string& company, Period period) override;
  std::vector<PostReceipt> post(std::span<const Voucher> vouchers) override;
  PostReceipt find(const VoucherKey& key, const Digest& sha256) override;
  std::vector<HostLine> lines(const std::string& company, const std::string& voucher) override;

  // By key, in order; what a test looks at.
  std::map<VoucherKey, Voucher> vouchers;
  std::set<Period> closed;
  std::map<std::string, std::vector<HostLine>>
      own_lines;                      // of vouchers that the host posted itself, by number
  std::function<void()> before_post;  // may throw, to be a host that fails
  // The whole ledger as text, in order of key: two ledgers are equal if these are.
  [[nodiscard]] std::string text() const;

 private:
  std::filesystem::path journal_;
};

// Keeps none unless a test sets one.
class MemoryStatements final : public Statements {
 public:
  std::optional<HostBalanceSheet> balance_sheet(const std::string&, Date) override { return sheet; }
  std::optional<HostBalanceSheet> sheet;
};

class MemoryIdentity final : public Identity {
 public:
  CompanyProfile company(const std::string& code) override {
    return {code, "测试公司", "Test Company", "91330000TEST000001"};
  }
};

class MemoryDocuments final : public Documents {
 public:
  std::string read(const std::string&, const std::string& name) override { return files.at(name); }
  void write(const std::string&, const std::string& name, const std::string&,
             std::string_view bytes) override {
    files[name] = bytes;
  }
  std::map<std::string, std::string> files;
};

class QuietProgress final : public Progress {
 public:
  void step(std::string_view, std::uint64_t, std::uint64_t) override {}
};

class QuietLog final : public Log {
 public:
  void line(int, std::string_view) override {}
};

class StoppedClock final : public Clock {
 public:
  std::int64_t now() override { return 0; }
};

struct MemoryHost {
  explicit MemoryHost(std::filesystem::path journal = {}) : ledger(std::move(journal)) {}
  MemoryLedger ledger;
  MemoryStatements statements;
  MemoryIdentity identity;
  MemoryDocuments documents;
  QuietProgress progress;
  QuietLog log;
  StoppedClock clock;
  Host services{ledger, statements, identity, documents, progress, log, clock};
};

}  // namespace rubiao::test
