// SPDX-License-Identifier: Apache-2.0
// Who posts what: in a real ERP the purchase and the sale are in the ledger already. Where the company's
// settings say so, our movement carries the number of the host's voucher, nothing is posted, and the entry we
// would have made is what the host's lines are reconciled with.
#pragma once

#include <string>

#include "posting/consequence.h"

namespace rubiao {

// Throws Error(invalid_input) if the host posts this kind and no voucher is named, or the other way round.
void settle_who_posts(const std::string& event_kind, const std::string& host_voucher,
                      const CompanySettings& settings, Consequence& result);

}  // namespace rubiao
