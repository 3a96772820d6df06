// SPDX-License-Identifier: Apache-2.0
#include "base/folded_text.h"

#include <doctest/doctest.h>

namespace rubiao {

TEST_CASE("width of letters and brackets, blanks and capital letters make no difference") {
  CHECK(folded("数据专项（一）") == "数据专项(一)");
  CHECK(folded("数据　专项 (一)") == "数据专项(一)");
  CHECK(folded("ＡＢ１～！") == "ab1~!");
  CHECK(folded("") == "");
}

TEST_CASE("other characters stay as they are, also beside the range and where bytes are missing") {
  CHECK(folded("é、，。￥｡") == "é、,。￥｡");
  CHECK(folded("\xEF\xBC") == "\xEF\xBC");
}

}  // namespace rubiao
