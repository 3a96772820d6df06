// SPDX-License-Identifier: Apache-2.0
// What the fault tests share beside the story: a child process that may die, and a folder that goes with the
// test.
#pragma once

#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <string>
#include <utility>

namespace rubiao::test {

// How many operations lie between two that are tried: 1, or more where each run takes its time (sanitizers).
inline constexpr int stride = RUBIAO_FAULT_STRIDE;

// Runs `work` in a child and answers its exit status: 0 when it came to its end, 1 when it threw, else what
// ended it.
template <typename Work>
int run_in_child(Work&& work) {
  const pid_t child = fork();
  if (child == 0) {
    try {
      std::forward<Work>(work)();
    } catch (...) {
      _exit(1);
    }
    _exit(0);
  }
  int status = 0;
  if (child < 0 || waitpid(child, &status, 0) != child || !WIFEXITED(status)) return -1;
  return WEXITSTATUS(status);
}

class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "rubiao-fault-XXXXXX").string();
    path_ = mkdtemp(pattern.data()) == nullptr ? "" : pattern;
  }
  ~TemporaryFolder() { std::filesystem::remove_all(path_); }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  void copy_from(const TemporaryFolder& other) const {
    std::filesystem::copy(other.path(), fresh(), std::filesystem::copy_options::recursive);
  }
  // Empty again.
  [[nodiscard]] const std::filesystem::path& fresh() const {
    for (const auto& entry : std::filesystem::directory_iterator(path_))
      std::filesystem::remove_all(entry.path());
    return path_;
  }

 private:
  std::filesystem::path path_;
};

}  // namespace rubiao::test
