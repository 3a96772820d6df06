// SPDX-License-Identifier: Apache-2.0
// The terms that event files and rule tables write in Chinese, as a reader of either language reads them. One
// English form each, that of docs/GLOSSARY.md.
#pragma once

#include <string>
#include <string_view>

#include "base/text.h"

namespace rubiao {

// The term itself in Chinese; in English its one English form, or the term if it has none.
[[nodiscard]] std::string in_words(std::string_view term, Language language);

}  // namespace rubiao
