// SPDX-License-Identifier: Apache-2.0
#include "actions/report_documents.h"

#include "base/error.h"
#include "disclosure/instance.h"
#include "disclosure/page.h"
#include "disclosure/self_check.h"
#include "disclosure/taxonomy.h"

namespace rubiao {
namespace {

std::string checked_instance(const disclosure::Report& report, const std::string& file) {
  std::string instance;
  disclosure::write_instance(report, [&](std::string_view bytes) { instance += bytes; });
  std::vector<Problem> problems = disclosure::check_instance(instance, file);
  if (!problems.empty()) throw Error(Status::internal, std::move(problems));
  return instance;
}

}  // namespace

void write_report_documents(Books& books, const disclosure::Report& report, const std::string& stem,
                            Language language, Result& result) {
  const std::string instance = checked_instance(report, stem + ".xml");
  Documents& documents = books.host.documents;
  const std::string& company = books.company.code;
  documents.write(company, stem + ".html", "text/html", disclosure::write_page(report, language));
  documents.write(company, stem + ".xml", "application/xml", instance);
  for (const disclosure::TaxonomyFile& file : disclosure::write_taxonomy()) {
    if (file.path.find('/') == std::string::npos)
      documents.write(company, file.path, "application/xml", file.bytes);
  }
  result.document(stem + ".html", "text/html", {"披露（可阅读的网页）", "disclosure, a page to read"});
  result.document(
      stem + ".xml", "application/xml",
      {"披露（XBRL 2.1 实例，分类标准在同一目录）", "disclosure, XBRL 2.1 instance, taxonomy beside it"});
}

}  // namespace rubiao
