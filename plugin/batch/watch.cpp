// SPDX-License-Identifier: Apache-2.0
#include "batch/watch.h"

#include <algorithm>

namespace rubiao {
namespace {

std::uint64_t counted(std::int64_t number) {
  return static_cast<std::uint64_t>(std::max<std::int64_t>(0, number));
}

}  // namespace

Watch::Watch(Progress& progress, std::int64_t companies, std::int64_t work) : progress_(progress) {
  figures_.companies = counted(companies);
  figures_.total = counted(std::max(companies, work));
}

void Watch::enter(const std::string& company, std::int64_t work) {
  figures_.company = company;
  figures_.month.reset();
  entered_ = figures_;
  work_ = std::max<std::int64_t>(1, work);
}

void Watch::begin_month(Period month, std::int64_t number, std::int64_t months) {
  figures_.month = month;
  month_ = number;
  months_ = std::max<std::int64_t>(1, months);
  in_month_ = 0;
  figures_.done = entered_.done + counted(work_ * month_ / months_);
  tell();
}

void Watch::charged(std::int64_t assets, Fen fen) {
  figures_.assets += counted(assets);
  figures_.charged_fen = add(figures_.charged_fen, fen);
  in_month_ += assets;
  figures_.done = entered_.done + counted((work_ * month_ + std::min(work_, in_month_)) / months_);
  tell();
}

void Watch::leave() {
  figures_.done = std::min(figures_.total, entered_.done + counted(work_));
  ++figures_.companies_done;
  figures_.month.reset();
  tell();
}

void Watch::fail() {
  const std::uint64_t vouchers = figures_.vouchers;
  figures_ = entered_;
  figures_.vouchers = vouchers;  // what the host has, it has
  ++figures_.failed;
  leave();
}

void Watch::fail_in_part() {
  ++figures_.failed;
  leave();
}

}  // namespace rubiao
