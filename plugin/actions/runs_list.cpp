// SPDX-License-Identifier: Apache-2.0
// Who ran the month's end when, and what came of it: the runs of the company in which something was done,
// found or failed, with what had to be told; for operators also the batches over all companies. Nothing is
// recorded.
#include <algorithm>

#include "actions/registry.h"
#include "base/instant.h"
#include "store/runs.h"

namespace rubiao {
namespace {

using formats::Json;

constexpr int usual = 30;

Text outcome_in_words(const std::string& outcome) {
  static const std::map<std::string, std::string> words = {{"ok", "完成"},
                                                           {"refused", "被规则拒绝"},
                                                           {"invalid_input", "输入有误"},
                                                           {"not_found", "不存在"},
                                                           {"not_permitted", "无权限"},
                                                           {"conflict", "冲突"},
                                                           {"busy", "忙"},
                                                           {"cancelled", "按要求停止"},
                                                           {"host_failed", "主机失败"},
                                                           {"store_failed", "存储失败"},
                                                           {"version_mismatch", "版本不符"},
                                                           {"internal", "内部错误"}};
  const std::size_t space = std::min(outcome.find(' '), outcome.size());
  const auto found = words.find(outcome.substr(0, space));
  return {found == words.end() ? outcome : found->second + outcome.substr(space), outcome};
}

Table runs_table(const std::vector<store::Run>& runs, Language language) {
  Table table({"运行记录", "Runs"}, {{"run", {"序号", "run"}, "integer"},
                                     {"begun", {"开始（UTC）", "begun (UTC)"}},
                                     {"seconds", {"用时（秒）", "seconds"}, "integer"},
                                     {"user", {"用户", "user"}},
                                     {"as_of", {"截至", "as of"}, "date"},
                                     {"outcome", {"结果", "outcome"}},
                                     {"months", {"月数", "months"}, "integer"},
                                     {"assets", {"摊销项数", "charges"}, "integer"},
                                     {"amortisation", {"摊销额", "amortisation"}, "amount"},
                                     {"research", {"结转研发费用", "research closed"}, "amount"},
                                     {"interest", {"分期利息", "interest"}, "amount"},
                                     {"grants", {"补助转入", "grants released"}, "amount"},
                                     {"vouchers", {"凭证数", "vouchers"}, "integer"},
                                     {"warnings", {"提示数", "warnings"}, "integer"}});
  for (const store::Run& run : runs) {
    table.row({run.number, to_utc_text(run.begun_at), std::max<std::int64_t>(0, run.ended_at - run.begun_at),
               run.user, to_text(run.as_of), outcome_in_words(run.outcome).in(language), run.months,
               run.assets, cell(run.charged_fen), cell(run.research_fen), cell(run.interest_fen),
               cell(run.grants_fen), run.vouchers, std::ssize(run.words)});
  }
  return table;
}

Table words_table(const std::vector<store::Run>& runs, Language language) {
  Table table({"运行中的提示", "What the runs told"},
              {{"run", {"序号", "run"}, "integer"}, {"words", {"提示", "words"}}});
  for (const store::Run& run : runs)
    for (const Text& words : run.words) table.row({run.number, words.in(language)});
  return table;
}

// That it came to its end says nothing of the companies it could not do.
Text outcome_of_batch(const store::BatchEnd& end) {
  Text words = outcome_in_words(end.outcome);
  if (end.failed == 0) return words;
  const std::string failed = std::to_string(end.failed);
  return {words.zh + "，" + failed + " 家未完成", words.en + ", " + failed + " not done"};
}

Table batches_table(const std::vector<store::Batch>& batches, Language language) {
  Table table({"夜间批处理（全部公司）", "Nightly batches (all companies)"},
              {{"batch", {"批次", "batch"}, "integer"},
               {"begun", {"开始（UTC）", "begun (UTC)"}},
               {"seconds", {"用时（秒）", "seconds"}, "integer"},
               {"user", {"用户", "user"}},
               {"as_of", {"截至", "as of"}, "date"},
               {"from", {"起始期间", "from period"}},
               {"outcome", {"结果", "outcome"}},
               {"companies", {"公司数", "companies"}, "integer"},
               {"worked", {"有过账", "with postings"}, "integer"},
               {"failed", {"未完成", "not done"}, "integer"},
               {"assets", {"摊销项数", "charges"}, "integer"},
               {"amortisation", {"摊销额", "amortisation"}, "amount"},
               {"vouchers", {"凭证数", "vouchers"}, "integer"},
               {"warnings", {"提示数", "warnings"}, "integer"}});
  for (const store::Batch& batch : batches) {
    const bool ended = batch.end.has_value();
    const store::BatchEnd end = batch.end.value_or(store::BatchEnd{});
    const auto number = [&](std::int64_t value) { return ended ? Json(value) : Json(); };
    table.row({batch.number, to_utc_text(batch.begin.at),
               number(std::max<std::int64_t>(0, end.at - batch.begin.at)), batch.begin.user,
               to_text(batch.begin.as_of), batch.begin.from ? Json(to_text(*batch.begin.from)) : Json(),
               ended ? outcome_of_batch(end).in(language)
                     : Text{"未结束：正在运行，或被中断", "no end: running, or cut short"}.in(language),
               number(end.companies), number(end.worked), number(end.failed), number(end.assets),
               ended ? cell(end.charged_fen) : Json(), number(end.vouchers), number(end.warnings)});
  }
  return table;
}

Result list_runs(Books& books, const Caller& caller, const formats::Json& input) {
  const int most = input.value("most", usual);
  const store::Looking look(books.store, books.staged);
  const std::vector<store::Run> runs = store::last_runs(books.store, books.company, most);
  std::vector<Table> tables{runs_table(runs, caller.language), words_table(runs, caller.language)};
  if (caller.roles.contains(Role::operator_))
    tables.push_back(batches_table(store::last_batches(books.store, most), caller.language));
  return listed(tables, {"没有运行记录", "there is no run on record"}, caller.language);
}

Json most_property() {
  Json most = property("integer", "最多几次", "how many at most");
  most["minimum"] = 1;
  most["maximum"] = 1000;
  return most;
}

}  // namespace

Action runs_list() {
  return {.id = "runs.list",
          .menu = {{"数据资源", "Data resources"}, {"月末", "Month end"}},
          .title = {"运行记录", "Runs of the month's end"},
          .help = {"列出月末与夜间批处理的运行：谁、何时、截至何日、项数、金额、凭证、提示；操作员另见全部公"
                   "司的批次。",
                   "Lists the runs of the month's end and the nightly batch: who, when, as of which day, "
                   "counts, amounts, "
                   "vouchers, warnings; operators also see the batches over all companies."},
          .roles = {Role::preparer, Role::reviewer, Role::auditor, Role::operator_},
          .changes = false,
          .input = object_schema({{"most", most_property()}}, {}),
          .outputs = {"table", "message"},
          .run = list_runs};
}

}  // namespace rubiao
