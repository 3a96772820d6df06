// SPDX-License-Identifier: Apache-2.0
// The commands of the programme: one table says what there is, what each takes and which function carries it
// out.
#pragma once

#include <string>
#include <vector>

#include "result_printer.h"
#include "session.h"

namespace erp {

using Operands = std::vector<std::string>;

struct Command {
  std::string name;  // "ledger balance-sheet"
  std::string usage;
  Text summary;
  std::vector<std::string> options;  // beside the global ones
  std::size_t least = 0;             // operands
  std::size_t most = 0;
  Printout (*run)(Session&, const Operands&);
};

const std::vector<Command>& commands();

// The whole programme: answers the exit code, which is the status of the plugin header.
int run_program(const std::vector<std::string>& arguments);

Printout say(const std::string& text);

// setup_commands.cpp
Printout init(Session& session, const Operands& operands);
Printout show_company(Session& session, const Operands& operands);
Printout add_one_user(Session& session, const Operands& operands);
Printout list_users(Session& session, const Operands& operands);
// import_commands.cpp
Printout import_balances(Session& session, const Operands& operands);
Printout import_own_vouchers(Session& session, const Operands& operands);
Printout import_events(Session& session, const Operands& operands);
Printout examine(Session& session, const Operands& operands);
// action_commands.cpp
Printout show_actions(Session& session, const Operands& operands);
Printout run_action(Session& session, const Operands& operands);
Printout run_report(Session& session, const Operands& operands);
Printout try_edition(Session& session, const Operands& operands);
Printout examine(Session& session, const Operands& operands);
// The codes given as operands or by --company; empty where none are. Refuses one that the home does not have.
std::vector<std::string> companies_meant(Session& session, const Operands& operands);

// nightly_command.cpp
Printout run_nightly(Session& session, const Operands& operands);
Printout show_runs(Session& session, const Operands& operands);
// backup_commands.cpp
Printout back_up_home(Session& session, const Operands& operands);
Printout restore_home(Session& session, const Operands& operands);

// ledger_commands.cpp
Printout show_trial_balance(Session& session, const Operands& operands);
Printout show_balance_sheet(Session& session, const Operands& operands);
Printout show_vouchers(Session& session, const Operands& operands);
Printout show_voucher(Session& session, const Operands& operands);
Printout show_periods(Session& session, const Operands& operands);
Printout show_accounts(Session& session, const Operands& operands);
Printout close_period(Session& session, const Operands& operands);
Printout open_period(Session& session, const Operands& operands);
// exchange_commands.cpp
Printout export_vouchers(Session& session, const Operands& operands);
Printout receive_receipts(Session& session, const Operands& operands);
Printout show_exchange(Session& session, const Operands& operands);
// rules_commands.cpp
Printout decide_lines(Session& session, const Operands& operands);
Printout check_rules(Session& session, const Operands& operands);
Printout explain_rules(Session& session, const Operands& operands);
Printout render_rules(Session& session, const Operands& operands);
Printout seal_rules(Session& session, const Operands& operands);
// help.cpp
Printout show_help(Session& session, const Operands& operands);
std::string help_text(const std::string& topic, Language language);
std::string command_lines(const std::string& topic, Language language);  // of the commands that begin so

}  // namespace erp
