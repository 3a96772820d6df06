// SPDX-License-Identifier: Apache-2.0
#include "property/contract_story.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace rubiao::test {

ContractStory::ContractStory(std::uint64_t seed, const std::string& id, Period first, Period last)
    : Story(seed, id),
      start_(Period::from_month_index(
          static_cast<int>(random_.between(first.month_index(), last.month_index() - 12)))),
      scale_(random_.one_in(4) ? random_.between(1, 500) : random_.between(10'000, 50'000'000)),
      contracts_(static_cast<int>(random_.between(1, 3))) {}

void ContractStory::tell() {
  if (month_ < start_) return;
  if (month_ == start_) begin();
  if (take_back_last(3)) return;
  if (may_adjust(start_) && random_.one_in(3)) {
    adjust_last_year([this] { go_on(); });
    correctable_ = 0;
    return;
  }
  go_on();
}

void ContractStory::look_back() {
  if (month_ < start_ || take_back_last(0)) return;
  if (random_.one_in(3)) test(0);
}

void ContractStory::refused(const std::string& /*event*/) {
  costs_ = before_;
  correctable_ = 0;
}

// One in two is not on the books: the contract's cost and revenue are all there is (RV-2).
void ContractStory::begin() {
  add("registered", 1, registered_as("外购", "对外服务"));
  if (random_.one_in(2)) {
    add_assessed(1);
    add("cost_incurred", 2, cost_of("购买价款", scale_, "银行存款"));
  }
}

void ContractStory::go_on() {
  switch (random_.between(1, 8)) {
    case 1:
    case 2:
    case 3:
      return incur(9);
    case 4:
    case 5:
      return amortise(12);
    case 6:
    case 7:
      return serve(15);
    default:
      return test(18);
  }
}

// The cost of obtaining a contract enhances no resources.
void ContractStory::incur(int day) {
  const std::string contract = pick_contract();
  const bool fulfils = !random_.one_in(3);
  const std::string kind = fulfils ? "合同履约成本" : "合同取得成本";
  const Fen amount = random_.between(1, scale_);
  const bool invoiced = random_.one_in(2);
  const std::string vat = invoiced
                              ? fmt::format(R"("vat": "{}", "settlement": "{}"{})", amount_up_to(amount / 16),
                                            random_.pick({"银行存款", "应付账款", "预付账款"}),
                                            random_.one_in(3) ? R"(, "vat_status": "待认证")" : "")
                              : fmt::format(R"("vat": "0.00", "settlement": "{}")",
                                            random_.pick({"应付职工薪酬", "累计折旧", "原材料", "累计摊销"}));
  live("contract_cost_incurred", day,
       fmt::format(
           R"("contract": "{}", "contract_cost": "{}", "amount": "{}", {}, "directly_related": true, )"
           R"("enhances_resources": {}, "recoverable": true, "currency": "CNY", "basis": "合同与预算")",
           contract, kind, to_text(amount), vat, fulfils));
  costs_[{contract, kind}] += amount;
}

// A part of what is left, or all of it: more than a write-down leaves is refused.
void ContractStory::amortise(int day) {
  if (costs_.empty()) return;
  const auto cost = pick_cost();
  const Fen left = cost->second;
  if (left < 1) return;
  const Fen amount = random_.one_in(5) ? left : random_.between(1, left / 3 + 1);
  live("contract_cost_amortised", day,
       fmt::format(R"({}"amount": "{}", "currency": "CNY")", named(cost->first.first, cost->first.second),
                   to_text(amount)));
  cost->second -= amount;
}

void ContractStory::serve(int day) {
  const Fen revenue = random_.between(1, scale_);
  live("service_rendered", day,
       fmt::format(R"("contract": "{}", "revenue": "{}", "vat": "{}", "main_business": {}, )"
                   R"("settlement": "{}", "currency": "CNY")",
                   pick_contract(), to_text(revenue), amount_up_to(revenue / 16), random_.one_in(2),
                   random_.pick({"银行存款", "应收账款"})));
}

// Now and then a contract brings less than it still costs, and later more again: what was amortised in
// between brings nothing any more, and no reversal goes beyond what would be carried without the write-down
// [CAS14:31].
void ContractStory::test(int day) {
  if (costs_.empty()) return;
  const auto found = pick_cost();
  const Fen left = found->second;
  const Fen still_costs = random_.between(0, 2 * left / 3 + 1);
  const Fen brings = random_.between(0, 2 * left + 1);
  live(
      "contract_cost_tested", day,
      fmt::format(
          R"({}"remaining_consideration": "{}", "remaining_cost": "{}", "currency": "CNY", "basis": "测试表")",
          named(found->first.first, found->first.second), to_text(brings), to_text(still_costs)));
}

// E27; of last year in its thirteenth period.
bool ContractStory::take_back_last(int day) {
  if (correctable_ == 0 || !random_.one_in(8)) return false;
  const bool over = told_on_.year() != month_.first_day().year();
  if (over && !may_adjust(start_)) return false;
  const int line = std::exchange(correctable_, 0);
  if (over) {
    adjust_last_year([&] { add_correction(line, 0); });
  } else {
    add_correction(line, day);
  }
  costs_ = before_;
  return true;
}

ContractStory::Costs::iterator ContractStory::pick_cost() {
  return std::next(costs_.begin(), random_.between(0, static_cast<std::int64_t>(costs_.size()) - 1));
}

std::string ContractStory::pick_contract() {
  return fmt::format("合同-{}", random_.between(1, contracts_));
}

std::string ContractStory::named(const std::string& contract, const std::string& kind) {
  const bool only = contracts_ == 1 && random_.one_in(2);
  return (only ? "" : fmt::format(R"("contract": "{}", )", contract)) +
         fmt::format(R"("contract_cost": "{}", )", kind);
}

void ContractStory::live(const char* kind, int day, const std::string& properties) {
  before_ = costs_;
  told_on_ = day_of_month(day);
  add(kind, day, properties);
  correctable_ = line_;
}

}  // namespace rubiao::test
