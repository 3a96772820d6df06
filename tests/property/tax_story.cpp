// SPDX-License-Identifier: Apache-2.0
#include "property/tax_story.h"

#include <fmt/format.h>

#include <algorithm>

namespace rubiao::test {
namespace {

std::string text_of(const std::string& event, const char* name) {
  const std::string before = fmt::format(R"("{}": ")", name);
  const std::size_t from = event.find(before);
  if (from == std::string::npos) return "";
  return event.substr(from + before.size(), event.find('"', from + before.size()) - from - before.size());
}

const std::set<std::string, std::less<>> changes_cost{"cost_incurred", "invalidated", "grant_received",
                                                      "grant_repaid"};

}  // namespace

TaxStory::TaxStory(std::uint64_t seed, const std::string& id) : Story(seed, id), rate_("0.25") {}

void TaxStory::heed(const std::string& event) {
  const std::string kind = text_of(event, "event");
  if ((kind == "registered" || kind == "opening_balance") && text_of(event, "purpose") == "自用")
    routes_[text_of(event, "asset")] = text_of(event, "route");
  heed_purpose(kind, text_of(event, "purpose"), text_of(event, "asset"));
  const bool ready = kind == "stage_changed" && text_of(event, "stage") == "已达预定用途";
  if (ready || kind == "opening_balance" || kind == "misclassified")
    in_use_.try_emplace(text_of(event, "asset"), parse_date(text_of(event, "date"), "date"));
  const bool error_of_cost = kind == "prior_period_error" && text_of(event, "kind").starts_with("误");
  if (error_of_cost || changes_cost.contains(kind)) outdated_.insert(text_of(event, "asset"));
  if (error_of_cost || kind == "invalidated" || kind == "opening_balance")
    cost_changed_.insert(text_of(event, "asset"));
}

// What is for sale has the base of inventory; what came back from there, also by red letters, is stated anew.
void TaxStory::heed_purpose(const std::string& kind, const std::string& purpose, const std::string& asset) {
  if (purpose == "出售") for_sale_.insert(asset);
  const bool moved = kind == "use_changed" || kind == "misclassified";
  if (moved && !purpose.empty()) cost_changed_.insert(asset);
  if ((moved && !purpose.empty() && purpose != "出售") || kind == "corrected") {
    for_sale_.erase(asset);
    outdated_.insert(asset);
  }
}

// It had left, and may come back.
void TaxStory::refused(const std::string& event) {
  if (text_of(event, "event") == "tax_base_set") differences_.erase(text_of(event, "asset"));
}

// The auditors have adjusted last year.
void TaxStory::tell() {
  if (!may_adjust({2024, 1}) || !random_.one_in(4)) return;
  state_bases();
  adjust_last_year([this] { measure(); });
}

void TaxStory::look_back() {
  const bool quarter = month_.number() % 3 == 0;
  if (!quarter && !random_.one_in(12)) return;
  state_bases();
  if (random_.one_in(month_.number() == 12 ? 6 : 4)) return;
  measure();
  if (random_.one_in(6)) measure();
}

// A few are stated anew, or wrongly first.
void TaxStory::state_bases() {
  for (const auto& [asset, since] : in_use_) {
    const bool stated = differences_.contains(asset);
    const bool for_sale = for_sale_.contains(asset);  // then that of its own use before, if it was not stated
    const bool outdated = !for_sale && outdated_.erase(asset) > 0;
    if (stated && (for_sale || (!outdated && !random_.one_in(60)))) continue;
    const Date later = stated || random_.one_in(3) ? std::max(since, month_.first_day()) : since;
    const Date date = for_sale ? since : outdated ? month_.last_day() : later;
    state(asset, date);
    if (!stated && random_.one_in(20)) {
      add_correction_about(asset, line_, 0);
      state(asset, outdated ? date : since);
    }
  }
}

const char* TaxStory::difference_for(const std::string& asset) {
  const auto route = routes_.find(asset);
  if (route == routes_.end()) return random_.pick({"无差异", "加计扣除"});
  if (route->second == "企业合并") return random_.pick({"无差异", "计入商誉", "计入资本公积"});
  if (route->second == "投资者投入" || route->second == "划转")
    return random_.pick({"无差异", "其他豁免", "计入资本公积"});
  return random_.pick({"无差异", "其他豁免"});
}

// The life by tax law may have begun before the books knew the data set, out of a cost of its own, or be over
// long before theirs.
void TaxStory::state(const std::string& asset, Date date) {
  std::string& difference = differences_[asset];
  if (difference.empty()) difference = difference_for(asset);
  std::string cost;
  const bool changed = cost_changed_.contains(asset);  // else it has no difference to speak of
  if (difference.starts_with("计入") || (difference == "无差异" && changed && random_.one_in(2)))
    cost = fmt::format(R"("tax_cost": "{}", )", amount_up_to(random_.one_in(4) ? 900 : 300'000'000));
  const Period from =
      Period::of(date).plus_months(static_cast<int>(random_.between(cost.empty() ? 0 : -12, 6)));
  add_about(
      asset, "tax_base_set", date,
      fmt::format(R"("tax_life_months": {}, "tax_from": "{}", "initial_difference": "{}", {}"basis": "台账")",
                  random_.one_in(3) ? random_.between(1, 12) : random_.between(13, 240),
                  to_text(from.first_day()), difference, cost));
}

void TaxStory::measure() {
  if (random_.one_in(8)) rate_ = random_.pick({"0.25", "0.15", "20%", "0.125"});
  std::string prospects = R"("很可能")";
  if (random_.one_in(6)) prospects = R"("不很可能")";
  if (random_.one_in(4))
    prospects = fmt::format(R"("部分很可能", "taxable_profit_limit": "{}")", amount_up_to(1'000'000'000));
  add_of_company("deferred_tax_measured", month_.last_day(),
                 fmt::format(R"("rate": "{}", "taxable_profit": {}, "currency": "CNY", "basis": "预测")",
                             rate_, prospects));
}

}  // namespace rubiao::test
