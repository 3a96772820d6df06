// SPDX-License-Identifier: Apache-2.0
// What a person is told of a nightly run: a month that stands open is warned of with its article, in both
// languages, and nobody is told in the same breath that no month is due.
#include "actions/nightly_result.h"

#include <doctest/doctest.h>

using namespace rubiao;

namespace {

std::string told(const NightlyRun& run, Language language) {
  Result result(language);
  add_nightly(result, "C1", run);
  return result.json().dump();
}

bool has(const std::string& text, const char* part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a closed month that is due is warned of, and not said to be none") {
  NightlyRun run;
  run.passed_over = {Period(2026, 1)};
  CHECK(has(told(run, Language::zh), "2026-01 在 ERP 中已关闭或没有该期间，尚未摊销"));
  CHECK(has(told(run, Language::zh), "[CAS28:11]"));
  CHECK_FALSE(has(told(run, Language::zh), "没有应处理的月份"));
  CHECK(has(told(run, Language::en), "2026-01 is closed in the host, or it keeps none, and not amortised"));
  CHECK(has(told(run, Language::en), "[CAS28:11]"));
  CHECK_FALSE(has(told(run, Language::en), "no month is due"));
}

TEST_CASE("where nothing is due, that is said") {
  CHECK(has(told({}, Language::zh), "没有应处理的月份"));
  CHECK(has(told({}, Language::en), "no month is due"));
}
