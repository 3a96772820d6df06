// SPDX-License-Identifier: Apache-2.0
// Reads an instance back into contexts and facts, each with its line, and notes what is out of place on the
// way. It knows no schema; self_check.cpp judges what was read.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace rubiao::disclosure {

struct ReadContext {
  std::string from;    // empty for a moment
  std::string to;      // as written
  std::string entity;  // scheme and identifier
  std::string axis;    // without prefix; empty if not divided
  std::string member;  // without prefix, or the key of a typed axis
  bool typed = false;
  std::int64_t line = 0;
};

struct ReadFact {
  std::string name;  // without prefix
  std::string context;
  std::string unit;
  std::string decimals;
  std::string precision;
  std::string language;
  std::string value;
  std::int64_t line = 0;
};

struct ReadInstance {
  std::map<std::string, ReadContext> contexts;  // by id
  std::map<std::string, std::int64_t> units;    // id to line
  std::vector<ReadFact> facts;
  std::vector<Problem> problems;  // found while reading
};

[[nodiscard]] ReadInstance read_instance(std::string_view bytes, std::string_view file);

// One problem of an instance at a line.
[[nodiscard]] Problem instance_problem(std::string_view file, std::int64_t line, const char* rule,
                                       std::string found, Text message);

}  // namespace rubiao::disclosure
