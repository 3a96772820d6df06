// SPDX-License-Identifier: Apache-2.0
// Options become checked values here, once; the commands ask for what they need.
#include "session.h"

#include <unistd.h>

#include <cstdlib>
#include <utility>

#include "display_word.h"
#include "embedded.h"
#include "failure.h"

namespace erp {

namespace fs = std::filesystem;

namespace {

fs::path home_of(const Options& options) {
  if (options.has("home")) return options.value("home");
  const char* variable = std::getenv("RUBIAO_HOME");
  return variable != nullptr && *variable != '\0' ? fs::path(variable) : fs::path("rubiao-home");
}

Format format_of(const Options& options) {
  const std::string word = options.value("format", "text");
  if (word == "text") return Format::text;
  if (word == "json") return Format::json;
  if (word == "csv") return Format::csv;
  throw Failure(rubiao_invalid_input,
                {"--format 应为 text、json 或 csv。", "--format takes text, json or csv."});
}

std::int64_t version_of(Database& ledger) {
  Statement version = ledger.query("PRAGMA user_version");
  return version.step() ? version.integer(0) : 0;
}

constexpr std::int64_t present_version = 4;

// A ledger of version 1 knew no exchange with a closed ERP, one of version 2 no receipt that withdraws a
// number, one of version 3 let one person open a period again.
void upgrade(Database& ledger) {
  if (version_of(ledger) < 1 || version_of(ledger) >= present_version) return;
  WriteTransaction transaction(ledger);
  if (version_of(ledger) == 1) ledger.execute(embedded::exchange_sql);
  if (version_of(ledger) == 2) ledger.execute(embedded::exchange_withdrawals_sql);
  if (version_of(ledger) == 3) ledger.execute(embedded::period_requests_sql);
  transaction.commit();
}

// SQLite gives the files beside a database the rights that it had: one that was read-only and is writable
// again has them left over.
void demand_files_beside_writable(const fs::path& home) {
  for (const std::string file : {"ledger.db", "rubiao.db"}) {
    if (access((home / file).c_str(), W_OK) != 0) continue;
    for (const char* beside : {"-wal", "-shm", "-journal", "-batch"}) {
      const fs::path path = home / (file + beside);
      if (access(path.c_str(), F_OK) != 0 || access(path.c_str(), W_OK) == 0) continue;
      throw Failure(rubiao_store_failed, {path.string() + " 只读；它与 " + file + " 一起使用，也要可写。",
                                          path.string() + " is read-only; it is used with " + file +
                                              " and has to be writable too."});
    }
  }
}

}  // namespace

Session::Session(Options given)
    : options(std::move(given)),
      language(language_of(options)),
      format(format_of(options)),
      home_(home_of(options)) {}

bool Session::has_home() const {
  return fs::exists(ledger_path());
}

void Session::create_home() {
  if (has_home()) return;
  if (fs::exists(home_ / "rubiao.db")) (void)ledger();  // refuses: a ledger was lost
  fs::create_directories(home_);
  Database ledger(ledger_path().string(), Database::Mode::create);
  WriteTransaction transaction(ledger);
  ledger.execute(embedded::ledger_sql);
  ledger.execute(embedded::exchange_sql);
  ledger.execute(embedded::exchange_withdrawals_sql);
  ledger.execute(embedded::period_requests_sql);
  add_user(ledger, {"batch", "夜间批处理", "operator"});
  transaction.commit();
}

Database& Session::ledger() {
  if (ledger_) return *ledger_;
  demand_files_beside_writable(home_);
  if (!has_home() && fs::exists(home_ / "rubiao.db"))
    throw Failure(
        rubiao_store_failed,
        {"文件夹 " + home_.string() + " 中有 rubiao.db 而没有 ledger.db；从同一备份恢复两者，不要新建。",
         "The folder " + home_.string() +
             " has rubiao.db and no ledger.db; restore both from one backup, and make no new one."});
  if (!has_home())
    throw Failure(rubiao_not_found, {"文件夹 " + home_.string() + " 中没有账套；先运行 rubiao init。",
                                     "There is no home in " + home_.string() + "; run `rubiao init` first."});
  ledger_ = std::make_unique<Database>(ledger_path().string(), Database::Mode::write);
  upgrade(*ledger_);
  if (version_of(*ledger_) != present_version)
    throw Failure(rubiao_version_mismatch,
                  {"ledger.db 的版本与本程序不符。", "ledger.db is of another version than this programme."});
  return *ledger_;
}

std::string Session::company() {
  if (options.has("company")) {
    const std::string code = options.value("company");
    if (!find_company(ledger(), code))
      throw Failure(rubiao_not_found, {"没有公司 " + code + "。", "There is no company " + code + "."});
    return code;
  }
  const std::vector<Company> all = companies(ledger());
  if (all.size() == 1) return all.front().code;
  if (all.empty())
    throw Failure(rubiao_not_found, {"账套中没有公司；用 rubiao init --company 新建。",
                                     "The home has no company; make one with `rubiao init --company`."});
  throw Failure(rubiao_invalid_input, {"账套中有多个公司，请用 --company 指定。",
                                       "The home has several companies; name one with --company."});
}

std::optional<std::string> Session::company_if_any() {
  if (options.has("company") || companies(ledger()).size() == 1) return company();
  return std::nullopt;
}

std::optional<User> Session::user() {
  if (!options.has("user")) return std::nullopt;
  const std::string id = options.value("user");
  std::optional<User> user = find_user(ledger(), id);
  if (!user) throw Failure(rubiao_not_permitted, {"没有用户 " + id + "。", "There is no user " + id + "."});
  return user;
}

User Session::required_user() {
  if (std::optional<User> named = user()) return *named;
  throw Failure(rubiao_not_permitted, {"请用 --user 指明操作用户。", "Say who asks with --user."});
}

User Session::user_in_role(const std::string& role) {
  const User named = required_user();
  if (named.has_role(role)) return named;
  throw Failure(
      rubiao_not_permitted,
      {"用户 " + named.id + " 没有“" + display_word(role, Language::zh) + "”角色；请由有此角色的用户执行。",
       "User " + named.id + " lacks the role " + role + "; have somebody do it who holds it."});
}

std::optional<std::int32_t> Session::date_option(const std::string& name) const {
  if (!options.has(name)) return std::nullopt;
  const std::optional<std::int32_t> date = parse_date(options.value(name));
  if (!date)
    throw Failure(rubiao_invalid_input, {"--" + name + " 应为日期，如 2024-01-31。",
                                         "--" + name + " takes a date such as 2024-01-31."});
  return date;
}

std::int32_t Session::day_asked() const {
  return date_option("date").value_or(today());
}

std::int32_t Session::business_date() const {
  return not_after_today("date", day_asked());
}

// A slip of the finger such as 2099 would post the future.
std::int32_t not_after_today(const std::string& option, std::int32_t date) {
  if (date <= today()) return date;
  throw Failure(
      rubiao_invalid_input,
      {"--" + option + " 晚于今天，没有执行。", "--" + option + " lies in the future; nothing was done."},
      {{.field = "--" + option,
        .found = {format_date(date), format_date(date)},
        .expected = {"不晚于 " + format_date(today()), "a day not after " + format_date(today())},
        .todo = {"核对日期，或校正本机时钟", "check the date, or the clock of this machine"}}});
}

fs::path executable_folder() {
  return fs::canonical("/proc/self/exe").parent_path();
}

}  // namespace erp
