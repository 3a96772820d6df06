// SPDX-License-Identifier: Apache-2.0
#include "rulebook/rule_page.h"

#include <fmt/format.h>

#include "formats/html_text.h"
#include "rulebook/rule_page_style.h"

namespace rubiao::rulebook {

using formats::escape_html;

std::string page_open(const std::string& title, const Edition& edition, std::optional<Date> as_of,
                      Language language) {
  const bool zh = language == Language::zh;
  std::string facts;
  const auto fact = [&](const char* in_zh, const char* in_en, const std::string& value) {
    facts += fmt::format("<span>{}{}{}</span>", zh ? in_zh : in_en, zh ? "：" : ": ", escape_html(value));
  };
  if (as_of) fact("会计日期", "Accounting date", rubiao::to_text(*as_of));
  fact("规则版本", "Edition", edition.id());
  fact("批准", "Approved", edition.approved_by() + " " + rubiao::to_text(edition.approved_on()));
  fact("摘要值", "SHA-256", edition.sha256());
  return fmt::format(
      "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" "
      "content=\"width=device-width\">\n<title>{}</title>\n<style>{}</style>\n</head>\n"
      "<body>\n<header>\n<h1>{}</h1>\n<p class=\"facts\">{}</p>\n</header>\n",
      zh ? "zh-CN" : "en", escape_html(title), rule_page_style, escape_html(title), facts);
}

std::string page_close() {
  return "</body>\n</html>\n";
}

bool is_wide(const Table& table) {
  constexpr std::size_t most_columns = 12;
  return table.inputs.size() > most_columns;
}

std::string table_open(const Table& table, Language language) {
  const bool zh = language == Language::zh;
  std::string html;
  if (!table.question.empty()) html += "<p class=\"question\">" + escape_html(table.question) + "</p>\n";
  html += fmt::format("<table>\n<thead><tr><th>{}</th>", zh ? "行" : "row");
  if (is_wide(table))
    html += std::string("<th>") + (zh ? "条件" : "conditions") + "</th>";
  else
    for (const InputColumn& column : table.inputs) html += "<th>" + escape_html(column.name) + "</th>";
  for (const OutputColumn& column : table.outputs)
    html += "<th class=\"out\">" + escape_html(column.name) + "</th>";
  return html + fmt::format("<th>{}</th></tr></thead>\n<tbody>\n", zh ? "依据" : "law");
}

std::string row_end(const Row& row) {
  std::string html;
  for (const Value& output : row.outputs)
    html += "<td class=\"out\">" + escape_html(to_text(output)) + "</td>";
  return html + "<td class=\"law\">" + escape_html(keys_of(row)) + "</td></tr>\n";
}

namespace {

std::string article_head(const Source& source) {
  return fmt::format("<code>{}</code> {}{} {}", escape_html(source.key), escape_html(source.number),
                     escape_html(source.article), escape_html(source.title));
}

std::string article_text(const Source& source, Language language) {
  const bool restated = source.kind == "restated";
  const Text kind = restated ? Text{"转述，以法规原文为准", "restated; the legal text prevails"}
                             : Text{"原文", "the official text"};
  const Text checked = source.verified == "yes"         ? Text{"已核对", "verified"}
                       : source.verified == "secondary" ? Text{"仅见于二手文本", "secondary text only"}
                                                        : Text{"未核对", "not verified"};
  return fmt::format("{}<br><small>{} · {} · {} –{}</small>", escape_html(source.text), kind.in(language),
                     checked.in(language), rubiao::to_text(source.in_force_from),
                     source.in_force_to ? " " + rubiao::to_text(*source.in_force_to) : "");
}

}  // namespace

std::string article(const Source& source, Language language) {
  return "<details><summary>" + article_head(source) + "</summary><p>" + article_text(source, language) +
         "</p></details>\n";
}

std::string article_in_full(const Source& source, Language language) {
  return "<p>" + article_head(source) + "<br>" + article_text(source, language) + "</p>\n";
}

std::string keys_of(const Row& row) {
  std::string keys;
  for (const Citation& citation : row.citations) keys += (keys.empty() ? "" : "; ") + citation.key;
  return keys;
}

}  // namespace rubiao::rulebook
