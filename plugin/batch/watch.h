// SPDX-License-Identifier: Apache-2.0
// How far a run has come, counted as it goes and told to the host, who may stop it: then Error(cancelled) is
// thrown from wherever the run tells, and what was not committed is as if it had not been begun.
#pragma once

#include "services/host.h"

namespace rubiao {

class Watch {
 public:
  // `work`: of all companies together, in the unit of enter().
  Watch(Progress& progress, std::int64_t companies, std::int64_t work);

  void enter(const std::string& company, std::int64_t work);
  // The `number`th of `months` months of this company is begun; tells.
  void begin_month(Period month, std::int64_t number, std::int64_t months);
  // More charges of this month were written; tells.
  void charged(std::int64_t assets, Fen fen);
  void posted(std::int64_t vouchers) { figures_.vouchers += static_cast<std::uint64_t>(vouchers); }
  // The company is done; tells. One that failed takes back what it counted.
  void leave();
  void fail();
  // It failed when a part of it was done, which stays counted; tells.
  void fail_in_part();
  // One that was left as done failed after all.
  void fail_later() { ++figures_.failed; }
  void tell() { progress_.run(figures_); }

  [[nodiscard]] const RunFigures& figures() const { return figures_; }

 private:
  Progress& progress_;
  RunFigures figures_;
  RunFigures entered_;  // as they were when the company was entered
  std::int64_t work_ = 0;
  std::int64_t month_ = 0;
  std::int64_t months_ = 1;
  std::int64_t in_month_ = 0;  // charges
};

}  // namespace rubiao
