// SPDX-License-Identifier: Apache-2.0
// A process that dies at any moment: before the n-th operation on the store's files, or in the middle of the
// n-th write, for every n; and a machine that loses what was not synced. Told again the story has the outcome
// of one that was never interrupted.
#include "disturbance.h"

using namespace rubiao::test;

namespace {

int die_everywhere(Fault fault, int every) {
  install_faulty_vfs();
  return disturb_everywhere(every, [fault](const std::filesystem::path& folder, int step, int n) {
    const int status = run_in_child([&] {
      set_fault(fault, n);
      tell_story(folder, step, step + 1);
    });
    REQUIRE((status == 0 || status == died));
    return status == died;
  });
}

}  // namespace

TEST_CASE("a process that dies before any of its writes loses and doubles nothing") {
  CHECK(die_everywhere(Fault::exit_before, stride) > 300 / stride);
}

TEST_CASE("a process that dies in the middle of a write loses and doubles nothing") {
  CHECK(die_everywhere(Fault::exit_torn, 5 * stride) > 60 / stride);
}

TEST_CASE("a machine that loses its power loses nothing that was told to be done, and doubles nothing") {
  CHECK(die_everywhere(Fault::power_loss, stride) > 300 / stride);
}

TEST_CASE("the same, where a part of what was not synced had reached the disk") {
  CHECK(die_everywhere(Fault::power_mix, 3 * stride) > 100 / stride);
}
