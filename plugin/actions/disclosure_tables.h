// SPDX-License-Identifier: Apache-2.0
// A report's statement rows and note tables as tables of a result: what the page shows, for a terminal or a
// form.
#pragma once

#include "actions/result.h"
#include "disclosure/report.h"

namespace rubiao {

void add_report_tables(const disclosure::Report& report, Language language, Result& result);

}  // namespace rubiao
