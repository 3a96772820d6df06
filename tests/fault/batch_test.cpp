// SPDX-License-Identifier: Apache-2.0
// The nightly batch over several companies, disturbed wherever it can be: stopped each time it tells how far
// it is, a host that fails at each of its calls, a store that cannot be written, other writers and readers, a
// clock that jumps, a second batch. Run again it ends with the ledger and the chain heads of one that was
// never disturbed.
#include "batch/batch_run.h"

#include <doctest/doctest.h>

#include "bench/big_company.h"
#include "crash.h"
#include "faulty_vfs.h"
#include "store/batch_lock.h"
#include "store/chain.h"
#include "support/memory_host.h"

using namespace rubiao;
using namespace rubiao::test;

namespace {

const Date as_of = parse_date("2024-04-30", "date");

// Three that share a transaction, and one that is too big for that.
const std::map<std::string, std::int64_t> sizes{{"A", 5}, {"B", 3}, {"C", 40 / stride + 1}, {"D", 3000}};

const std::vector<std::string>& codes() {
  static const std::vector<std::string> all = [] {
    std::vector<std::string> names;
    for (const auto& [code, size] : sizes) names.push_back(code);
    return names;
  }();
  return all;
}

const rulebook::Rulebook& rules() {
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

BatchRun run_in(const std::filesystem::path& folder, Disturbance& host, Host& services) {
  store::Connection connection = store::open_store(folder / "store.db");
  if (host.before) host.before(connection);
  return run_batch(connection, services, codes(), host.order, [&](const std::string& code) {
    return Books{connection, *store::find_company(connection, code), rules(), services};
  });
}

BatchRun run_in(const std::filesystem::path& folder, Disturbance& host) {
  return run_in(folder, host, host.services);
}

void make(const std::filesystem::path& folder) {
  store::Connection connection = store::open_store(folder / "store.db");
  store::Transaction transaction(connection);
  for (const auto& [code, size] : sizes) build_big_company(connection, code, size);
  transaction.commit();
}

// The ledger, and the chain head of every company.
std::string outcome(const std::filesystem::path& folder) {
  std::string text = MemoryLedger(folder / "ledger.txt").text();
  store::Connection connection = store::open_store(folder / "store.db");
  for (const std::string& code : codes()) {
    const store::ChainHead head = store::chain_head(connection, *store::find_company(connection, code));
    text += code + " " + std::to_string(head.links) + " " + to_hex(head.digest) + "\n";
  }
  return text + std::to_string(connection.number("SELECT count(*) FROM charge")) + " " +
         std::to_string(connection.number("SELECT count(*) FROM outbox")) + "\n";
}

std::string outcome_of_rerun(const std::filesystem::path& folder) {
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

Status status_of(const std::function<void()>& work, std::string* found = nullptr) {
  try {
    work();
    return Status::ok;
  } catch (const Error& error) {
    if (found != nullptr) *found = error.problems().front().found;
    return error.status();
  }
}

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
