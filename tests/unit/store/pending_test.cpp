// SPDX-License-Identifier: Apache-2.0
// Rows under a host's transaction: invisible until the host has committed, all there afterwards, gone after a
// rollback, and settled as often as one likes. Every table but `outbox` is keyed WITHOUT ROWID or by its
// packed key, and all of them must travel in the changeset.
#include <doctest/doctest.h>

#include "small_store.h"

namespace rubiao::store {
namespace {

constexpr const char* filled[] = {"event",    "verdict", "decision",     "asset",   "data_set",
                                  "movement", "voucher", "voucher_line", "receipt", "chain_link"};

std::int64_t rows_of_all(const SmallStore& small) {
  std::int64_t rows = 0;
  for (const char* table : filled) rows += small.count(table);
  return rows;
}

void stage(SmallStore& small, Staged& staged, std::int64_t line) {
  Writing writing(small.connection, "C", &staged);
  write_one_of_each(small.connection, small.company, line);
  writing.finish();
}

}  // namespace

TEST_CASE("staged and prepared rows are seen by nobody, committed rows by all") {
  SmallStore small;
  Staged staged;
  stage(small, staged, 1);
  stage(small, staged, 2);
  CHECK(rows_of_all(small) == 0);
  prepare_pending(small.connection, "T", staged);
  CHECK(rows_of_all(small) == 0);
  CHECK(pending_tokens(small.connection).size() == 1);

  commit_pending(small.connection, "T");
  for (const char* table : filled) {
    CAPTURE(table);
    CHECK(small.count(table) > 0);
  }
  CHECK(small.count("event") == 2);
  CHECK(small.count("voucher") == 2);
  CHECK(small.count("outbox") == 0);
  CHECK(pending_tokens(small.connection).empty());
}

TEST_CASE("commit and rollback bear repeating, and one after the other changes nothing") {
  SmallStore small;
  Staged staged;
  stage(small, staged, 1);
  prepare_pending(small.connection, "T", staged);
  commit_pending(small.connection, "T");
  const std::int64_t rows = rows_of_all(small);
  commit_pending(small.connection, "T");
  rollback_pending(small.connection, "T");
  CHECK(rows_of_all(small) == rows);

  Staged again;
  stage(small, again, 2);
  prepare_pending(small.connection, "U", again);
  rollback_pending(small.connection, "U");
  rollback_pending(small.connection, "U");
  commit_pending(small.connection, "U");
  CHECK(rows_of_all(small) == rows);
  CHECK(pending_tokens(small.connection).empty());
}

TEST_CASE("staged rows give the same chain head as rows written at once") {
  SmallStore staged_store;
  Staged staged;
  stage(staged_store, staged, 1);
  prepare_pending(staged_store.connection, "T", staged);
  commit_pending(staged_store.connection, "T");
  SmallStore plain;
  {
    Writing writing(plain.connection, "C", nullptr);
    write_one_of_each(plain.connection, plain.company, 1);
    writing.finish();
  }
  CHECK(chain_head(staged_store.connection, staged_store.company).digest ==
        chain_head(plain.connection, plain.company).digest);
  CHECK(rows_of_all(staged_store) == rows_of_all(plain));
}

TEST_CASE("a prepared token locks its company, another company goes on") {
  SmallStore small;
  Staged staged;
  stage(small, staged, 1);
  prepare_pending(small.connection, "T", staged);
  CHECK(status_of([&] { const Writing writing(small.connection, "C", nullptr); }) == Status::busy);
  Staged other;
  CHECK(status_of([&] { stage(small, other, 2); }) == Status::busy);
  CHECK(status_of([&] { const Writing writing(small.connection, "D", nullptr); }) == Status::ok);
  rollback_pending(small.connection, "T");
  CHECK(status_of([&] { const Writing writing(small.connection, "C", nullptr); }) == Status::ok);
}

TEST_CASE("a look sees what is staged under its own token, nothing of a prepared one, and waits for nobody") {
  SmallStore small;
  Staged staged;
  stage(small, staged, 1);
  {
    const Looking look(small.connection, &staged);
    CHECK(small.count("event") == 1);
  }
  CHECK(small.count("event") == 0);
  prepare_pending(small.connection, "T", staged);
  const Looking look(small.connection, nullptr);
  CHECK(small.count("event") == 0);
}

TEST_CASE("books that have moved on since staging began are not prepared over") {
  SmallStore small;
  Staged staged;
  stage(small, staged, 1);
  {
    Writing writing(small.connection, "C", nullptr);
    write_one_of_each(small.connection, small.company, 2);
    writing.finish();
  }
  CHECK(status_of([&] { prepare_pending(small.connection, "T", staged); }) == Status::busy);
  CHECK(pending_tokens(small.connection).empty());
}

TEST_CASE("a token serves one company, and names the vouchers it posted") {
  SmallStore small;
  Staged staged;
  stage(small, staged, 1);
  CHECK(status_of([&] { const Writing writing(small.connection, "D", &staged); }) == Status::invalid_input);
  staged.vouchers.push_back({{"C", Period(2024, 5), "E01", 1}, sha256("content")});
  prepare_pending(small.connection, "T", staged);
  const auto tokens = pending_tokens(small.connection);
  REQUIRE(tokens.size() == 1);
  CHECK(tokens[0].company == "C");
  REQUIRE(tokens[0].vouchers.size() == 1);
  CHECK(to_text(tokens[0].vouchers[0].key) == "E01/2024-05/1");
  CHECK(tokens[0].vouchers[0].sha256 == sha256("content"));
}

}  // namespace rubiao::store
