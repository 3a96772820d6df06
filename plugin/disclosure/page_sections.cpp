// SPDX-License-Identifier: Apache-2.0
#include "disclosure/page_sections.h"

#include <algorithm>
#include <array>
#include <utility>

#include "disclosure/concepts.h"
#include "disclosure/facts.h"
#include "disclosure/html_table.h"
#include "formats/html_text.h"

namespace rubiao::disclosure {
namespace {

constexpr auto voluntary = static_cast<std::size_t>(first_voluntary);

class Sections {
 public:
  Sections(const Report& report, Language language) : report_(report), language_(language) {}

  std::vector<PageSection> write() {
    add({"资产负债表中的数据资源", "Data resources in the balance sheet"}, statement());
    for (const auto* table : {&report_.a, &report_.b}) {
      if (*table) add(title_of((*table)->id), note(**table), "note");
    }
    if (report_.development)
      add(title_of(TableId::development_expenditure), development(*report_.development), "lines");
    if (!report_.items.empty())
      add({"单项重要的数据资源", "Individually significant data resources"}, items(), "words");
    if (std::ranges::any_of(report_.figures, [](const auto& figure) { return figure.has_value(); }))
      add({"其他披露金额", "Other figures"}, figures());
    add_texts({"会计政策和其他说明", "Accounting policies and other explanations"}, 0, voluntary);
    add_texts({"自愿披露", "Disclosed of one's own will"}, voluntary, narrative_count);
    return std::move(sections_);
  }

 private:
  [[nodiscard]] std::string say(Label label) const { return std::string(label.in(language_)); }

  void add(Label title, std::string html, std::string style = "plain") {
    sections_.push_back({say(title), std::move(html), std::move(style)});
  }

  [[nodiscard]] std::string unit() const { return say({"单位：人民币元", "In yuan (CNY)"}); }

  [[nodiscard]] std::string statement() const {
    const std::vector columns{say({"项目", "Item"}), say({"期末余额", "Closing balance"}),
                              say({"期初余额", "Opening balance"})};
    HtmlTable table(unit(), columns);
    for (const StatementItem item : all_statement_items) {
      const StatementLine& line = report_.statement[static_cast<std::size_t>(item)];
      const std::array parent{line.parent.closing, line.parent.opening};
      const std::array data{line.data.closing, line.data.opening};
      table.add_row({}, concept_named(parent_concept(item)).label.in(language_), 1, parent);
      table.add_row({}, say({"其中：数据资源", "Of which: data resources"}), 2, data);
    }
    return table.finish();
  }

  [[nodiscard]] std::string note(const NoteTable& note) const {
    std::vector columns{say({"行次", "Line"}), say({"项目", "Item"})};
    for (const Label& column : columns_of(note.id)) columns.push_back(say(column));
    HtmlTable table(unit(), columns, true);
    for (const NoteRow& row : note.rows) {
      table.add_row(row.row->id, row.row->label.in(language_), row.row->indent, row.cells);
    }
    return table.finish();
  }

  [[nodiscard]] std::string development(const NoteTable& note) const {
    const std::vector columns{say({"行次", "Line"}), say({"项目", "Item"}), say({"金额", "Amount"})};
    HtmlTable table(unit(), columns, true);
    for (const NoteRow& row : note.rows) {
      const std::array figure{row.cells[total_column]};
      table.add_row(row.row->id, row.row->label.in(language_), row.row->indent, figure);
    }
    return table.finish();
  }

  [[nodiscard]] std::string items() const {
    const std::vector columns{say({"编号", "Register id"}), say({"名称", "Name"}),
                              say({"期末账面价值", "Closing carrying amount"}),
                              say({"剩余摊销期限（月）", "Remaining amortisation (months)"})};
    HtmlTable table(unit(), columns);
    for (const Item& item : report_.items) {
      const std::vector cells{item.id, item.name, to_grouped_text(item.carrying),
                              item.remaining_months ? std::to_string(*item.remaining_months) : std::string{}};
      table.add_text_row(cells);
    }
    return table.finish();
  }

  [[nodiscard]] std::string figures() const {
    const std::vector columns{say({"项目", "Item"}), say({"金额", "Amount"})};
    HtmlTable table(unit(), columns);
    for (std::size_t i = 0; i < figure_count; ++i) {
      if (!report_.figures[i]) continue;
      const Concept& item = concept_named(figure_concept(static_cast<Figure>(i)));
      table.add_row({}, item.label.in(language_), 1, std::array{report_.figures[i]});
    }
    return table.finish();
  }

  void add_texts(Label title, std::size_t from, std::size_t to) {
    std::string html;
    for (std::size_t i = from; i < to; ++i) {
      const std::string& text = report_.narratives[i].in(language_);
      if (text.empty()) continue;
      std::string heading = say(concept_named(narrative_concept(static_cast<Narrative>(i))).label);
      heading.resize(heading.rfind(" ["));
      html += "<h3>" + formats::escape_html(heading) + "</h3>\n" + as_text_block(text) + "\n";
    }
    if (!html.empty()) add(title, html);
  }

  const Report& report_;
  Language language_;
  std::vector<PageSection> sections_;
};

}  // namespace

std::vector<PageSection> page_sections(const Report& report, Language language) {
  return Sections(report, language).write();
}

}  // namespace rubiao::disclosure
