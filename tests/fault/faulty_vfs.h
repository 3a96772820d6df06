// SPDX-License-Identifier: Apache-2.0
// A shim between SQLite and its file system that counts what changes a file (write, sync, truncate, delete)
// and, at the n-th, ends the process or answers with an error. It is the default file system of every test
// here.
#pragma once

#include <cstdint>

namespace rubiao::test {

enum class Fault : std::uint8_t {
  none,
  exit_before,  // the process ends before the n-th operation
  exit_torn,    // the process ends after half of the bytes of the n-th write
  full,         // the disk is full from the n-th operation on
  io_error,     // the n-th operation fails, later ones do not
  power_loss,   // the power goes before the n-th operation: what was written and not synced is lost
  power_mix,    // the same, but every other write had reached the disk all the same
};

inline constexpr int died = 17;  // the exit status of a process that a fault ended

// Once a process, before the first connection.
void install_faulty_vfs();
// Counts anew; `at` is from 1.
void set_fault(Fault fault, std::int64_t at = 0);
// Operations since set_fault().
[[nodiscard]] std::int64_t operations();

}  // namespace rubiao::test
