// SPDX-License-Identifier: Apache-2.0
// Words that programs exchange (origins, states, roles, kinds of field) as a person reads them. CSV and JSON
// keep the words themselves.
#pragma once

#include <string>

#include "text.h"

namespace erp {

// "opening" as "期初"; a word that is not known stays as it is.
std::string display_word(const std::string& word, Language language);

}  // namespace erp
