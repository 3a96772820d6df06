// SPDX-License-Identifier: Apache-2.0
#include "actions/report_documents.h"

#include "base/error.h"
#include "disclosure/instance.h"
#include "disclosure/oim_csv.h"
#include "disclosure/oim_json.h"
#include "disclosure/page.h"
#include "disclosure/report_package.h"
#include "disclosure/self_check.h"
#include "disclosure/taxonomy.h"

namespace rubiao {
namespace {

using disclosure::FactRounding;
using disclosure::PackageKind;
using disclosure::Report;

constexpr const char* xml_type = "application/xml";
constexpr const char* zip_type = "application/zip";

std::string checked_instance(const Report& report, const std::string& file, FactRounding rounding) {
  std::string instance;
  disclosure::write_instance(
      report, [&](std::string_view bytes) { instance += bytes; },
      std::string(disclosure::taxonomy_stem) + ".xsd", rounding);
  std::vector<Problem> problems = disclosure::check_instance(instance, file);
  if (!problems.empty()) throw Error(Status::internal, std::move(problems));
  return instance;
}

std::string as_json(const Report& report, FactRounding rounding) {
  std::string json;
  disclosure::write_oim_json(
      report, [&](std::string_view bytes) { json += bytes; }, disclosure::taxonomy_address(), rounding);
  return json;
}

class ReportDocuments {
 public:
  ReportDocuments(Books& books, const Report& report, Language language, FactRounding rounding,
                  Result& result)
      : books_(books), report_(report), language_(language), rounding_(rounding), result_(result) {}

  void write(const std::string& stem) {
    const std::string instance = checked_instance(report_, stem + ".xml", rounding_);
    give(stem + ".xhtml", "application/xhtml+xml",
         disclosure::write_page(report_, language_, std::string(disclosure::taxonomy_stem) + ".xsd",
                                rounding_),
         {"披露（可阅读的网页，即 Inline XBRL 报告）",
          "disclosure, a page to read, which is the Inline XBRL report"});
    give(stem + ".xml", xml_type, instance,
         {"披露（XBRL 2.1 实例，分类标准在同一目录）", "disclosure, XBRL 2.1 instance, taxonomy beside it"});
    write_packages(stem);
    give(std::string(disclosure::taxonomy_stem) + ".zip", zip_type, disclosure::write_taxonomy_package(),
         {"分类标准包", "taxonomy package"});
    for (const disclosure::TaxonomyFile& file : disclosure::write_taxonomy())
      if (file.path.find('/') == std::string::npos)
        books_.host.documents.write(books_.company.code, file.path, xml_type, file.bytes);
  }

 private:
  void write_packages(const std::string& stem) {
    const std::string address = disclosure::taxonomy_address();
    const std::string page = disclosure::write_page(report_, language_, address, rounding_);
    give(stem + ".xbri", zip_type,
         disclosure::write_report_package(PackageKind::inline_report, stem, {{stem + ".xhtml", page}}),
         {"报告包（Inline XBRL，含分类标准）", "report package, Inline XBRL, with the taxonomy"});
    give(stem + "-json.xbr", zip_type,
         disclosure::write_report_package(PackageKind::other_report, stem,
                                          {{stem + ".json", as_json(report_, rounding_)}}),
         {"报告包（xBRL-JSON，含分类标准）", "report package, xBRL-JSON, with the taxonomy"});
    give(stem + "-csv.xbr", zip_type,
         disclosure::write_report_package(PackageKind::other_report, stem,
                                          disclosure::write_oim_csv(report_, stem, address, rounding_)),
         {"报告包（xBRL-CSV，含分类标准）", "report package, xBRL-CSV, with the taxonomy"});
  }

  void give(const std::string& name, const char* type, const std::string& bytes, const Text& title) {
    books_.host.documents.write(books_.company.code, name, type, bytes);
    result_.document(name, type, title);
  }

  Books& books_;
  const Report& report_;
  Language language_;
  FactRounding rounding_;
  Result& result_;
};

}  // namespace

void write_report_documents(Books& books, const Report& report, const std::string& stem, Language language,
                            FactRounding rounding, Result& result) {
  ReportDocuments(books, report, language, rounding, result).write(stem);
}

}  // namespace rubiao
