// SPDX-License-Identifier: Apache-2.0
// The one error scheme: inside the library a broken condition is thrown as Error; at the C boundary it
// becomes a status and a message (abi/fence.h). An Error carries one Problem or, for a file read as a whole,
// all of them.
//
// A refusal by an accounting rule is Status::refused and names the rule (for example "PR-2") and the articles
// it rests on (for example "MOF2023-11:4; CAS6:13").
#pragma once

#include <cstdint>
#include <exception>
#include <optional>
#include <string>
#include <vector>

#include "base/text.h"

namespace rubiao {

// Numbers are those of rubiao_status in rubiao/plugin.h and are frozen; abi/fence.cpp checks that they agree.
enum class Status : std::int32_t {
  ok = 0,
  refused = 1,        // an accounting rule says no
  invalid_input = 2,  // malformed, out of range, unknown field, unbalanced
  not_found = 3,      // a record that the request names does not exist
  not_permitted = 4,  // role missing, self-approval, nobody named
  conflict = 5,       // known under this id or key, with other content
  busy = 6,           // another writer or an unsettled host transaction; try again
  cancelled = 7,      // the host asked to stop; nothing half done
  host_failed = 8,    // a host callback failed; its words are in the message
  store_failed = 9,   // disk full, read-only, damaged
  version_mismatch = 10,
  internal = 11,  // our own mistake
};

// No input is to blame, and the next would fail likewise.
[[nodiscard]] constexpr bool is_of_the_machine(Status status) {
  return status == Status::store_failed || status == Status::busy || status == Status::cancelled ||
         status == Status::host_failed;
}

// One thing that is wrong: where it stands, what was found, what was expected, what to do.
struct Problem {
  Text message{};
  std::string rule{};      // PR-2, E01, R203, ...; empty if no rule is involved
  std::string articles{};  // citation keys, "; " between them
  std::string file{};
  std::int64_t line = 0;    // from 1; 0 = not about a line
  std::int64_t column = 0;  // from 1; 0 = not about a column
  std::string field{};
  std::string found{};
  Text expected{};
  Text todo{};
};

class Error : public std::exception {
 public:
  Error(Status status, Problem problem);
  Error(Status status, std::vector<Problem> problems);

  [[nodiscard]] Status status() const { return status_; }
  [[nodiscard]] const std::vector<Problem>& problems() const { return problems_; }
  // The first problem in English, for logs; people are shown render().
  [[nodiscard]] const char* what() const noexcept override { return what_.c_str(); }

 private:
  Status status_;
  std::vector<Problem> problems_;
  std::string what_;
};

// "file:line:column: field: message; found …; expected …; what to do … [rule; articles]"
[[nodiscard]] std::string render(const Problem& problem, Language language);
[[nodiscard]] std::string render(const Error& error, Language language);

// For records of what was done: the status, and the rule of the first problem if it names one, "refused
// PR-2".
[[nodiscard]] std::string outcome_of(const Error& error);

// Short forms for the two common throws.
[[noreturn]] void refuse(std::string rule, std::string articles, Text message, Text todo = {});
[[noreturn]] void reject(std::string field, std::string found, Text message, Text todo = {});

}  // namespace rubiao
