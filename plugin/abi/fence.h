// SPDX-License-Identifier: Apache-2.0
// The fence: every exported function runs its work inside guard(), which turns an exception into a status
// and, where the caller gave a sink, one JSON object that says what is wrong in the caller's language.
// Nothing is thrown across the boundary.
#pragma once

#include <exception>
#include <string>

#include "base/error.h"
#include "rubiao/plugin.h"

namespace rubiao::abi {

// What the failure sink is given.
[[nodiscard]] std::string failure_text(Language language, const Error& error);

// Writes the failure; never throws.
rubiao_status report(const rubiao_sink* failure, Language language, const std::exception& what) noexcept;

template <typename Work>
rubiao_status guard(const rubiao_sink* failure, Language language, Work&& work) noexcept {
  try {
    work();
    return rubiao_ok;
  } catch (const std::exception& what) {
    return report(failure, language, what);
  } catch (...) {
    return report(failure, language, std::bad_exception());
  }
}

// Error(invalid_input) naming the argument unless it is right.
inline void demand(bool right, const char* what) {
  if (!right)
    reject(what, "",
           {"参数为空指针、含有 NUL，或结构大小不符",
            "an argument is NULL or holds a NUL, or a struct has the wrong size"});
}

}  // namespace rubiao::abi
