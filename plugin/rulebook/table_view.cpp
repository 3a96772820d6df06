// SPDX-License-Identifier: Apache-2.0
#include "rulebook/table_view.h"

#include <fmt/format.h>

#include <map>

#include "formats/html_text.h"
#include "rulebook/rule_page.h"

namespace rubiao::rulebook {
namespace {

using formats::escape_html;

// A line or a cell of Markdown: a bar would end it, and what looks like HTML or a link would become that.
std::string in_cell(std::string_view text) {
  std::string safe;
  for (const char c : text) {
    if (c == '|' || c == '*' || c == '_' || c == '`' || c == '[' || c == ']') safe += '\\';
    if (c == '<')
      safe += "&lt;";
    else
      safe += c == '\n' ? ' ' : c;
  }
  return safe;
}

Text policy_name(char policy) {
  switch (policy) {
    case 'A':
      return {"A：各行结论相同", "A: rows that agree"};
    case 'C':
      return {"C：全部命中的行", "C: every row that matches"};
    case 'R':
      return {"R：全部命中的行，依表中次序", "R: every row that matches, in order"};
    default:
      return {"U：恰好一行", "U: exactly one row"};
  }
}

// 属于期初余额 false；证据晚于条件满足日 true
std::string markdown_conditions(const Table& table, const Row& row) {
  std::string text;
  for (std::size_t i = 0; i < row.conditions.size(); ++i) {
    if (!row.conditions[i].any)
      text += (text.empty() ? "" : "；") + in_cell(table.inputs[i].name + " " + row.conditions[i].shown);
  }
  return text;
}

std::string markdown_table(const Table& table) {
  std::string text =
      fmt::format("## {} `{}`\n\n{}\n\n{} · {}\n\n", in_cell(table.name), table.id, in_cell(table.question),
                  policy_name(table.hit_policy).zh, policy_name(table.hit_policy).en);
  std::string names = "| 行";
  std::string rule = "|---";
  const auto column = [&](const std::string& name) {
    names += " | " + in_cell(name);
    rule += "|---";
  };
  if (is_wide(table))
    column("条件");
  else
    for (const InputColumn& input : table.inputs) column(input.name);
  for (const OutputColumn& output : table.outputs) column("→ " + output.name);
  column("依据");
  column("说明");
  text += names + " |\n" + rule + "|\n";
  for (const Row& row : table.rows) {
    text += "| " + row.id;
    if (is_wide(table))
      text += " | " + markdown_conditions(table, row);
    else
      for (const CellTest& cell : row.conditions) text += " | " + in_cell(cell.shown);
    for (const Value& output : row.outputs) text += " | " + in_cell(to_text(output));
    text += " | " + in_cell(keys_of(row)) + " | " + in_cell(row.note) + " |\n";
  }
  return text;
}

std::string html_conditions(const Table& table, const Row& row) {
  std::string html;
  for (std::size_t i = 0; i < row.conditions.size(); ++i) {
    const std::string shown = escape_html(row.conditions[i].shown);
    if (!is_wide(table))
      html += "<td>" + shown + "</td>";
    else if (!row.conditions[i].any)
      html += "<span>" + escape_html(table.inputs[i].name) + " " + shown + "</span>";
  }
  return is_wide(table) ? "<td class=\"conditions\">" + html + "</td>" : html;
}

std::string html_table(const Table& table, Language language) {
  std::string html =
      fmt::format("<section>\n<h2 id=\"{}\">{} <small>{} · {}</small></h2>\n", escape_html(table.id),
                  escape_html(table.name), escape_html(table.id), policy_name(table.hit_policy).in(language));
  html += table_open(table, language);
  for (const Row& row : table.rows) {
    html += "<tr><th>" + escape_html(row.id) + "</th>";
    html += html_conditions(table, row);
    html += row_end(row);
  }
  return html + "</tbody></table>\n</section>\n";
}

std::string html_parameters(const Edition& edition, Language language) {
  const bool zh = language == Language::zh;
  std::string html = fmt::format(
      "<section>\n<h2>{}</h2>\n<table>\n<thead><tr><th>{}</th><th>{}</th><th>{}</th><th>{}</th></tr></"
      "thead><tbody>\n",
      zh ? "参数" : "Parameters", zh ? "名称" : "name", zh ? "自" : "from", zh ? "值" : "value",
      zh ? "依据" : "law");
  for (const Parameter& parameter : edition.parameters()) {
    for (const ParameterValue& value : parameter.values) {
      html += fmt::format(
          "<tr><th>{} <small>{}</small></th><td>{}</td><td>{}{}</td><td class=\"law\">{}</td></tr>\n",
          escape_html(parameter.name), escape_html(parameter.title.in(language)), rubiao::to_text(value.from),
          escape_html(to_text(value.value)), escape_html(parameter.unit), escape_html(value.source));
    }
  }
  return html + "</tbody></table>\n</section>\n";
}

}  // namespace

std::vector<ViewFile> render_markdown(const Rulebook& book) {
  std::vector<ViewFile> files;
  for (const Edition& edition : book.editions()) {
    std::map<std::string, std::string> texts;
    for (const Table* table : edition.tables(edition.from())) {
      const std::string& model = table->place.file;
      std::string& text = texts[model.substr(0, model.rfind('.')) + ".md"];
      if (text.empty()) {
        text = "<!-- SPDX-License-Identifier: Apache-2.0 -->\n# " + model +
               "\n\n由 `rubiao rules render` 生成，请勿手改。Made by `rubiao rules render`; do not edit.\n";
      }
      text += "\n" + markdown_table(*table);
    }
    for (auto& [path, text] : texts) files.push_back({path, std::move(text)});
  }
  return files;
}

std::vector<ViewFile> render_pages(const Rulebook& book, Language language) {
  std::vector<ViewFile> files;
  for (const Edition& edition : book.editions()) {
    const std::string title = Text{"规则 ", "Rules "}.in(language) + edition.id();
    std::string html = page_open(title, edition, std::nullopt, language);
    for (const Table* table : edition.tables(edition.from())) html += html_table(*table, language);
    html += html_parameters(edition, language) + "<section>\n";
    for (const Source* source : edition.sources()) html += article_in_full(*source, language);
    files.push_back({edition.id() + ".html", html + "</section>\n" + page_close()});
  }
  return files;
}

}  // namespace rubiao::rulebook
