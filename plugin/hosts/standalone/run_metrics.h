// SPDX-License-Identifier: Apache-2.0
// The last nightly run as a text file of Prometheus, for node_exporter's textfile collector: replaced as a
// whole, so that a reader never sees half of it. The time of the last success outlives runs that fail.
#pragma once

#include <filesystem>

#include "json.h"

namespace erp {

struct RunMetrics {
  std::int64_t begun_at = 0;  // seconds since 1970
  std::int64_t ended_at = 0;
  int exit_code = 0;
  Json figures = Json::object();  // "run" of the result (rubiao/plugin.h); empty where there is none
};

std::string render_metrics(const RunMetrics& run, std::int64_t last_success);
void write_metrics(const std::filesystem::path& file, const RunMetrics& run);

}  // namespace erp
