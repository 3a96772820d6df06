// SPDX-License-Identifier: Apache-2.0
// Rules without a company: a DMN model that answers questions line by line, and the rule files checked.
// Neither needs books or a user.
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "commands.h"
#include "failure.h"
#include "file_access.h"
#include "plugin_session.h"
#include "trace_output.h"

namespace erp {

namespace {

constexpr std::size_t largest_model = 16U << 20U;
constexpr std::size_t largest_question = 1U << 20U;

std::string language_code(const Session& session) {
  return session.language == Language::zh ? "zh" : "en";
}

std::string editions_checked(const Plugin& plugin, const std::string& folder, const std::string& language) {
  std::string result;
  std::string failure;
  const rubiao_sink out = string_sink(result);
  const rubiao_sink wrong = string_sink(failure);
  check_plugin(plugin.rules().check(borrow(folder), borrow(language), &out, &wrong), failure);
  return result;
}

// The library's functions on one folder of rules.
struct RulesFolder {
  RulesFolder(const Session& session, std::string path)
      : plugin(library_path(session.options)), folder(std::move(path)), language(language_code(session)) {}

  template <typename Function, typename... Arguments>
  std::string call(Function function, Arguments... arguments) const {
    std::string result;
    std::string failure;
    const rubiao_sink out = string_sink(result);
    const rubiao_sink wrong = string_sink(failure);
    check_plugin((plugin.rules().*function)(borrow(folder), arguments..., &out, &wrong), failure);
    return result;
  }

  Plugin plugin;
  std::string folder;
  std::string language;
};

// Answers the line that says so.
std::string written(const std::filesystem::path& file, const std::string& text) {
  write_file(file, text);
  return file.string() + "\n";
}

Json edition_table(const Json& editions, Language language) {
  const bool zh = language == Language::zh;
  Json rows = Json::array();
  for (const Json& edition : editions)
    rows.push_back({edition.at("id"), edition.at("from"), edition.at("to"), edition.at("tables"),
                    edition.at("rows"), edition.at("parameters"), edition.at("approved_by"),
                    edition.at("approved_on"), edition.at("sha256")});
  return make_table(
      zh ? "规则已加载并逐表证明" : "Rules loaded, every table proved",
      {column("id", zh ? "版本" : "edition"), column("from", zh ? "施行" : "from", "date"),
       column("to", zh ? "截止" : "to", "date"), column("tables", zh ? "决策表" : "tables", "integer"),
       column("rows", zh ? "行" : "rows", "integer"),
       column("parameters", zh ? "参数" : "parameters", "integer"),
       column("approved_by", zh ? "批准人" : "approved by"),
       column("approved_on", zh ? "批准日期" : "approved on", "date"), column("sha256", "SHA-256")},
      rows);
}

// A trace of before carries its accounting date.
bool is_trace(const std::string& asked) {
  const Json json = Json::parse(asked, nullptr, false);
  return json.is_object() && json.contains("schema");
}

}  // namespace

// Answers are written as they come, a line a question, so that a program can talk with it.
Printout decide_lines(Session& session, const Operands& operands) {
  const Plugin plugin(library_path(session.options));
  const CompiledModel model(plugin, read_file(operands[0], largest_model), operands[0],
                            language_code(session));
  for (std::string line; std::getline(std::cin, line);) {
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    std::cout << model.answer(line) << '\n' << std::flush;
  }
  return {};
}

Printout check_rules(Session& session, const Operands& operands) {
  const Plugin plugin(library_path(session.options));
  const std::string folder = operands.empty() ? rules_path(session.options) : operands[0];
  const Json result = Json::parse(editions_checked(plugin, folder, language_code(session)));
  return print_result(result_of(edition_table(result.at("editions"), session.language)).dump(),
                      session.format, session.language, {});
}

// As text for a person, as the trace itself with --format json, and with --out both, the text as a page.
Printout explain_rules(Session& session, const Operands& operands) {
  session.options.required("in");
  const RulesFolder rules(session, rules_path(session.options));
  const std::string file = session.options.value("in");
  const std::string asked = read_file(file == "-" ? standard_input : file, largest_question);
  const bool has_day = session.options.has("date") || !is_trace(asked);
  const std::string day = has_day ? format_date(session.day_asked()) : "";
  const auto explain = [&](const std::string& form) {
    return rules.call(&rubiao_rules::explain, borrow(day), borrow(operands[0]), borrow(asked), borrow(form),
                      borrow(rules.language));
  };
  const std::string trace = explain("trace");
  Printout printout{
      session.format == Format::json ? trace + "\n" : render_trace(Json::parse(trace), session.language), ""};
  if (session.options.has("out")) {
    const std::filesystem::path folder = session.options.value("out");
    printout.out += written(folder / (operands[0] + ".json"), trace + "\n");
    printout.out += written(folder / (operands[0] + ".html"), explain("page"));
  }
  return printout;
}

Printout render_rules(Session& session, const Operands& operands) {
  const std::string folder = operands.empty() ? rules_path(session.options) : operands[0];
  const RulesFolder rules(session, folder);
  const bool pages = session.options.has("out");
  const std::string form = pages ? "page" : "markdown";
  const Json files = Json::parse(rules.call(&rubiao_rules::render, borrow(form), borrow(rules.language)));
  Printout printout;
  for (const Json& file : files.at("files")) {
    const std::filesystem::path root = pages ? session.options.value("out") : folder;
    printout.out += written(root / file.at("path").get<std::string>(), file.at("text").get<std::string>());
  }
  return printout;
}

Printout seal_rules(Session& session, const Operands& operands) {
  session.options.required("name");
  const RulesFolder rules(session, operands[0]);
  const std::string name = session.options.value("name");
  const std::string day = format_date(session.day_asked());
  const Json result =
      Json::parse(rules.call(&rubiao_rules::seal, borrow(name), borrow(day), borrow(rules.language)));
  const bool zh = session.language == Language::zh;
  if (!result.at("changed").get<bool>()) return say(zh ? "没有变化。" : "Nothing has changed.");
  const Json& before = result.at("replaced");
  const std::string old =
      before.at("by").get<std::string>() + (zh ? "，" : ", ") + before.at("on").get<std::string>();
  return say(zh ? "已证明、试例并封存：" + operands[0] + "（批准人 " + name + "，" + day + "；取代原批准：" +
                      old + "）"
                : "Proved, tried and sealed: " + operands[0] + " (approved by " + name + ", " + day +
                      "; in place of: " + old + ")");
}

}  // namespace erp
