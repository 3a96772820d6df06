// SPDX-License-Identifier: Apache-2.0
// The life of a data set step by step, and the steps that do not follow.
#include "register/life.h"

#include <doctest/doctest.h>

#include "events.h"

namespace rubiao {
namespace {

struct Step {
  const char* kind;
  const char* date;
  std::string properties;
};

DataSet registered(const std::string& route) {
  return apply({}, event_of(registered_text(route)));
}

DataSet lived(const std::string& route, const std::vector<Step>& steps) {
  DataSet data_set = registered(route);
  for (const Step& step : steps)
    data_set = apply(data_set, event_of(event_text(step.kind, step.date, step.properties)));
  return data_set;
}

const std::string development =
    R"("asset": "DS", "stage": "开发", "feasible_on": "2024-03-01", "intended_on": "2024-03-05", )"
    R"("beneficial_on": "2024-03-02", "resourced_on": "2024-03-04", "measurable_on": "2024-03-03")";
const std::string available = R"("asset": "DS", "stage": "已达预定用途", "life_months": 36)";
const std::string lapse = R"("asset": "DS", "reason": "到期")";

}  // namespace

TEST_CASE("research, development, available for use, lapsed") {
  const DataSet developed = lived("自行研发", {{"stage_changed", "2024-03-10", development}});
  CHECK(developed.stage == Stage::development);
  CHECK(developed.conditions->all_met_on() == parse_date("2024-03-05", ""));
  const DataSet ready = lived(
      "自行研发", {{"stage_changed", "2024-03-10", development}, {"stage_changed", "2024-05-10", available}});
  CHECK(ready.stage == Stage::available);
  CHECK(ready.estimates.life_months == 36);
  CHECK(ready.available_on == parse_date("2024-05-10", ""));
  CHECK(lived("外购", {{"stage_changed", "2024-05-10", available}}).stage == Stage::not_applicable);
  CHECK(lived("外购", {{"stage_changed", "2024-05-10", available}, {"invalidated", "2024-09-18", lapse}})
            .left_on == parse_date("2024-09-18", ""));
}

TEST_CASE("one condition that is not met leaves the five without a day") {
  FiveConditions conditions;
  CHECK_FALSE(conditions.all_met_on());
  conditions.met_on.fill(parse_date("2024-03-01", ""));
  CHECK(conditions.all_met_on() == parse_date("2024-03-01", ""));
  conditions.met_on[3].reset();
  CHECK_FALSE(conditions.all_met_on());
}

TEST_CASE("a pledge is recorded once and released by its number") {
  const DataSet pledged = lived("外购", {{"pledged", "2024-06-20", pledged_properties}});
  CHECK(pledged.restrictions.at(0).registration == "R-1");
  const DataSet drawn = lived(
      "外购",
      {{"pledged", "2024-06-20", pledged_properties},
       {"pledged", "2024-07-20",
        R"("asset": "DS", "registration": "R-1", "creditor": "银行", "credit_line": "9.00", "drawn": "7.00")"}});
  CHECK(drawn.restrictions.size() == 1);
  CHECK(drawn.restrictions.at(0).drawn_fen == 700);
  CHECK(lived("外购", {{"pledged", "2024-06-20", pledged_properties},
                       {"released", "2024-07-20", R"("asset": "DS", "registration": "R-1")"}})
            .restrictions.empty());
}

TEST_CASE("steps that do not follow are rejected") {
  const struct {
    const char* route;
    std::vector<Step> steps;
    const char* problem;
  } table[] = {
      {"外购",
       {{"stage_changed", "2024-03-10", development}},
       "is not in the research stage and cannot enter development"},
      {"自行研发",
       {{"stage_changed", "2024-03-10", development}, {"stage_changed", "2024-03-11", development}},
       "is not in the research stage and cannot enter development"},
      {"外购",
       {{"stage_changed", "2024-05-10", available}, {"stage_changed", "2024-05-11", available}},
       "has been available for use since 2024-05-10"},
      {"外购",
       {{"stage_changed", "2024-05-10", available},
        {"invalidated", "2024-09-18", lapse},
        {"cost_incurred", "2024-09-19", cost_properties}},
       "was derecognised on 2024-09-18"},
      {"外购",
       {{"cost_incurred", "2024-01-07", cost_properties}},
       "has an event dated before its registration"},
      {"外购", {{"released", "2024-07-20", R"("asset": "DS", "registration": "R-1")"}}, "has no such pledge"},
      {"外购",
       {{"pledged", "2024-06-20", pledged_properties},
        {"pledged", "2024-06-21",
         R"("asset": "DS", "registration": "R-1", "creditor": "他行", "credit_line": "1.00", "drawn": "0.00")"}},
       "has another restriction or another holder"},
  };
  for (const auto& row : table) {
    CAPTURE(row.problem);
    CHECK(problems_of([&] { (void)lived(row.route, row.steps); }).find(row.problem) != std::string::npos);
  }
}

TEST_CASE("several restrictions stand at once; only a limit of use lets the data set leave") {
  const char* limit =
      R"("asset": "DS", "restriction": "使用限制", "registration": "L-1", "creditor": "来源方")";
  const DataSet limited = lived("外购", {{"pledged", "2024-06-20", limit}});
  CHECK(bars_leaving(limited) == nullptr);
  const DataSet both =
      lived("外购", {{"pledged", "2024-06-20", limit}, {"pledged", "2024-06-20", pledged_properties}});
  CHECK(both.restrictions.size() == 2);
  REQUIRE(bars_leaving(both) != nullptr);
  CHECK(bars_leaving(both)->registration == "R-1");
}

TEST_CASE("a pledge may still be released after the data set has left") {
  const DataSet after =
      lived("外购", {{"stage_changed", "2024-05-10", available},
                     {"pledged", "2024-06-20", pledged_properties},
                     {"invalidated", "2024-09-18", lapse},
                     {"released", "2024-10-01", R"("asset": "DS", "registration": "R-1")"}});
  CHECK(after.restrictions.empty());
}

TEST_CASE("later settings overlay earlier ones, one by one") {
  CompanySettings settings;
  settings.overlay(
      std::get<Configured>(
          event_of(
              event_text(
                  "configured", "2024-01-02",
                  R"("accounts": {"银行存款": "100201", "无形资产": "1701"}, "income_tax_rate": "0.25")"))
              .body)
          .changes);
  settings.overlay(
      std::get<Configured>(
          event_of(event_text("configured", "2024-01-03",
                              R"("accounts": {"无形资产": "170199"}, "posted_by_host": ["sold"])"))
              .body)
          .changes);
  CHECK(settings.accounts.at("银行存款") == "100201");
  CHECK(settings.accounts.at("无形资产") == "170199");
  CHECK(settings.income_tax_rate == Ratio(1, 4));
  CHECK(settings.host_posts("sold"));
  CHECK_FALSE(settings.host_posts("cost_incurred"));
}

}  // namespace rubiao
