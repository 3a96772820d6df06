// SPDX-License-Identifier: Apache-2.0
#include "property/story.h"

#include <fmt/format.h>

#include <utility>

namespace rubiao::test {

Story::Story(std::uint64_t seed, std::string id) : random_(seed), id_(std::move(id)) {}

std::vector<std::string> Story::during(Period month) {
  month_ = month;
  tell();
  return std::exchange(told_, {});
}

std::vector<std::string> Story::after_end(Period month) {
  month_ = month;
  look_back();
  return std::exchange(told_, {});
}

bool Story::told(const std::string& event) const {
  return event.find(fmt::format(R"("source": {{"document": "{}", )", id_)) != std::string::npos;
}

int Story::add(const char* kind, int day, const std::string& properties) {
  return add_dated(kind, day_of_month(day), properties);
}

int Story::add_dated(const char* kind, Date date, const std::string& properties) {
  return add_about(id_, kind, date, properties);
}

int Story::add_about(const std::string& asset, const char* kind, Date date, const std::string& properties) {
  return add_of_company(kind, date, fmt::format(R"("asset": "{}", {})", asset, properties));
}

int Story::add_of_company(const char* kind, Date date, const std::string& properties) {
  const std::string adjusted =
      !adjusted_in_ ? ""
                    : fmt::format(R"(, "audit_adjustment": true, "booked_on": "{}")",
                                  to_text(Date{adjusted_in_->first_day().year(),
                                               adjusted_in_->first_day().month(), std::chrono::day{2}}));
  told_.push_back(fmt::format(
      R"({{"event": "{}", "version": 1, "date": "{}", "source": {{"document": "{}", "line": {}}}, {}{}}})",
      kind, to_text(date), id_, ++line_, properties, adjusted));
  return line_;
}

void Story::add_correction(int line, int day) {
  add_correction_about(id_, line, day);
}

void Story::add_correction_about(const std::string& asset, int line, int day) {
  add_about(asset, "corrected", day_of_month(day),
            fmt::format(R"("reverses": {{"document": "{}", "line": {}}}, "reason": "记错")", id_, line));
}

void Story::add_assessed(int day) {
  add_assessed_about(id_, day);
}

void Story::add_assessed_about(const std::string& asset, int day) {
  add_about(
      asset, "assessed", day_of_month(day),
      R"("controlled": true, "benefits_probable": true, "cost_measurable": true, "identifiable": true, )"
      R"("fulfils_contract": false, "recognise": true, "basis": "评估单")");
}

Date Story::day_of_month(int day) const {
  if (day == 0) return month_.last_day();
  return {month_.first_day().year(), month_.first_day().month(),
          std::chrono::day{static_cast<unsigned>(day)}};
}

std::string Story::amount_up_to(Fen most) {
  return to_text(random_.between(0, most));
}

std::string cost_of(const char* item, Fen fen, const char* settlement) {
  return fmt::format(R"("item": "{}", "amount": "{}", "vat": "0.00", "currency": "CNY", "settlement": "{}", )"
                     R"("measured_by": "成本凭证", "capitalise": true)",
                     item, to_text(fen), settlement);
}

std::string registered_as(const char* route, const char* purpose) {
  return fmt::format(R"("name": "数据", "route": "{}", "purpose": "{}", "use": "管理")", route, purpose);
}

}  // namespace rubiao::test
