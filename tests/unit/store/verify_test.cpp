// SPDX-License-Identifier: Apache-2.0
// What a link seals is made anew out of the tables: here links alone, with small_store.h; whole companies and
// every column of every table are tampered with in tests/unit/actions/books_verify_test.cpp.
#include "store/verify.h"

#include <doctest/doctest.h>

#include "store/charge_links.h"

namespace rubiao::store {

TEST_CASE("subjects of charges are read as they are written, and nothing else is") {
  const auto range = read_charge_subject("charge 2024-03 1..10000");
  REQUIRE(range);
  CHECK(range->month == Period(2024, 3).month_index());
  CHECK(range->names(1));
  CHECK(range->names(10'000));
  CHECK_FALSE(range->names(10'001));
  const auto list = read_charge_subject("charge 2024-03 5,7");
  REQUIRE(list);
  CHECK(list->names(5));
  CHECK_FALSE(list->names(6));
  CHECK(list->names(7));
  const auto one = read_charge_subject("charge 2024-03 5");
  REQUIRE(one);
  CHECK(one->names(5));
  CHECK_FALSE(one->names(4));
  for (const char* wrong :
       {"charge", "charge 2024-03", "charge 2024-03 ", "charge 2024-13 1", "charge 2024-03 0",
        "charge 2024-03 7,5", "charge 2024-03 1..", "charge 2024-03 1..2,3", "charge 2024-03 5,",
        "charges 2024-03 5", "event 5", ""}) {
    CAPTURE(wrong);
    CHECK_FALSE(read_charge_subject(wrong));
  }
}

}  // namespace rubiao::store
