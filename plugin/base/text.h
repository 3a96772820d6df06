// SPDX-License-Identifier: Apache-2.0
// What a person reads, in the two languages of the product: Chinese first, English second.
// Every message is written in both where it arises, so that no catalogue can fall behind the code.
#pragma once

#include <string>
#include <string_view>

namespace rubiao {

enum class Language { zh, en };

struct Text {
  std::string zh;
  std::string en;

  [[nodiscard]] const std::string& in(Language language) const { return language == Language::zh ? zh : en; }
  friend bool operator==(const Text&, const Text&) = default;
};

// "en" is English; anything else is Chinese, the language of the books.
[[nodiscard]] inline Language language_from(std::string_view tag) {
  return tag.starts_with("en") ? Language::en : Language::zh;
}

}  // namespace rubiao
