// SPDX-License-Identifier: Apache-2.0
#include "actions/nightly_result.h"

#include "base/error.h"

namespace rubiao {

void add_nightly(Result& result, const std::string& company, const NightlyRun& nightly, Language language) {
  Table table({"月末运行 " + company, "Month-end run " + company},
              {{"period", {"期间", "period"}},
               {"assets", {"摊销资产数", "assets amortised"}, "integer"},
               {"amortisation", {"摊销额", "amortisation"}, "amount"},
               {"research", {"结转研发费用", "research closed"}, "amount"},
               {"interest", {"分期利息", "interest"}, "amount"},
               {"grants", {"补助转入", "grants released"}, "amount"}});
  for (const NightlyMonth& month : nightly.months) {
    table.row({to_text(month.month), month.run.charged, cell(month.run.sum_fen),
               cell(month.run.research_closed_fen), cell(month.run.interest_fen),
               cell(month.run.grants_fen)});
    for (const Problem& warning : month.run.warnings) {
      const std::string text = render(warning, language);
      result.message({text, text}, "warning");
    }
  }
  for (const Period month : nightly.passed_over) {
    const std::string closed = to_text(month);
    result.message(
        {company + "：" + closed +
             " 在 ERP 中已关闭，尚未摊销；同年内在以后的开放月份补提，跨年即为前期差错 [CAS28:11]",
         company + ": " + closed +
             " is closed in the host and not amortised; a later open month of the year catches it up, "
             "after the year it is a prior-period error [CAS28:11]"},
        "warning");
  }
  if (nightly.missed > 0) {
    const std::string count = std::to_string(nightly.missed);
    result.message(
        {company + "：" + count + " 项数据资源缺少以前年度的摊销，须按前期差错更正（E26）[CAS28:11]",
         company + ": " + count +
             " data set(s) lack amortisation of earlier years, a prior-period error (E26) [CAS28:11]"},
        "warning");
  }
  if (table.empty()) {
    if (nightly.passed_over.empty())
      result.message({company + "：没有应处理的月份", company + ": no month is due"});
  } else {
    table.note({"已过账凭证 " + std::to_string(nightly.posted) + " 张",
                std::to_string(nightly.posted) + " voucher(s) posted"});
    result.table(table);
  }
}

}  // namespace rubiao
