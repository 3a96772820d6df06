// SPDX-License-Identifier: Apache-2.0
// One function a kind of output. Journals are laid out as accountants write them: 借 to the left, 贷
// indented.
#include "result_printer.h"

#include <fmt/format.h>

#include <algorithm>

#include "chart_output.h"
#include "csv_output.h"
#include "display_word.h"
#include "failure.h"
#include "fen.h"
#include "printable.h"
#include "text_table.h"
#include "trace_output.h"

namespace erp {

namespace {

std::string field(const Json& object, const char* name) {
  return object.contains(name) ? printable(cell_text(object.at(name))) : "";
}

std::string join_fields(const Json& object, std::initializer_list<const char*> names) {
  std::string text;
  for (const char* name : names)
    if (const std::string part = field(object, name); !part.empty())
      text += (text.empty() ? "" : "  ") + part;
  return text;
}

std::string render_message(const Json& output, Language language) {
  const bool warning = field(output, "level") == "warning";
  const char* mark = !warning ? "" : language == Language::zh ? "注意：" : "Warning: ";
  return mark + field(output, "text") + "\n";
}

std::string amount_of(const Json& line, const char* side) {
  const std::string text = field(line, side);
  const bool nil = text.empty() || parse_amount(text).fen == 0;
  return nil ? "" : group_thousands(text);
}

std::string render_line(const Json& line, Language language, std::size_t width) {
  const std::string debit = amount_of(line, "debit");
  const std::string credit = amount_of(line, "credit");
  const bool zh = language == Language::zh;
  const std::string side = !debit.empty() ? (zh ? "借 " : "Dr ") : (zh ? "  贷 " : "  Cr ");
  std::string text = "  " + pad_right(side + join_fields(line, {"account", "name"}), width);
  text += pad_left(debit, 18) + pad_left(credit, 18);
  const std::string more = join_fields(line, {"memo", "cost_center"});
  if (!more.empty()) text += "  " + more;
  text.erase(text.find_last_not_of(' ') + 1);
  return text + "\n";
}

// The ERP's own number stands first where the voucher has one, then the key that it has for the plugin.
std::string voucher_heading(const Json& voucher, Language language) {
  const std::string state = display_word(field(voucher, "state"), language);
  return join_fields(voucher, {"number", "key", "date", "memo", "rule"}) +
         (state.empty() ? "" : "  " + state);
}

std::string render_journal(const Json& output, Language language) {
  std::string text;
  for (const Json& voucher : output.at("vouchers")) {
    text += voucher_heading(voucher, language) + "\n";
    std::size_t width = 30;
    for (const Json& line : voucher.at("lines"))
      width = std::max(width, display_width(join_fields(line, {"account", "name"})) + 6);
    for (const Json& line : voucher.at("lines")) text += render_line(line, language, width);
  }
  return text;
}

std::string render_document(const Json& output, Language language, const DocumentPath& path_of) {
  return fmt::format("{}{} ({})\n",
                     language == Language::zh ? "文件：" : "Document: ", path_of(field(output, "name")),
                     join_fields(output, {"title", "media_type"}));
}

std::string render(const Json& output, Language language, const DocumentPath& path_of) {
  const std::string kind = field(output, "kind");
  if (kind == "message") return render_message(output, language);
  if (kind == "table") return render_table(output);
  if (kind == "journal") return render_journal(output, language);
  if (kind == "trace")
    return output.contains("text") ? printable_lines(output.at("text").get<std::string>())
                                   : render_trace(output.at("trace"), language);
  if (kind == "chart") return render_chart(output);
  if (kind == "document") return render_document(output, language, path_of);
  return output.dump(2) + "\n";
}

Json journal_table(const Json& output, Language language) {
  const bool zh = language == Language::zh;
  Json rows = Json::array();
  for (const Json& voucher : output.at("vouchers"))
    for (const Json& line : voucher.at("lines"))
      rows.push_back({field(voucher, "key"), field(voucher, "number"), field(voucher, "date"),
                      field(line, "memo"), field(line, "account"), field(line, "name"), field(line, "debit"),
                      field(line, "credit"), field(line, "cost_center"), field(voucher, "rule")});
  return make_table(
      "",
      {column("key", zh ? "凭证键" : "key"), column("number", zh ? "凭证号" : "number"),
       column("date", zh ? "日期" : "date"), column("memo", zh ? "摘要" : "memo"),
       column("account", zh ? "科目代码" : "account"), column("name", zh ? "科目名称" : "name"),
       column("debit", zh ? "借方金额" : "debit", "amount"),
       column("credit", zh ? "贷方金额" : "credit", "amount"),
       column("cost_center", zh ? "辅助核算" : "auxiliary"), column("rule", zh ? "规则" : "rule")},
      rows);
}

Printout print_csv(const Json& result, Language language, const DocumentPath& path_of) {
  Printout printout;
  for (const Json& output : result.at("outputs")) {
    const std::string kind = field(output, "kind");
    if (kind == "trace" || kind == "chart") continue;  // the chart's figures stand in the table beside it
    if (kind != "table" && kind != "journal") {
      printout.aside += render(output, language, path_of);
      continue;
    }
    printout.out += printout.out.empty() ? byte_order_mark : "\r\n";
    printout.out += render_csv(kind == "table" ? output : journal_table(output, language));
  }
  return printout;
}

}  // namespace

Printout print_result(const std::string& raw, Format format, Language language, const DocumentPath& path_of) {
  if (format == Format::json) return {printable_json(raw) + "\n", ""};
  const Json result = parse_json(raw, language == Language::zh ? "结果" : "the result");
  try {
    if (format == Format::csv) return print_csv(result, language, path_of);
    Printout printout;
    for (const Json& output : result.at("outputs")) {
      if (!printout.out.empty() && field(output, "kind") != "message") printout.out += "\n";
      printout.out += render(output, language, path_of);
    }
    return printout;
  } catch (const Json::exception& error) {
    throw Failure(rubiao_internal,
                  {std::string("插件的结果不合格式：") + error.what(),
                   std::string("The plugin's result is not of the agreed shape: ") + error.what()});
  }
}

Json result_of(Json output) {
  return {{"outputs", Json::array({std::move(output)})}};
}

Json make_table(const std::string& title, Json columns, Json rows, const std::string& note) {
  Json table = {{"kind", "table"}, {"title", title}};
  table["columns"] = std::move(columns);
  table["rows"] = std::move(rows);
  if (!note.empty()) table["note"] = note;
  return table;
}

Json column(const std::string& id, const std::string& title, const std::string& type) {
  return {{"id", id}, {"title", title}, {"type", type}};
}

}  // namespace erp
