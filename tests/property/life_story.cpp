// SPDX-License-Identifier: Apache-2.0
#include "property/life_story.h"

#include <fmt/format.h>

#include <utility>

namespace rubiao::test {
LifeStory::LifeStory(std::uint64_t seed, std::string id, Period first, Period last)
    : Story(seed, std::move(id)),
      start_(Period::from_month_index(
          static_cast<int>(random_.between(first.month_index(), last.month_index() - 6)))),
      cost_(random_.one_in(4) ? random_.between(1, 500) : random_.between(10'000, 200'000'000)) {}

void LifeStory::tell() {
  if (month_ == start_) {
    begin();
  } else if (take_back_last(3)) {
    return;
  } else if (state_ == State::available) {
    go_on();
  } else if (state_ == State::held) {
    go_on_held();
  } else if ((state_ == State::in_development || state_ == State::returned) && random_.one_in(3)) {
    become_available();
  } else if (state_ == State::in_development && random_.one_in(6)) {
    receive_grant(9);
  } else if (state_ == State::in_process && random_.one_in(3)) {
    live("stage_changed", 6, R"("stage": "已达预定用途")");
    state_ = State::inventory;
  } else if (state_ == State::inventory && !self_made_ && random_.one_in(9)) {
    change_purpose("自用", State::returned);
  }
  pay_instalment();
  if (by_units_ && state_ == State::available && !random_.one_in(8))
    live("usage_reported", 28, fmt::format(R"("units": {})", random_.between(0, 100)));
}

void LifeStory::look_back() {
  if (take_back_last(0)) return;
  if (recognised() && random_.one_in(15)) test_impairment();
  if (state_ == State::available && random_.one_in(30)) change_estimates(0);
  if ((state_ == State::inventory || state_ == State::in_process) && random_.one_in(5)) test_inventory();
}

void LifeStory::refused(const std::string& event) {
  correctable_ = 0;
  if (event.find("usage_reported") == std::string::npos) state_ = before_;
}

// E27: what was told last never happened.
bool LifeStory::take_back_last(int day) {
  if (correctable_ == 0 || !random_.one_in(month_.number() == 1 ? 40 : 8)) return false;
  const int target = std::exchange(correctable_, 0);
  const State restored = before_that_;
  before_ = state_;
  const bool again = correct_availability_ && available_on_.year() == month_.first_day().year();
  add_correction(target, day);
  state_ = restored;
  if (again)
    become_available(available_on_, fmt::format(R"(, "booked_on": "{}")", to_text(day_of_month(day))));
  correctable_ = 0;
  return true;
}

bool LifeStory::recognised() const {
  return state_ == State::available || state_ == State::in_development || state_ == State::returned;
}

void LifeStory::settle() {
  correctable_ = 0;
}

void LifeStory::leave_for_good() {
  settle();
  state_ = State::gone;
}

void LifeStory::stay() {
  state_ = State::available;
}

void LifeStory::begin() {
  switch (random_.between(1, 11)) {
    case 1:
    case 2:
    case 3:
      return begin_bought();
    case 4:
    case 5:
      return begin_developed();
    case 6:
      return begin_contributed();
    case 7:
      return begin_opening();
    case 8:
      return begin_processed();
    case 9:
    case 10:
      return begin_instalments();
    default:
      return begin_inventory();
  }
}

void LifeStory::begin_bought() {
  live("registered", 1, registered_as("外购", "自用"));
  add_assessed(1);
  live("cost_incurred", 2, cost_of("购买价款", cost_, "银行存款"));
  become_available();
}

void LifeStory::begin_developed() {
  self_made_ = true;
  live("registered", 1, registered_as("自行研发", "对外服务"));
  add_assessed(1);
  const std::string day = to_text(month_.first_day());
  live("stage_changed", 1,
       fmt::format(R"("stage": "开发", "feasible_on": "{0}", "intended_on": "{0}", "beneficial_on": "{0}", )"
                   R"("resourced_on": "{0}", "measurable_on": "{0}")",
                   day));
  live("cost_incurred", 2, cost_of("人工", cost_, "应付职工薪酬"));
  state_ = State::in_development;
}

void LifeStory::begin_contributed() {
  live("registered", 1, registered_as("投资者投入", "自用"));
  add_assessed(1);
  live("contribution_received", 2,
       fmt::format(R"("agreed": "{0}", "agreed_is_fair": true, "vat": "0.00", "registered_capital": "{0}", )"
                   R"("currency": "CNY", "basis": "协议")",
                   to_text(cost_)));
  become_available();
}

void LifeStory::begin_opening() {
  const Fen amortised = random_.between(0, cost_ / 2);
  const Fen impaired = random_.one_in(3) ? random_.between(0, cost_ / 4) : 0;
  live("opening_balance", 1,
       fmt::format(
           R"({}, "stage": "已达预定用途", "gross": "{}", "amortisation": "{}", "impairment": "{}", )"
           R"("available_on": "2022-05-10", "remaining_months": {}, "life_basis": "合同", "basis": "审定数")",
           registered_as("外购", "自用"), to_text(cost_), to_text(amortised), to_text(impaired),
           random_.between(1, 40)));
  state_ = State::available;
}

void LifeStory::begin_inventory() {
  live("registered", 1, registered_as("外购", "出售"));
  add_assessed(1);
  live("cost_incurred", 2, cost_of("购买价款", cost_, "银行存款"));
  state_ = State::inventory;
}

void LifeStory::begin_processed() {
  self_made_ = true;
  live("registered", 1, registered_as("自行加工", "出售"));
  add_assessed(1);
  live("cost_incurred", 2, cost_of("清洗", cost_, "应付职工薪酬"));
  state_ = State::in_process;
}

// The first payment at once, or all of them later; by a plan of months, whatever their days.
void LifeStory::begin_instalments() {
  live("registered", 1, registered_as("外购", "自用"));
  add_assessed(1);
  const Date bought = day_of_month(2);
  std::string plan;
  Date due = random_.one_in(2) ? bought : month_.plus_months(1).last_day();
  const auto times = random_.between(2, 6);
  for (int i = 1; i <= times; ++i) {
    const Fen amount = cost_ / times + i;
    instalments_.emplace_back(due, amount);
    plan += fmt::format(R"({}{{"on": "{}", "amount": "{}"}})", plan.empty() ? "" : ", ", to_text(due),
                        to_text(amount));
    const Period next = Period::of(due).plus_months(static_cast<int>(random_.between(1, 14)));
    due = random_.one_in(3) ? next.last_day() : next.first_day();
  }
  live("bought_by_instalments", 2,
       fmt::format(R"("payments": [{}], "discount_rate": "0.{:04}", "vat": "{}", "settlement": "银行存款", )"
                   R"("currency": "CNY", "basis": "合同")",
                   plan, random_.between(1, 1'500), amount_up_to(cost_ / 20)));
  if (instalments_.front().first == bought) instalments_.erase(instalments_.begin());
  become_available();
}

// When it is due, or a month late, also when the asset has gone.
void LifeStory::pay_instalment() {
  if (month_ == start_ || instalments_.empty() || instalments_.front().first > day_of_month(27)) return;
  if (random_.one_in(4)) return;
  live("instalment_paid", 27,
       fmt::format(R"("amount": "{}", "vat": "0.00", "settlement": "银行存款", "currency": "CNY")",
                   to_text(instalments_.front().second)));
  instalments_.erase(instalments_.begin());
}

void LifeStory::become_available() {
  available_on_ = day_of_month(6);
  become_available(available_on_, "");
  correctable_ = line_;
  correct_availability_ = true;
}

void LifeStory::become_available(Date date, const std::string& properties) {
  by_units_ = false;
  std::string stated = fmt::format(R"("stage": "已达预定用途", "life_basis": "合同"{})", properties);
  if (random_.one_in(12)) {
    stated += R"(, "indefinite": true)";
  } else {
    stated += fmt::format(R"(, "life_months": {})",
                          random_.one_in(4) ? random_.between(1, 6) : random_.between(1, 60));
    by_units_ = random_.one_in(6);
    if (by_units_) {
      stated += fmt::format(R"(, "method": "产量法", "units_expected": {})", random_.between(1, 1'500));
    } else {
      stated += fmt::format(R"(, "method": "{}")",
                            random_.pick({"直线法", "直线法", "直线法", "年数总和法", "双倍余额递减法"}));
    }
  }
  if (random_.one_in(4) && cost_ > 1)
    stated += fmt::format(R"(, "residual": "{}", "residual_basis": "活跃市场")", amount_up_to(cost_ / 2));
  live_dated("stage_changed", date, stated);
  state_ = State::available;
}

void LifeStory::go_on() {
  switch (random_.between(1, 40)) {
    case 1:
    case 2:
    case 3:
      return change_estimates(12);
    case 4:
    case 5:
      live("classified_held_for_sale", 14,
           fmt::format(
               R"("decided_on": "{}", "commitment": "合同", "expected_by": "{}", "sellable_now": true, )"
               R"("fair_value_less_cost": "{}", "basis": "决议")",
               to_text(month_.first_day()), to_text(month_.plus_months(6).last_day()), amount_up_to(cost_)));
      state_ = State::held;
      return;
    case 6:
      leave("invalidated", 15,
            fmt::format(R"("reason": "部分失效", "share": "0.{}")", random_.between(1, 99)));
      return;
    case 7:
      leave("invalidated", 16, R"("reason": "失效")");
      state_ = State::gone;
      return;
    case 8:
      leave("sold", 17,
            fmt::format(R"("proceeds": "{}", "vat": "0.00", "currency": "CNY", "settlement": "银行存款")",
                        to_text(random_.between(1, cost_))));
      state_ = State::gone;
      return;
    case 9:
      if (month_.year() == start_.year()) return;
      live("prior_period_error", 18,
           fmt::format(
               R"("kind": "{}", "year": {}, "amount": "{}", "tax": "0.00", "tax_account": "应交所得税", )"
               R"("surplus_reserve": "0.00", "currency": "CNY", "reason": "差错")",
               random_.pick({"少提摊销", "多提摊销", "误费用化", "误资本化", "少提减值"}), month_.year() - 1,
               to_text(random_.between(1, cost_ / 50 + 1))));
      return;
    case 10:
      live("use_changed", 19, fmt::format(R"("cost_center": "部门 {}", "basis": "调整")", line_));
      return;
    case 11:
    case 12:
      return change_purpose("出售", State::inventory);
    case 13:
    case 14:
      return receive_grant(13);
    case 15:
      return repay_grant();
    default:
      return;
  }
}

void LifeStory::receive_grant(int day) {
  live("grant_received", day,
       fmt::format(R"("grant_kind": "{}", "amount": "{}", "settlement": "银行存款", "currency": "CNY", )"
                   R"("basis": "批复")",
                   random_.pick({"与资产相关总额法", "与资产相关总额法", "与资产相关净额法", "与收益相关"}),
                   to_text(random_.between(1, cost_ / 3 + 1))));
}

void LifeStory::repay_grant() {
  const Fen amount = random_.between(1, cost_ / 5 + 1);
  const std::string restored =
      random_.one_in(3) ? fmt::format(R"("restored": "{}", )", to_text(random_.between(1, amount))) : "";
  live("grant_repaid", 13,
       fmt::format(R"("amount": "{}", {}"settlement": "银行存款", "currency": "CNY", "basis": "未达目标")",
                   to_text(amount), restored));
}

// IN-6: to inventory or back.
void LifeStory::change_purpose(const char* purpose, State after) {
  leave("use_changed", 20, fmt::format(R"("purpose": "{}", "basis": "决议")", purpose));
  state_ = after;
}

void LifeStory::go_on_held() {
  switch (random_.between(1, 5)) {
    case 1:
      live("held_for_sale_remeasured", 14,
           fmt::format(R"("fair_value_less_cost": "{}", "basis": "报价")", amount_up_to(cost_)));
      return;
    case 2:
      live("reclassified", 15,
           fmt::format(R"("recoverable": "{}", "reason": "买方违约")", amount_up_to(cost_)));
      state_ = State::available;
      return;
    case 3:
      live("sold", 16,
           fmt::format(R"("proceeds": "{}", "vat": "0.00", "currency": "CNY", "settlement": "应收账款")",
                       to_text(random_.between(1, cost_))));
      state_ = State::gone;
      return;
    default:
      return;
  }
}

// Day 0: the last of the month.
void LifeStory::change_estimates(int day) {
  std::string stated = R"("reason": "复核", "life_basis": "合同")";
  const auto what = random_.between(1, 4);
  if (what != 2) stated += fmt::format(R"(, "remaining_months": {})", random_.between(1, 48));
  if (what == 2 || what == 4)
    stated += fmt::format(R"(, "residual": "{}", "residual_basis": "活跃市场")", amount_up_to(cost_));
  if (what == 3 && !by_units_)
    stated += fmt::format(R"(, "method": "{}")", random_.pick({"直线法", "年数总和法", "双倍余额递减法"}));
  if (what == 1 && by_units_) stated += fmt::format(R"(, "units_expected": {})", random_.between(1, 900));
  live("estimate_changed", day, stated);
}

void LifeStory::test_impairment() {
  live("impairment_tested", 0,
       fmt::format(R"("indications": ["需求或价格下降"], "fair_value_less_cost": "{}", "basis": "测试表")",
                   amount_up_to(cost_)));
}

void LifeStory::test_inventory() {
  if (random_.one_in(6)) {
    live("sold", 0,
         fmt::format(R"("proceeds": "{}", "vat": "0.00", "currency": "CNY", "settlement": "银行存款")",
                     to_text(random_.between(1, cost_))));
    state_ = State::gone;
    return;
  }
  if (random_.one_in(8)) {
    live("invalidated", 0, R"("reason": "损毁", "charge_to": "管理费用", "share": "0.5")");
    return;
  }
  const auto part = [&](bool contracted) {
    return fmt::format(
        R"({{"contracted": {}, "quantity": {}, "price": "{}", "completion_cost": "0.00", "selling_cost": "{}"}})",
        contracted, random_.between(1, 9), amount_up_to(cost_), amount_up_to(cost_ / 10));
  };
  live("nrv_tested", 0,
       fmt::format(R"("parts": [{}, {}], "cause_gone": true, "basis": "报价")", part(true), part(false)));
}

void LifeStory::live(const char* kind, int day, const std::string& properties) {
  live_dated(kind, day_of_month(day), properties);
}

// Now and then the news comes a month late: after its own month, and with it this asset, was charged.
void LifeStory::leave(const char* kind, int day, const std::string& properties) {
  if (!random_.one_in(3) || month_.number() == 1) return live(kind, day, properties);
  const Date known = day_of_month(day);
  const Date late = month_.plus_months(-1).first_day();
  live_dated(kind, Date{late.year(), late.month(), std::chrono::day{28}},
             properties + fmt::format(R"(, "booked_on": "{}")", to_text(known)));
}

void LifeStory::live_dated(const char* kind, Date date, const std::string& properties) {
  before_ = state_;
  const bool begins = month_ == start_ || state_ == State::in_development;
  correctable_ = begins || std::string_view(kind) == "usage_reported" ? 0 : line_ + 1;
  correct_availability_ = false;
  before_that_ = state_;
  add_dated(kind, date, properties);
}

}  // namespace rubiao::test
