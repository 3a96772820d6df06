// SPDX-License-Identifier: Apache-2.0
#include "abi/instance.h"

#include <set>

#include "actions/nightly_result.h"
#include "actions/registry.h"
#include "base/error.h"
#include "formats/json_schema.h"
#include "store/backup.h"
#include "store/chain.h"
#include "store/operations_log.h"
#include "store/vouchers.h"

namespace rubiao::abi {

// Marks the instance as in use for the length of a call.
class Entered {
 public:
  explicit Entered(Instance& instance) : instance_(instance) {
    if (instance.entered_) {
      throw Error(Status::busy,
                  Problem{.message = {"同一实例正在处理另一个调用", "the instance is in another call"},
                          .todo = {"回调中不要再调用同一实例", "do not call back into the same instance"}});
    }
    instance_.entered_ = true;
  }
  ~Entered() { instance_.entered_ = false; }
  Entered(const Entered&) = delete;
  Entered& operator=(const Entered&) = delete;

 private:
  Instance& instance_;
};

namespace {

void forget_repeated(std::vector<std::string>& companies) {
  std::set<std::string> met;
  std::erase_if(companies, [&](const std::string& company) { return !met.insert(company).second; });
}

formats::Json read_input(const Action& action, const std::string& input) {
  formats::Json json = formats::parse_json(input.empty() ? "{}" : input, "input");
  std::vector<Problem> problems = formats::JsonSchema(action.input).check(json);
  if (!problems.empty()) throw Error(Status::invalid_input, std::move(problems));
  return json;
}

}  // namespace

Instance::Instance(const rubiao_host& host, const std::string& store, const std::string& rules)
    : host_(host),
      store_(store::open_store(store)),
      rules_folder_(rules),
      rules_(rulebook::Rulebook::load(rules)) {
  settle_pending();
}

// A token that posted nothing has nothing in the ledger to contradict it and is kept; one of which only a
// part is there is left for a person, and its company stays locked.
std::int32_t Instance::outcome_in_ledger(const store::PendingToken& pending) {
  std::size_t there = 0;
  for (const store::PostedKey& posted : pending.vouchers) {
    if (host_.services().ledger.find(posted.key, posted.sha256).answer == PostAnswer::exists) ++there;
  }
  if (there == pending.vouchers.size()) return rubiao_transaction_committed;
  return there == 0 ? rubiao_transaction_rolled_back : rubiao_transaction_open;
}

// A crash may have come between the host's commit and ours: the host knows.
void Instance::settle_pending() {
  for (const store::PendingToken& pending : store::pending_tokens(store_)) {
    const std::optional<std::int32_t> told = host_.outcome_of(pending.token);
    const std::int32_t outcome = told ? *told : outcome_in_ledger(pending);
    std::string settled = told ? "left, it is open" : "left, the ledger holds only a part of its vouchers";
    try {
      if (outcome == rubiao_transaction_committed) {
        store::commit_pending(store_, pending.token);
        settled = "committed";
      } else if (outcome == rubiao_transaction_rolled_back) {
        store::rollback_pending(store_, pending.token);
        settled = "rolled back";
      }
    } catch (const Error& failure) {  // it stays, and keeps its own company only
      settled = std::string("left, it cannot be settled: ") + failure.what();
    }
    host_.services().log.line(2, "host transaction " + pending.token + " settled: " + settled);
  }
}

const rulebook::Rulebook& Instance::reload_rules() {
  const Entered entered(*this);
  rules_ = rulebook::Rulebook::load(rules_folder_);
  return rules_;
}

store::Staged* Instance::staged_of(const std::string& token) {
  return token.empty() ? nullptr : &staged_[token];
}

// Books that are empty here, while the host's ledger has under this company's code what the store keeps as
// another's: the table of companies was meddled with, and everything would be recorded and posted again.
void Instance::demand_no_books_elsewhere(const store::Company& company) {
  for (VoucherKey& key : store::posted_by_others(store_, company)) {
    key.company = company.code;
    const PostReceipt told = host_.services().ledger.find(key, Digest{});
    if (told.answer == PostAnswer::absent) continue;
    throw Error(
        Status::store_failed,
        Problem{.message = {"公司“" + company.code + "”的账簿在存储中记在别的公司名下：公司表被改动",
                            "the books of company \"" + company.code +
                                "\" are another's in the store: its table of companies was changed"},
                .file = "store",
                .found = to_text(key) + " = " + told.number,
                .todo = {"不要再过账；以最近一份完好的备份恢复，查明由谁改动",
                         "post nothing more; restore the last good backup, and find out who changed it"}});
  }
}

// What a process that died has left since this instance was opened would be missing from all that is shown.
// Only a host that tells of its transactions can be asked while others are at work.
void Instance::settle_what_others_left() {
  if (host_.tells_outcomes() && store::has_pending(store_)) settle_pending();
}

Books Instance::open_books(const Caller& caller, const std::string& company) {
  settle_what_others_left();
  (void)host_.services().identity.company(company);  // unknown companies are refused by the host
  auto known = store::find_company(store_, company);
  if (!known || store::chain_head(store_, *known).links == 0)
    demand_no_books_elsewhere(known.value_or(store::Company{0, company}));
  if (!known) {
    store::Transaction transaction(store_);
    known = store::ensure_company(store_, company);
    transaction.commit();
  }
  return {store_, *known, rules_, host_.services(), staged_of(caller.transaction)};
}

void Instance::log_outcome(const Caller& caller, const std::string& action, const std::string& outcome) {
  store::put_operation(store_, {host_.services().clock.now(), caller.company, caller.user, action, outcome});
}

Result Instance::invoke(const Caller& caller, const std::string& id, const std::string& input) {
  const Entered entered(*this);
  const Action& action = find_action(id);
  try {
    demand_role(caller, action.roles);
    const formats::Json json = read_input(action, input);
    Books books = open_books(caller, caller.company);
    Result result = action.run(books, caller, json);
    if (action.changes) log_outcome(caller, id, "ok");
    return result;
  } catch (const Error& error) {
    if (error.status() != Status::store_failed && error.status() != Status::busy)
      log_outcome(caller, id, outcome_of(error));
    throw;
  }
}

// Under a host's transaction a company that fails takes the transaction with it; so does the only company
// meant, whose failure is the caller's answer.
Result Instance::nightly_under(const Caller& caller, const std::vector<std::string>& companies,
                               const NightlyOrder& order) {
  Result result(caller.language);
  for (const std::string& company : companies) {
    Books books = open_books(caller, company);
    Watch watch(books.host.progress, 1, 1);
    watch.enter(company, 1);
    add_nightly(result, company, run_nightly(books, order, watch));
    log_outcome(caller, "nightly " + company, "ok");
  }
  return result;
}

Result Instance::preview(const Caller& caller, const std::vector<std::string>& companies,
                         const NightlyOrder& order) {
  Result result(caller.language);
  Watch watch(host_.services().progress, std::ssize(companies), std::ssize(companies));
  for (const std::string& company : companies) {
    watch.enter(company, 1);
    try {
      Books books = open_books(caller, company);
      add_preview(result, books, preview_nightly(books, order, watch), order.as_of);
      watch.leave();
    } catch (const Error& failure) {
      if (companies.size() == 1 || failure.status() == Status::cancelled) throw;
      add_failure(result, company, failure);
      watch.fail();
    }
  }
  return result;
}

Result Instance::nightly(const Caller& caller, NightlyAsked asked) {
  const Entered entered(*this);
  demand_role(caller, {Role::operator_});
  std::vector<std::string>& companies = asked.companies;
  if (companies.empty())
    for (const store::Company& company : store::all_companies(store_)) companies.push_back(company.code);
  forget_repeated(companies);
  const NightlyOrder order{.as_of = caller.business_date, .from = asked.from, .user = caller.user};
  if (asked.dry_run) return preview(caller, companies, order);
  if (!caller.transaction.empty()) return nightly_under(caller, companies, order);
  BatchRun batch = run_batch(store_, host_.services(), companies, order,
                             [&](const std::string& company) { return open_books(caller, company); });
  log_outcome(caller, "nightly", batch.end.failed == 0 ? "ok" : std::to_string(batch.end.failed) + " failed");
  Result result(caller.language);
  add_figures(result, batch);
  if (companies.size() == 1) {
    CompanyRun& only =
        batch.companies.empty() ? batch.companies.emplace_back(companies.front()) : batch.companies.front();
    if (only.failure) throw *only.failure;
    add_nightly(result, only.company, only.run);
  } else {
    add_batch(result, batch);
  }
  return result;
}

void Instance::back_up(const Caller& caller, const std::string& path) {
  const Entered entered(*this);
  demand_role(caller, {Role::operator_});
  store::back_up(store_, path, [this](std::uint64_t done, std::uint64_t total) {
    host_.services().progress.step("backup", done, total);
  });
  log_outcome(caller, "backup", "ok");
}

void Instance::prepare(const std::string& token) {
  const Entered entered(*this);
  const auto found = staged_.find(token);
  if (found != staged_.end() && !found->second.changes.empty())
    store::prepare_pending(store_, token, found->second);
  staged_.erase(token);
}

void Instance::commit(const std::string& token) {
  const Entered entered(*this);
  if (const auto found = staged_.find(token); found != staged_.end() && !found->second.changes.empty()) {
    throw Error(Status::invalid_input,
                Problem{.message = {"事务尚未准备（prepare），其中的内容不能提交",
                                    "the transaction is not prepared, so what it holds cannot be committed"},
                        .field = "token",
                        .found = token,
                        .todo = {"先 prepare；prepare 被拒的，回滚后重做",
                                 "call prepare first; where that was refused, roll back and do it again"}});
  }
  store::commit_pending(store_, token);
  staged_.erase(token);
}

void Instance::rollback(const std::string& token) {
  const Entered entered(*this);
  store::rollback_pending(store_, token);
  staged_.erase(token);
}

}  // namespace rubiao::abi
