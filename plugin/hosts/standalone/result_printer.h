// SPDX-License-Identifier: Apache-2.0
// What an action or a ledger command answered, for a person or a program. The outputs are those of the plugin
// header: message, table, journal, trace, document; an output of an unknown kind is shown as JSON, so nothing
// is lost.
#pragma once

#include <functional>
#include <string>

#include "json.h"
#include "session.h"

namespace erp {

struct Printout {
  std::string out;    // for stdout
  std::string aside;  // for stderr: what CSV has no room for, but traces, which are left out
  int exit_code = 0;
};

// Answers the path of a document by its name.
using DocumentPath = std::function<std::string(const std::string&)>;

Printout print_result(const std::string& raw, Format format, Language language, const DocumentPath& path_of);

// The outputs of a command of our own, in the same shape.
Json result_of(Json output);
Json make_table(const std::string& title, Json columns, Json rows, const std::string& note = "");
Json column(const std::string& id, const std::string& title, const std::string& type = "text");

}  // namespace erp
