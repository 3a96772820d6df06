// SPDX-License-Identifier: Apache-2.0
#include "batch/nightly_words.h"

#include "base/error.h"

namespace rubiao {

std::vector<Text> words_on(const std::string& company, const NightlyRun& nightly) {
  std::vector<Text> words;
  for (const NightlyMonth& month : nightly.months)
    for (const Problem& warning : month.run.warnings)
      words.push_back({render(warning, Language::zh), render(warning, Language::en)});
  for (const Period month : nightly.caught_up) {
    const std::string closed = to_text(month);
    words.push_back(
        {company + "：" + closed + " 在 ERP 中已关闭，其应计的金额计入了本次运行的以后月份",
         company + ": " + closed +
             " is closed in the host; what it should have been charged is in a later month of this run"});
  }
  for (const Period month : nightly.passed_over) {
    const std::string closed = to_text(month);
    words.push_back(
        {company + "：" + closed +
             " 在 ERP 中已关闭或没有该期间，尚未摊销；同年内在以后的开放月份补提，跨年即为前期差错 "
             "[CAS28:11]",
         company + ": " + closed +
             " is closed in the host, or it keeps none, and not amortised; a later open month of the year "
             "catches it up, "
             "after the year it is a prior-period error [CAS28:11]"});
  }
  if (nightly.missed > 0) {
    const std::string count = std::to_string(nightly.missed);
    words.push_back(
        {company + "：" + count + " 项数据资源缺少以前年度的摊销，须按前期差错更正（E26）[CAS28:11]",
         company + ": " + count +
             " data set(s) lack amortisation of earlier years, a prior-period error (E26) [CAS28:11]"});
  }
  for (const Problem& duty : nightly.duties)
    words.push_back(
        {company + "：" + render(duty, Language::zh), company + ": " + render(duty, Language::en)});
  return words;
}

}  // namespace rubiao
