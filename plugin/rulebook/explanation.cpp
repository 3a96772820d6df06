// SPDX-License-Identifier: Apache-2.0
#include "rulebook/explanation.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "formats/html_text.h"
#include "rulebook/input_check.h"
#include "rulebook/rule_page.h"

namespace rubiao::rulebook {
namespace {

using formats::escape_html;

class Explanation {
 public:
  Explanation(const Edition& edition, Date day, Language language)
      : edition_(edition), day_(day), language_(language) {}

  // The decisions it rests on come first, as they were taken first.
  void add(const Decision& decision) {
    for (const Decision& reason : decision.because) add(reason);
    html_ += "<section>\n<h2>" + escape_html(decision.name) + " <small>" + escape_html(decision.table) +
             " · " + std::string(1, decision.hit_policy) + "</small></h2>\n";
    const Table& table = edition_.find(decision.table, day_)->table();
    html_ += table_open(table, language_);
    html_ += given_row(table, decision);
    for (const Row& row : table.rows) add_row(table, row, decision);
    html_ += "</tbody></table>\n";
    add_parameters(decision);
    for (const Match& match : decision.matches) {
      html_ += "<p class=\"outcome\"><b>" + escape_html(match.row) + "</b> → " +
               escape_html(describe(match.outputs)) + note_of(match) + "</p>\n";
      for (const Citation& citation : match.citations) {
        html_ += article(*edition_.source(citation.key), language_);
        cited_.insert(citation.key);
      }
    }
    if (decision.matches.empty())
      html_ += "<p class=\"outcome\">" + say("没有一行适用", "no row applies") + "</p>\n";
    html_ += "</section>\n";
  }

  // Paper unfolds nothing: what has been cited stands at the end, each article once.
  [[nodiscard]] std::string finish() {
    html_ += "<section class=\"articles\">\n<h2>" + say("条款", "Articles") + "</h2>\n";
    for (const std::string& key : cited_) html_ += article_in_full(*edition_.source(key), language_);
    return std::move(html_) + "</section>\n";
  }

 private:
  [[nodiscard]] std::string say(const char* zh, const char* en) const { return Text{zh, en}.in(language_); }

  static std::string note_of(const Match& match) {
    return match.note.empty() ? "" : "　<span class=\"note\">" + escape_html(match.note) + "</span>";
  }

  // What each column was given: by the caller, or by the decision it asks.
  static const Value& given(const InputColumn& column, const Decision& decision) {
    if (column.decision.empty()) return *find_input(decision.inputs, column.name);
    const auto reason = std::ranges::find(decision.because, column.decision, &Decision::table);
    return reason->match().output(column.name);
  }

  std::string given_row(const Table& table, const Decision& decision) const {
    std::string row = "<tr class=\"given\"><th>" + say("实际", "given") + "</th>";
    std::string cells;
    for (const InputColumn& column : table.inputs) {
      const std::string value = escape_html(to_text(given(column, decision)));
      cells += is_wide(table) ? "<span>" + escape_html(column.name) + " " + value + "</span>"
                              : "<td>" + value + "</td>";
    }
    row += is_wide(table) ? "<td class=\"conditions\">" + cells + "</td>" : cells;
    return row + fmt::format("<td colspan=\"{}\"></td></tr>\n", table.outputs.size() + 1);
  }

  void add_row(const Table& table, const Row& row, const Decision& decision) {
    const bool matched = std::ranges::find(decision.matches, row.id, &Match::row) != decision.matches.end();
    const auto miss = std::ranges::find(decision.near_misses, row.id, &NearMiss::row);
    const bool near = miss != decision.near_misses.end();
    html_ += fmt::format("<tr class=\"{}\"><th>{}</th>",
                         matched ? "hit"
                         : near  ? "near"
                                 : "other",
                         escape_html(row.id));
    if (is_wide(table)) html_ += "<td class=\"conditions\">";
    for (std::size_t i = 0; i < table.inputs.size(); ++i) {
      const InputColumn& column = table.inputs[i];
      const bool failing = near && miss->column == column.name;
      add_condition(column, row.conditions[i], given(column, decision), failing, is_wide(table));
    }
    if (is_wide(table)) html_ += "</td>";
    html_ += row_end(row);
  }

  // A cell of its own with a tick or a cross; in a wide table a phrase, if it says something.
  void add_condition(const InputColumn& column, const CellTest& cell, const Value& value, bool failing,
                     bool wide) {
    if (wide && cell.any) return;
    const bool fits = holds(cell, value);
    const std::string name = wide ? escape_html(column.name) + " " : "";
    html_ += fmt::format("<{0} class=\"{1}{2}\">{3}{4}<i>{5}</i></{0}>", wide ? "span" : "td",
                         fits ? "yes" : "no", failing ? " failing" : "", name, escape_html(cell.shown),
                         fits ? "✓" : "✗ " + escape_html(to_text(value)));
  }

  void add_parameters(const Decision& decision) {
    for (const ParameterUsed& used : decision.parameters) {
      html_ += "<p class=\"parameter\">" + escape_html(used.name) + " = " + escape_html(to_text(used.value)) +
               escape_html(used.unit) + " <code>" + escape_html(used.source) + "</code></p>\n";
    }
  }

  const Edition& edition_;
  Date day_;
  Language language_;
  std::string html_;
  std::set<std::string> cited_;
};

// The answer before its reasons.
std::string answer(const Decision& decision, Language language) {
  std::string text;
  for (const Match& match : decision.matches) {
    text += fmt::format("{}{} <small>{}</small>", text.empty() ? "" : "; ",
                        escape_html(describe(match.outputs)), escape_html(match.row));
  }
  if (text.empty()) text = Text{"没有一行适用", "no row applies"}.in(language);
  return "<p class=\"answer\">" + text + "</p>\n";
}

}  // namespace

std::string explain_as_page(const Edition& edition, const Decision& decision, Language language) {
  Explanation explanation(edition, decision.as_of, language);
  explanation.add(decision);
  const std::string title = Text{"为什么：", "Why: "}.in(language) + decision.name;
  return page_open(title, edition, decision.as_of, language) + answer(decision, language) +
         explanation.finish() + page_close();
}

}  // namespace rubiao::rulebook
