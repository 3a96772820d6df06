// SPDX-License-Identifier: Apache-2.0
// The page shows every figure, in both languages, and nothing that comes from data can break out of it.
#include "disclosure/page.h"

#include <doctest/doctest.h>

#include "base/error.h"
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

TEST_CASE("every figure of the notes stands on the page, once a language") {
  const Report report = compose(sample::inputs());
  const std::string page = write_page(report, Language::zh);
  for (const auto* table : {&report.a, &report.b}) {
    for (const NoteRow& row : (*table)->rows) {
      std::string cells = "<td class=\"number\">" + std::string(row.row->id) + "</td><th scope=\"row\">" +
                          std::string(row.row->label.zh) + "</th>";
      for (const auto& cell : row.cells) {
        const std::string figure = !cell ? "" : *cell == 0 ? "—" : to_grouped_text(*cell);
        cells += "<td class=\"figure\">" + figure + "</td>";
      }
      CAPTURE(cells);
      CHECK(count(page, cells) == 1);
    }
  }
  CHECK(count(page, ">1,800,999.99<") == 4);  // balance sheet and A26, in two languages
}

TEST_CASE("hostile names and texts are escaped") {
  const std::string page = write_page(compose(sample::inputs()), Language::zh);
  CHECK(count(page, "<script") == 0);
  CHECK(count(page, "&lt;script&gt;alert(1)&lt;/script&gt;") == 2);
  CHECK(count(page, "滨江&lt;数据&gt;&amp;") >= 2);
  CHECK(count(page, "𠮷 &amp; &lt;b&gt;]]&gt;") == 2);
  CHECK(count(page, "Binjiang &lt;Data&gt; &amp; Technology Co., Ltd.") == 1);
}

TEST_CASE("nothing is fetched and nothing needs a script") {
  const std::string page = write_page(compose(sample::inputs()), Language::zh);
  for (const char* part : {"http://", "https://", "url(", "@import", "src=", "javascript:", "onclick"}) {
    CAPTURE(part);
    CHECK(count(page, part) == 0);
  }
}

TEST_CASE("the first language is shown, the other is there") {
  const Report report = compose(sample::inputs());
  const std::string zh = write_page(report, Language::zh);
  const std::string en = write_page(report, Language::en);
  CHECK(count(zh, "id=\"zh\" checked") == 1);
  CHECK(count(en, "id=\"en\" checked") == 1);
  CHECK(count(en, "<html lang=\"en\">") == 1);
  for (const std::string* page : {&zh, &en}) {
    CHECK(count(*page, "外购的数据资源无形资产") == 1);
    CHECK(count(*page, "Purchased data resource intangible assets") == 1);
    CHECK(count(*page, "规则版本：2024-01-01") == 1);
    CHECK(count(*page, "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef") == 2);
  }
}

TEST_CASE("blank is not nil, and a filing without a register says so") {
  Inputs in = sample::inputs();
  in.totals.clear();
  in.presented[1] = {.closing = 0, .opening = {}};
  const std::string page = write_page(compose(in), Language::zh);
  const std::string row = "<tr class=\"of-which\"><th scope=\"row\">其中：数据资源</th>";
  CHECK(count(page, row + "<td class=\"figure\">—</td><td class=\"figure\"></td>") == 1);
  CHECK(count(page, row + "<td class=\"figure\"></td><td class=\"figure\"></td>") == 2);
  CHECK(count(page, "没有登记簿明细支持") == 1);
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
