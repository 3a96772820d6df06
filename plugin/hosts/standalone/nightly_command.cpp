// SPDX-License-Identifier: Apache-2.0
// The nightly batch from cron or a timer: what was asked becomes an order of the plugin, and what came of it
// an exit code, a line of the log, and metrics.
#include <map>

#include "commands.h"
#include "failure.h"
#include "plugin_session.h"
#include "run_metrics.h"

namespace erp {

namespace {

std::int32_t batch_date(const Session& session) {
  session.options.required("as-of");
  return not_after_today("as-of", *session.date_option("as-of"));
}

Json order_of(const Session& session, const std::vector<std::string>& companies) {
  Json order = Json::object();
  if (!companies.empty()) order["companies"] = companies;
  if (session.options.has("dry-run")) order["dry_run"] = true;
  if (!session.options.has("from-period")) return order;
  const std::string text = session.options.value("from-period");
  const std::optional<PeriodName> period = parse_period(text);
  if (!period || period->number > 12)
    throw Failure(rubiao_invalid_input,
                  {"--from-period 应为月份，如 2024-03。", "--from-period takes a month such as 2024-03."});
  order["from_period"] = text;
  return order;
}

// "host_failed", "refused PR-2": the status that the plugin names first.
int code_of(const std::string& outcome) {
  static const std::map<std::string, int> codes = {
      {"refused", rubiao_refused},           {"invalid_input", rubiao_invalid_input},
      {"not_found", rubiao_not_found},       {"not_permitted", rubiao_not_permitted},
      {"conflict", rubiao_conflict},         {"busy", rubiao_busy},
      {"cancelled", rubiao_cancelled},       {"host_failed", rubiao_host_failed},
      {"store_failed", rubiao_store_failed}, {"version_mismatch", rubiao_version_mismatch}};
  const auto found = codes.find(outcome.substr(0, outcome.find(' ')));
  return found == codes.end() ? rubiao_internal : found->second;
}

Json figures_of(const std::string& result) {
  const Json whole = parse_json(result, "result");
  const auto run = whole.find("run");
  return run == whole.end() ? Json::object() : *run;
}

// Of the first company that was not done.
int exit_code_of(const Json& figures) {
  const Json failed = figures.value("failed", Json::array());
  return failed.empty() ? 0 : code_of(failed.front().value("outcome", ""));
}

User batch_user(Session& session) {
  const std::string id = session.options.value("user", "batch");
  const std::optional<User> user = find_user(session.ledger(), id);
  if (!user) throw Failure(rubiao_not_permitted, {"没有用户 " + id + "。", "There is no user " + id + "."});
  return *user;
}

// One run, told of in the log and in the metrics however it ends.
class Run {
 public:
  Run(Session& session, PluginSession& plugin, Json asked) : session_(session), plugin_(plugin) {
    asked_ = std::move(asked);
    tell("nightly begun", asked_);
  }

  std::string carry_out(const Caller& caller, const std::string& order) {
    try {
      std::string result = plugin_.nightly(caller, order);
      run_.figures = figures_of(result);
      finish(exit_code_of(run_.figures));
      return result;
    } catch (const Failure& failure) {
      finish(failure.status());
      throw;
    }
  }

  [[nodiscard]] int exit_code() const { return run_.exit_code; }

 private:
  void tell(const char* event, const Json& more) const {
    Json line = {{"event", event}};
    line.update(more);
    plugin_.log(run_.exit_code == 0 ? 1 : 3, line);
  }

  void finish(int exit_code) {
    run_.exit_code = exit_code;
    run_.ended_at = seconds_now();
    tell("nightly ended",
         {{"exit_code", exit_code}, {"seconds", run_.ended_at - run_.begun_at}, {"run", run_.figures}});
    if (session_.options.has("metrics")) write_metrics(session_.options.value("metrics"), run_);
  }

  Session& session_;
  PluginSession& plugin_;
  Json asked_;
  RunMetrics run_{.begun_at = seconds_now()};
};

}  // namespace

Printout run_nightly(Session& session, const Operands& operands) {
  const std::vector<std::string> codes = companies_meant(session, operands);
  const std::int32_t date = batch_date(session);
  const Json order = order_of(session, codes);
  const User user = batch_user(session);
  PluginSession plugin(session, "");
  const Caller caller{"", user.id, user.roles, date};
  const auto print = [&](const std::string& result) {
    return print_result(result, session.format, session.language,
                        [&](const std::string& name) { return plugin.documents().path_of(name).string(); });
  };
  if (order.contains("dry_run")) return print(plugin.nightly(caller, order.dump()));
  Run run(session, plugin, {{"user", user.id}, {"as_of", format_date(date)}, {"order", order}});
  Printout printout = print(run.carry_out(caller, order.dump()));
  printout.exit_code = run.exit_code();
  return printout;
}

// Each company's runs, and the batches over all of them once.
Printout show_runs(Session& session, const Operands&) {
  std::vector<std::string> codes = companies_meant(session, {});
  if (codes.empty())
    for (const Company& company : companies(session.ledger())) codes.push_back(company.code);
  const User user = batch_user(session);
  PluginSession plugin(session, "");
  Printout all;
  for (const std::string& code : codes) {
    const bool first = code == codes.front();
    const Caller caller{code, user.id, first ? user.roles : "auditor", session.business_date()};
    const Printout one =
        print_result(plugin.invoke(caller, "runs.list", "{}", false), session.format, session.language, {});
    all.out += session.format == Format::text ? "== " + code + "\n" + one.out : one.out;
    all.aside += one.aside;
  }
  return all;
}

}  // namespace erp
