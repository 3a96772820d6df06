// SPDX-License-Identifier: Apache-2.0
// Where the library and the rules are: beside the programme (../lib, ../share), unless an option says
// otherwise.
#include "plugin_session.h"

#include "failure.h"
#include "file_access.h"
#include "host_transaction.h"

namespace erp {

namespace {

std::filesystem::path documents_path(const Session& session, const std::string& company) {
  if (session.options.has("out")) {
    demand_output_folder(session.options.value("out"));
    return session.options.value("out");
  }
  const std::filesystem::path all = session.home_path() / "documents";
  return company.empty() ? all : all / company;
}

bool has_vouchers_of_plugin(Database& ledger) {
  return ledger.query("SELECT 1 FROM voucher WHERE origin = 'plugin' LIMIT 1").step();
}

ProgressForm progress_form(const Options& options) {
  const std::string form = options.value("progress", "text");
  if (form == "text") return ProgressForm::text;
  if (form == "json") return ProgressForm::json;
  if (form == "none") return ProgressForm::none;
  throw Failure(rubiao_invalid_input,
                {"--progress 应为 text、json 或 none。", "--progress takes text, json or none."});
}

// A new store beside a ledger that knows the old one would number from the start again and post twice.
std::string store_path(Session& session) {
  const std::filesystem::path store = session.home_path() / "rubiao.db";
  std::error_code none;
  const auto size = std::filesystem::file_size(store, none);
  if ((none || size == 0) && has_vouchers_of_plugin(session.ledger()))
    throw Failure(
        rubiao_store_failed,
        {"总账中已有入表生成的凭证，入表的存储 " + store.string() +
             " 却不存在或是空的；请从与这本总账同时备份的文件恢复 rubiao.db，不要新建。",
         "The ledger holds vouchers made by the library, but the library's store " + store.string() +
             " is missing or empty; restore rubiao.db from the backup that belongs to this ledger, "
             "do not make a new one."});
  return store.string();
}

}  // namespace

std::string rules_path(const Options& options) {
  if (options.has("rules")) return options.value("rules");
  return (executable_folder().parent_path() / "share" / "rubiao" / "rules").string();
}

std::string library_path(const Options& options) {
  if (options.has("library")) return options.value("library");
  const std::filesystem::path folder = executable_folder().parent_path() / "lib";
  const std::filesystem::path installed = folder / "rubiao" / "librubiao.so";  // as the package has it
  return std::filesystem::exists(installed) ? installed.string() : (folder / "librubiao.so").string();
}

PluginSession::PluginSession(Session& session, const std::string& company)
    : language_(session.language == Language::zh ? "zh" : "en"),
      plugin_(library_path(session.options)),
      services_(session.ledger(), session.home_path(), documents_path(session, company), session.language,
                progress_form(session.options)),
      instance_(plugin_, services_.host(), store_path(session), rules_path(session.options), language_) {
  cancel_on_interrupt();
}

rubiao_call PluginSession::call_of(const Caller& caller, const std::string& token) const {
  return {sizeof(rubiao_call),  caller.date,       borrow(caller.company), borrow(caller.user),
          borrow(caller.roles), borrow(language_), borrow(token)};
}

std::string PluginSession::invoke_once(const Caller& caller, const std::string& action,
                                       const std::string& input, const std::string& token) {
  const rubiao_call call = call_of(caller, token);
  std::string result;
  std::string failure;
  const rubiao_sink out = string_sink(result);
  const rubiao_sink wrong = string_sink(failure);
  check_plugin(plugin_.actions().invoke(instance_.get(), &call, borrow(action), borrow(input), &out, &wrong),
               failure);
  return result;
}

std::string PluginSession::invoke(const Caller& caller, const std::string& action, const std::string& input,
                                  bool in_transaction) {
  if (!in_transaction) return invoke_once(caller, action, input, "");
  HostTransaction transaction(services_.ledger(), plugin_, instance_);
  std::string result = invoke_once(caller, action, input, transaction.token());
  transaction.commit();
  return result;
}

std::string PluginSession::nightly(const Caller& caller, const std::string& order) {
  const rubiao_call call = call_of(caller, "");
  std::string result;
  std::string failure;
  const rubiao_sink out = string_sink(result);
  const rubiao_sink wrong = string_sink(failure);
  check_plugin(plugin_.batch().run(instance_.get(), &call, borrow(order), &out, &wrong), failure);
  return result;
}

void PluginSession::back_up(const Caller& caller, const std::string& path) {
  const rubiao_call call = call_of(caller, "");
  std::string failure;
  const rubiao_sink wrong = string_sink(failure);
  check_plugin(plugin_.store().backup(instance_.get(), &call, borrow(path), &wrong), failure);
}

}  // namespace erp
