// SPDX-License-Identifier: Apache-2.0
// The month's end from the menu: the same run as the nightly batch, for one company.
#include "actions/nightly_result.h"
#include "actions/registry.h"
#include "base/error.h"

namespace rubiao {
namespace {

Result run_months(Books& books, const Caller& caller, const formats::Json& input) {
  const Period through = Period::parse(input.at("through").get<std::string>(), "through");
  if (through.last_day() > caller.business_date) {
    reject("through", to_text(through), {"期间尚未结束", "the period is not over"},
           {"选择在业务日期 " + to_text(caller.business_date) + " 之前结束的期间",
            "choose a period that ends on or before the business date " + to_text(caller.business_date)});
  }
  const NightlyOrder order{.as_of = through.last_day(), .user = caller.user};
  Watch watch(books.host.progress, 1, 1);
  watch.enter(books.company.code, 1);
  Result result(caller.language);
  if (input.value("preview", false))
    add_preview(result, books, preview_nightly(books, order, watch), through.last_day());
  else
    add_nightly(result, books.company.code, run_nightly(books, order, watch));
  return result;
}

}  // namespace

Action month_end_run() {
  return {
      .id = "month_end.run",
      .menu = {{"数据资源", "Data resources"}, {"月末", "Month end"}},
      .title = {"月末摊销与结转", "Month-end amortisation"},
      .help = {"计提摊销并结转费用化研发支出，直至所选月份；重复运行不重复记账。只预览时列出将生成的凭证，不"
               "作任何记录。",
               "Amortises and closes expensed research through the month; running it again posts nothing "
               "twice. A "
               "preview shows the vouchers that it would make, and records nothing."},
      .roles = {Role::preparer, Role::operator_},
      .changes = true,
      .is_long = true,
      .input = object_schema({{"through", property("string", "截至期间", "through period", "rubiao-period")},
                              {"preview", property("boolean", "只预览", "preview only")}},
                             {"through"}),
      .outputs = {"table", "journal", "message"},
      .run = run_months};
}

}  // namespace rubiao
