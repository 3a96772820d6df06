// SPDX-License-Identifier: Apache-2.0
// The nightly batch from cron or a timer: what was asked becomes an order of the plugin, and what came of it
// an exit code, a line of the log, and metrics.
#include <filesystem>
#include <map>

#include "commands.h"
#include "failure.h"
#include "file_access.h"
#include "host_services.h"
#include "plugin_session.h"
#include "printable.h"
#include "run_log.h"
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

// The collector reads files of this ending only; and no file of the books has it.
void demand_metrics_file(const Session& session) {
  if (!session.options.has("metrics")) return;
  const std::string name = session.options.value("metrics");
  if (name.ends_with(".prom")) return;
  throw Failure(rubiao_invalid_input,
                {"--metrics 应为以 .prom 结尾的文件，不是 " + name + "。",
                 "--metrics takes a file whose name ends with .prom, not " + name + "."});
}

User batch_user(Session& session) {
  const std::string id = session.options.value("user", "batch");
  const std::optional<User> user = find_user(session.ledger(), id);
  if (!user) throw Failure(rubiao_not_permitted, {"没有用户 " + id + "。", "There is no user " + id + "."});
  return *user;
}

// One run, told of in the log and in the metrics however it ends; also where it is refused before it begins.
class Run {
 public:
  explicit Run(Session& session) : session_(session) {}

  // `work` answers the result of the plugin.
  template <typename Work>
  std::string carry_out(const Work& work) {
    try {
      std::string result = work();
      run_.figures = figures_of(result);
      finish(exit_code_of(run_.figures), "");
      return result;
    } catch (const Failure& failure) {
      if (run_.ended_at == 0) finish(failure.status(), describe(failure, Language::en));
      throw;
    }
  }

  void begin(const Json& asked) { append_to_log(session_.home_path(), 1, asked); }
  // Of a run that is stopped: what was done stays done.
  void stopped_at(Json figures) { run_.figures = std::move(figures); }
  [[nodiscard]] int exit_code() const { return run_.exit_code; }
  // What could not be written of the metrics: no reason to say that the run failed.
  [[nodiscard]] const std::string& trouble() const { return trouble_; }

 private:
  void finish(int exit_code, const std::string& reason) {
    run_.exit_code = exit_code;
    run_.ended_at = seconds_now();
    Json line = {{"event", "nightly ended"},
                 {"exit_code", exit_code},
                 {"seconds", run_.ended_at - run_.begun_at},
                 {"run", run_.figures}};
    if (!reason.empty()) line["reason"] = reason;
    append_to_log(session_.home_path(), exit_code == 0 ? 1 : 3, line);
    if (!session_.options.has("metrics")) return;
    try {
      write_metrics(session_.options.value("metrics"), run_);
    } catch (const Failure& failure) {
      trouble_ = describe(failure, session_.language);
    } catch (const std::filesystem::filesystem_error& error) {
      trouble_ = describe(file_failure(error), session_.language);
    }
  }

  Session& session_;
  std::string trouble_;
  RunMetrics run_{.begun_at = seconds_now()};
};

struct Asked {
  Json order;
  Caller caller;
};

Asked read_asked(Session& session, const Operands& operands) {
  const std::vector<std::string> codes = companies_meant(session, operands);
  const std::int32_t date = batch_date(session);
  const User user = batch_user(session);
  return {order_of(session, codes), {"", user.id, user.roles, date}};
}

std::string post(Session& session, const Asked& asked, Run& run) {
  run.begin({{"event", "nightly begun"},
             {"user", asked.caller.user},
             {"as_of", format_date(asked.caller.date)},
             {"order", asked.order}});
  PluginSession plugin(session, "");
  try {
    return plugin.nightly(asked.caller, asked.order.dump());
  } catch (const Failure&) {
    run.stopped_at(plugin.figures_so_far());
    throw;
  }
}

}  // namespace

Printout run_nightly(Session& session, const Operands& operands) {
  cancel_on_interrupt();
  demand_metrics_file(session);
  const auto print = [&](const std::string& result) {
    return print_result(result, session.format, session.language, {});
  };
  if (session.options.has("dry-run")) {
    const Asked asked = read_asked(session, operands);
    return print(PluginSession(session, "").nightly(asked.caller, asked.order.dump()));
  }
  Run run(session);
  Printout printout = print(run.carry_out([&] { return post(session, read_asked(session, operands), run); }));
  printout.exit_code = run.exit_code();
  printout.aside += run.trouble();
  return printout;
}

// Each company's runs, and the batches over all of them once.
Printout show_runs(Session& session, const Operands&) {
  std::vector<std::string> codes = companies_meant(session, {});
  if (codes.empty())
    for (const Company& company : companies(session.ledger())) codes.push_back(company.code);
  if (session.format == Format::csv && codes.size() > 1)
    throw Failure(rubiao_invalid_input, {"CSV 一次只能列一家公司，请用 --company 指定。",
                                         "CSV lists one company at a time; name it with --company."});
  const User user = batch_user(session);
  PluginSession plugin(session, "");
  Printout all;
  Json together = Json::array();
  for (const std::string& code : codes) {
    const Caller caller{code, user.id, code == codes.front() ? user.roles : "auditor",
                        session.business_date()};
    const std::string result = plugin.invoke(caller, "runs.list", "{}", false);
    if (session.format == Format::json) {
      together.push_back({{"company", code}, {"result", parse_json(result, "result")}});
      continue;
    }
    const Printout one = print_result(result, session.format, session.language, {});
    all.out += session.format == Format::text ? "== " + code + "\n" + one.out : one.out;
    all.aside += one.aside;
  }
  return session.format == Format::json ? say(printable_json(together.dump())) : all;
}

}  // namespace erp
