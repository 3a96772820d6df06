// SPDX-License-Identifier: Apache-2.0
// Help is written from the table of commands and the table of options; nothing is told twice.
#include <fmt/format.h>

#include "commands.h"
#include "text_table.h"

namespace erp {

std::string command_lines(const std::string& topic, Language language) {
  std::string text;
  for (const Command& command : commands())
    if (topic.empty() || command.name.starts_with(topic))
      text += fmt::format("  rubiao {}\n      {}\n", command.usage, command.summary.in(language));
  return text;
}

namespace {

bool concerns(const OptionSpec& spec, const std::string& topic) {
  if (spec.global) return true;
  for (const Command& command : commands())
    if (!topic.empty() && command.name.starts_with(topic))
      for (const std::string& name : command.options)
        if (name == spec.name) return true;
  return false;
}

std::string option_lines(const std::string& topic, Language language) {
  std::string text;
  for (const OptionSpec& spec : option_specs())
    if (concerns(spec, topic))
      text += "  " + pad_right("--" + spec.name + " " + spec.sample, 30) + spec.help.in(language) + "\n";
  return text;
}

}  // namespace

std::string help_text(const std::string& topic, Language language) {
  const bool zh = language == Language::zh;
  std::string text =
      topic.empty()
          ? (zh ? "rubiao：小型 ERP，加载 librubiao.so 处理企业数据资源会计\n\n"
                : "rubiao: a small ERP that loads librubiao.so for the accounting of data resources\n\n")
          : "";
  text += (zh ? "命令：\n" : "Commands:\n") + command_lines(topic, language);
  text += (zh ? "选项：\n" : "Options:\n") + option_lines(topic, language);
  if (topic.empty())
    text += zh ? "退出码：0 成功，1 规则拒绝，2 输入有误，3 不存在，4 无权限，5 冲突，6 忙，7 已取消，8 "
                 "宿主失败，9 存储失败，10 版本不符，11 内部错误\n"
               : "Exit codes: 0 done, 1 refused by a rule, 2 invalid input, 3 not found, 4 not permitted, 5 "
                 "conflict, 6 busy, "
                 "7 cancelled, 8 host failed, 9 store failed, 10 version mismatch, 11 internal\n";
  return text;
}

// Of what is no command it may be an action that help is asked for.
Printout show_help(Session& session, const Operands& operands) {
  const std::string topic = fmt::format("{}", fmt::join(operands, " "));
  if (operands.size() == 1 && command_lines(topic, session.language).empty())
    return show_actions(session, operands);
  return {help_text(topic, session.language), ""};
}

}  // namespace erp
