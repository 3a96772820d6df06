// SPDX-License-Identifier: Apache-2.0
// What we ask of a host, as interfaces. The C boundary implements them over the host's callbacks (abi/);
// tests implement them in memory. Every function may throw Error(host_failed) with the host's words.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/money.h"
#include "posting/voucher.h"

namespace rubiao {

enum class AccountNature : std::int32_t { asset = 1, liability, common, equity, cost, income, expense };

struct HostAccount {
  std::string code;
  std::string name;
  AccountNature nature = AccountNature::asset;
  bool open_for_posting = true;
  Fen opening_fen = 0;  // debit less credit, before the first day
  Fen debit_fen = 0;
  Fen credit_fen = 0;
  Fen closing_fen = 0;
};

struct HostPeriod {
  Period period;
  bool open = false;
  Date first_day{};
  Date last_day{};
};

enum class PostAnswer : std::int32_t {
  created = 1,
  exists = 2,
  exists_with_different_content = 3,
  absent = 4
};

struct PostReceipt {
  PostAnswer answer = PostAnswer::absent;
  std::string number;  // the host's own
};

struct HostLine {
  Date date{};
  std::string voucher;
  int line = 0;
  std::string account;
  Fen debit_fen = 0;
  Fen credit_fen = 0;
  std::string memo;
};

class Ledger {
 public:
  virtual ~Ledger() = default;
  virtual std::vector<HostAccount> trial_balance(const std::string& company, Date from, Date to) = 0;
  // Nothing if the date lies in no period of the company.
  virtual std::optional<HostPeriod> period_of(const std::string& company, Date date) = 0;
  // A period by its name; so the thirteenth of a year, in which no date falls. Nothing if the host keeps
  // none.
  virtual std::optional<HostPeriod> find_period(const std::string& company, Period period) = 0;
  // All or none. Throws Error(conflict) if a key exists with other content.
  virtual std::vector<PostReceipt> post(std::span<const Voucher> vouchers) = 0;
  // Whether exactly this voucher is in the ledger, committed.
  virtual PostReceipt find(const VoucherKey& key, const Digest& sha256) = 0;
  virtual std::vector<HostLine> lines(const std::string& company, const std::string& voucher) = 0;
};

// The lines of the host's balance sheet that ours rest on.
struct HostBalanceSheet {
  Fen assets_fen = 0;
  Fen liabilities_fen = 0;
  Fen inventories_fen = 0;
  Fen intangible_assets_fen = 0;
  Fen development_expenditure_fen = 0;
};

class Statements {
 public:
  virtual ~Statements() = default;
  // Nothing if the host keeps no balance sheet.
  virtual std::optional<HostBalanceSheet> balance_sheet(const std::string& company, Date day) = 0;
};

struct CompanyProfile {
  std::string code;
  std::string name;
  std::string name_en;
  std::string credit_code;  // 统一社会信用代码
};

class Identity {
 public:
  virtual ~Identity() = default;
  // Throws Error(not_found) for an unknown company.
  virtual CompanyProfile company(const std::string& code) = 0;
};

class Documents {
 public:
  virtual ~Documents() = default;
  virtual std::string read(const std::string& company, const std::string& name) = 0;
  virtual void write(const std::string& company, const std::string& name, const std::string& media_type,
                     std::string_view bytes) = 0;
};

// How far a run over companies has come. Of `total` parts of about the same size `done` are done.
struct RunFigures {
  std::string company{};          // which it is at
  std::optional<Period> month{};  // which of that company's
  std::uint64_t companies_done = 0;
  std::uint64_t companies = 0;
  std::uint64_t failed = 0;    // of those that are done
  std::uint64_t assets = 0;    // charges written so far
  Fen charged_fen = 0;         // their sum
  std::uint64_t vouchers = 0;  // settled with the host so far
  std::uint64_t done = 0;
  std::uint64_t total = 0;
};

class Progress {
 public:
  virtual ~Progress() = default;
  // Both throw Error(cancelled) when the host asks to stop.
  virtual void step(std::string_view what, std::uint64_t done, std::uint64_t total) = 0;
  // A host that asks for no figures is told of a step.
  virtual void run(const RunFigures& figures) {
    step(figures.company + (figures.month ? " " + to_text(*figures.month) : ""), figures.done, figures.total);
  }
};

class Log {
 public:
  virtual ~Log() = default;
  virtual void line(int level, std::string_view text) = 0;
};

class Clock {
 public:
  virtual ~Clock() = default;
  virtual std::int64_t now() = 0;  // seconds since 1970 UTC; for the operational log only
};

// All of them; statements, documents, progress and log do nothing where the host lacks them (documents:
// Error(host_failed)).
struct Host {
  Ledger& ledger;
  Statements& statements;
  Identity& identity;
  Documents& documents;
  Progress& progress;
  Log& log;
  Clock& clock;
};

}  // namespace rubiao
