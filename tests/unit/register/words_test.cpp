// SPDX-License-Identifier: Apache-2.0
// Every term that a form offers has an English form, and no two terms of one list share it.
#include "register/words.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "register/event_schema.h"

namespace rubiao {
namespace {

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

void check_list(const formats::Json& choices) {
  std::set<std::string> seen;
  for (const auto& choice : choices) {
    const std::string word = in_words(choice.get<std::string>(), Language::en);
    INFO(choice.dump());
    CHECK(is_ascii(word));
    CHECK(seen.insert(word).second);
  }
}

int check_all_lists(const formats::Json& schema) {
  if (!schema.is_structured()) return 0;
  int lists = 0;
  if (schema.is_object() && schema.contains("enum") && schema.at("enum").is_array()) {
    check_list(schema.at("enum"));
    ++lists;
  }
  for (const auto& part : schema) lists += check_all_lists(part);
  return lists;
}

}  // namespace

TEST_CASE("what a form offers can be read in English") {
  int lists = 0;
  for (const std::string& kind : event_kinds()) lists += check_all_lists(event_schema(kind));
  CHECK(lists > 15);
}

TEST_CASE("a term stays itself in Chinese, and a word that is no term stays itself") {
  CHECK(in_words("自行研发", Language::zh) == "自行研发");
  CHECK(in_words("自行研发", Language::en) == "self-developed");
  CHECK(in_words("甲公司", Language::en) == "甲公司");
}

}  // namespace rubiao
