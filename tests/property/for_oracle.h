// SPDX-License-Identifier: Apache-2.0
// Where the tests leave what the oracle works out anew: the folder that RUBIAO_SCHEDULES names, as ctest
// does; in a run by hand the machine's folder for temporary files, never the one in which it was started.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace rubiao::test {

inline std::ofstream tell_oracle(const char* file) {
  const char* folder = std::getenv("RUBIAO_SCHEDULES");
  const std::filesystem::path path =
      folder != nullptr ? std::filesystem::path(folder) : std::filesystem::temp_directory_path();
  return std::ofstream(path / file);
}

}  // namespace rubiao::test
