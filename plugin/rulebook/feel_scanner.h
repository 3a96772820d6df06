// SPDX-License-Identifier: Apache-2.0
// Walks over the text of an expression: blanks and comments, signs, words, numbers, texts. Knows the place it
// has reached; what the pieces mean is the parser's affair.
#pragma once

#include <string>
#include <string_view>

namespace rubiao::feel {

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) { skip_blanks(); }

  [[nodiscard]] bool at_end() const { return at_ == text_.size(); }
  [[nodiscard]] std::string_view rest() const { return text_.substr(at_); }
  [[nodiscard]] std::string_view whole() const { return text_; }
  [[nodiscard]] bool sees(std::string_view sign) const { return rest().starts_with(sign); }
  // A sign, taken if it stands here: "**" is not taken for "*", nor "<=" for "<".
  bool accept(std::string_view sign);
  // A word of the language, taken if it stands here whole: "if", "and".
  bool accept_word(std::string_view word);
  [[nodiscard]] bool sees_number() const;
  [[nodiscard]] std::string take_number();
  [[nodiscard]] std::string take_text();  // from the quotation mark on; its escapes resolved
  [[nodiscard]] std::string take_word();  // letters, digits, underscores, anything beyond ASCII; may be empty
  void advance(std::size_t bytes);

  [[noreturn]] void fail(const char* zh, const char* en) const;  // R201

 private:
  void skip_blanks();

  std::string_view text_;
  std::size_t at_ = 0;
};

[[nodiscard]] bool is_name_start(char c);
[[nodiscard]] bool is_name_part(char c);

}  // namespace rubiao::feel
