// SPDX-License-Identifier: Apache-2.0
#include "run_metrics.h"

#include <fmt/format.h>

#include <charconv>

#include "file_access.h"

namespace erp {

namespace {

constexpr std::string_view success = "rubiao_nightly_last_success_timestamp_seconds";

std::string metric(std::string_view name, std::string_view help, const std::string& value) {
  return fmt::format("# HELP {0} {1}\n# TYPE {0} gauge\n{0} {2}\n", name, help, value);
}

// 0 where no success is on record.
std::int64_t success_in(const std::string& text) {
  const std::string line = "\n" + std::string(success) + " ";
  const std::size_t at = text.find(line);
  std::int64_t seconds = 0;
  if (at != std::string::npos)
    std::from_chars(text.data() + at + line.size(), text.data() + text.size(), seconds);
  return seconds;
}

std::string count(const Json& figures, const char* name) {
  return std::to_string(figures.value(name, std::int64_t{0}));
}

}  // namespace

std::string render_metrics(const RunMetrics& run, std::int64_t last_success) {
  const Json& figures = run.figures;
  const std::size_t failed = figures.value("failed", Json::array()).size();
  return metric("rubiao_nightly_last_run_timestamp_seconds", "When the last nightly run ended.",
                std::to_string(run.ended_at)) +
         metric(success, "When a nightly run last ended with exit code 0.", std::to_string(last_success)) +
         metric("rubiao_nightly_duration_seconds", "How long the last run took.",
                std::to_string(run.ended_at - run.begun_at)) +
         metric("rubiao_nightly_exit_code", "Exit code of the last run, 0 for success.",
                std::to_string(run.exit_code)) +
         metric("rubiao_nightly_companies", "Companies that the last run looked at.",
                count(figures, "companies")) +
         metric("rubiao_nightly_companies_posted", "Companies with postings in the last run.",
                count(figures, "worked")) +
         metric("rubiao_nightly_companies_failed", "Companies that the last run could not do.",
                std::to_string(failed)) +
         metric("rubiao_nightly_charges", "Monthly charges of assets written by the last run.",
                count(figures, "assets")) +
         metric("rubiao_nightly_amount_yuan", "Their sum in yuan.", figures.value("amount", "0.00")) +
         metric("rubiao_nightly_vouchers", "Vouchers that the last run settled with the ledger.",
                count(figures, "vouchers")) +
         metric("rubiao_nightly_warnings", "What the last run found that needs a person.",
                count(figures, "warnings"));
}

void write_metrics(const std::filesystem::path& file, const RunMetrics& run) {
  std::error_code none;
  const bool known = std::filesystem::is_regular_file(file, none);
  const std::int64_t before = known ? success_in(read_file(file.string())) : 0;
  write_file(file, render_metrics(run, run.exit_code == 0 ? run.ended_at : before));
}

}  // namespace erp
