// SPDX-License-Identifier: Apache-2.0
// The nightly batch over several companies, and a host that fails, hangs until it is cancelled, or holds
// other content under a key, at each of its calls.
#include <doctest/doctest.h>

#include <atomic>
#include <semaphore>
#include <thread>

#include "disturbed_batch.h"

using namespace rubiao;
using namespace rubiao::test;

namespace {

// What the records of all runs count together, and what the host holds.
void check_vouchers_on_record(const std::filesystem::path& folder) {
  store::Connection connection = store::open_store(folder / "store.db");
  for (const std::string& code : codes()) {
    const auto company = store::find_company(connection, code);
    std::int64_t on_record = 0;
    for (const store::Run& run : store::last_runs(connection, *company, 100)) on_record += run.vouchers;
    store::Statement receipts = connection.prepare("SELECT count(*) FROM receipt WHERE company = ?");
    receipts.bind(company->number).next();
    CHECK(on_record == receipts.number(0));
  }
}

}  // namespace

TEST_CASE("a host that fails once is told, keeps no other company waiting, and is asked again") {
  const Ready ready;
  for (int n = 1; n <= 6; ++n) {
    CAPTURE(n);
    ready.again();
    Disturbance host(ready.folder.path());
    int calls = 0;
    host.ledger.before_post = [&] {
      if (++calls == n) throw Error(Status::host_failed, Problem{.message = {"总账忙", "busy"}});
    };
    const BatchRun run = run_in(ready.folder.path(), host);
    CHECK(run.end.companies == 4);
    // Of a call for several companies each is asked for by itself again.
    CHECK(run.end.failed == (n == 1 || n > 5 ? 0 : 1));
    REQUIRE(outcome_of_rerun(ready.folder.path()) == ready.undisturbed);
    check_vouchers_on_record(ready.folder.path());
  }
}

TEST_CASE("what one company cannot do keeps none of the others") {
  const Ready ready;
  class NoChartForB final : public Ledger {
   public:
    explicit NoChartForB(Ledger& behind) : behind_(behind) {}
    std::vector<HostAccount> trial_balance(const std::string& company, Date from, Date to) override {
      if (company == "B") throw Error(Status::host_failed, Problem{.message = {"科目表损坏", "no chart"}});
      return behind_.trial_balance(company, from, to);
    }
    std::optional<HostPeriod> period_of(const std::string& company, Date date) override {
      return behind_.period_of(company, date);
    }
    std::optional<HostPeriod> find_period(const std::string& company, Period period) override {
      return behind_.find_period(company, period);
    }
    std::vector<PostReceipt> post(std::span<const Voucher> vouchers) override {
      return behind_.post(vouchers);
    }
    PostReceipt find(const VoucherKey& key, const Digest& sha256) override {
      return behind_.find(key, sha256);
    }
    std::vector<HostLine> lines(const std::string& company, const std::string& voucher) override {
      return behind_.lines(company, voucher);
    }

   private:
    Ledger& behind_;
  };
  Disturbance host(ready.folder.path());
  NoChartForB ledger(host.ledger);
  Host services{ledger, host.statements, host.identity, host.documents, host.progress, host.log, host.clock};
  const BatchRun run = run_in(ready.folder.path(), host, services);
  CHECK(run.end.failed == 1);
  CHECK(run.end.worked == 3);
  {
    store::Connection connection = store::open_store(ready.folder.path() / "store.db");
    const auto runs = store::last_runs(connection, *store::find_company(connection, "B"), 10);
    REQUIRE(runs.size() == 1);
    CHECK(runs[0].outcome == "host_failed");
    CHECK(runs[0].assets == 0);
    CHECK(runs[0].words.front().en.find("no chart") != std::string::npos);
  }
  CHECK(outcome_of_rerun(ready.folder.path()) == ready.undisturbed);
}

// Nothing that a library could do about a call that does not return: whoever waits for it cancels it in the
// host, which then says so.
TEST_CASE(
    "a host that hangs in any of its postings until it is cancelled ends the batch, and the next one goes "
    "on") {
  const Ready ready;
  int hung = 0;
  for (int n = 1;; ++n) {
    CAPTURE(n);
    ready.again();
    Disturbance host(ready.folder.path());
    std::binary_semaphore hanging(0);
    std::binary_semaphore cancelled(0);
    std::atomic<bool> over = false;
    std::thread somebody([&] {
      hanging.acquire();
      if (!over) cancelled.release();
    });
    int calls = 0;
    host.ledger.before_post = [&] {
      if (++calls != n) return;
      hanging.release();
      cancelled.acquire();
      throw Error(Status::cancelled, Problem{.message = {"已取消", "cancelled"}});
    };
    const Status status = status_of([&] { (void)run_in(ready.folder.path(), host); });
    over = true;
    hanging.release();
    somebody.join();
    if (status == Status::ok) break;
    REQUIRE(status == Status::cancelled);
    ++hung;
    {
      store::Connection connection = store::open_store(ready.folder.path() / "store.db");
      CHECK(store::last_batches(connection, 1).front().end->outcome == "cancelled");
    }
    REQUIRE(outcome_of_rerun(ready.folder.path()) == ready.undisturbed);
  }
  CHECK(hung == 5);  // one call for the three small companies, one for each month of the big one
}

TEST_CASE(
    "a host that holds other content under any of the keys is told, and keeps no other company waiting") {
  const Ready ready;
  (void)outcome_of_rerun(ready.folder.path());
  const MemoryLedger posted(ready.folder.path() / "ledger.txt");
  REQUIRE(posted.vouchers.size() == 16);
  for (const auto& [key, voucher] : posted.vouchers) {
    CAPTURE(to_text(key));
    ready.again();
    Disturbance host(ready.folder.path());
    Voucher other = voucher;
    other.memo = "别的内容";
    host.ledger.vouchers.emplace(key, other);
    const BatchRun run = run_in(ready.folder.path(), host);
    CHECK(run.end.companies == 4);
    CHECK(run.end.failed == 1);
    for (const CompanyRun& company : run.companies) {
      CAPTURE(company.company);
      CHECK(company.failure.has_value() == (company.company == key.company));
      if (company.failure) CHECK(company.failure->status() == Status::conflict);
    }
    // Nothing of ours under that key; once a person has taken the other away, it is posted.
    CHECK(host.ledger.vouchers.at(key).memo == other.memo);
    REQUIRE(outcome_of_rerun(ready.folder.path()) == ready.undisturbed);
  }
}
