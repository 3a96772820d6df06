// SPDX-License-Identifier: Apache-2.0
// backup and restore of a home: the plugin's store first, then the ledger, so that the ledger has all that
// the store knows of; what it has beyond it is made again by the next nightly run and found there.
#include <filesystem>

#include "commands.h"
#include "failure.h"
#include "file_access.h"
#include "plugin_session.h"

namespace erp {

namespace fs = std::filesystem;

namespace {

constexpr const char* store_file = "rubiao.db";
constexpr const char* ledger_file = "ledger.db";

User operator_of(Session& session) {
  const std::string id = session.options.value("user", "batch");
  const std::optional<User> user = find_user(session.ledger(), id);
  if (!user) throw Failure(rubiao_not_permitted, {"没有用户 " + id + "。", "There is no user " + id + "."});
  return *user;
}

// A log of SQLite that is left beside would be played into the file that is put back.
void demand_free(const fs::path& folder) {
  for (const std::string file : {store_file, ledger_file})
    for (const char* beside : {"", "-wal", "-shm", "-journal"}) {
      if (!fs::exists(folder / (file + beside))) continue;
      throw Failure(
          rubiao_conflict,
          {"文件夹 " + folder.string() + " 中已有 " + file + beside + "；什么也没有写。",
           "The folder " + folder.string() + " has " + file + beside + " already; nothing was written."},
          {{.field = folder.string(),
            .found = {},
            .expected = {"新的或空的文件夹", "a new or an empty folder"},
            .todo = {"换一个文件夹", "give another folder"}}});
    }
}

// A row "store" of the doctor's findings: the file itself is damaged.
bool is_damaged(const Json& output) {
  for (const Json& row : output.value("rows", Json::array()))
    if (row.is_array() && !row.empty() && row.front() == "store") return true;
  return false;
}

// Opens both as a run of the programme would, and proves the store. A damaged file is refused; other findings
// are as old as the backup: their number is told.
std::int64_t prove(Session& session) {
  Statement check = session.ledger().query("PRAGMA integrity_check(1)");
  if (!check.step() || check.text(0) != "ok")
    throw Failure(rubiao_store_failed, {"备份中的 ledger.db 损坏。", "ledger.db of the backup is damaged."});
  const User user = operator_of(session);
  PluginSession plugin(session, "");
  std::int64_t with_findings = 0;
  for (const Company& company : companies(session.ledger())) {
    const std::string result = plugin.invoke({company.code, user.id, user.roles, session.business_date()},
                                             "books.verify", R"({"register_only": true})", false);
    const Json whole = parse_json(result, "result");
    for (const Json& output : whole.at("outputs")) {
      if (is_damaged(output))
        throw Failure(rubiao_store_failed, {"备份中的 rubiao.db 损坏；用另一份备份。",
                                            "rubiao.db of the backup is damaged; use another backup."});
      if (output.value("level", "") == "warning") ++with_findings;
    }
  }
  return with_findings;
}

void remove_restored(const fs::path& home) {
  for (const std::string file : {store_file, ledger_file})
    for (const char* beside : {"", "-wal", "-shm", "-journal", "-batch"}) fs::remove(home / (file + beside));
}

void copy_to(const fs::path& from, const fs::path& to) {
  fs::copy_file(from, to.string() + ".part", fs::copy_options::overwrite_existing);
  fs::rename(to.string() + ".part", to);
}

}  // namespace

Printout back_up_home(Session& session, const Operands& operands) {
  const fs::path folder = fs::absolute(operands[0]);
  demand_output_folder(folder);
  demand_free(folder);
  fs::create_directories(folder);
  const User user = operator_of(session);
  PluginSession plugin(session, "");
  plugin.back_up({"", user.id, user.roles, session.business_date()}, (folder / store_file).string());
  const std::string part = (folder / ledger_file).string() + ".part";
  fs::remove(part);
  session.ledger().run("VACUUM INTO ?", part);
  fs::rename(part, folder / ledger_file);
  return say(session.text({"已备份到 " + folder.string() + "：rubiao.db、ledger.db。",
                           "Backed up to " + folder.string() + ": rubiao.db, ledger.db."}));
}

Printout restore_home(Session& session, const Operands& operands) {
  const fs::path folder = fs::absolute(operands[0]);
  for (const char* file : {store_file, ledger_file}) demand_readable_file((folder / file).string());
  demand_free(session.home_path());
  fs::create_directories(session.home_path());
  copy_to(folder / store_file, session.home_path() / store_file);
  copy_to(folder / ledger_file, session.home_path() / ledger_file);
  std::int64_t with_findings = 0;
  try {
    with_findings = prove(session);
  } catch (const Failure& failure) {
    session.close();
    remove_restored(session.home_path());
    throw Failure(failure.status(),
                  {"备份不能用，什么也没有恢复：" + failure.message().zh,
                   "The backup is of no use, and nothing was restored: " + failure.message().en},
                  failure.problems());
  }
  Printout printout = say(session.text(
      {"已恢复到 " + session.home_path().string() +
           "。先运行 rubiao nightly 补上备份以后已过账的，再运行 rubiao doctor 核对。",
       "Restored to " + session.home_path().string() +
           ". Run rubiao nightly first, for what was posted after the backup, then rubiao doctor."}));
  if (with_findings == 0) return printout;
  printout.exit_code = rubiao_conflict;
  printout.aside +=
      session.text({"备份时的登记簿就有与其链不符或不合理之处（" + std::to_string(with_findings) +
                        " 家公司）；以 rubiao doctor 查看，如有更早而完好的备份，用那一份。\n",
                    "The register did not agree with its chain, or with itself, when it was backed up (" +
                        std::to_string(with_findings) +
                        " companies): see rubiao doctor, and use an older backup that is whole if there "
                        "is one.\n"});
  return printout;
}

}  // namespace erp
