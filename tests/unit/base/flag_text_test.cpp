// SPDX-License-Identifier: Apache-2.0
#include "base/flag_text.h"

#include <doctest/doctest.h>

namespace rubiao {

TEST_CASE("yes and no are read as people and spreadsheets write them") {
  for (const char* yes : {"是", "TRUE", "True", "true", "Yes", "Y", "y", "1", "１", " 是 "})
    CHECK(read_flag(yes) == true);
  for (const char* no : {"否", "FALSE", "false", "No", "N", "n", "0"}) CHECK(read_flag(no) == false);
  for (const char* neither : {"", "对", "2", "ja", "truee"}) CHECK_FALSE(read_flag(neither).has_value());
}

}  // namespace rubiao
