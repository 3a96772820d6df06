// SPDX-License-Identifier: Apache-2.0
// A zip archive from files in memory. The same files give the same bytes: no clock is asked, every entry
// bears 1980-01-01, the first day that zip knows.
#pragma once

#include <span>
#include <string>

namespace rubiao::formats {

struct ZipEntry {
  std::string path;  // with '/', relative, ASCII
  std::string bytes;
};

// In the order given.
[[nodiscard]] std::string write_zip(std::span<const ZipEntry> entries);

}  // namespace rubiao::formats
