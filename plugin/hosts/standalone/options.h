// SPDX-License-Identifier: Apache-2.0
// The command line: words (command and operands) and options. Options may stand anywhere; one that takes a
// value takes the next argument or what follows '='. What each command accepts stands in commands.cpp.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "text.h"

namespace erp {

struct OptionSpec {
  std::string name;  // without the dashes
  bool takes_value = true;
  bool global = false;
  std::string sample;  // DIR, CODE
  Text help;
};

const std::vector<OptionSpec>& option_specs();

class Options {
 public:
  static Options parse(const std::vector<std::string>& arguments);

  bool has(const std::string& name) const { return values_.contains(name); }
  std::string value(const std::string& name, const std::string& otherwise = "") const;  // the last one given
  std::string required(const std::string& name) const;
  std::vector<std::string> all(const std::string& name) const;
  std::vector<std::string> names() const;

  std::string word(std::size_t at) const { return at < words.size() ? words[at] : ""; }

  std::vector<std::string> words;

 private:
  std::map<std::string, std::vector<std::string>> values_;
};

Language language_of(const Options& options);

}  // namespace erp
