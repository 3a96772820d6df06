// SPDX-License-Identifier: Apache-2.0
#include "actions/nightly_result.h"

#include "actions/ledger_figures.h"
#include "base/error.h"
#include "batch/nightly_words.h"

namespace rubiao {
namespace {

using formats::Json;

// A batch over a hundred thousand companies is not read line by line: runs.list has them all.
constexpr std::size_t most_rows = 1000;
constexpr std::size_t most_words = 200;

std::vector<TableColumn> month_columns() {
  return {{"period", {"期间", "period"}},
          {"assets", {"摊销资产数", "assets amortised"}, "integer"},
          {"amortisation", {"摊销额", "amortisation"}, "amount"},
          {"research", {"结转研发费用", "research closed"}, "amount"},
          {"interest", {"分期利息", "interest"}, "amount"},
          {"grants", {"补助转入", "grants released"}, "amount"}};
}

std::vector<Json> month_cells(const NightlyMonth& month) {
  return {to_text(month.month),         month.run.charged,
          cell(month.run.sum_fen),      cell(month.run.research_closed_fen),
          cell(month.run.interest_fen), cell(month.run.grants_fen)};
}

Text vouchers_in_words(std::int64_t vouchers) {
  return {"已过账凭证 " + std::to_string(vouchers) + " 张", std::to_string(vouchers) + " voucher(s) posted"};
}

// The months of all companies, one after the other.
void add_months(Result& result, const BatchRun& batch) {
  std::vector<TableColumn> columns = month_columns();
  columns.insert(columns.begin(), {"company", {"公司", "company"}});
  Table table({"夜间批处理", "Nightly batch"}, std::move(columns));
  std::size_t rows = 0;
  for (const CompanyRun& run : batch.companies) {
    for (const NightlyMonth& month : run.run.months) {
      if (++rows > most_rows) continue;
      std::vector<Json> cells = month_cells(month);
      cells.insert(cells.begin(), run.company);
      table.row(std::move(cells));
    }
  }
  if (rows > most_rows) {
    const std::string more = std::to_string(rows - most_rows);
    table.note({"还有 " + more + " 行；各公司的运行记录见 runs.list",
                more + " more rows; runs.list has those of each company"});
  }
  if (!table.empty()) result.table(table);
}

void add_words(Result& result, const BatchRun& batch) {
  std::size_t told = 0;
  for (const CompanyRun& run : batch.companies) {
    for (const Text& words : words_on(run.company, run.run))
      if (++told <= most_words) result.message(words, "warning");
    if (!run.failure || ++told > most_words) continue;
    add_failure(result, run.company, *run.failure);
  }
  if (told <= most_words) return;
  const std::string more = std::to_string(told - most_words);
  result.message({"还有 " + more + " 条提示；见各公司的运行记录（runs.list）",
                  more + " more words; they are on record with each company (runs.list)"},
                 "warning");
}

Text summary_of(const store::BatchEnd& end) {
  const auto number = [](std::int64_t value) { return std::to_string(value); };
  return {"公司 " + number(end.companies) + " 家：有过账 " + number(end.worked) + " 家，未完成 " +
              number(end.failed) + " 家；摊销 " + number(end.assets) + " 项，" +
              to_grouped_text(end.charged_fen) + " 元；凭证 " + number(end.vouchers) + " 张；提示 " +
              number(end.warnings) + " 条",
          number(end.companies) + " companies: " + number(end.worked) + " with postings, " +
              number(end.failed) + " not done; " + number(end.assets) + " charges, " +
              to_grouped_text(end.charged_fen) + " yuan; " + number(end.vouchers) + " vouchers; " +
              number(end.warnings) + " warnings"};
}

}  // namespace

void add_nightly(Result& result, const std::string& company, const NightlyRun& nightly) {
  Table table({"月末运行 " + company, "Month-end run " + company}, month_columns());
  for (const NightlyMonth& month : nightly.months) table.row(month_cells(month));
  for (const Text& words : words_on(company, nightly)) result.message(words, "warning");
  if (table.empty()) {
    if (nightly.passed_over.empty())
      result.message({company + "：没有应处理的月份", company + ": no month is due"});
    return;
  }
  table.note(vouchers_in_words(nightly.posted));
  result.table(table);
}

void add_preview(Result& result, Books& books, const NightlyPreview& preview, Date as_of) {
  const std::string& company = books.company.code;
  Table table({"预览：月末运行 " + company, "Preview: month-end run " + company}, month_columns());
  for (const NightlyMonth& month : preview.run.months) table.row(month_cells(month));
  if (!table.empty()) result.table(table);
  for (const Text& words : words_on(company, preview.run)) result.message(words, "warning");
  if (preview.vouchers.empty()) {
    result.message({company + "：没有应过账的凭证", company + ": no voucher is due"});
    return;
  }
  result.journal(preview.vouchers, account_names(books, as_of));
  result.message({company + "：以上仅为预览，什么也没有记入或过账",
                  company + ": a preview only; nothing was written or posted"});
}

void add_failure(Result& result, const std::string& company, const Error& failure) {
  result.message({company + " 未完成：" + render(failure, Language::zh),
                  company + " is not done: " + render(failure, Language::en)},
                 "warning");
}

void add_batch(Result& result, const BatchRun& batch) {
  add_months(result, batch);
  add_words(result, batch);
  result.message(summary_of(batch.end));
}

void add_figures(Result& result, const BatchRun& batch) {
  const store::BatchEnd& end = batch.end;
  Json failed = Json::array();
  for (const CompanyRun& run : batch.companies)
    if (run.failure) failed.push_back({{"company", run.company}, {"outcome", outcome_of(*run.failure)}});
  result.run({{"companies", end.companies},
              {"worked", end.worked},
              {"failed", std::move(failed)},
              {"assets", end.assets},
              {"amount", to_text(end.charged_fen)},
              {"vouchers", end.vouchers},
              {"warnings", end.warnings}});
}

}  // namespace rubiao
