// SPDX-License-Identifier: Apache-2.0
// The documents of a report, handed to the host: the page to read, which is the inline report; the same facts
// as an XBRL instance, as xBRL-JSON and as xBRL-CSV; report packages; and the taxonomy.
#pragma once

#include <string>

#include "actions/result.h"
#include "base/text.h"
#include "batch/books.h"
#include "disclosure/facts.h"
#include "disclosure/report.h"

namespace rubiao {

// Names what a person opens in `result`. The instance is read back and checked before anything is written;
// what is wrong with it is a mistake of ours: Error(internal).
void write_report_documents(Books& books, const disclosure::Report& report, const std::string& stem,
                            Language language, disclosure::FactRounding rounding, Result& result);

}  // namespace rubiao
