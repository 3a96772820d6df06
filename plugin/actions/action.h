// SPDX-License-Identifier: Apache-2.0
// Action: one entry of the menu. It describes itself, so that a host builds its forms from the manifest, and
// it does its work on a company's books. One file an action; registry.cpp lists them in the order of the
// menu.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "actions/result.h"
#include "batch/books.h"
#include "formats/json.h"

namespace rubiao {

struct Action {
  std::string id;
  std::vector<Text> menu;
  Text title;
  Text help;
  std::set<Role> roles;  // any of them
  bool changes = false;
  bool is_long = false;  // over many data sets or years: a host may offer to do it in the background
  formats::Json input;   // JSON Schema; titles in Chinese, x-title-en in English
  std::vector<std::string> outputs;
  std::function<Result(Books&, const Caller&, const formats::Json& input)> run;
};

// The property of a schema, with its titles in both languages.
[[nodiscard]] formats::Json property(const char* type, const char* zh, const char* en,
                                     const char* format = nullptr);
// "date", the day that a question is asked of; day_asked() reads it, by default the business date.
[[nodiscard]] std::pair<std::string, formats::Json> date_property();
[[nodiscard]] Date day_asked(const formats::Json& input, const Caller& caller);
[[nodiscard]] formats::Json object_schema(std::vector<std::pair<std::string, formats::Json>> properties,
                                          std::vector<std::string> required);

}  // namespace rubiao
