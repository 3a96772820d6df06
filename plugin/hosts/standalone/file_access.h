// SPDX-License-Identifier: Apache-2.0
// Files and folders as the user named them: each is checked before it is used, and what the system says is
// told in both languages with the path and what to do. What stands in a file is its reader's affair.
#pragma once

#include <filesystem>
#include <string>

#include "failure.h"

namespace erp {

inline constexpr const char* standard_input = "/dev/stdin";  // what the operand "-" stands for

// All of a file, or of standard input; `limit` bytes at most.
std::string read_file(const std::string& path, std::size_t limit = 64U << 20U);

// Refuses what cannot be read as a file: nothing there, a folder, a pipe or device that may never end, no
// permission.
void demand_readable_file(const std::string& path);

// Refuses a folder that documents cannot be written to. It need not exist yet; then the nearest folder above
// counts.
void demand_output_folder(const std::filesystem::path& folder);

// Writes a file whole or not at all, its folders first.
void write_file(const std::filesystem::path& file, const std::string& bytes);

// A file written in full beside its place, which it takes when it is published. One that is never published
// leaves nothing behind.
class DraftFile {
 public:
  DraftFile(std::filesystem::path file, const std::string& bytes);
  ~DraftFile();
  DraftFile(const DraftFile&) = delete;
  DraftFile& operator=(const DraftFile&) = delete;

  void publish();

 private:
  std::filesystem::path file_;
  std::filesystem::path part_;
};

// What an operation on a file or folder ended with.
Failure file_failure(const std::filesystem::filesystem_error& error);

// For a path and what the system said of it.
Failure file_failure(rubiao_status status, const std::string& path, const std::error_code& code);

}  // namespace erp
