// SPDX-License-Identifier: Apache-2.0
// The table, and the way from an argument list to a function of it.
#include "commands.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

#include "file_access.h"
#include "printable.h"

namespace erp {

const std::vector<Command>& commands() {
  static const std::vector<std::string> input = {"in", "set", "out", "transaction"};
  static const std::vector<Command> table = {
      {"init",
       "init [--company CODE --name 名称 --name-en NAME --credit-code CODE --from-year 2024 --years 3]",
       {"新建账套，或在其中增加公司", "make a home, or add a company to it"},
       {"name", "name-en", "credit-code", "from-year", "years"},
       0,
       0,
       init},
      {"company",
       "company [--credit-code CODE] [--name-en NAME]",
       {"公司资料；给出选项则更改", "a company's profile; an option changes it"},
       {"name-en", "credit-code"},
       0,
       0,
       show_company},
      {"user add",
       "user add ID --name 姓名 --roles preparer,reviewer",
       {"增加用户", "add a user"},
       {"name", "roles"},
       1,
       1,
       add_one_user},
      {"user list", "user list", {"列出用户", "list the users"}, {}, 0, 0, list_users},
      {"import trial-balance",
       "import trial-balance FILE.csv --date 2023-12-31",
       {"导入期初余额", "import opening balances"},
       {},
       1,
       1,
       import_balances},
      {"import vouchers",
       "import vouchers FILE.csv --user ID",
       {"导入企业自有凭证（经办）", "import the company's own vouchers (preparer)"},
       {},
       1,
       1,
       import_own_vouchers},
      {"import events",
       "import events FILE",
       {"导入业务事件（events.import）", "import business events (events.import)"},
       input,
       1,
       1,
       import_events},
      {"actions",
       "actions [ACTION]",
       {"插件的操作菜单，或一项操作的表单", "the plugin's menu, or the form of one action"},
       {},
       0,
       1,
       show_actions},
      {"run",
       "run ACTION [--in FILE.json] [--set key=value …] [--out DIR] [--transaction]",
       {"执行一项操作", "carry out an action"},
       input,
       1,
       1,
       run_action},
      {"report runs",
       "report runs [--company CODE …]",
       {"月末与夜间批处理的运行记录", "the runs of the month's end and the nightly batch"},
       {},
       0,
       0,
       show_runs},
      {"report",
       "report YEAR [--through-month N] [--out DIR] --user ID",
       {"年度或中期的披露报告（disclose.package）",
        "the disclosures of a year or interim period (disclose.package)"},
       {"through-month", "in", "set", "out"},
       1,
       1,
       run_report},
      {"doctor",
       "doctor [--company CODE …] --user ID",
       {"账簿体检：以链验证各公司的存储，与总账核对；有发现时退出码为 5",
        "prove the books of every company by their chain and against the ledger; exit code 5 if anything is "
        "found"},
       {},
       0,
       10000,
       examine},
      {"nightly",
       "nightly --as-of YYYY-MM-DD [--company CODE …] [--from-period YYYY-MM] [--dry-run] [--progress "
       "text|json|none] "
       "[--metrics FILE.prom]",
       {"夜间批处理；退出码为首个未完成公司的状态",
        "the nightly batch; the exit code is the status of the first company "
        "that was not done"},
       {"as-of", "out", "from-period", "dry-run", "progress", "metrics"},
       0,
       10000,
       run_nightly},
      {"backup",
       "backup DIR",
       {"把账套备份到新文件夹；批处理运行时也可以",
        "copy the home to a new folder, also while the batch runs"},
       {},
       1,
       1,
       back_up_home},
      {"restore",
       "restore DIR --home NEW",
       {"从备份恢复到新的账套文件夹", "make a new home of a backup"},
       {},
       1,
       1,
       restore_home},
      {"decide",
       "decide MODEL.dmn < QUESTIONS.jsonl",
       {"用一份 DMN 模型逐行回答问题（JSON Lines）；答不了的问题以错误作答，退出码仍为 0",
        "answer questions with a DMN model, a line each (JSON Lines); one that cannot be answered gets an "
        "error for an answer, and the exit code is still 0"},
       {},
       1,
       1,
       decide_lines},
      {"rules check",
       "rules check [DIR]",
       {"加载并逐表证明规则文件，一次列出全部问题", "load and prove the rule files, all findings at once"},
       {},
       0,
       1,
       check_rules},
      {"rules explain",
       "rules explain DECISION --in FILE.json [--date DATE] [--out DIR]",
       {"一项决策为什么如此：表、命中行、差一项的行、依据（--out 写成网页）",
        "why a decision is so: table, rows, near misses, articles (--out writes a page)"},
       {"in", "out"},
       1,
       1,
       explain_rules},
      {"rules render",
       "rules render [DIR] [--out DIR]",
       {"把规则表写成可读的 .md（--out 另写网页）",
        "write the tables as readable .md (--out writes pages instead)"},
       {"out"},
       0,
       1,
       render_rules},
      {"rules seal",
       "rules seal EDITION-DIR --name APPROVER [--date DATE]",
       {"复核后批准并封存改过的一版规则：先证明、试例，再写批准人和摘要值",
        "approve a changed edition: proved and tried first, then approver and hashes are written"},
       {"name"},
       1,
       1,
       seal_rules},
      {"rules what-if",
       "rules what-if --edition DIR --user ID [--company CODE]",
       {"换用改过的一版规则，哪些已登记的数据集会改变类别（发布之前）",
        "which registered data sets would change class under a changed edition, before its release"},
       {"edition"},
       0,
       0,
       try_edition},
      {"ledger trial-balance",
       "ledger trial-balance [--from DATE --to DATE]",
       {"科目余额表", "trial balance"},
       {"from", "to"},
       0,
       0,
       show_trial_balance},
      {"ledger balance-sheet",
       "ledger balance-sheet [--date DATE]",
       {"资产负债表", "balance sheet"},
       {},
       0,
       0,
       show_balance_sheet},
      {"ledger vouchers",
       "ledger vouchers [--period YYYY-MM]",
       {"凭证列表", "list of vouchers"},
       {"period"},
       0,
       0,
       show_vouchers},
      {"ledger voucher", "ledger voucher NUMBER", {"一张凭证", "one voucher"}, {}, 1, 1, show_voucher},
      {"ledger periods", "ledger periods", {"会计期间", "accounting periods"}, {}, 0, 0, show_periods},
      {"ledger close",
       "ledger close YYYY-MM --user ID",
       {"关闭会计期间（复核）", "close a period (reviewer)"},
       {},
       1,
       1,
       close_period},
      {"ledger open",
       "ledger open YYYY-MM --user ID",
       {"重新打开会计期间（两位复核人先后执行）", "open a period again (two reviewers, one after the other)"},
       {},
       1,
       1,
       open_period},
      {"ledger accounts", "ledger accounts", {"科目表", "chart of accounts"}, {}, 0, 0, show_accounts},
      {"exchange export",
       "exchange export [--form csv|xml] [--out DIR] [--batch N] [--rejected] --user ID",
       {"把凭证导出给封闭的 ERP：尚未导出的，或被退回、已撤销的，或重写一个批次（经办）",
        "hand vouchers over to a closed ERP: those not handed over yet, or come back, or a batch anew "
        "(preparer)"},
       {"form", "out", "batch", "rejected"},
       0,
       0,
       export_vouchers},
      {"exchange receive",
       "exchange receive FILE.csv --user ID",
       {"导入 ERP 的入账回执（经办）", "take in the ERP's receipts (preparer)"},
       {},
       1,
       1,
       receive_receipts},
      {"exchange status",
       "exchange status",
       {"每张凭证交换到哪一步，以及没有对应凭证的回执",
        "how far each voucher has come, and receipts that match none"},
       {},
       0,
       0,
       show_exchange},
      {"help", "help [COMMAND|ACTION]", {"帮助", "help"}, {}, 0, 2, show_help},
  };
  return table;
}

Printout say(const std::string& text) {
  return {text + "\n", ""};
}

namespace {

// The commands that begin with a word, a line break before each line; empty if there are none.
std::string commands_under(const std::string& word, Language language) {
  std::string lines = command_lines(word + " ", language);
  if (!lines.empty()) lines = "\n" + lines.substr(0, lines.size() - 1);
  return lines;
}

bool is_group(const std::string& word) {
  return !commands_under(word, Language::en).empty();
}

[[noreturn]] void refuse_command(const std::string& one, const std::string& all) {
  const Text under{commands_under(one, Language::zh), commands_under(one, Language::en)};
  if (under.en.empty())
    throw Failure(rubiao_invalid_input, {"没有命令 " + all + "；见 rubiao help。",
                                         "There is no command " + all + "; see `rubiao help`."});
  if (one == all)
    throw Failure(rubiao_invalid_input, {"请补全命令 rubiao " + one + "，可用的有：" + under.zh,
                                         "Complete the command rubiao " + one + "; there are:" + under.en});
  throw Failure(rubiao_invalid_input, {"没有命令 " + all + "；可用的有：" + under.zh,
                                       "There is no command " + all + "; there are:" + under.en});
}

const Command& find_command(const std::vector<std::string>& words) {
  const std::string one = words.empty() ? "help" : words[0];
  const std::string two = words.size() < 2 ? one : one + " " + words[1];
  for (const Command& command : commands())
    if (command.name == two || command.name == one) return command;
  refuse_command(one, two);
}

// What --help is asked of: everything, a word that several commands begin with, or one command.
std::string help_topic(const std::vector<std::string>& words) {
  if (words.empty()) return "";
  return words.size() == 1 && is_group(words[0]) ? words[0] : find_command(words).name;
}

void check_options(const Command& command, const Options& options) {
  for (const std::string& name : options.names()) {
    const auto spec = std::ranges::find(option_specs(), name, &OptionSpec::name);
    if (spec->global || std::ranges::find(command.options, name) != command.options.end()) continue;
    throw Failure(
        rubiao_invalid_input,
        {fmt::format("命令 {} 没有选项 --{}；用法：rubiao {}", command.name, name, command.usage),
         fmt::format("{} has no option --{}; usage: rubiao {}", command.name, name, command.usage)});
  }
}

Operands operands_of(const Command& command, const std::vector<std::string>& words) {
  const auto taken = std::ranges::count(command.name, ' ') + 1;
  Operands operands(words.begin() + std::min<std::ptrdiff_t>(taken, std::ssize(words)), words.end());
  if (operands.size() < command.least || operands.size() > command.most)
    throw Failure(rubiao_invalid_input, {"用法：rubiao " + command.usage, "Usage: rubiao " + command.usage});
  return operands;
}

// Everything that is printed goes through here, and no control character but line breaks goes through it.
void put(std::FILE* stream, const std::string& text) {
  const std::string clean = printable_lines(text);
  std::fwrite(clean.data(), 1, clean.size(), stream);
}

// Answers the exit code.
int carry_out(const Options& options) {
  if (options.has("help")) {
    put(stdout, help_text(help_topic(options.words), language_of(options)));
    return 0;
  }
  const Command& command = find_command(options.words);
  check_options(command, options);
  const Operands operands = operands_of(command, options.words);
  Session session(options);
  const Printout printout = command.run(session, operands);
  put(stdout, printout.out);
  put(stderr, printout.aside);
  return printout.exit_code;
}

// The language of a failure, also where the options themselves are at fault.
Language spoken(const std::vector<std::string>& arguments) {
  for (std::size_t i = 0; i < arguments.size(); ++i)
    if (arguments[i] == "--lang=en" ||
        (arguments[i] == "--lang" && i + 1 < arguments.size() && arguments[i + 1] == "en"))
      return Language::en;
  return Language::zh;
}

int run(const std::vector<std::string>& arguments) {
  const Options options = Options::parse(arguments);
  if (!options.has("version")) return carry_out(options);
  fmt::print("rubiao 0.1.0 (ABI {}.{})\n", RUBIAO_ABI_MAJOR, RUBIAO_ABI_MINOR);
  return 0;
}

// Whatever goes wrong becomes a Failure, in words.
int run_in_words(const std::vector<std::string>& arguments) {
  try {
    return run(arguments);
  } catch (const Failure&) {
    throw;
  } catch (const std::filesystem::filesystem_error& error) {
    throw file_failure(error);
  } catch (const std::exception& error) {
    const std::string what = error.what();
    throw Failure(rubiao_internal,
                  {"程序内部错误，请连同所用的命令报告：" + what,
                   "An error inside the programme, please report it with the command: " + what});
  }
}

}  // namespace

int run_program(const std::vector<std::string>& arguments) {
  try {
    return run_in_words(arguments);
  } catch (const Failure& failure) {
    std::fflush(stdout);
    put(stderr, describe(failure, spoken(arguments)));
    return failure.status();
  }
}

}  // namespace erp
