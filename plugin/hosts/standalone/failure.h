// SPDX-License-Identifier: Apache-2.0
// The one exception of the host. It carries a status of the plugin header (also the exit code), a message in
// both languages, and every problem found, so that a file with forty bad lines is repaired in one go.
#pragma once

#include <rubiao/plugin.h>

#include <exception>
#include <string>
#include <vector>

#include "text.h"

namespace erp {

// Where, what was found, what was expected, what to do.
struct Problem {
  std::string file{};
  long line = 0;
  long column = 0;
  std::string field{};
  Text found{};
  Text expected{};
  Text todo{};
};

class Failure : public std::exception {
 public:
  Failure(rubiao_status status, Text message, std::vector<Problem> problems = {});

  rubiao_status status() const { return status_; }
  const Text& message() const { return message_; }
  const std::vector<Problem>& problems() const { return problems_; }
  const char* what() const noexcept override { return message_.en.c_str(); }

 private:
  rubiao_status status_;
  Text message_{};
  std::vector<Problem> problems_;
};

// Message and problems, one a line, for a person.
std::string describe(const Failure& failure, Language language);

}  // namespace erp
