// SPDX-License-Identifier: Apache-2.0
// A host whose post() fails at its n-th call, before it has posted or after (the answer is lost): the voucher
// waits in the outbox and is settled when the story is told again, once.
#include <doctest/doctest.h>

#include "base/error.h"
#include "crash.h"
#include "faulty_vfs.h"
#include "small_company.h"
#include "support/memory_host.h"

using namespace rubiao;
using namespace rubiao::test;

namespace {

enum class Moment : std::uint8_t { before_posting, after_posting };

class FailingLedger final : public Ledger {
 public:
  FailingLedger(Ledger& behind, Moment moment, int at) : behind_(behind), moment_(moment), at_(at) {}

  std::vector<PostReceipt> post(std::span<const Voucher> vouchers) override {
    const bool fails = !vouchers.empty() && ++calls_ == at_;
    if (fails && moment_ == Moment::before_posting) fail();
    std::vector<PostReceipt> receipts = behind_.post(vouchers);
    if (fails) fail();
    return receipts;
  }
  std::vector<HostAccount> trial_balance(const std::string& company, Date from, Date to) override {
    return behind_.trial_balance(company, from, to);
  }
  std::optional<HostPeriod> period_of(const std::string& company, Date date) override {
    return behind_.period_of(company, date);
  }
  std::optional<HostPeriod> find_period(const std::string& company, Period period) override {
    return behind_.find_period(company, period);
  }
  PostReceipt find(const VoucherKey& key, const Digest& sha256) override { return behind_.find(key, sha256); }
  std::vector<HostLine> lines(const std::string& company, const std::string& voucher) override {
    return behind_.lines(company, voucher);
  }
  [[nodiscard]] int calls() const { return calls_; }

 private:
  [[noreturn]] static void fail() {
    throw Error(Status::host_failed, Problem{.message = {"总账被锁定", "the ledger is locked"}});
  }
  Ledger& behind_;
  Moment moment_;
  int at_;
  int calls_ = 0;
};

// Whether the n-th call was reached, and so failed.
bool fails_at(const std::filesystem::path& folder, Moment moment, int n) {
  MemoryLedger behind(folder / "ledger.txt");
  FailingLedger ledger(behind, moment, n);
  try {
    tell_story(folder, ledger);
  } catch (const Error& error) {
    REQUIRE(error.status() == Status::host_failed);
    return true;
  }
  REQUIRE(ledger.calls() < n);
  return false;
}

void fail_at_every_call(Moment moment) {
  install_faulty_vfs();
  set_fault(Fault::none);
  const TemporaryFolder folder;
  const Outcome undisturbed = tell_story(folder.fresh());
  int n = 1;
  for (; fails_at(folder.fresh(), moment, n); ++n) {
    CAPTURE(n);
    REQUIRE(is_consistent(folder.path()));
    REQUIRE(outcome_in(folder.path()).open_vouchers > 0);
    REQUIRE(tell_story(folder.path()) == undisturbed);
  }
  CHECK(n > 4);  // purchases and three months or more
}

}  // namespace

TEST_CASE("a host that fails before it has posted is asked again") {
  fail_at_every_call(Moment::before_posting);
}

TEST_CASE("a host that has posted and whose answer is lost does not post twice") {
  fail_at_every_call(Moment::after_posting);
}
