// SPDX-License-Identifier: Apache-2.0
#include "disclosure/page.h"

#include <array>

#include "disclosure/html_table.h"
#include "disclosure/inline_facts.h"
#include "disclosure/instance_parts.h"
#include "disclosure/invariants.h"
#include "disclosure/page_sections.h"
#include "disclosure/page_style.h"
#include "formats/html_text.h"
#include "formats/xml_writer.h"

namespace rubiao::disclosure {
namespace {

using formats::escape_html;

std::string entity_name(const Entity& entity, Language language) {
  return formats::legal_xml(language == Language::en && !entity.name_en.empty() ? entity.name_en
                                                                                : entity.name);
}

std::string ordinal(std::size_t index) {
  constexpr std::array<std::string_view, 10> numerals{"一", "二", "三", "四", "五",
                                                      "六", "七", "八", "九", "十"};
  return both(std::string(numerals.at(index)) + "、", std::to_string(index + 1) + ".");
}

std::string in_words(Date date) {
  return std::to_string(static_cast<int>(date.year())) + "年" +
         std::to_string(static_cast<unsigned>(date.month())) + "月" +
         std::to_string(static_cast<unsigned>(date.day())) + "日";
}

Label identifier_label(const Entity& entity) {
  if (entity.scheme == credit_code_scheme) return {"统一社会信用代码：", "Unified social credit code: "};
  return {"主体代码：", "Entity identifier: "};
}

std::string head(const Report& report) {
  return "<div class=\"head\">\n<p class=\"kind\">" + both("企业数据资源披露", "Data resource disclosures") +
         "</p>\n<h1>" +
         both(entity_name(report.entity, Language::zh), entity_name(report.entity, Language::en)) +
         "</h1>\n<p class=\"facts\"><span>" +
         both(in_words(report.from) + "至" + in_words(report.to),
              to_text(report.from) + " to " + to_text(report.to)) +
         "</span> <span>" + both(identifier_label(report.entity)) +
         escape_html(formats::legal_xml(report.entity.identifier)) + "</span></p>\n</div>\n";
}

// What the page is and what it is not. A filing shown as published has no register behind it, and says so.
std::string candour(const Report& report) {
  const bool from_register = report.a || report.b || report.development;
  const Label made =
      from_register
          ? Label{"本页各表由登记簿的业务事件逐笔汇总，勾稽关系已逐项核对。",
                  "The tables are summed from the events of the register, and every tie between them was "
                  "checked. "}
          : Label{"本页按已公布的报表数字编制，没有登记簿明细支持。",
                  "The figures are shown as published; no register stands behind them. "};
  const Label limits{
      "本页不是审计意见，也不替代经审计的财务报告。空白表示未列示，“—”表示金额为零。",
      "This page is no audit opinion and replaces no audited report. Blank means not presented, a dash "
      "means nil."};
  return both(made) + both(limits);
}

std::string foot(const Report& report) {
  std::string html = "<div class=\"foot\">\n<p>" + candour(report) + "</p>\n<p>" +
                     both("列示和披露依据：财会〔2023〕11号第三部分。规则版本：",
                          "Presentation and disclosure: 财会〔2023〕11号, part III. Edition of the rules: ") +
                     escape_html(report.edition) + "</p>\n";
  if (!report.rules_sha256.empty()) {
    html += "<p>" + both("规则文件 SHA-256：", "SHA-256 of the rule files: ") + "<code>" +
            escape_html(report.rules_sha256) + "</code></p>\n";
  }
  return html + "</div>\n";
}

std::string body(const Report& report, InlineFacts& facts) {
  std::string html = "<div class=\"page\">\n" + head(report);
  std::size_t index = 0;
  for (const PageSection& section : page_sections(report, facts)) {
    html += "<div class=\"section " + section.style + "\">\n<h2><span class=\"ordinal\">" + ordinal(index++) +
            "</span>" + both(section.title) + "</h2>\n" + section.html + "</div>\n";
  }
  return html + foot(report) + "</div>\n";
}

// What a reader of XBRL needs and a person does not.
std::string inline_header(const Report& report, const FactSet& set, const std::string& hidden,
                          std::string_view schema) {
  std::string markup;
  formats::XmlWriter xml([&](std::string_view piece) { markup += piece; },
                         {.pretty = true, .declaration = false});
  xml.open("ix:references");
  write_schema_reference(xml, schema);
  xml.close();
  xml.finish();
  std::string resources;
  formats::XmlWriter rest([&](std::string_view piece) { resources += piece; },
                          {.pretty = true, .declaration = false});
  rest.open("ix:resources");
  write_contexts(rest, set, report.entity);
  write_unit(rest, set);
  rest.close();
  rest.finish();
  return "<div style=\"display:none\"><ix:header>\n" +
         (hidden.empty() ? "" : "<ix:hidden>\n" + hidden + "</ix:hidden>\n") + markup + resources +
         "</ix:header></div>\n";
}

std::string root(const FactSet& set, Language first) {
  std::string html =
      "<html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:ix=\"http://www.xbrl.org/2013/inlineXBRL\" "
      "xmlns:ixt=\"http://www.xbrl.org/inlineXBRL/transformation/2022-02-16\"";
  for (const auto& [name, address] : namespaces_of(set))
    html += " " + name + "=\"" + std::string(address) + "\"";
  return html + " xml:lang=\"" + (first == Language::en ? "en" : "zh-CN") + "\">\n";
}

// One of the two buttons that show a language: a radio input, which needs no script.
std::string button(std::string_view id, bool checked) {
  return "<input class=\"switch\" type=\"radio\" name=\"language\" id=\"" + std::string(id) + "\"" +
         (checked ? " checked=\"checked\"" : "") + " />\n";
}

}  // namespace

std::string write_page(const Report& report, Language first, std::string_view schema, FactRounding rounding) {
  require_invariants(report, std::nullopt);
  const bool en = first == Language::en;
  const std::string title = entity_name(report.entity, first) +
                            (en ? " - Data resource disclosures " : " 数据资源披露 ") + to_text(report.to);
  InlineFacts facts(report, rounding);
  const std::string shown = body(report, facts);
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + root(facts.set(), first) +
         "<head>\n<meta http-equiv=\"Content-Type\" content=\"text/html; charset=UTF-8\" />\n<meta "
         "name=\"viewport\" content=\"width=device-width, initial-scale=1\" />\n<title>" +
         escape_html(title) + "</title>\n<style type=\"text/css\">" + std::string(page_style) +
         "</style>\n</head>\n<body>\n" + inline_header(report, facts.set(), facts.hidden(), schema) +
         "<div class=\"all\">\n" + button("zh", !en) + button("en", en) +
         "<div class=\"languages\"><label for=\"zh\" xml:lang=\"zh-CN\">中文</label><label for=\"en\" "
         "xml:lang=\"en\">English</label></div>\n" +
         shown + "</div>\n</body>\n</html>\n";
}

}  // namespace rubiao::disclosure
