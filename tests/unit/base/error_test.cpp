// SPDX-License-Identifier: Apache-2.0
// How a problem is told, in both languages, with and without each of its parts.
#include "base/error.h"

#include <doctest/doctest.h>

namespace rubiao {
namespace {

const Problem whole{.message = {"错", "wrong"},
                    .rule = "PR-2",
                    .articles = "CAS6:9; CAS6:13",
                    .file = "a.csv",
                    .line = 4,
                    .column = 7,
                    .field = "date",
                    .found = "x",
                    .expected = {"日期", "a date"},
                    .todo = {"改正", "correct it"}};

TEST_CASE("all parts, in both languages") {
  CHECK(render(whole, Language::en) ==
        "a.csv:4:7: date: wrong; found \"x\"; expected a date; correct it [PR-2; CAS6:9; CAS6:13]");
  CHECK(render(whole, Language::zh) ==
        "a.csv:4:7: date：错；实际为“x”；应为日期；处理：改正 [PR-2; CAS6:9; CAS6:13]");
}

TEST_CASE("parts that are not there leave no trace") {
  CHECK(render(Problem{.message = {"错", "wrong"}}, Language::en) == "wrong");
  CHECK(render(Problem{.message = {"错", "wrong"}, .field = "date"}, Language::zh) == "date：错");
  CHECK(render(Problem{.message = {"错", "wrong"}, .field = std::string(100000, '[')}, Language::en).size() <
        1000);
  CHECK(render(Problem{.message = {"错", "wrong"}, .file = "f"}, Language::en) == "f: wrong");
  CHECK(render(Problem{.message = {"错", "wrong"}, .file = "f", .line = 2}, Language::en) == "f:2: wrong");
  CHECK(render(Problem{.message = {"错", "wrong"}, .line = 2, .column = 3}, Language::en) ==
        "line 2, column 3: wrong");
  CHECK(render(Problem{.message = {"错", "wrong"}, .line = 2, .column = 3}, Language::zh) ==
        "第 2 行第 3 列：错");
  CHECK(render(Problem{.message = {"错", "wrong"}, .articles = "CAS6:9"}, Language::en) == "wrong [CAS6:9]");
  CHECK(render(Problem{.message = {"错", "wrong"}, .rule = "R1"}, Language::en) == "wrong [R1]");
}

TEST_CASE("a long quotation is cut between characters") {
  std::string found = "a";
  for (int i = 0; i < 400; ++i) found += "数";
  std::string kept = "a";
  for (int i = 0; i < 299; ++i) kept += "数";
  CHECK(render(Problem{.message = {"错", "wrong"}, .found = found}, Language::en) ==
        "wrong; found \"" + kept + "…\"");
}

TEST_CASE("an error carries one problem or all of a file") {
  const Error error(Status::invalid_input, std::vector<Problem>{whole, Problem{.message = {"二", "two"}}});
  CHECK(error.problems().size() == 2);
  CHECK(std::string(error.what()) == render(whole, Language::en));
  CHECK(render(error, Language::zh).ends_with("\n二"));
  try {
    refuse("PR-1", "CAS6:4", {"不行", "no"}, {"问", "ask"});
  } catch (const Error& refusal) {
    CHECK(refusal.status() == Status::refused);
    CHECK(render(refusal, Language::en) == "no; ask [PR-1; CAS6:4]");
  }
  try {
    reject("field", "found", {"不行", "no"});
  } catch (const Error& rejection) {
    CHECK(rejection.status() == Status::invalid_input);
    CHECK(render(rejection, Language::en) == "field: no; found \"found\"");
  }
}

TEST_CASE("the language of a reader") {
  CHECK(language_from("en-GB") == Language::en);
  CHECK(language_from("zh_CN") == Language::zh);
  CHECK(language_from("") == Language::zh);
}

}  // namespace
}  // namespace rubiao
