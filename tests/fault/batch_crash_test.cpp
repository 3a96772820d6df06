// SPDX-License-Identifier: Apache-2.0
// The nightly batch over several companies, three of them in one transaction: a process that dies, a machine
// that loses its power, a disk that is full or fails, at every few of its operations on the store's files.
#include <doctest/doctest.h>

#include "disturbed_batch.h"

using namespace rubiao;
using namespace rubiao::test;

namespace {

// A run in a child that meets the fault, or comes to its end; then one that is not disturbed. `ended`: the
// exit status of a child that met it. Answers how many operations were tried.
int disturb_everywhere(Fault fault, int every, int ended) {
  const Ready ready;
  int tried = 0;
  for (int n = 1;; n += every, ++tried) {
    CAPTURE(n);
    ready.again();
    const int status = run_in_child([&] {
      Disturbance host(ready.folder.path());
      set_fault(fault, n);
      // What fails is told, by one company or by the batch.
      if (run_in(ready.folder.path(), host).end.failed > 0) throw std::runtime_error("told");
    });
    REQUIRE((status == 0 || status == ended));
    REQUIRE(outcome_of_rerun(ready.folder.path()) == ready.undisturbed);
    if (status == 0) return tried;
  }
}

int die_everywhere(Fault fault, int every) {
  return disturb_everywhere(fault, every, died);
}

int fail_everywhere(Fault fault, int every) {
  constexpr int threw = 1;
  return disturb_everywhere(fault, every, threw);
}

}  // namespace

TEST_CASE("a batch whose process dies before any of its writes loses and doubles nothing") {
  CHECK(die_everywhere(Fault::exit_before, 6) > 5 / stride);
}

TEST_CASE("a batch whose process dies in the middle of a write loses and doubles nothing") {
  CHECK(die_everywhere(Fault::exit_torn, 10) > 2 / stride);
}

TEST_CASE("a batch whose machine loses its power loses nothing that was told to be done") {
  CHECK(die_everywhere(Fault::power_loss, 6) > 5 / stride);
  CHECK(die_everywhere(Fault::power_mix, 10) > 2 / stride);
}

TEST_CASE("a batch whose disk is full, or fails once, is done when it is run again") {
  CHECK(fail_everywhere(Fault::full, 10) > 2 / stride);
  CHECK(fail_everywhere(Fault::io_error, 10) > 2 / stride);
}
