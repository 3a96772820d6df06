// SPDX-License-Identifier: Apache-2.0
#include "batch/batch_run.h"

#include <unistd.h>

#include <algorithm>

#include "base/instant.h"
#include "batch/nightly_words.h"
#include "batch/post_outbox.h"
#include "store/batch_lock.h"
#include "store/charges.h"

namespace rubiao {
namespace {

constexpr std::int64_t charges_a_group = 10'000;
constexpr std::size_t companies_a_group = 1'000;
constexpr int most_host_failures = 3;  // in a row; then the host is not asked for the rest of the group
constexpr std::size_t companies_in_words =
    2'000;  // whose warnings are kept to be told, and not on record alone

// Nothing that the next company would do better at. That a company has an unsettled token is caught before.
bool ends_the_batch(const Error& error) {
  return error.status() == Status::store_failed || error.status() == Status::cancelled ||
         error.status() == Status::busy;
}

// For whoever finds the store locked.
std::string holder_of(const NightlyOrder& order, std::int64_t at) {
  return order.user + ", as of " + to_text(order.as_of) + ", process " + std::to_string(getpid()) +
         ", since " + to_utc_text(at);
}

std::vector<std::int64_t> sizes_of(const store::Connection& store,
                                   const std::vector<std::string>& companies) {
  std::vector<std::int64_t> sizes;
  for (const std::string& code : companies) {
    const auto company = store::find_company(store, code);
    sizes.push_back(company ? std::max<std::int64_t>(1, store::asset_count(store, *company)) : 1);
  }
  return sizes;
}

// A small company that waits for the transaction it shares.
struct Member {
  Books books;
  std::int64_t size = 1;
  DueMonths due;
  NightlyRun run{};
  std::optional<Error> failure{};
  std::vector<store::StoredVoucher> open{};  // its outbox, once its months are written
};

class Batch {
 public:
  Batch(store::Connection& store, Host& host, const std::vector<std::string>& companies,
        const NightlyOrder& order, const OpenBooks& open)
      : store_(store),
        host_(host),
        companies_(companies),
        sizes_(sizes_of(store, companies)),
        order_(order),
        open_(open),
        watch_(host.progress, std::ssize(companies), sum_of(sizes_)) {}

  void run() {
    for (std::size_t i = 0; i < companies_.size(); ++i) {
      try {
        take_up(companies_[i], sizes_[i]);
      } catch (const Error& failure) {
        if (ends_the_batch(failure)) throw;
        fail(companies_[i], failure);
      }
    }
    close_group();
  }

  // Also of a batch that was stopped.
  [[nodiscard]] BatchRun take() {
    run_.end.companies = static_cast<std::int64_t>(watch_.figures().companies_done);
    run_.end.vouchers = static_cast<std::int64_t>(watch_.figures().vouchers);
    return std::move(run_);
  }

 private:
  static std::int64_t sum_of(const std::vector<std::int64_t>& sizes) {
    std::int64_t sum = 0;
    for (const std::int64_t size : sizes) sum += size;
    return sum;
  }

  void take_up(const std::string& code, std::int64_t size) {
    watch_.enter(code, size);
    Books books = open_(code);
    if (const auto busy = token_of_another(code)) return fail(code, *busy);
    if (store::has_open_vouchers(store_, books.company)) return run_alone(books);
    Member member{books, size, find_due_months(books, order_)};
    const std::int64_t charges = size * std::ssize(member.due.open);
    if (charges > charges_a_group) return run_alone(books);
    if (charges == 0) {
      tell_rest(member.books, order_, member.due, member.run);
      if (!member.run.did_or_found_something()) return watch_.leave();
    }
    if (charges_ + charges > charges_a_group || group_.size() >= companies_a_group) close_group();
    charges_ += charges;
    group_.push_back(std::move(member));
  }

  // A host's transaction that is prepared and not settled locks its company, and no other.
  [[nodiscard]] std::optional<Error> token_of_another(const std::string& code) const {
    try {
      store::demand_no_other_token(store_, code);
      return std::nullopt;
    } catch (const Error& busy) {
      return busy;
    }
  }

  // A company that is locked takes no row: the transaction that locks it may have one of that number.
  [[nodiscard]] static bool takes_record(const Error& failure) { return failure.status() != Status::busy; }

  // Before anything of it was written. A company that the store does not know has no record either.
  void fail(const std::string& code, const Error& failure) {
    watch_.fail();
    const auto company = store::find_company(store_, code);
    if (company && takes_record(failure)) {
      store::Transaction transaction(store_);
      record_run(store_, *company, host_.clock, order_, {run_.begun_at, {}, &failure});
      transaction.commit();
    }
    tell(code, {}, failure);
  }

  void run_alone(Books& books) {
    close_group_before(books);
    NightlyRun run;
    std::optional<Error> failed;
    try {
      run_nightly(books, order_, watch_, run);
    } catch (const Error& failure) {
      failed = failure;
    }
    watch_.posted(run.posted);
    count(books.company.code, run);
    if (failed && ends_the_batch(*failed)) throw Error(*failed);
    if (failed)
      watch_.fail_in_part();
    else
      watch_.leave();
    tell(books.company.code, std::move(run), std::move(failed));
  }

  // So that what comes first is done first.
  void close_group_before(const Books& books) {
    const std::int64_t size = std::max<std::int64_t>(1, store::asset_count(store_, books.company));
    close_group();
    watch_.enter(books.company.code, size);
  }

  void close_group() {
    if (group_.empty()) return;
    write_group();
    for (const Member& member : group_) count(member.books.company.code, member.run);
    post_group();
    watch_.tell();
    for (Member& member : group_) {
      if (member.run.posted > 0 && member.run.months.empty()) ++run_.end.worked;
      tell(member.books.company.code, std::move(member.run), std::move(member.failure));
    }
    group_.clear();
    charges_ = 0;
  }

  void write_group() {
    store::Transaction transaction(store_);
    for (Member& member : group_) {
      watch_.enter(member.books.company.code, member.size);
      try {
        store::Attempt attempt(store_);
        write_member(member);
        record(member, std::ssize(member.open));
        attempt.keep();
        member.failure ? watch_.fail() : watch_.leave();
      } catch (const Error& failure) {
        if (ends_the_batch(failure)) throw;
        member.run = {};
        member.open.clear();  // taken back with the attempt
        member.failure = failure;
        record(member, 0);
        watch_.fail();
      }
    }
    transaction.commit();
  }

  void write_member(Member& member) {
    Books& books = member.books;
    if (auto busy = token_of_another(books.company.code)) {
      member.failure = std::move(busy);
      return;
    }
    if (!member.due.open.empty()) {
      const HostChart chart(host_.ledger, books.company.code, order_.as_of);
      std::int64_t number = 0;
      for (const Period month : member.due.open) {
        watch_.begin_month(month, number++, std::ssize(member.due.open));
        write_month(books, month, {chart, entries_, watch_}, member.run);
      }
    }
    tell_rest(books, order_, member.due, member.run);
    member.open = store::outbox_of(store_, books.company);
    demand_keys_are_free(host_.ledger, member.open);
  }

  // All companies' vouchers in as few calls as there can be; where that fails, each company's by themselves.
  void post_group() {
    std::vector<store::StoredVoucher> open;
    for (const Member& member : group_) open.insert(open.end(), member.open.begin(), member.open.end());
    std::vector<PostReceipt> receipts;
    try {
      receipts = hand_over(host_.ledger, open);
    } catch (const Error& failure) {
      if (ends_the_batch(failure)) throw;
      return post_one_by_one();
    }
    keep_receipts(receipts);
  }

  void keep_receipts(const std::vector<PostReceipt>& receipts) {
    store::Transaction transaction(store_);
    std::size_t at = 0;
    for (Member& member : group_) {
      for (const store::StoredVoucher& stored : member.open)
        store::put_receipt(store_, member.books.company, stored.voucher.key, receipts.at(at++).number);
      member.run.posted = std::ssize(member.open);
    }
    transaction.commit();
    for (const Member& member : group_) watch_.posted(member.run.posted);
  }

  // A host that fails again and again is not asked for each of a thousand companies: their vouchers wait.
  void post_one_by_one() {
    int failures = 0;
    std::optional<Error> last;
    for (Member& member : group_) {
      if (member.failure || member.open.empty()) continue;
      watch_.tell();
      try {
        if (failures < most_host_failures)
          member.run.posted = post_outbox(member.books);
        else
          member.failure = last;
        watch_.posted(member.run.posted);
        if (member.run.posted > 0) failures = 0;
      } catch (const Error& failure) {
        if (ends_the_batch(failure)) throw;
        member.failure = last = failure;
        failures += failure.status() == Status::host_failed ? 1 : 0;
      }
      if (member.failure) watch_.fail_later();
    }
    store::Transaction transaction(store_);
    for (const Member& member : group_)
      if (member.failure && !member.open.empty() && takes_record(*member.failure)) take_back(member);
    transaction.commit();
  }

  // The record with the months counted its vouchers; they wait for a later run, which counts them.
  void take_back(const Member& member) {
    const NightlyRun not_posted{.posted = member.run.posted - std::ssize(member.open)};
    record_run(store_, member.books.company, host_.clock, order_,
               {run_.begun_at, not_posted, &*member.failure});
  }

  // With the months, so that no crash parts them; `vouchers`: that are made, and about to be handed over.
  void record(const Member& member, std::int64_t vouchers) {
    if (member.failure ? !takes_record(*member.failure)
                       : !member.run.did_or_found_something() && vouchers == 0)
      return;
    NightlyRun run = member.run;
    run.posted = vouchers;
    record_run(store_, member.books.company, host_.clock, order_,
               {run_.begun_at, run, member.failure ? &*member.failure : nullptr});
  }

  // What was written, into the figures of the batch.
  void count(const std::string& company, const NightlyRun& run) {
    store::BatchEnd& end = run_.end;
    if (!run.months.empty() || run.posted > 0) ++end.worked;
    for (const NightlyMonth& month : run.months) {
      end.assets += month.run.charged;
      end.charged_fen = add(end.charged_fen, month.run.sum_fen);
    }
    end.warnings += std::ssize(words_on(company, run));
  }

  void tell(const std::string& company, NightlyRun run, std::optional<Error> failure) {
    if (failure) ++run_.end.failed;
    if (!failure && !run.did_or_found_something()) return;
    if (run_.companies.size() >= companies_in_words)
      for (NightlyMonth& month : run.months) month.run.warnings = {};
    run_.companies.push_back({company, std::move(run), std::move(failure)});
  }

  store::Connection& store_;
  Host& host_;
  const std::vector<std::string>& companies_;
  const std::vector<std::int64_t> sizes_;
  const NightlyOrder& order_;
  const OpenBooks& open_;
  Watch watch_;
  AmortisationEntries entries_;
  std::vector<Member> group_;
  std::int64_t charges_ = 0;  // about so many will the group write
  BatchRun run_{.begun_at = host_.clock.now()};
};

}  // namespace

BatchRun run_batch(store::Connection& store, Host& host, const std::vector<std::string>& companies,
                   const NightlyOrder& order, const OpenBooks& open) {
  const std::int64_t begun_at = host.clock.now();
  const store::BatchLock lock(store, holder_of(order, begun_at));
  const std::int64_t number = store::begin_batch(store, {begun_at, order.user, order.as_of, order.from});
  Batch batch(store, host, companies, order, open);
  const auto end = [&](std::string outcome) {
    BatchRun run = batch.take();
    run.end.at = host.clock.now();
    run.end.outcome = std::move(outcome);
    store::end_batch(store, number, run.end);
    return run;
  };
  try {
    batch.run();
  } catch (const Error& failure) {
    if (failure.status() == Status::cancelled) (void)end(outcome_of(failure));
    throw;
  }
  return end("ok");
}

}  // namespace rubiao
