// SPDX-License-Identifier: Apache-2.0
#include "disclosure/page.h"

#include <array>
#include <string_view>

#include "disclosure/invariants.h"
#include "disclosure/page_sections.h"
#include "disclosure/page_style.h"
#include "formats/html_text.h"

namespace rubiao::disclosure {
namespace {

using formats::escape_html;

std::string say(Label label, Language language) {
  return std::string(label.in(language));
}

const std::string& entity_name(const Entity& entity, Language language) {
  return language == Language::en && !entity.name_en.empty() ? entity.name_en : entity.name;
}

std::string ordinal(std::size_t index, Language language) {
  constexpr std::array<std::string_view, 10> numerals{"一", "二", "三", "四", "五",
                                                      "六", "七", "八", "九", "十"};
  return language == Language::en ? std::to_string(index + 1) + "." : std::string(numerals.at(index)) + "、";
}

std::string in_words(Date date, Language language) {
  if (language == Language::en) return to_text(date);
  return std::to_string(static_cast<int>(date.year())) + "年" +
         std::to_string(static_cast<unsigned>(date.month())) + "月" +
         std::to_string(static_cast<unsigned>(date.day())) + "日";
}

Label identifier_label(const Entity& entity) {
  if (entity.scheme == credit_code_scheme) return {"统一社会信用代码：", "Unified social credit code: "};
  return {"主体代码：", "Entity identifier: "};
}

std::string head(const Report& report, Language language) {
  const bool en = language == Language::en;
  const std::string period =
      in_words(report.from, language) + (en ? " to " : "至") + in_words(report.to, language);
  return "<header>\n<p class=\"kind\">" + say({"企业数据资源披露", "Data resource disclosures"}, language) +
         "</p>\n<h1>" + escape_html(entity_name(report.entity, language)) +
         "</h1>\n<p class=\"facts\"><span>" + period + "</span><span>" +
         say(identifier_label(report.entity), language) + escape_html(report.entity.identifier) +
         "</span></p>\n</header>\n";
}

// What the page is and what it is not. A filing shown as published has no register behind it, and says so.
std::string candour(const Report& report, Language language) {
  const bool from_register = report.a || report.b || report.development;
  const Label made =
      from_register
          ? Label{"本页各表由登记簿的业务事件逐笔汇总，勾稽关系已逐项核对。",
                  "The tables are summed from the events of the register, and every tie between them was "
                  "checked."}
          : Label{"本页按已公布的报表数字编制，没有登记簿明细支持。",
                  "The figures are shown as published; no register stands behind them."};
  const Label limits{
      "本页不是审计意见，也不替代经审计的财务报告。空白表示未列示，“—”表示金额为零。",
      "This page is no audit opinion and replaces no audited report. Blank means not presented, a dash "
      "means nil."};
  return say(made, language) + (language == Language::en ? " " : "") + say(limits, language);
}

std::string foot(const Report& report, Language language) {
  std::string html = "<footer>\n<p>" + candour(report, language) + "</p>\n<p>" +
                     say({"列示和披露依据：财会〔2023〕11号第三部分。规则版本：",
                          "Presentation and disclosure: 财会〔2023〕11号, part III. Edition of the rules: "},
                         language) +
                     escape_html(report.edition) + "</p>\n";
  if (!report.rules_sha256.empty()) {
    html += "<p>" + say({"规则文件 SHA-256：", "SHA-256 of the rule files: "}, language) + "<code>" +
            escape_html(report.rules_sha256) + "</code></p>\n";
  }
  return html + "</footer>\n";
}

std::string body(const Report& report, Language language) {
  const bool en = language == Language::en;
  std::string html = en ? "<main class=\"en\" lang=\"en\">\n" : "<main class=\"zh\" lang=\"zh-CN\">\n";
  html += head(report, language);
  std::size_t index = 0;
  for (const PageSection& section : page_sections(report, language)) {
    html += "<section class=\"" + section.style + "\">\n<h2><span class=\"ordinal\">" +
            ordinal(index++, language) + "</span>" + escape_html(section.title) + "</h2>\n" + section.html +
            "</section>\n";
  }
  return html + foot(report, language) + "</main>\n";
}

// One of the two buttons that show a language: a radio input, which needs no script.
std::string button(std::string_view id, bool checked) {
  return "<input class=\"switch\" type=\"radio\" name=\"language\" id=\"" + std::string(id) + "\"" +
         (checked ? " checked" : "") + ">\n";
}

}  // namespace

std::string write_page(const Report& report, Language first) {
  require_invariants(report, std::nullopt);
  const bool en = first == Language::en;
  const std::string title = entity_name(report.entity, first) +
                            (en ? " - Data resource disclosures " : " 数据资源披露 ") + to_text(report.to);
  return "<!DOCTYPE html>\n<html lang=\"" + std::string(en ? "en" : "zh-CN") +
         "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, "
         "initial-scale=1\">\n<title>" +
         escape_html(title) + "</title>\n<style>" + std::string(page_style) + "</style>\n</head>\n<body>\n" +
         button("zh", !en) + button("en", en) +
         "<nav class=\"languages\"><label for=\"zh\" lang=\"zh-CN\">中文</label><label for=\"en\" "
         "lang=\"en\">English</label></nav>\n" +
         body(report, Language::zh) + body(report, Language::en) + "</body>\n</html>\n";
}

}  // namespace rubiao::disclosure
