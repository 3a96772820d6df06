// SPDX-License-Identifier: Apache-2.0
// The digest that freezes the content of the host's own vouchers and opening balances.
#pragma once

#include <string>
#include <string_view>

namespace erp {

std::string sha256_hex(std::string_view bytes);

}  // namespace erp
