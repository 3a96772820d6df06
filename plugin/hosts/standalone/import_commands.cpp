// SPDX-License-Identifier: Apache-2.0
// Imports into the host's ledger. Events go to the plugin and stand with the actions.
#include "commands.h"
#include "failure.h"
#include "file_access.h"
#include "trial_balance_import.h"
#include "voucher_import.h"

namespace erp {

Printout import_balances(Session& session, const Operands& operands) {
  const std::optional<std::int32_t> date = session.date_option("date");
  if (!date)
    throw Failure(rubiao_invalid_input,
                  {"请用 --date 给出余额日期。", "Give the day of the balances with --date."});
  return say(session.text(
      import_trial_balance(session.ledger(), session.company(), *date, operands[0], read_file(operands[0]))
          .message));
}

// A voucher from a file is a voucher entered by hand: a preparer answers for it.
Printout import_own_vouchers(Session& session, const Operands& operands) {
  session.user_in_role("preparer");
  return say(session.text(
      import_vouchers(session.ledger(), session.company(), operands[0], read_file(operands[0])).message));
}

}  // namespace erp
