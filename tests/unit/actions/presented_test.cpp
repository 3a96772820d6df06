// SPDX-License-Identifier: Apache-2.0
// A published balance sheet shown as it was published: blank stays blank, and whoever opens the instance
// finds its taxonomy beside it.
#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

#include "actions/registry.h"
#include "formats/json.h"
#include "property/company_in_memory.h"

namespace rubiao::test {
namespace {

std::string lingdian() {
  std::ostringstream text;
  text << std::ifstream(RUBIAO_SOURCE_DIR "/samples/lingdian/assets.csv").rdbuf();
  return text.str();
}

void present(CompanyInMemory& company, const std::string& input) {
  company.host.documents.files["assets.csv"] = lingdian();
  (void)find_action("disclosure.presented")
      .run(company.books, preparer(parse_date("2025-04-30", "date")), formats::parse_json(input, "input"));
}

bool holds(const std::string& text, const char* part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("published rows come out as published, with the taxonomy beside the instance") {
  CompanyInMemory company;
  present(company, R"({"file": "assets.csv", "name": "零点有数", "code": "301169.SZ", "year": 2024,
                       "scheme": "http://rubiao.example/scheme/securities-code"})");
  const auto& files = company.host.documents.files;
  const std::string& instance = files.at("presented-2024-12-31.xml");
  CHECK(holds(instance, ">1238301.37<"));
  CHECK(holds(instance, "301169.SZ"));
  CHECK(files.contains("cas-dr-2024-01-01.xsd"));
  CHECK(files.contains("cas-dr-2024-01-01-lab-zh.xml"));
  const std::string& page = files.at("presented-2024-12-31.xhtml");
  CHECK(holds(page, "主体代码：</span>"));
  CHECK(holds(page, "</span>301169.SZ</span>"));
  for (const char* name : {".xbri", "-json.xbr", "-csv.xbr"})
    CHECK(files.at("presented-2024-12-31" + std::string(name)).starts_with("PK"));
  CHECK(files.at("cas-dr-2024-01-01.zip").starts_with("PK"));
  CHECK_FALSE(holds(page, "统一社会信用代码"));
}

TEST_CASE("an identifier is called a credit code only if it is one") {
  CompanyInMemory company;
  present(company, R"({"file": "assets.csv", "name": "甲公司", "code": "91990100MABJ000127", "year": 2024})");
  const std::string& page = company.host.documents.files.at("presented-2024-12-31.xhtml");
  CHECK(holds(page, "统一社会信用代码：</span>"));
  CHECK(holds(page, "</span>91990100MABJ000127</span>"));
}

}  // namespace rubiao::test
