// SPDX-License-Identifier: Apache-2.0
// The books of the host as tables: trial balance, balance sheet, vouchers, periods, chart.
#include <fmt/format.h>

#include <filesystem>

#include "balance_sheet.h"
#include "commands.h"
#include "display_word.h"
#include "failure.h"
#include "ledger_reading.h"
#include "plugin_session.h"
#include "printable.h"

namespace erp {

namespace {

Printout print(Session& session, const Json& output) {
  return print_result(result_of(output).dump(), session.format, session.language, {});
}

// A word for a person in text, as it is for a program.
std::string shown(const Session& session, const std::string& word) {
  return session.format == Format::text ? display_word(word, session.language) : word;
}

Json amount(Fen fen) {
  return fen == 0 ? Json() : Json(format_amount(fen));
}

PeriodName period_argument(const std::string& text) {
  const std::optional<PeriodName> period = parse_period(text);
  if (!period)
    throw Failure(rubiao_invalid_input, {"会计期间应如 2024-01，第 13 期如 2024-13。",
                                         "A period looks like 2024-01; 2024-13 is the audit adjustments."});
  return *period;
}

struct Sums {
  Fen opening = 0, debit = 0, credit = 0, closing = 0;

  void add_up(const AccountBalance& balance) {
    opening = add(opening, balance.opening_fen);
    debit = add(debit, balance.debit_fen);
    credit = add(credit, balance.credit_fen);
    closing = add(closing, balance.closing_fen);
  }
};

bool is_nil(const AccountBalance& balance) {
  return balance.opening_fen == 0 && balance.debit_fen == 0 && balance.credit_fen == 0;
}

[[noreturn]] void refuse_day(const std::string& option, std::int32_t found, const Text& message,
                             const Text& expected) {
  throw Failure(rubiao_invalid_input, message,
                {{.field = "--" + option,
                  .found = {format_date(found), format_date(found)},
                  .expected = expected,
                  .todo = {"核对日期；会计期间见 rubiao ledger periods",
                           "check the date; rubiao ledger periods lists the periods"}}});
}

// The balances brought in stand on the last day before the first period.
void demand_in_books(Session& session, const std::string& option, std::int32_t day) {
  const std::vector<Period> all = periods(session.ledger(), session.company());
  if (all.empty()) return;
  const std::int32_t eve = (all.front().first_day / 10000 - 1) * 10000 + 1231;
  if (day >= eve) return;
  refuse_day(option, day, {"账套在这一天还没有开始。", "The books had not begun on that day."},
             {"不早于 " + format_date(eve), "no day before " + format_date(eve)});
}

}  // namespace

Printout show_trial_balance(Session& session, const Operands&) {
  const std::int32_t to = session.date_option("to").value_or(session.business_date());
  const std::int32_t from = session.date_option("from").value_or(to / 10000 * 10000 + 101);
  if (to < from)
    refuse_day("to", to, {"截止日早于起始日。", "The last day is before the first."},
               {"不早于 " + format_date(from), "no day before " + format_date(from)});
  demand_in_books(session, "to", to);
  const bool zh = session.language == Language::zh;
  Json rows = Json::array();
  Sums sums;
  for (const AccountBalance& balance : trial_balance(session.ledger(), session.company(), from, to)) {
    if (is_nil(balance)) continue;
    sums.add_up(balance);
    rows.push_back({balance.account.code, balance.account.name_in(session.language),
                    amount(balance.opening_fen), amount(balance.debit_fen), amount(balance.credit_fen),
                    amount(balance.closing_fen)});
  }
  rows.push_back({nullptr, zh ? "合计" : "Total", format_amount(sums.opening), format_amount(sums.debit),
                  format_amount(sums.credit), format_amount(sums.closing)});
  return print(session,
               make_table(fmt::format("{} {} – {}", zh ? "科目余额表" : "Trial balance", format_date(from),
                                      format_date(to)),
                          {column("code", zh ? "科目代码" : "Code"), column("name", zh ? "科目名称" : "Name"),
                           column("opening", zh ? "期初余额" : "Opening", "amount"),
                           column("debit", zh ? "借方发生额" : "Debit", "amount"),
                           column("credit", zh ? "贷方发生额" : "Credit", "amount"),
                           column("closing", zh ? "期末余额" : "Closing", "amount")},
                          rows, zh ? "余额为借方减贷方" : "Balances are debit minus credit"));
}

Printout show_balance_sheet(Session& session, const Operands&) {
  const std::int32_t date = session.business_date();
  demand_in_books(session, "date", date);
  const std::int32_t year_before = (date / 10000 - 1) * 10000 + 1231;
  const std::string company = session.company();
  const auto at = [&](std::int32_t day) {
    return balance_sheet(trial_balance(session.ledger(), company, day, day));
  };
  const std::string title =
      fmt::format("{} {} {}", session.text({"资产负债表", "Balance sheet"}),
                  find_company(session.ledger(), company)->name_in(session.language), format_date(date));
  return print(session, balance_sheet_table(at(date), at(year_before), title, session.language));
}

Printout show_vouchers(Session& session, const Operands&) {
  std::optional<PeriodName> period;
  if (session.options.has("period")) period = period_argument(session.options.value("period"));
  const bool zh = session.language == Language::zh;
  Json rows = Json::array();
  for (const VoucherHead& head : voucher_heads(session.ledger(), session.company(), period))
    rows.push_back({head.number, format_date(head.date), shown(session, head.origin), head.key, head.memo,
                    format_amount(head.total_fen)});
  return print(
      session,
      make_table("",
                 {column("number", zh ? "凭证号" : "Number"), column("date", zh ? "日期" : "Date", "date"),
                  column("origin", zh ? "来源" : "Origin"), column("key", zh ? "来源号" : "Key"),
                  column("memo", zh ? "摘要" : "Memo"), column("total", zh ? "金额" : "Amount", "amount")},
                 rows));
}

Printout show_voucher(Session& session, const Operands& operands) {
  const std::string company = session.company();
  const std::optional<VoucherHead> head = find_voucher(session.ledger(), company, operands[0]);
  if (!head)
    throw Failure(rubiao_not_found,
                  {"没有凭证 " + operands[0] + "，或此来源号不唯一。",
                   "There is no voucher " + operands[0] + ", or several have that number in their files."});
  const Chart chart = read_chart(session.ledger(), company);
  Json lines = Json::array();
  for (const Line& line : voucher_lines(session.ledger(), head->id))
    lines.push_back({{"account", line.account},
                     {"name", chart.at(line.account).name_in(session.language)},
                     {"debit", amount(line.debit_fen)},
                     {"credit", amount(line.credit_fen)},
                     {"memo", line.memo},
                     {"cost_center", line.cost_center},
                     {"rule", line.rule}});
  const Json voucher = {{"key", head->key},
                        {"number", head->number},
                        {"date", format_date(head->date)},
                        {"memo", head->memo},
                        {"lines", lines}};
  return print(session, {{"kind", "journal"}, {"vouchers", Json::array({voucher})}});
}

Printout show_periods(Session& session, const Operands&) {
  const bool zh = session.language == Language::zh;
  Json rows = Json::array();
  for (const Period& period : periods(session.ledger(), session.company()))
    rows.push_back({format_period(period.name), format_date(period.first_day), format_date(period.last_day),
                    period.open ? (zh ? "打开" : "open") : (zh ? "已关闭" : "closed")});
  return print(session, make_table("",
                                   {column("period", zh ? "期间" : "Period"),
                                    column("first", zh ? "首日" : "First day", "date"),
                                    column("last", zh ? "末日" : "Last day", "date"),
                                    column("state", zh ? "状态" : "State")},
                                   rows));
}

Printout show_accounts(Session& session, const Operands&) {
  const bool zh = session.language == Language::zh;
  Json rows = Json::array();
  for (const auto& [code, account] : read_chart(session.ledger(), session.company())) {
    const Text note = account.note == "practice" ? Text{"惯用代码", "practice code"}
                      : account.note == "sub"    ? Text{"明细科目", "sub-account"}
                                                 : Text{};
    const Text state = account.heading ? Text{"上级", "heading"}
                       : account.open  ? Text{"末级", "leaf"}
                                       : Text{"停用", "closed"};
    rows.push_back({code, account.name_in(session.language), session.text(nature_name(account.nature)),
                    session.text(state), session.text(note)});
  }
  return print(session,
               make_table("",
                          {column("code", zh ? "科目代码" : "Code"), column("name", zh ? "科目名称" : "Name"),
                           column("nature", zh ? "类别" : "Nature"), column("state", zh ? "级次" : "Kind"),
                           column("note", zh ? "说明" : "Note")},
                          rows));
}

namespace {

// The plugin knows what waits to be posted, and which month's end was not run: that it answers, to be told.
std::string demand_may_close(Session& session, const User& user, const std::string& period) {
  if (!std::filesystem::exists(session.home_path() / "rubiao.db")) return {};
  PluginSession plugin(session, session.company());
  const std::string result = plugin.invoke({session.company(), user.id, user.roles, session.business_date()},
                                           "period.close_check", Json{{"period", period}}.dump(), false);
  std::string warnings;
  const Json whole = parse_json(result, "result");
  for (const Json& output : whole.at("outputs"))
    if (output.value("level", "") == "warning") warnings += printable(output.value("text", "")) + "\n";
  return warnings;
}

Printout switch_period(Session& session, const std::string& argument, bool open) {
  const PeriodName name = period_argument(argument);
  const std::string text = format_period(name);
  const User user = session.required_user();
  // Who may not close it is told so below.
  const std::string warnings =
      open || !user.has_role("reviewer") ? "" : demand_may_close(session, user, text);
  const bool done =
      set_period_open(session.ledger(), session.company(), name, open, user, session.business_date());
  if (!done)
    return say(session.text({"已申请打开会计期间 " + text + "；由另一位复核人执行同一命令后打开。",
                             "It is asked that period " + text +
                                 " be opened; it opens when another reviewer gives the same command."}));
  Printout printout =
      say(session.text(open ? Text{"会计期间 " + text + " 已打开。", "Period " + text + " is open."}
                            : Text{"会计期间 " + text + " 已关闭。", "Period " + text + " is closed."}));
  printout.aside += warnings;
  return printout;
}

}  // namespace

Printout close_period(Session& session, const Operands& operands) {
  return switch_period(session, operands[0], false);
}
Printout open_period(Session& session, const Operands& operands) {
  return switch_period(session, operands[0], true);
}

}  // namespace erp
