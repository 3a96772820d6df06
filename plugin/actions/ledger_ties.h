// SPDX-License-Identifier: Apache-2.0
// INV-6: what the register adds up to against the balances of the host's ledger, on a day.
#pragma once

#include <optional>
#include <vector>

#include "base/text.h"
#include "batch/books.h"

namespace rubiao {

struct Tie {
  Text what;
  Fen registered = 0;
  std::optional<Fen> ledger;    // nothing: its account holds other matters too
  std::optional<Fen> at_least;  // then: what the whole account holds; the register must not exceed it

  [[nodiscard]] bool differs() const {
    return ledger ? *ledger != registered : at_least && *at_least < registered;
  }
};

// The host is asked before the store is looked at.
[[nodiscard]] std::vector<Tie> ties_on(Books& books, Date day);

}  // namespace rubiao
