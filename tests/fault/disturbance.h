// SPDX-License-Identifier: Apache-2.0
// Disturbs the story everywhere without telling all of it each time: every step starts from a copy of the
// books as they were before it, is disturbed at its n-th operation for n = 1, 2, … until it comes to its end,
// and is then told again. Now and then the story is told on to its end.
#pragma once

#include <doctest/doctest.h>

#include "crash.h"
#include "faulty_vfs.h"
#include "small_company.h"

namespace rubiao::test {

// `disturb(folder, step, n)` tells one step with a fault at its n-th operation and answers false once n is
// beyond its last. Answers how many disturbances there were.
template <typename Disturb>
int disturb_everywhere(int every, Disturb&& disturb) {
  const TemporaryFolder before;
  const TemporaryFolder folder;
  const TemporaryFolder whole;
  set_fault(Fault::none);
  const Outcome at_end = tell_story(whole.fresh());
  REQUIRE(at_end.charges > 60);
  REQUIRE(at_end.open_vouchers == 0);
  int disturbed = 0;
  for (int step = registering; step < the_end; ++step) {
    folder.copy_from(before);
    const Outcome after = tell_story(folder.path(), step, step + 1);
    for (int n = 1; is_disturbed(step); n += every) {
      CAPTURE(step);
      CAPTURE(n);
      folder.copy_from(before);
      const bool reached = disturb(folder.path(), step, n);
      set_fault(Fault::none);
      if (!reached) break;
      REQUIRE(is_consistent(folder.path()));
      REQUIRE(tell_story(folder.path(), step, step + 1) == after);
      if (++disturbed % 50 == 0) REQUIRE(tell_story(folder.path()) == at_end);
    }
    tell_story(before.path(), step, step + 1);
  }
  return disturbed;
}

}  // namespace rubiao::test
