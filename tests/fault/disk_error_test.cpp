// SPDX-License-Identifier: Apache-2.0
// A disk that is full from the n-th operation on, and one that fails once: the call is answered with
// store_failed, the books are whole, and once the disk is well the story goes on as if nothing had been. A
// failure while the log is copied into the file after a commit fails no call: SQLite tries that again later.
#include "base/error.h"
#include "disturbance.h"

using namespace rubiao;
using namespace rubiao::test;

namespace {

// Whether the step came to its end; anything but store_failed fails the test.
bool survives(const std::filesystem::path& folder, int step) {
  try {
    tell_story(folder, step, step + 1);
    return true;
  } catch (const Error& error) {
    REQUIRE_MESSAGE(error.status() == Status::store_failed, error.what());
    REQUIRE_FALSE(error.problems().front().todo.zh.empty());
    return false;
  }
}

// Answers how often a step failed.
int fail_everywhere(Fault fault) {
  install_faulty_vfs();
  int failures = 0;
  (void)disturb_everywhere(5 * stride, [&](const std::filesystem::path& folder, int step, int n) {
    set_fault(fault, n);
    if (!survives(folder, step)) ++failures;
    return operations() >= n;
  });
  return failures;
}

}  // namespace

TEST_CASE("a full disk fails the call and leaves the books whole") {
  CHECK(fail_everywhere(Fault::full) > 30 / stride);
}

TEST_CASE("a write that fails once fails the call and leaves the books whole") {
  CHECK(fail_everywhere(Fault::io_error) > 30 / stride);
}
