// SPDX-License-Identifier: Apache-2.0
// The host's ledger, rubiao.ledger/1, as the service Ledger: accounts, periods and lines come in by chunks of
// plain structs, vouchers go out the same way.
#pragma once

#include "rubiao/plugin.h"
#include "services/host.h"

namespace rubiao::abi {

// Throws Error(host_failed), or Error(cancelled), with the host's own words unless the status is rubiao_ok.
void demand_ok(const rubiao_host& host, rubiao_status status, std::string_view call);

class HostLedger final : public Ledger {
 public:
  HostLedger(const rubiao_host& host, const rubiao_ledger& ledger) : host_(host), ledger_(ledger) {}

  std::vector<HostAccount> trial_balance(const std::string& company, Date from, Date to) override;
  std::optional<HostPeriod> period_of(const std::string& company, Date date) override;
  std::optional<HostPeriod> find_period(const std::string& company, Period period) override;
  std::vector<PostReceipt> post(std::span<const Voucher> vouchers) override;
  PostReceipt find(const VoucherKey& key, const Digest& sha256) override;
  std::vector<HostLine> lines(const std::string& company, const std::string& voucher) override;

 private:
  std::optional<HostPeriod> ask_period(const std::string& company, std::int32_t date, int year, int number);

  const rubiao_host& host_;
  const rubiao_ledger& ledger_;
};

}  // namespace rubiao::abi
