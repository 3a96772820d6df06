// SPDX-License-Identifier: Apache-2.0
// Rules without a company: a DMN model that answers questions line by line, and the rule files checked.
// Neither needs books or a user.
#include <iostream>

#include "commands.h"
#include "failure.h"
#include "file_access.h"
#include "plugin_session.h"

namespace erp {

namespace {

constexpr std::size_t largest_model = 16U << 20U;

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

}  // namespace erp
