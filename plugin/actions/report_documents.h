// SPDX-License-Identifier: Apache-2.0
// The documents of a report, handed to the host: the page to read, and the XBRL instance with its taxonomy
// beside it.
#pragma once

#include <string>

#include "actions/result.h"
#include "base/text.h"
#include "batch/books.h"
#include "disclosure/report.h"

namespace rubiao {

// Names the page and the instance in `result`. The instance is read back and checked before anything is
// written; what is wrong with it is a mistake of ours: Error(internal).
void write_report_documents(Books& books, const disclosure::Report& report, const std::string& stem,
                            Language language, Result& result);

}  // namespace rubiao
