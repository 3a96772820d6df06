// SPDX-License-Identifier: Apache-2.0
#include "property/project_story.h"

#include <fmt/format.h>

namespace rubiao::test {

ProjectStory::ProjectStory(std::uint64_t seed, const std::string& id, Period first, Period last)
    : Story(seed, id),
      project_(id + "p"),
      second_(id + "q"),
      start_(Period::from_month_index(
          static_cast<int>(random_.between(first.month_index(), last.month_index() - 12)))),
      developed_(start_.plus_months(static_cast<int>(random_.between(1, 6)))),
      second_developed_(developed_.plus_months(static_cast<int>(random_.between(0, 6)))),
      finished_(developed_.plus_months(static_cast<int>(random_.between(1, 12)))),
      cost_(random_.one_in(4) ? random_.between(1, 500) : random_.between(10'000, 200'000'000)) {}

void ProjectStory::tell() {
  if (month_ == start_) begin();
  if (month_ < start_) return;
  if (month_ == developed_) enter_development(project_);
  if (month_ == second_developed_) enter_development(second_);
  if (month_ < finished_) {
    if (random_.one_in(3)) spend(project_, month_ >= developed_);
    if (random_.one_in(3)) share();
  }
  if (may_adjust(start_) && random_.one_in(4)) adjust_last_year([this] { adjust(); });
  if (month_ == finished_) finish(project_);
  if (month_ > finished_ && random_.one_in(9)) spend(second_, month_ >= second_developed_);
  if (month_ > finished_ && month_ > second_developed_ && random_.one_in(12)) abandon(second_);
  if (month_ > start_ && random_.one_in(20)) change_estimates();
}

// What the auditors find.
void ProjectStory::adjust() {
  if (random_.one_in(3)) return change_estimates();
  if (*adjusted_in_ > finished_) return spend(second_, month_ >= second_developed_);
  return random_.one_in(2) ? share() : spend(project_, month_ >= developed_);
}

void ProjectStory::change_estimates() {
  add("estimate_changed", 12,
      fmt::format(R"("reason": "复核", "life_basis": "合同", "remaining_months": {})",
                  random_.between(1, 30)));
}

void ProjectStory::begin() {
  for (const std::string& project : {project_, second_}) {
    add_about(project, "registered", day_of_month(1), registered_as("自行研发", "对外服务"));
    add_assessed_about(project, 1);
  }
  add("registered", 1,
      fmt::format(
          R"("name": "数据", "route": "外购", "purpose": "自用", "use": "研发资本化", "project": "{}")",
          project_));
  add_assessed(1);
  add("cost_incurred", 2, cost_of("购买价款", cost_, "银行存款"));
  add("stage_changed", 3,
      fmt::format(R"("stage": "已达预定用途", "life_months": {})", random_.between(1, 40)));
}

void ProjectStory::enter_development(const std::string& project) {
  add_about(
      project, "stage_changed", day_of_month(5),
      fmt::format(R"("stage": "开发", "feasible_on": "{0}", "intended_on": "{0}", "beneficial_on": "{0}", )"
                  R"("resourced_on": "{0}", "measurable_on": "{0}")",
                  to_text(day_of_month(5))));
}

void ProjectStory::finish(const std::string& project) {
  add_about(project, "stage_changed", day_of_month(9),
            fmt::format(R"("stage": "已达预定用途", "life_months": {})", random_.between(1, 40)));
}

// Its share of compute bore VAT.
void ProjectStory::abandon(const std::string& project) {
  add_about(project, "project_abandoned", day_of_month(10),
            fmt::format(R"("reason": "方向调整", "charge_to": "{}", "vat_transferred_out": "{}")",
                        random_.pick({"研发费用", "营业外支出"}), amount_up_to(cost_ / 50)));
}

void ProjectStory::spend(const std::string& project, bool develops) {
  const Fen amount = random_.between(1, cost_);
  std::string spent = fmt::format(
      R"("item": "人工", "amount": "{}", "vat": "0.00", "currency": "CNY", "settlement": "应付职工薪酬", )"
      R"("measured_by": "成本凭证")",
      to_text(amount));
  if (develops) spent += R"(, "capitalise": true)";
  add_about(project, "cost_incurred", day_of_month(7), spent);
}

void ProjectStory::share() {
  const std::string rest =
      random_.one_in(2)
          ? fmt::format(R"("unallocated": {{"quantity": {}, "use": "管理"}}, )", random_.between(1, 99))
          : "";
  const Fen amount = random_.between(10, cost_ + 10);
  add_about(
      project_, "shared_cost_allocated", day_of_month(8),
      fmt::format(
          R"("item": "算力", "amount": "{}", "vat": "{}", "currency": "CNY", "settlement": "应付账款", )"
          R"("key": "机时", "shares": [{{"id": "{}", "quantity": {}}}, {{"id": "{}", "quantity": {}}}], {})"
          R"("basis": "机时记录")",
          to_text(amount), amount_up_to(amount / 10), project_, random_.between(1, 999), second_,
          random_.between(1, 999), rest));
}

}  // namespace rubiao::test
