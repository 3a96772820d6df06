// SPDX-License-Identifier: Apache-2.0
// rubiao_taxonomy DIR: writes the taxonomy cas-dr into DIR. Run it on schemas/taxonomy after a change of the
// concept tables and review the difference; xbrl_taxonomy compares the result with what is checked in.
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "disclosure/taxonomy.h"

namespace {

bool write_file(const std::filesystem::path& path, const std::string& bytes) {
  std::filesystem::create_directories(path.parent_path());
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  return out.good();
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) {
    std::fputs("usage: rubiao_taxonomy DIR\n", stderr);
    return 2;
  }
  for (const auto& file : rubiao::disclosure::write_taxonomy()) {
    const std::filesystem::path path = std::filesystem::path(arguments[1]) / file.path;
    if (write_file(path, file.bytes)) continue;
    std::fprintf(stderr, "cannot write %s\n", path.c_str());
    return 1;
  }
  return 0;
}
