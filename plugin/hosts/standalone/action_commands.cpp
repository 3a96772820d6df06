// SPDX-License-Identifier: Apache-2.0
// The plugin's actions as commands: the menu, one action, the shorthands, and the doctor. Which
// actions there are is the manifest's word alone.
#include "action_input.h"
#include "commands.h"
#include "failure.h"
#include "file_access.h"
#include "manifest.h"
#include "plugin_session.h"
#include "printable.h"

namespace erp {

namespace {

std::string language_code(const Session& session) {
  return session.language == Language::zh ? "zh" : "en";
}

Json base_input(const Options& options) {
  if (!options.has("in")) return Json::object();
  const std::string file = options.value("in");
  return parse_json(read_file(file == "-" ? standard_input : file), file);
}

Caller caller_of(Session& session, const std::string& company) {
  const User user = session.user().value_or(User{});
  return {company, user.id, user.roles, session.business_date()};
}

void demand_user(const Caller& caller) {
  if (!caller.user.empty()) return;
  throw Failure(rubiao_not_permitted, {"没有说明由谁操作。", "Nobody is named as the user."},
                {{.field = "--user",
                  .found = {},
                  .expected = {"用户编号", "the id of a user"},
                  .todo = {"加上 --user 编号；rubiao user list 列出用户",
                           "give --user ID; rubiao user list has them"}}});
}

Printout print(const Session& session, PluginSession& plugin, const std::string& result) {
  return print_result(result, session.format, session.language,
                      [&](const std::string& name) { return plugin.documents().path_of(name).string(); });
}

constexpr const char* import_id = "events.import";

// An interrupt leaves what was finished, in a run over months. A file is imported whole or not at all, and so
// is all that a host transaction holds.
std::string invoke_or_nothing(PluginSession& plugin, const Caller& caller, const std::string& id,
                              const std::string& input, bool in_transaction) {
  try {
    return plugin.invoke(caller, id, input, in_transaction);
  } catch (const Failure& failure) {
    if (failure.status() != rubiao_cancelled || (id != import_id && !in_transaction)) throw;
    throw Failure(rubiao_cancelled,
                  {"已按要求停止：什么也没有记入，登记簿和账簿未变；可以重新执行。",
                   "Stopped as asked: nothing was taken in and nothing changed; it may be run again."});
  }
}

Printout invoke(Session& session, const Json& action, const std::vector<std::string>& settings) {
  const bool about_company = action.value("company", true) || session.options.has("company");
  const std::string company = about_company ? session.company() : "";
  const Caller caller = caller_of(session, company);
  demand_user(caller);
  PluginSession plugin(session, company);
  const Json input = build_input(action.value("input", Json::object()), base_input(session.options), settings,
                                 [&](const std::string& path) { return plugin.documents().serve(path); });
  const std::string result = invoke_or_nothing(plugin, caller, action.at("id").get<std::string>(),
                                               input.dump(), session.options.has("transaction"));
  return print(session, plugin, result);
}

Json read_manifest(const Session& session) {
  return parse_json(Plugin(library_path(session.options)).describe(language_code(session)), "manifest");
}

// A shorthand's own settings stand before what the user set.
Printout invoke_shorthand(Session& session, const Json& action, std::vector<std::string> settings) {
  for (const std::string& setting : session.options.all("set")) settings.push_back(setting);
  return invoke(session, action, settings);
}

}  // namespace

Printout show_actions(Session& session, const Operands& operands) {
  const Json manifest = read_manifest(session);
  if (operands.empty())
    return session.format == Format::json ? say(printable_json(manifest.dump()))
                                          : Printout{render_menu(manifest, session.language), ""};
  const Json& action = find_action(manifest, operands[0]);
  if (session.format == Format::json) return say(printable_json(action.dump()));
  return {render_action(action, session.language), ""};
}

Printout run_action(Session& session, const Operands& operands) {
  const Json manifest = read_manifest(session);
  return invoke(session, find_action(manifest, operands[0]), session.options.all("set"));
}

// The file goes to the action's first document field, whatever its name.
Printout import_events(Session& session, const Operands& operands) {
  const Json manifest = read_manifest(session);
  const Json& action = find_action(manifest, import_id);
  const std::string field = find_property(action.value("input", Json::object()), is_document);
  if (field.empty())
    throw Failure(rubiao_version_mismatch, {"操作 events.import 没有文件字段；请换用相配的插件。",
                                            "The action events.import has no field for a document; use a "
                                            "plugin that matches this host."});
  return invoke_shorthand(session, action, {field + "=" + operands[0]});
}

Printout run_report(Session& session, const Operands& operands) {
  const Json manifest = read_manifest(session);
  std::vector<std::string> settings = {"year=" + operands[0]};
  if (session.options.has("through-month"))
    settings.push_back("through_month=" + session.options.value("through-month"));
  return invoke_shorthand(session, find_action(manifest, "disclose.package"), settings);
}

Printout try_edition(Session& session, const Operands&) {
  session.options.required("edition");
  const Json manifest = read_manifest(session);
  const std::string folder = std::filesystem::absolute(session.options.value("edition")).string();
  return invoke_shorthand(session, find_action(manifest, "rules.what_if"), {"edition=" + folder});
}

std::vector<std::string> companies_meant(Session& session, const Operands& operands) {
  std::vector<std::string> codes = operands;
  for (const std::string& given : session.options.all("company"))
    for (const std::string& code : split_list(given)) codes.push_back(code);
  // An unset variable of a shell must not mean all of them.
  if (codes.empty() && session.options.has("company"))
    throw Failure(rubiao_invalid_input,
                  {"--company 为空；给出公司代码，或不写该选项以处理全部公司。",
                   "--company is empty; give a code, or leave the option out for all."});
  for (const std::string& code : codes)
    if (!find_company(session.ledger(), code))
      throw Failure(rubiao_not_found, {"没有公司 " + code + "。", "There is no company " + code + "."});
  return codes;
}

namespace {

bool has_warning(const std::string& result) {
  const Json whole = parse_json(result, "result");
  for (const Json& output : whole.at("outputs"))
    if (output.value("level", "") == "warning") return true;
  return false;
}

}  // namespace

Printout examine(Session& session, const Operands& operands) {
  std::vector<std::string> codes = companies_meant(session, operands);
  if (codes.empty())
    for (const Company& company : companies(session.ledger())) codes.push_back(company.code);
  Printout all;
  PluginSession plugin(session, "");
  for (const std::string& code : codes) {
    const std::string result = plugin.invoke(caller_of(session, code), "books.verify", "{}", false);
    const Printout one = print(session, plugin, result);
    all.out += session.format == Format::text ? "== " + code + "\n" + one.out : one.out;
    all.aside += one.aside;
    if (has_warning(result)) all.exit_code = rubiao_conflict;
  }
  return all;
}

}  // namespace erp
