// SPDX-License-Identifier: Apache-2.0
#include "disclosure/html_table.h"

#include <array>

#include "formats/html_text.h"

namespace rubiao::disclosure {
namespace {

using formats::escape_html;

std::string figure(std::optional<Fen> amount) {
  if (!amount) return {};
  return *amount == 0 ? "—" : to_grouped_text(*amount);
}

void append_cell(std::string& html, std::string_view style, std::string_view text) {
  html += "<td class=\"" + std::string(style) + "\">" + escape_html(text) + "</td>";
}

}  // namespace

HtmlTable::HtmlTable(std::string_view caption, std::span<const std::string> columns, bool numbered)
    : numbered_(numbered) {
  html_ = "<div class=\"scroll\"><table>\n<caption>" + escape_html(caption) + "</caption>\n<thead><tr>";
  for (const std::string& column : columns) html_ += "<th scope=\"col\">" + escape_html(column) + "</th>";
  html_ += "</tr></thead>\n<tbody>\n";
}

void HtmlTable::add_row(std::string_view number, std::string_view label, int indent,
                        std::span<const std::optional<Fen>> figures) {
  constexpr std::array<std::string_view, 3> styles{"heading", "row", "of-which"};
  html_ += "<tr class=\"" + std::string(styles.at(static_cast<std::size_t>(indent))) + "\">";
  if (numbered_) append_cell(html_, "number", number);
  html_ += "<th scope=\"row\">" + escape_html(label) + "</th>";
  for (const auto& amount : figures) append_cell(html_, "figure", figure(amount));
  html_ += "</tr>\n";
}

void HtmlTable::add_text_row(std::span<const std::string> cells) {
  html_ += "<tr class=\"row\">";
  for (const std::string& cell : cells) {
    append_cell(html_, &cell == &cells.front() || &cell == &cells[1] ? "text" : "figure", cell);
  }
  html_ += "</tr>\n";
}

std::string HtmlTable::finish() {
  return html_ + "</tbody></table></div>\n";
}

}  // namespace rubiao::disclosure
