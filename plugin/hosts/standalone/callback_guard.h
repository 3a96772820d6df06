// SPDX-License-Identifier: Apache-2.0
// The fence of the host's callbacks: no exception leaves through the library. What went wrong is kept in
// words, for rubiao_host.last_error.
#pragma once

#include <rubiao/plugin.h>

#include <string>

#include "file_access.h"

namespace erp {

struct LastError {
  Language language = Language::zh;
  std::string words;
};

// Runs `work`, which answers a status, and turns an exception into one.
template <typename Work>
rubiao_status guard(LastError& last_error, const Work& work) noexcept {
  try {
    last_error.words.clear();
    return work();
  } catch (const Failure& failure) {
    last_error.words = describe(failure, last_error.language);
    return failure.status();
  } catch (const std::filesystem::filesystem_error& error) {
    last_error.words = describe(file_failure(error), last_error.language);
    return rubiao_store_failed;
  } catch (const std::exception& other) {
    last_error.words = other.what();
    return rubiao_internal;
  } catch (...) {
    return rubiao_internal;
  }
}

// Hands `bytes` to a sink; a sink that stops means the library gave up.
inline rubiao_status write_to(const rubiao_sink* sink, const std::string& bytes) {
  return sink->write(sink->self, bytes.data(), bytes.size()) == 0 ? rubiao_ok : rubiao_cancelled;
}

}  // namespace erp
