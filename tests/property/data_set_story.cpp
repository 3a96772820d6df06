// SPDX-License-Identifier: Apache-2.0
#include "property/data_set_story.h"

#include <fmt/format.h>

#include <algorithm>

namespace rubiao::test {
namespace {

// Only what was invoiced carries VAT.
bool is_invoiced(std::string_view settlement) {
  return settlement != "应付职工薪酬" && settlement != "累计折旧";
}

std::string vat_of(Random& random, Fen amount, std::string_view settlement) {
  return to_text(random.one_in(3) || !is_invoiced(settlement)
                     ? 0
                     : multiply_divide(amount, 6, 100, Rounding::half_away));
}

const char* settlement_of(Random& random, std::string_view item) {
  if (item == "人工") return "应付职工薪酬";
  if (item == "折旧摊销" || item == "制造费用") return "累计折旧";
  return random.pick({"银行存款", "应付账款", "预付账款"});
}

}  // namespace

DataSetStory::DataSetStory(Random& random, std::string id, RandomCompany& company)
    : random_(random),
      id_(std::move(id)),
      company_(company),
      month_(static_cast<int>(random.between(Period(2024, 1).month_index(), Period(2027, 6).month_index()))),
      scale_(static_cast<int>(random.between(1, 8))) {}

void DataSetStory::tell() {
  switch (random_.between(1, 7)) {
    case 1:
    case 2:
      return tell_intangible("外购", "170101");
    case 3:
      return tell_intangible("授权运营", "170103");
    case 4:
    case 5:
      return tell_developed();
    case 6:
      return tell_inventory(random_.pick({"外购", "自行加工"}));
    default:
      return tell_unrecognised();
  }
}

void DataSetStory::tell_intangible(const char* route, const char* account) {
  register_as(route, random_.pick({"自用", "对外服务"}));
  assess(true);
  pass_time(2);
  Fen cost = spend("购买价款", true, amount());
  cost += spend_several(random_.between(0, 3), {"清洗", "质量评估", "登记结算", "人工", "脱敏"});
  company_.balances[account] += cost;
  if (random_.one_in(10)) return;  // never ready within our years
  become_available(cost, account);
}

void DataSetStory::tell_developed() {
  register_as("自行研发", random_.pick({"自用", "对外服务"}));
  assess(false);
  const Date research_began = today();
  research();
  if (random_.one_in(6)) return;
  pass_time(3);
  if (!after_the_last_research()) return;
  const bool another_day = today() != research_began;
  enter_development();
  const Fen cost =
      spend_several(random_.between(1, 4), {"人工", "算力", "清洗", "折旧摊销", "外包服务", "材料"});
  if (random_.one_in(8)) {
    company_.balances["530102"] += cost;
    return;
  }
  company_.balances["170102"] += cost;
  become_available(cost, "170102");
  if (another_day) spend_late_on_research(research_began);
}

void DataSetStory::tell_inventory(const char* route) {
  register_as(route, "出售");
  assess(true);
  pass_time(2);
  const bool processed = std::string_view(route) == "自行加工";
  Fen cost = spend(processed ? "采集" : "购买价款", true, amount());
  cost += processed ? spend_several(random_.between(0, 3), {"标注", "人工", "制造费用", "清洗"})
                    : spend_several(random_.between(0, 2), {"权属鉴证", "质量评估"});
  expense_something();
  if (processed && random_.one_in(5)) {
    company_.balances["500101"] += cost;
    return;
  }
  pass_time(4);
  if (processed) add("stage_changed", R"("stage": "已达预定用途")");
  if (!leave(false)) company_.balances["140501"] += cost;
}

void DataSetStory::tell_unrecognised() {
  register_as("自行加工", "出售");
  assess(false);
  for (std::int64_t sales = random_.between(0, 3); sales > 0; --sales) {
    pass_time(6);
    expense_something();
    sell();
  }
}

void DataSetStory::register_as(const char* route, const char* purpose) {
  add("registered",
      fmt::format(R"("name": "{} 数据集", "route": "{}", "purpose": "{}", "use": "{}", "cost_center": "{}")",
                  id_, route, purpose, random_.pick({"管理", "销售", "服务客户", "出租", "生产", "闲置"}),
                  random_.pick({"", "数据部", "运营部"})));
}

void DataSetStory::assess(bool recognise) {
  add("assessed",
      fmt::format(
          R"("controlled": true, "benefits_probable": {0}, "cost_measurable": {0}, "identifiable": true, )"
          R"("fulfils_contract": false, "recognise": {0}, "basis": "评估")",
          recognise));
}

Fen DataSetStory::spend(const char* item, bool capitalise, Fen fen) {
  const char* settlement = settlement_of(random_, item);
  add("cost_incurred",
      fmt::format(R"("item": "{}", "amount": "{}", "vat": "{}", "currency": "CNY", "settlement": "{}", )"
                  R"("measured_by": "成本凭证", "capitalise": {})",
                  item, to_text(fen), vat_of(random_, fen, settlement), settlement, capitalise));
  return fen;
}

Fen DataSetStory::spend_several(std::int64_t times, std::initializer_list<const char*> items) {
  Fen sum = 0;
  for (; times > 0; --times) {
    pass_time(2);
    sum += spend(random_.pick(items), true, amount());
  }
  return sum;
}

void DataSetStory::expense_something() {
  if (random_.one_in(3)) spend(random_.pick({"培训", "宣传"}), false, amount());
}

void DataSetStory::research() {
  for (std::int64_t times = random_.between(0, 3); times > 0; --times) {
    pass_time(2);
    company_.research_fen += spend(random_.pick({"人工", "算力", "材料", "培训"}), false, amount());
    researched_on_ = today();
  }
}

// Development begins after the last day of expensed research (PR-2); false if the month has no day left.
bool DataSetStory::after_the_last_research() {
  if (researched_on_ != today()) return true;
  return ++day_ <= 28;
}

// Invoices for research that come in when the asset is long in use: they stay research of their day [CAS6:8].
void DataSetStory::spend_late_on_research(Date after) {
  if (company_.planned.back().left_month) return;
  for (std::int64_t times = random_.between(0, 2); times > 0; --times) {
    const Fen fen = amount();
    company_.research_fen += fen;
    add_dated(
        "cost_incurred", after,
        fmt::format(
            R"("item": "人工", "amount": "{}", "vat": "0.00", "currency": "CNY", "settlement": "应付职工薪酬", )"
            R"("measured_by": "成本凭证")",
            to_text(fen)),
        false);
  }
}

void DataSetStory::enter_development() {
  assess(true);
  const std::string day = to_text(today());
  add("stage_changed",
      fmt::format(R"("stage": "开发", "feasible_on": "{0}", "intended_on": "{0}", "beneficial_on": "{0}", )"
                  R"("resourced_on": "{0}", "measurable_on": "{0}")",
                  day));
  company_.research_fen += random_.one_in(3) ? spend("培训", false, amount()) : 0;
}

void DataSetStory::become_available(Fen cost, const char* account) {
  pass_time(3);
  const Fen residual = random_.one_in(4) ? random_.between(0, cost - 1) : 0;
  const std::int64_t life =
      random_.one_in(3) ? random_.pick<std::int64_t>({1, 2, 3, 120}) : random_.between(1, 120);
  std::string properties =
      fmt::format(R"("stage": "已达预定用途", "life_months": {}, "life_basis": "合同期限")", life);
  if (residual > 0)
    properties += fmt::format(R"(, "residual": "{}", "residual_basis": "活跃市场")", to_text(residual));
  if (std::string_view(account) == "170103")  // CM-14
    properties +=
        fmt::format(R"(, "rights_end": "{}")",
                    to_text(Period::from_month_index(month_ + static_cast<int>(life) - 1).last_day()));
  add("stage_changed", properties);
  company_.planned.push_back({id_, cost, residual, static_cast<int>(life), month_, std::nullopt});
  const bool pledged = random_.one_in(4) && pledge();
  if (!random_.one_in(3)) return;
  pass_time(24);
  if (!leave(pledged)) return;
  company_.balances[account] -= cost;
  company_.planned.back().left_month = month_;
}

// Whether the pledge still stands at the end.
bool DataSetStory::pledge() {
  add("pledged",
      fmt::format(R"("registration": "质-{}", "creditor": "银行", "credit_line": "100.00", "drawn": "1.00")",
                  id_));
  pass_time(6);
  if (random_.one_in(2)) return true;
  add("released", fmt::format(R"("registration": "质-{}")", id_));
  return false;
}

// An asset leaves in a month in which everything before is entered. What is pledged can lapse but not be sold
// (DR-5).
bool DataSetStory::leave(bool pledged) {
  if (random_.one_in(3)) return false;
  if (entered_month_ > month_) day_ = 1;
  month_ = std::max(month_, entered_month_);
  if (pledged || (!company_.planned.empty() && company_.planned.back().id == id_ && random_.one_in(2))) {
    add_dated("invalidated", today(), R"("reason": "授权终止")", true);
  } else {
    sell();
  }
  return true;
}

void DataSetStory::sell() {
  const Fen proceeds = amount();
  add_dated("sold", today(),
            fmt::format(R"("proceeds": "{}", "vat": "{}", "currency": "CNY", "settlement": "{}")",
                        to_text(proceeds), vat_of(random_, proceeds, "银行存款"),
                        random_.pick({"银行存款", "应收账款"})),
            true);
}

void DataSetStory::pass_time(std::int64_t months_at_most) {
  const int months = static_cast<int>(random_.between(0, months_at_most));
  const int last = last_month.month_index();
  if (months > 0 && month_ + months <= last) {
    month_ += months;
    day_ = static_cast<int>(random_.between(1, 28));
  } else {
    day_ = static_cast<int>(random_.between(day_, 28));
  }
}

void DataSetStory::add(const char* kind, const std::string& properties) {
  add_dated(kind, today(), properties, false);
}

void DataSetStory::add_dated(const char* kind, Date date, const std::string& properties, bool leaves) {
  const int late = !leaves && random_.one_in(6) ? static_cast<int>(random_.between(1, 3)) : 0;
  entered_month_ = std::min(std::max(entered_month_, month_ + late), last_month.month_index());
  events_.push_back(
      {entered_month_, leaves,
       fmt::format(
           R"({{"event": "{}", "version": 1, "date": "{}", "source": {{"document": "{}", "line": {}}}, )"
           R"("asset": "{}", {}}})",
           kind, to_text(date), id_, ++line_, id_, properties)});
}

Date DataSetStory::today() const {
  const Date first = Period::from_month_index(month_).first_day();
  return {first.year(), first.month(), std::chrono::day{static_cast<unsigned>(day_)}};
}

// One scale a data set: a fen, some yuan, what is usual, or more than any company has.
Fen DataSetStory::amount() {
  if (scale_ == 1) return random_.between(1, 3);
  if (scale_ == 2) return random_.between(1, 10'000);
  if (scale_ == 3) return random_.between(100'000'000'000, 1'000'000'000'000);
  return random_.between(10'000, 1'000'000'000);
}

}  // namespace rubiao::test
