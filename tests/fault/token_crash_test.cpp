// SPDX-License-Identifier: Apache-2.0
// Two stores, one truth, when the process dies: before every operation on our store from the first call under
// a host's token to the commit after the host's own. The next create() settles the token by asking the host's
// ledger: both stores have everything or both have nothing. It may itself be cut off at any operation.
//
// The library is linked in, so that its SQLite is the faulty one; it is used through its entry alone. The
// host's ledger lies in memory that outlives the process.
#include <doctest/doctest.h>
#include <sys/mman.h>

#include "c_host.h"
#include "crash.h"
#include "faulty_vfs.h"
#include "store/chain.h"
#include "store/pending.h"
#include "store/vouchers.h"

using namespace rubiao;
using namespace rubiao::test;

namespace {

constexpr const char* token = "T1";
const std::string rules = RUBIAO_SOURCE_DIR "/rules";

struct SharedMemory {
  c_ledger ledger;
  std::int32_t host_committed;
};

// Survives a child that dies.
SharedMemory& shared() {
  static void* const memory =
      mmap(nullptr, sizeof(SharedMemory), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  return *static_cast<SharedMemory*>(memory);
}

void demand(rubiao_status status) {
  if (status != rubiao_ok) throw Error(Status::internal, Problem{.message = {"调用失败", "a call failed"}});
}

class Opened {
 public:
  explicit Opened(const std::filesystem::path& store) : host_(std::make_unique<c_host>()) {
    c_host_open(host_.get(), &rubiao_plugin_entry, &shared().ledger);
    demand(c_host_create(host_.get(), store.c_str(), rules.c_str()));
  }
  ~Opened() { c_host_destroy(host_.get()); }
  Opened(const Opened&) = delete;
  Opened& operator=(const Opened&) = delete;
  [[nodiscard]] c_host* host() { return host_.get(); }

 private:
  std::unique_ptr<c_host> host_;
};

void buy_both(c_host* host, const char* under) {
  demand(c_buy(host, "D1", 1, under));
  demand(c_buy(host, "D1", 2, under));
}

// What a host does that owns the transaction.
void buy_in_transaction(const std::filesystem::path& store) {
  Opened opened(store);
  c_ledger_begin(&shared().ledger);
  buy_both(opened.host(), token);
  demand(c_prepare(opened.host(), token));
  c_ledger_commit(&shared().ledger);
  shared().host_committed = 1;
  demand(c_commit(opened.host(), token));
}

// The same up to the moment between the two commits, or before both.
void leave_prepared(const std::filesystem::path& store, bool host_committed) {
  Opened opened(store);
  c_ledger_begin(&shared().ledger);
  buy_both(opened.host(), token);
  demand(c_prepare(opened.host(), token));
  host_committed ? c_ledger_commit(&shared().ledger) : c_ledger_rollback(&shared().ledger);
  shared().host_committed = host_committed ? 1 : 0;
}

// A store in which D1 may be bought.
void make_ready(const std::filesystem::path& store) {
  shared() = {};
  Opened opened(store);
  demand(c_register(opened.host(), "D1", ""));
  demand(c_assess(opened.host(), "D1", ""));
  demand(c_approve(opened.host(), ""));
}

struct Seen {
  std::size_t vouchers = 0;
  std::size_t pending = 0;
  std::int64_t links = 0;
  Digest head{};
};

Seen look(const std::filesystem::path& store) {
  const store::Connection connection = store::open_store(store);
  const store::Company company = *store::find_company(connection, "C1");
  const store::ChainHead head = store::chain_head(connection, company);
  return {store::vouchers_between(connection, company, Period(2024, 1), Period(2024, 12)).size(),
          store::pending_tokens(connection).size(), head.links, head.digest};
}

void check_all_or_nothing(const std::filesystem::path& store) {
  const Seen seen = look(store);
  REQUIRE(seen.pending == 0);
  REQUIRE(seen.vouchers == (shared().host_committed != 0 ? 2 : 0));
  REQUIRE(c_ledger_committed(&shared().ledger) == seen.vouchers);
}

void start_anew(const std::filesystem::path& ready, const std::filesystem::path& store) {
  std::filesystem::copy_file(ready, store);
  shared() = {};
}

// The host's database forgets what was not committed, create() settles, and the same calls are made again.
void check_settled(const std::filesystem::path& store, const Digest& head) {
  if (shared().host_committed == 0) c_ledger_rollback(&shared().ledger);
  {
    Opened opened(store);
    check_all_or_nothing(store);
    buy_both(opened.host(), "");  // known, or bought now
  }
  REQUIRE(look(store).head == head);
  REQUIRE(c_ledger_committed(&shared().ledger) == 2);
}

Digest head_undisturbed(const std::filesystem::path& ready, const std::filesystem::path& store) {
  start_anew(ready, store);
  buy_in_transaction(store);
  return look(store).head;
}

// Where every attempt starts, and where all of them must end.
struct Books {
  TemporaryFolder kept;
  TemporaryFolder folder;
  std::filesystem::path ready = kept.path() / "ready.db";
  Digest head{};

  Books() {
    set_fault(Fault::none);
    make_ready(ready);
    head = head_undisturbed(ready, folder.path() / "store.db");
  }
};

// Each try loads the rules, so every other operation is tried.
constexpr int every = 2 * stride;

}  // namespace

TEST_CASE("a host transaction that is cut off anywhere is in both stores or in neither") {
  install_faulty_vfs();
  const Books books;
  const std::filesystem::path store = books.folder.path() / "store.db";
  int nothing = 0;
  int everything = 0;
  for (std::int64_t n = 1;; n += every) {
    CAPTURE(n);
    (void)books.folder.fresh();
    start_anew(books.ready, store);
    const int status = run_in_child([&] {
      set_fault(Fault::exit_before, n);
      buy_in_transaction(store);
    });
    REQUIRE((status == 0 || status == died));
    if (status == 0) break;
    ++(shared().host_committed != 0 ? everything : nothing);
    check_settled(store, books.head);
  }
  CHECK(nothing > 0);
  CHECK(everything > 0);
}

TEST_CASE("settling may itself be cut off anywhere") {
  install_faulty_vfs();
  const Books books;
  const std::filesystem::path store = books.folder.path() / "store.db";
  for (const bool host_committed : {false, true}) {
    for (std::int64_t n = 1;; n += every) {
      CAPTURE(host_committed);
      CAPTURE(n);
      (void)books.folder.fresh();
      start_anew(books.ready, store);
      leave_prepared(store, host_committed);
      const int status = run_in_child([&] {
        set_fault(Fault::exit_before, n);
        const Opened opened(store);
      });
      REQUIRE((status == 0 || status == died));
      check_settled(store, books.head);
      if (status == 0) break;
    }
  }
}
