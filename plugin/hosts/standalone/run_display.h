// SPDX-License-Identifier: Apache-2.0
// How far a long run has come, on stderr: one line of a terminal that is drawn over and over, or JSON Lines
// for a program that watches. Where stderr is no terminal and nobody asked for JSON, nothing.
#pragma once

#include <rubiao/plugin.h>

#include <chrono>
#include <cstdint>
#include <string>

#include "json.h"
#include "text.h"

namespace erp {

enum class ProgressForm { text, json, none };

class RunDisplay {
 public:
  RunDisplay(ProgressForm form, Language language) : form_(form), language_(language) {}

  void show_step(const std::string& what, std::uint64_t done, std::uint64_t total) const;
  void show_run(const rubiao_run_figures& figures);
  // What was told last, as the "run" of a result (rubiao/plugin.h): of a run that is stopped.
  [[nodiscard]] Json figures_so_far() const;

 private:
  using Clock = std::chrono::steady_clock;
  [[nodiscard]] bool is_time(const rubiao_run_figures& figures) const;

  ProgressForm form_;
  Language language_;
  Clock::time_point begun_ = Clock::now();
  Clock::time_point drawn_{};  // never yet
  rubiao_run_figures told_{};  // without its texts, which are the caller's
};

// One line each, without its end: what a person reads, and an object of JSON. `seconds`: since the run began.
std::string describe_run(const rubiao_run_figures& figures, std::int64_t seconds, Language language);
std::string run_as_json(const rubiao_run_figures& figures, std::int64_t seconds);

}  // namespace erp
