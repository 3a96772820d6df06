// SPDX-License-Identifier: Apache-2.0
// The same batch gives the same bytes, however often its file is written.
#include "exchange_file.h"

#include <fmt/format.h>

#include "chart.h"
#include "csv_output.h"
#include "ledger_reading.h"
#include "printable.h"
#include "result_printer.h"

namespace erp {

namespace {

// 凭证字: every voucher of ours is a 记账凭证.
constexpr const char* voucher_word = "记";

std::string amount(Fen fen) {
  return fen == 0 ? "" : format_amount(fen);
}

// The number within its period, as an ERP groups lines by: 记-2024-01-0012 to 12.
std::string number_in_period(const Exchanged& voucher) {
  const std::string digits = voucher.number.substr(voucher.number.find_last_of('-') + 1);
  const std::size_t first = digits.find_first_not_of('0');
  return first == std::string::npos ? digits : digits.substr(first);
}

std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : printable(text)) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string attribute(const char* name, const std::string& value) {
  return value.empty() ? "" : fmt::format(" {}=\"{}\"", name, escaped(value));
}

std::string line_element(const Line& line, std::size_t number, const Chart& chart) {
  return "    <line" + attribute("number", std::to_string(number)) + attribute("account", line.account) +
         attribute("account-name", chart.at(line.account).name) + attribute("debit", amount(line.debit_fen)) +
         attribute("credit", amount(line.credit_fen)) + attribute("memo", line.memo) +
         attribute("cost-center", line.cost_center) + attribute("counterparty", line.counterparty) +
         attribute("rule", line.rule) + "/>\n";
}

}  // namespace

std::string exchange_csv(Database& ledger, const Company& company, const Batch& batch, Language language) {
  const bool zh = language == Language::zh;
  const auto title = [&](const char* id, const char* in_zh, const char* in_en) {
    return column(id, zh ? in_zh : in_en);
  };
  const Chart chart = read_chart(ledger, company.code);
  Json rows = Json::array();
  for (const Exchanged& voucher : batch.vouchers) {
    std::size_t number = 0;
    for (const Line& line : voucher_lines(ledger, voucher.id)) {
      rows.push_back({format_date(voucher.date),
                      std::to_string(voucher.period.year),
                      std::to_string(voucher.period.number),
                      voucher_word,
                      number_in_period(voucher),
                      "0",
                      std::to_string(++number),
                      line.memo.empty() ? voucher.memo : line.memo,
                      line.account,
                      chart.at(line.account).name_in(language),
                      voucher.currency,
                      amount(line.debit_fen),
                      amount(line.credit_fen),
                      line.cost_center,
                      line.counterparty,
                      batch.prepared_by.name,
                      voucher.key,
                      line.rule,
                      voucher.sha256,
                      company.code});
    }
  }
  return byte_order_mark + render_csv(make_table("",
                                                 {title("date", "凭证日期", "date"),
                                                  title("year", "会计年度", "year"),
                                                  title("period", "会计期间", "period"),
                                                  title("word", "凭证字", "voucher word"),
                                                  title("number", "凭证号", "number"),
                                                  title("attachments", "附件数", "attachments"),
                                                  title("line", "分录序号", "line"),
                                                  title("memo", "摘要", "memo"),
                                                  title("account", "科目编码", "account"),
                                                  title("name", "科目名称", "account name"),
                                                  title("currency", "币种", "currency"),
                                                  title("debit", "借方金额", "debit"),
                                                  title("credit", "贷方金额", "credit"),
                                                  title("cost_center", "部门", "cost center"),
                                                  title("counterparty", "往来单位", "counterparty"),
                                                  title("prepared_by", "制单人", "prepared by"),
                                                  title("key", "凭证键", "key"),
                                                  title("rule", "依据", "rule"),
                                                  title("sha256", "内容摘要值", "sha256"),
                                                  title("company", "公司", "company")},
                                                 rows));
}

std::string exchange_xml(Database& ledger, const Company& company, const Batch& batch) {
  const Chart chart = read_chart(ledger, company.code);
  std::string xml =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<vouchers xmlns=\"urn:rubiao:vouchers:1\"" +
      attribute("company", company.code) + attribute("company-name", company.name) +
      attribute("credit-code", company.credit_code) + attribute("batch", std::to_string(batch.number)) +
      attribute("date", format_date(batch.date)) + attribute("prepared-by", batch.prepared_by.name) + ">\n";
  for (const Exchanged& voucher : batch.vouchers) {
    xml += "  <voucher" + attribute("key", voucher.key) + attribute("date", format_date(voucher.date)) +
           attribute("year", std::to_string(voucher.period.year)) +
           attribute("period", std::to_string(voucher.period.number)) +
           attribute("number", number_in_period(voucher)) + attribute("currency", voucher.currency) +
           attribute("memo", voucher.memo) + attribute("total", format_amount(voucher.total_fen)) +
           attribute("sha256", voucher.sha256) + ">\n";
    std::size_t number = 0;
    for (const Line& line : voucher_lines(ledger, voucher.id)) xml += line_element(line, ++number, chart);
    xml += "  </voucher>\n";
  }
  return xml + "</vouchers>\n";
}

std::string receipt_form(const Company& company, const Batch& batch, Language language) {
  const bool zh = language == Language::zh;
  Json rows = Json::array();
  for (const Exchanged& voucher : batch.vouchers)
    rows.push_back({voucher.key, std::to_string(batch.number), "", "", "", format_amount(voucher.total_fen),
                    "", company.code});
  return byte_order_mark +
         render_csv(make_table(
             "",
             {column("key", zh ? "凭证键" : "key"), column("batch", zh ? "批次" : "batch"),
              column("state", zh ? "状态" : "state"), column("number", zh ? "ERP凭证号" : "number"),
              column("date", zh ? "ERP凭证日期" : "date"), column("total", zh ? "金额合计" : "total"),
              column("note", zh ? "说明" : "note"), column("company", zh ? "公司" : "company")},
             rows));
}

}  // namespace erp
