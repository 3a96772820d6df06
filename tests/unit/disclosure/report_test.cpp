// SPDX-License-Identifier: Apache-2.0
// What compose() makes of its inputs: blank stays blank, nil is nil, the balance sheet row is the note's
// figure.
#include "disclosure/report.h"

#include <doctest/doctest.h>

#include "base/error.h"
#include "sample_report.h"

using namespace rubiao;
using namespace rubiao::disclosure;

TEST_CASE("the rows 其中：数据资源 are the carrying amounts of the notes") {
  const Report report = compose(sample::inputs());
  CHECK(report.statement[0].data.closing == 10'890'001);
  CHECK(report.statement[0].data.opening == 4'980'000);
  CHECK(report.statement[1].data.closing == 180'099'999);
  CHECK(report.statement[1].data.opening == 109'000'000);
  CHECK(report.statement[2].data.closing == 25'000'000);
  CHECK(report.statement[2].data.opening == 50'000'000);
  CHECK(report.statement[1].parent.closing == 1'000'000'000);
  CHECK(report.amortisation_reentered == 900'000);
  CHECK(report.items.front().id == "DS-001");
}

TEST_CASE("a filing shown as published keeps its blanks") {
  Inputs in = sample::inputs();
  in.totals.clear();
  in.parents_opening.reset();
  in.presented[1] = {.closing = 26'210'500, .opening = {}};
  const Report report = compose(in);
  CHECK_FALSE(report.a.has_value());
  CHECK_FALSE(report.b.has_value());
  CHECK(report.statement[1].data.closing == 26'210'500);
  CHECK_FALSE(report.statement[1].data.opening.has_value());
  CHECK_FALSE(report.statement[1].parent.opening.has_value());
  CHECK_FALSE(report.statement[0].data.closing.has_value());
}

TEST_CASE("the first year has a blank opening column in the notes and in the balance sheet") {
  Inputs in = sample::inputs();
  in.first_year = true;
  CHECK_THROWS_AS((void)compose(in), Error);
  for (MovementTotal& total : in.totals) total.before = {};
  const Report report = compose(in);
  CHECK_FALSE(report.a->cell("A2", total_column).has_value());
  CHECK_FALSE(report.statement[1].data.opening.has_value());
  CHECK(report.statement[1].data.closing.has_value());
}

TEST_CASE("entity and period are required") {
  Inputs in = sample::inputs();
  in.entity.scheme.clear();
  CHECK_THROWS_AS((void)compose(in), Error);
  in = sample::inputs();
  in.to = in.from;
  CHECK_THROWS_AS((void)compose(in), Error);
}
