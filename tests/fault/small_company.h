// SPDX-License-Identifier: Apache-2.0
// Four months of a company with twenty data sets, from the register to the nightly run: seventeen are bought,
// approved and amortised, three are research. Telling the story again goes on where it stopped; told to its
// end it must always have the same outcome.
#pragma once

#include <filesystem>
#include <string>

#include "base/digest.h"
#include "services/host.h"

namespace rubiao::test {

// What must not depend on where the story was interrupted.
struct Outcome {
  std::string ledger;  // of the host, as text
  std::int64_t links = 0;
  Digest head{};  // of the chain
  std::int64_t charges = 0;
  std::int64_t rows = 0;           // how many rows each of the other tables has, mixed into one number
  std::int64_t open_vouchers = 0;  // in the outbox
  friend bool operator==(const Outcome&, const Outcome&) = default;
};

// The story's steps. Of the two approvals only the first proposal is a step to be disturbed: the others are
// alike.
enum Step : int {
  registering,
  first_assessment,
  assessments,
  spending,
  availability,
  first_stage,
  stages,
  nightly,
  the_end
};
[[nodiscard]] inline bool is_disturbed(int step) {
  return step != assessments && step != stages;
}

// Tells the steps [from, to). The store and the host's ledger are files in the folder.
Outcome tell_story(const std::filesystem::path& folder, int from = registering, int to = the_end);
// With a ledger of the test's own in place of the host's.
void tell_story(const std::filesystem::path& folder, Ledger& ledger, int from = registering,
                int to = the_end);
// What is in the folder now.
[[nodiscard]] Outcome outcome_in(const std::filesystem::path& folder);

// Every voucher in the ledger is one of the store's, with the same content; every other one waits in the
// outbox.
[[nodiscard]] bool is_consistent(const std::filesystem::path& folder);

}  // namespace rubiao::test
