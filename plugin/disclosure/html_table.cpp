// SPDX-License-Identifier: Apache-2.0
#include "disclosure/html_table.h"

#include <array>

#include "formats/html_text.h"

namespace rubiao::disclosure {
namespace {

using formats::escape_html;

void append_cell(std::string& html, std::string_view style, std::string_view markup) {
  html += "<td class=\"" + std::string(style) + "\">" + std::string(markup) + "</td>";
}

}  // namespace

std::string both(std::string_view zh, std::string_view en) {
  return "<span class=\"zh\" xml:lang=\"zh-CN\">" + escape_html(zh) +
         "</span><span class=\"en\" xml:lang=\"en\">" + escape_html(en) + "</span>";
}

std::string both(const Label& label) {
  return both(label.zh, label.en);
}

HtmlTable::HtmlTable(const Label& caption, std::span<const Label> columns, bool numbered)
    : numbered_(numbered) {
  html_ = "<div class=\"scroll\"><table>\n<caption>" + both(caption) + "</caption>\n<thead><tr>";
  for (const Label& column : columns) html_ += "<th scope=\"col\">" + both(column) + "</th>";
  html_ += "</tr></thead>\n<tbody>\n";
}

void HtmlTable::add_row(std::string_view number, const Label& label, int indent,
                        std::span<const std::string> cells) {
  constexpr std::array<std::string_view, 3> styles{"heading", "row", "of-which"};
  html_ += "<tr class=\"" + std::string(styles.at(static_cast<std::size_t>(indent))) + "\">";
  if (numbered_) append_cell(html_, "number", escape_html(number));
  html_ += "<th scope=\"row\">" + both(label) + "</th>";
  for (const std::string& cell : cells) append_cell(html_, "figure", cell);
  html_ += "</tr>\n";
}

void HtmlTable::add_text_row(std::span<const std::string> cells) {
  html_ += "<tr class=\"row\">";
  for (std::size_t i = 0; i < cells.size(); ++i) append_cell(html_, i < 2 ? "text" : "figure", cells[i]);
  html_ += "</tr>\n";
}

std::string HtmlTable::finish() {
  return html_ + "</tbody></table></div>\n";
}

}  // namespace rubiao::disclosure
