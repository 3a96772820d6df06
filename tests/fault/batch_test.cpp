// SPDX-License-Identifier: Apache-2.0
// The nightly batch over several companies, disturbed wherever it can be: stopped each time it tells how far
// it is, a store that cannot be written, other writers and readers, a clock that jumps, a second batch. What
// a host may do to it: batch_host_test.cpp.
#include <doctest/doctest.h>

#include "disturbed_batch.h"
#include "store/batch_lock.h"

using namespace rubiao;
using namespace rubiao::test;

namespace {

// Asks to stop when it is told for the n-th time.
class StoppingProgress final : public Progress {
 public:
  explicit StoppingProgress(int at) : at_(at) {}
  void step(std::string_view, std::uint64_t, std::uint64_t) override {}
  void run(const RunFigures&) override {
    if (++told_ == at_) throw Error(Status::cancelled, Problem{.message = {"停", "stop"}});
  }

 private:
  int at_;
  int told_ = 0;
};

}  // namespace

TEST_CASE("a batch does every company once; again it writes nothing, and each run is on record") {
  const Ready ready;
  Disturbance host(ready.folder.path());
  const BatchRun first = run_in(ready.folder.path(), host);
  CHECK(first.end.companies == 4);
  CHECK(first.end.worked == 4);
  CHECK(first.end.failed == 0);
  CHECK(first.end.assets == 4 * (5 + 3 + 40 / stride + 1 + 3000));  // January to April
  CHECK(outcome(ready.folder.path()) == ready.undisturbed);
  const BatchRun second = run_in(ready.folder.path(), host);
  CHECK(second.companies.empty());
  CHECK(second.end.companies == 4);
  CHECK(outcome(ready.folder.path()) == ready.undisturbed);
  store::Connection connection = store::open_store(ready.folder.path() / "store.db");
  const auto batches = store::last_batches(connection, 10);
  REQUIRE(batches.size() == 2);
  CHECK(batches[0].end->assets == 0);
  CHECK(batches[1].end->charged_fen == first.end.charged_fen);
  const auto runs = store::last_runs(connection, *store::find_company(connection, "B"), 10);
  REQUIRE(runs.size() == 1);
  CHECK(runs[0].user == "batch");
  CHECK(runs[0].months == 4);
  CHECK(runs[0].assets == 12);
  CHECK(runs[0].vouchers == 4);
}

TEST_CASE("a batch that is stopped, wherever it tells how far it is, is done when it is run again") {
  const Ready ready;
  int stops = 0;
  for (int n = 1;; n += stride) {
    CAPTURE(n);
    ready.again();
    Disturbance host(ready.folder.path());
    StoppingProgress stopping(n);
    Host services{host.ledger, host.statements, host.identity, host.documents,
                  stopping,    host.log,        host.clock};
    const Status status = status_of([&] { (void)run_in(ready.folder.path(), host, services); });
    if (status == Status::ok) break;
    REQUIRE(status == Status::cancelled);
    ++stops;
    {
      store::Connection connection = store::open_store(ready.folder.path() / "store.db");
      CHECK(store::last_batches(connection, 1).front().end->outcome == "cancelled");
    }
    REQUIRE(outcome_of_rerun(ready.folder.path()) == ready.undisturbed);
  }
  CHECK(stops > 20 / stride);
}

TEST_CASE("a company that a host's transaction locks keeps none of the others") {
  const Ready ready;
  Disturbance host(ready.folder.path());
  host.before = [](store::Connection& connection) {
    connection.run("INSERT INTO pending SELECT 'T1', company, '[]', x'' FROM company WHERE code = 'B'");
  };
  const BatchRun run = run_in(ready.folder.path(), host);
  CHECK(run.end.failed == 1);
  CHECK(run.end.worked == 3);
  CHECK(run.companies.front().company == "B");
  CHECK(run.companies.front().failure->status() == Status::busy);
  {
    store::Connection connection = store::open_store(ready.folder.path() / "store.db");
    CHECK(store::last_runs(connection, *store::find_company(connection, "B"), 1).empty());  // T1 may have one
    connection.run("DELETE FROM pending");
  }
  CHECK(outcome_of_rerun(ready.folder.path()) == ready.undisturbed);
}

TEST_CASE("a run under a host's transaction leaves its record to the host") {
  const Ready ready;
  Disturbance host(ready.folder.path());
  store::Connection connection = store::open_store(ready.folder.path() / "store.db");
  store::Staged staged;
  Books books{connection, *store::find_company(connection, "A"), rules(), host.services, &staged};
  CHECK(run_nightly(books, as_of).months.size() == 4);
  const store::Looking look(connection, &staged);
  CHECK(connection.number("SELECT count(*) FROM charge") == 20);
  CHECK(connection.number("SELECT count(*) FROM run") == 0);  // its number may be taken when the host commits
}

TEST_CASE("a second batch is told who runs the first") {
  const Ready ready;
  Disturbance host(ready.folder.path());
  store::Connection connection = store::open_store(ready.folder.path() / "store.db");
  std::string found;
  {
    const store::BatchLock first(connection, "night shift, process 4711");
    CHECK(status_of([&] { (void)run_in(ready.folder.path(), host); }, &found) == Status::busy);
  }
  CHECK(found == "night shift, process 4711");
  (void)run_in(ready.folder.path(), host);
  CHECK(outcome(ready.folder.path()) == ready.undisturbed);
}

TEST_CASE("a store that cannot be written is said to be so, and nothing is posted") {
  const Ready ready;
  Disturbance host(ready.folder.path());
  host.before = [](store::Connection& connection) { connection.run("PRAGMA query_only = 1"); };
  CHECK(status_of([&] { (void)run_in(ready.folder.path(), host); }) == Status::store_failed);
  CHECK(host.ledger.vouchers.empty());
  CHECK(outcome_of_rerun(ready.folder.path()) == ready.undisturbed);
}

TEST_CASE("another writer is busy, a reader is not in the way") {
  const Ready ready;
  Disturbance host(ready.folder.path());
  host.before = [](store::Connection& connection) { connection.run("PRAGMA busy_timeout = 10"); };
  store::Connection other = store::open_store(ready.folder.path() / "store.db");
  other.run("BEGIN IMMEDIATE");
  CHECK(status_of([&] { (void)run_in(ready.folder.path(), host); }) == Status::busy);
  other.run("ROLLBACK; BEGIN; SELECT count(*) FROM charge");
  (void)run_in(ready.folder.path(), host);
  other.run("ROLLBACK");
  CHECK(outcome(ready.folder.path()) == ready.undisturbed);
}

TEST_CASE("no accounting content depends on the clock") {
  const Ready ready;
  class Jumping final : public Clock {
   public:
    std::int64_t now() override {
      return seconds_ = seconds_ > 0 ? -seconds_ * 3 : -seconds_ * 3 + 7'777'777;
    }

   private:
    std::int64_t seconds_ = 1;
  };
  Disturbance host(ready.folder.path());
  Jumping clock;
  Host services{host.ledger, host.statements, host.identity, host.documents, host.progress, host.log, clock};
  (void)run_in(ready.folder.path(), host, services);
  CHECK(outcome(ready.folder.path()) == ready.undisturbed);
}

TEST_CASE("a first month that would leave a due one out is refused, and nothing is written") {
  const Ready ready;
  Disturbance host(ready.folder.path());
  host.order.from = Period(2024, 3);
  const BatchRun refused = run_in(ready.folder.path(), host);
  CHECK(refused.end.failed == 4);
  CHECK(refused.companies.front().failure->problems().front().found == "2024-01, 2024-02");
  CHECK(host.ledger.vouchers.empty());
  {
    store::Connection connection = store::open_store(ready.folder.path() / "store.db");
    const auto runs = store::last_runs(connection, *store::find_company(connection, "C"), 10);
    REQUIRE(runs.size() == 1);
    CHECK(runs[0].outcome == "refused AM-1");
  }
  host.ledger.closed = {Period(2024, 1), Period(2024, 2)};
  const BatchRun run = run_in(ready.folder.path(), host);
  CHECK(run.end.failed == 0);
  CHECK(host.ledger.vouchers.size() == 8);  // March, which catches up, and April
}

TEST_CASE("a preview shows the vouchers that the run then makes, and writes nothing") {
  const Ready ready;
  Disturbance host(ready.folder.path());
  store::Connection connection = store::open_store(ready.folder.path() / "store.db");
  Books books{connection, *store::find_company(connection, "A"), rules(), host.services};
  const std::string before = outcome(ready.folder.path());
  Watch watch(host.progress, 1, 1);
  watch.enter("A", 1);
  const NightlyPreview preview = preview_nightly(books, {.as_of = as_of}, watch);
  CHECK(outcome(ready.folder.path()) == before);
  (void)run_nightly(books, as_of);
  REQUIRE(preview.vouchers.size() == host.ledger.vouchers.size());
  for (const store::StoredVoucher& shown : preview.vouchers)
    CHECK(digest(host.ledger.vouchers.at(shown.voucher.key)) == shown.sha256);
}
