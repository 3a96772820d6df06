// SPDX-License-Identifier: Apache-2.0
// The nightly batch over several companies, three of them in one transaction: a process that dies, a machine
// that loses its power, a disk that is full or fails, at every few of its operations on the store's files.
#include <doctest/doctest.h>

#include "disturbed_batch.h"

using namespace rubiao;
using namespace rubiao::test;

namespace {

// Answers how many operations were tried.
int die_everywhere(Fault fault, int every) {
  const Ready ready;
  int tried = 0;
  for (int n = 1;; n += every, ++tried) {
    CAPTURE(n);
    ready.again();
    const int status = run_in_child([&] {
      Disturbance host(ready.folder.path());
      set_fault(fault, n);
      (void)run_in(ready.folder.path(), host);
    });
    REQUIRE((status == 0 || status == died));
    REQUIRE(outcome_of_rerun(ready.folder.path()) == ready.undisturbed);
    if (status == 0) return tried;
  }
}

int fail_everywhere(Fault fault, int every) {
  const Ready ready;
  int tried = 0;
  for (int n = 1;; n += every, ++tried) {
    CAPTURE(n);
    ready.again();
    const int status = run_in_child([&] {
      Disturbance host(ready.folder.path());
      set_fault(fault, n);
      const BatchRun run = run_in(ready.folder.path(), host);
      if (run.end.failed > 0) throw std::runtime_error("told");
    });
    REQUIRE((status == 0 || status == 1));  // what fails is told, by one company or by the batch
    REQUIRE(outcome_of_rerun(ready.folder.path()) == ready.undisturbed);
    if (status == 0) return tried;
  }
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
