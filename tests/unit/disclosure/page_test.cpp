// SPDX-License-Identifier: Apache-2.0
// The page shows every figure, tags every fact, in both languages, and nothing that comes from data can break
// out of it.
#include "disclosure/page.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "base/error.h"
#include "disclosure/facts.h"
#include "formats/xml_tree.h"
#include "sample_report.h"

using namespace rubiao;
using namespace rubiao::disclosure;

namespace {

std::size_t count(std::string_view text, std::string_view part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + part.size()))
    ++found;
  return found;
}

}  // namespace

TEST_CASE("every figure of the notes stands on the page, tagged once") {
  const Report report = compose(sample::inputs());
  const std::string page = write_page(report, Language::zh);
  for (const auto* table : {&report.a, &report.b}) {
    for (const NoteRow& row : (*table)->rows) {
      const std::size_t from = page.find("<td class=\"number\">" + std::string(row.row->id) + "</td>");
      REQUIRE(from != std::string::npos);
      const std::string shown = page.substr(from, page.find("</tr>", from) - from);
      CAPTURE(shown);
      CHECK(count(shown, row.row->label.zh) == 1);
      CHECK(count(shown, row.row->label.en) == 1);
      CHECK(count(shown, "<td class=\"figure\">") == 4);
      for (const auto& cell : row.cells)
        if (cell) CHECK(count(shown, *cell == 0 ? ">—<" : ">" + to_grouped_text(*cell) + "<") >= 1);
    }
  }
  // Tagged in the balance sheet, shown again in A26.
  CHECK(count(page, ">1,800,999.99</ix:nonFraction>") == 1);
  CHECK(count(page, ">1,800,999.99</a>") == 1);
}

TEST_CASE("every fact is tagged, each once") {
  const Report report = compose(sample::inputs());
  const std::string page = write_page(report, Language::zh);
  const FactSet set = gather_facts(report);
  CHECK(count(page, "<ix:nonFraction ") + count(page, "<ix:nonNumeric ") == set.facts.size());
  for (std::size_t i = 1; i <= set.facts.size(); ++i)
    CHECK(count(page, "id=\"f" + std::to_string(i) +
                          "\" name=\"cas-dr:" + std::string(set.facts[i - 1].name) + "\" contextRef=\"" +
                          set.facts[i - 1].context + "\"") == 1);
}

TEST_CASE("hostile names and texts are escaped") {
  Inputs in = sample::inputs();
  in.entity.name += "\x01";
  const std::string page = write_page(compose(in), Language::zh);
  CHECK(count(page, "<script") == 0);
  CHECK(count(page, "&lt;script&gt;alert(1)&lt;/script&gt;") == 1);
  CHECK(count(page, "滨江&lt;数据&gt;&amp;") >= 2);
  CHECK(count(page, "\x01") == 0);
  CHECK(count(page, "𠮷 &amp; &lt;b&gt;]]&gt;") == 2);
  CHECK(count(page, "Binjiang &lt;Data&gt; &amp; Technology Co., Ltd.") == 1);
  (void)formats::parse_xml(page, "page.xhtml");  // throws if it is not well-formed
}

TEST_CASE("nothing is fetched and nothing needs a script") {
  const std::string page = write_page(compose(sample::inputs()), Language::zh);
  for (const char* part : {"url(", "@import", "src=", "javascript:", "onclick", "<link ", "<script"}) {
    CAPTURE(part);
    CHECK(count(page, part) == 0);
  }
}

TEST_CASE("the first language is shown, the other is there") {
  const Report report = compose(sample::inputs());
  const std::string zh = write_page(report, Language::zh);
  const std::string en = write_page(report, Language::en);
  CHECK(count(zh, "id=\"zh\" checked=\"checked\"") == 1);
  CHECK(count(en, "id=\"en\" checked=\"checked\"") == 1);
  CHECK(count(en, " xml:lang=\"en\">\n<head>") == 1);
  for (const std::string* page : {&zh, &en}) {
    CHECK(count(*page, ">外购的数据资源无形资产<") == 1);
    CHECK(count(*page, ">Purchased data resource intangible assets<") == 1);
    CHECK(count(*page, "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef") == 1);
  }
}

TEST_CASE("blank is not nil, and a filing without a register says so") {
  Inputs in = sample::inputs();
  in.totals.clear();
  in.figures = {};
  in.presented[1] = {.closing = 0, .opening = {}};
  const std::string page = write_page(compose(in), Language::zh);
  CHECK(count(page, "format=\"ixt:fixed-zero\">—</ix:nonFraction></td><td class=\"figure\"></td>") == 1);
  CHECK(count(page, "没有登记簿明细支持") == 1);
}

TEST_CASE("rounded to ten thousand yuan the figures are scaled, and the unit says so") {
  const std::string page = write_page(compose(sample::inputs()), Language::zh, "cas-dr-2024-01-01.xsd",
                                      FactRounding::ten_thousand_yuan);
  CHECK(count(page, "单位：人民币万元") > 3);
  CHECK(count(page, "decimals=\"-4\" format=\"ixt:num-dot-decimal\" scale=\"4\">180</ix:nonFraction>") == 1);
  CHECK(count(page, "decimals=\"2\"") == 0);
}

TEST_CASE("the page is the golden file, byte for byte") {
  const std::string path = RUBIAO_SOURCE_DIR "/tests/golden/xbrl/sample.xhtml";
  const std::string page =
      write_page(compose(sample::inputs()), Language::zh, "../../../schemas/taxonomy/cas-dr-2024-01-01.xsd");
  if (std::getenv("RUBIAO_RENEW_GOLDEN") != nullptr) std::ofstream(path, std::ios::binary) << page;
  std::ostringstream golden;
  golden << std::ifstream(path, std::ios::binary).rdbuf();
  CHECK(page == golden.str());
}

TEST_CASE("a report that does not tie makes no page") {
  Report report = compose(sample::inputs());
  *report.b->cell("B20", 0) += 1;
  CHECK_THROWS_AS((void)write_page(report, Language::zh), Error);
}

TEST_CASE("the page is the same bytes each time") {
  const Report report = compose(sample::inputs());
  const std::string page = write_page(report, Language::zh);
  CHECK(page == write_page(report, Language::zh));
}
