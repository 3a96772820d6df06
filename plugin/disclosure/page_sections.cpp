// SPDX-License-Identifier: Apache-2.0
#include "disclosure/page_sections.h"

#include <algorithm>
#include <array>
#include <utility>

#include "disclosure/concepts.h"
#include "disclosure/html_table.h"
#include "formats/html_text.h"
#include "formats/xml_writer.h"

namespace rubiao::disclosure {
namespace {

using formats::escape_html;
using formats::legal_xml;

constexpr auto voluntary = static_cast<std::size_t>(first_voluntary);

class Sections {
 public:
  Sections(const Report& report, InlineFacts& facts) : report_(report), facts_(facts) {}

  std::vector<PageSection> write() {
    add({"资产负债表中的数据资源", "Data resources in the balance sheet"}, statement());
    for (const auto* table : {&report_.a, &report_.b})
      if (*table) add(title_of((*table)->id), note(**table), "note");
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
  void add(Label title, std::string html, std::string style = "plain") {
    sections_.push_back({title, std::move(html), std::move(style)});
  }

  [[nodiscard]] Label unit() const {
    if (facts_.rounding() == FactRounding::fen) return {"单位：人民币元", "In yuan (CNY)"};
    return {"单位：人民币万元", "In ten thousand yuan (CNY)"};
  }

  std::string statement() {
    const std::array<Label, 3> columns{
        {{"项目", "Item"}, {"期末余额", "Closing balance"}, {"期初余额", "Opening balance"}}};
    HtmlTable table(unit(), columns);
    for (const StatementItem item : all_statement_items) {
      const StatementLine& line = report_.statement[static_cast<std::size_t>(item)];
      add_statement_row(table, parent_concept(item), concept_named(parent_concept(item)).label, 1,
                        line.parent);
      add_statement_row(table, data_concept(item), {"其中：数据资源", "Of which: data resources"}, 2,
                        line.data);
    }
    return table.finish();
  }

  void add_statement_row(HtmlTable& table, std::string_view name, const Label& label, int indent,
                         const StatementRow& row) {
    const std::array cells{facts_.amount(name, row.closing, false), facts_.amount(name, row.opening, true)};
    table.add_row({}, label, indent, cells);
  }

  std::string cell_of(const NoteTable& note, const NoteRow& row, std::size_t column) {
    if (row.row->content == Content::heading) return {};
    return facts_.amount(row.row->concept_name, row.cells[column], row.row->content == Content::opening,
                         place_of(note.id, column));
  }

  std::string note(const NoteTable& note) {
    std::vector<Label> columns{{"行次", "Line"}, {"项目", "Item"}};
    for (const Label& column : columns_of(note.id)) columns.push_back(column);
    HtmlTable table(unit(), columns, true);
    for (const NoteRow& row : note.rows) {
      std::vector<std::string> cells;
      for (std::size_t column = 0; column <= total_column; ++column)
        cells.push_back(cell_of(note, row, column));
      table.add_row(row.row->id, row.row->label, row.row->indent, cells);
    }
    return table.finish();
  }

  std::string development(const NoteTable& note) {
    const std::array<Label, 3> columns{{{"行次", "Line"}, {"项目", "Item"}, {"金额", "Amount"}}};
    HtmlTable table(unit(), columns, true);
    for (const NoteRow& row : note.rows) {
      const std::array cell{cell_of(note, row, total_column)};
      table.add_row(row.row->id, row.row->label, row.row->indent, cell);
    }
    return table.finish();
  }

  std::string items() {
    const std::array<Label, 5> columns{{{"编号", "Register id"},
                                        {"名称", "Name"},
                                        {"期末账面价值", "Closing carrying amount"},
                                        {"可变现净值", "Net realisable value"},
                                        {"剩余摊销期限（月）", "Remaining amortisation (months)"}}};
    HtmlTable table(unit(), columns);
    for (const Item& item : report_.items) {
      const FactPlace place = place_of(item);
      const std::array cells{
          escape_html(item.id),
          facts_.text("SignificantName", Language::zh, escape_html(legal_xml(item.name)), place),
          facts_.amount("SignificantCarryingAmount", item.carrying, false, place),
          facts_.amount("SignificantNetRealisableValue", item.net_realisable_value, false, place),
          item.remaining_months ? std::to_string(*item.remaining_months) : std::string{}};
      table.add_text_row(cells);
    }
    return table.finish();
  }

  std::string figures() {
    const std::array<Label, 2> columns{{{"项目", "Item"}, {"金额", "Amount"}}};
    HtmlTable table(unit(), columns);
    for (std::size_t i = 0; i < figure_count; ++i) {
      if (!report_.figures[i]) continue;
      const std::string_view name = figure_concept(static_cast<Figure>(i));
      table.add_row({}, concept_named(name).label, 1,
                    std::array{facts_.amount(name, report_.figures[i], false)});
    }
    return table.finish();
  }

  void add_texts(Label title, std::size_t from, std::size_t to) {
    std::string html;
    for (std::size_t i = from; i < to; ++i) html += narrative(static_cast<Narrative>(i));
    if (!html.empty()) add(title, html);
  }

  // Under its concept's label, without the kind in brackets.
  std::string narrative(Narrative narrative) {
    const Text& texts = report_.narratives[static_cast<std::size_t>(narrative)];
    if (texts.zh.empty() && texts.en.empty()) return {};
    const std::string_view name = narrative_concept(narrative);
    const Label& label = concept_named(name).label;
    std::string html =
        "<h3>" + both(label.zh.substr(0, label.zh.rfind(" [")), label.en.substr(0, label.en.rfind(" ["))) +
        "</h3>\n";
    for (const Language language : {Language::zh, Language::en}) {
      const std::string& text = texts.in(language);
      if (text.empty()) continue;
      html += std::string("<div class=\"") + (language == Language::zh ? "zh" : "en") + "\">" +
              facts_.text(name, language, as_text_block(legal_xml(text))) + "</div>\n";
    }
    return html;
  }

  const Report& report_;
  InlineFacts& facts_;
  std::vector<PageSection> sections_;
};

}  // namespace

std::vector<PageSection> page_sections(const Report& report, InlineFacts& facts) {
  return Sections(report, facts).write();
}

}  // namespace rubiao::disclosure
