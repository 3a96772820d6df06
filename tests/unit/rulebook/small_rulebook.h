// SPDX-License-Identifier: Apache-2.0
// A rulebook of one small table, right in every respect, for tests that put one fault into it. Files are held
// as text, written to a folder of their own and loaded from there.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

class SmallRulebook {
 public:
  SmallRulebook();
  ~SmallRulebook();
  SmallRulebook(const SmallRulebook&) = delete;
  SmallRulebook& operator=(const SmallRulebook&) = delete;

  // Replaces the first `found` in a file; fails the test if it is not there.
  void change(const std::string& file, std::string_view found, std::string_view replacement);
  void put(const std::string& file, std::string text) { files_[file] = std::move(text); }

  // Writes the files, seals the edition unless told not to, loads; the findings, none if it loads.
  std::vector<rubiao::Problem> load(bool sealed = true);

  // The line on which `mark` stands first.
  [[nodiscard]] std::int64_t line_of(const std::string& file, std::string_view mark) const;
  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }

 private:
  void write(bool sealed) const;

  std::filesystem::path folder_;
  std::map<std::string, std::string> files_;
};
