// SPDX-License-Identifier: Apache-2.0
#include "property/lot_story.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace rubiao::test {

LotStory::LotStory(std::uint64_t seed, std::string id, Period first, Period last)
    : Story(seed, std::move(id)),
      start_(Period::from_month_index(
          static_cast<int>(random_.between(first.month_index(), last.month_index() - 6)))),
      formula_(random_.pick({"先进先出", "加权平均", "个别计价"})),
      price_(random_.one_in(4) ? random_.between(1, 30) : random_.between(100, 1'000'000)) {}

void LotStory::tell() {
  if (month_ == start_) return begin();
  if (month_ < start_) return;
  if (correctable_ != 0 && random_.one_in(month_.number() == 1 ? 40 : 6)) return take_back(4);
  if (may_adjust(start_) && !now_.own_use && random_.one_in(5)) {
    adjust_last_year([this] { adjust(); });
    return;
  }
  if (now_.own_use) {
    if (random_.one_in(2)) change_purpose("出售", 6);
    return;
  }
  if (random_.one_in(3)) buy(8);
  if (random_.one_in(6)) spend_more(10);
  if (random_.one_in(2)) give_out(15);
  if (random_.one_in(4)) give_out(22);
  if (random_.one_in(20)) change_purpose("自用", 25);
}

void LotStory::take_back(int day) {
  add_correction(std::exchange(correctable_, 0), day);
  now_ = before_;
}

// What the auditors find, now and then by mistake.
void LotStory::adjust() {
  const auto what = random_.between(1, 4);
  if (what == 1) buy(18);
  if (what == 2) spend_more(19);
  if (what == 3) give_out(20);
  if (what == 4) test_value();
  if (correctable_ != 0 && random_.one_in(3)) take_back(0);
  correctable_ = 0;
}

void LotStory::look_back() {
  if (month_ >= start_ && random_.one_in(5)) test_value();
}

void LotStory::refused(const std::string& /*event*/) {
  now_.left = before_.left;
  now_.own_use = before_.own_use;
  correctable_ = 0;
}

void LotStory::begin() {
  add("registered", 1, registered_as("外购", "出售") + fmt::format(R"(, "cost_formula": "{}")", formula_));
  add_assessed(1);
  buy(2);
}

// Now and then the invoice comes a month late.
void LotStory::buy(int day) {
  if (now_.gone || now_.uncounted) return;
  before_ = now_;
  const std::int64_t quantity = random_.between(1, 90);
  const Fen cost = std::max<Fen>(1, random_.between(price_ / 2, price_ * 2) * quantity / 7);
  const std::string bought =
      cost_of("购买价款", cost, "银行存款") + fmt::format(R"(, "quantity": {})", quantity);
  const bool late = random_.one_in(4) && month_ > start_ && month_.number() > 1 && !adjusted_in_;
  trade("cost_incurred", day,
        late ? bought + fmt::format(R"(, "booked_on": "{}")", to_text(day_of_month(day))) : bought);
  now_.lots.push_back(line_);
  now_.left += quantity;
}

void LotStory::spend_more(int day) {
  if (now_.gone || now_.uncounted) return;
  before_ = now_;
  trade("cost_incurred", day, cost_of("质量评估", random_.between(1, price_), "应付账款"));
}

void LotStory::give_out(int day) {
  if (now_.gone || now_.left == 0) return;
  before_ = now_;
  if (random_.one_in(5)) {
    trade("invalidated", day,
          fmt::format(R"("reason": "来源关闭", "charge_to": "{}"{})",
                      random_.pick({"营业外支出", "管理费用"}), which()));
    return;
  }
  const Fen proceeds = random_.between(1, price_ * 50);
  trade("sold", day,
        fmt::format(R"("proceeds": "{}", "vat": "{}", "currency": "CNY", "settlement": "应收账款"{})",
                    to_text(proceeds), amount_up_to(proceeds / 5), which()));
}

// A part of what is left, a lot, or all of it.
std::string LotStory::which() {
  if (random_.one_in(20) || (now_.uncounted && !random_.one_in(9))) {
    now_.left = 0;
    now_.gone = true;
    return "";
  }
  const std::int64_t quantity =
      random_.between(1, random_.one_in(3) ? now_.left : std::max<std::int64_t>(1, now_.left / 3));
  now_.left -= quantity;
  if (formula_ != std::string_view("个别计价")) return fmt::format(R"(, "quantity": {})", quantity);
  const int lot = now_.lots[static_cast<std::size_t>(
      random_.between(0, static_cast<std::int64_t>(now_.lots.size()) - 1))];
  return fmt::format(
      R"(, "lot": {{"document": "{}", "line": {}}}{})", id_, lot,
      random_.one_in(3) ? "" : fmt::format(R"(, "quantity": {})", std::max<std::int64_t>(1, quantity / 2)));
}

// IN-6: what comes back is one amount and no longer counted.
void LotStory::change_purpose(const char* purpose, int day) {
  if (now_.gone) return;
  before_ = now_;
  trade("use_changed", day, fmt::format(R"("purpose": "{}", "basis": "决议")", purpose));
  now_.own_use = !now_.own_use;
  if (now_.own_use)
    add("stage_changed", day,
        fmt::format(R"("stage": "已达预定用途", "life_months": {})", random_.between(1, 40)));
  now_.uncounted = true;
  now_.left = now_.own_use ? 0 : 1;
  if (now_.own_use) correctable_ = 0;
}

void LotStory::test_value() {
  if (now_.gone || now_.left == 0) return;
  before_ = now_;
  const auto part = [&](bool contracted, std::int64_t quantity) {
    return fmt::format(
        R"({{"contracted": {}, "quantity": {}, "price": "{}", "completion_cost": "{}", "selling_cost": "{}"}})",
        contracted, quantity, amount_up_to(price_ * now_.left / 7), amount_up_to(price_),
        amount_up_to(price_));
  };
  // What is counted is named whole.
  const std::int64_t whole = now_.uncounted ? random_.between(2, 18) : now_.left;
  const std::int64_t contracted = random_.between(1, 9);
  const std::string parts = contracted < whole
                                ? part(true, contracted) + ", " + part(false, whole - contracted)
                                : part(false, whole);
  trade("nrv_tested", 0, fmt::format(R"("parts": [{}], "cause_gone": true, "basis": "报价")", parts));
}

void LotStory::trade(const char* kind, int day, const std::string& properties) {
  const Date day_booked = day_of_month(day);
  const bool late = properties.find("booked_on") != std::string::npos;
  correctable_ = month_ == start_ ? 0 : line_ + 1;
  add_dated(kind, late ? month_.plus_months(-1).last_day() : day_booked, properties);
}

}  // namespace rubiao::test
