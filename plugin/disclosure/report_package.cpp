// SPDX-License-Identifier: Apache-2.0
#include "disclosure/report_package.h"

#include "disclosure/concepts.h"
#include "disclosure/taxonomy.h"
#include "formats/json_writer.h"
#include "formats/zip_archive.h"

namespace rubiao::disclosure {
namespace {

using formats::ZipEntry;

std::string describe(PackageKind kind) {
  std::string bytes;
  formats::JsonWriter json([&](std::string_view piece) { bytes += piece; });
  json.open_object();
  json.key("documentInfo");
  json.open_object();
  json.text("documentType", kind == PackageKind::inline_report ? "https://xbrl.org/report-package/2023/xbri"
                                                               : "https://xbrl.org/report-package/2023/xbr");
  json.close();
  json.close();
  json.finish();
  return bytes;
}

void add_taxonomy(const std::string& top, std::vector<ZipEntry>& entries) {
  for (TaxonomyFile& file : write_taxonomy())
    entries.push_back({top + "/" + file.path, std::move(file.bytes)});
}

}  // namespace

std::string write_report_package(PackageKind kind, const std::string& stem,
                                 const std::vector<ReportFile>& files) {
  std::vector<ZipEntry> entries{{stem + "/META-INF/reportPackage.json", describe(kind)}};
  add_taxonomy(stem, entries);
  // A report of several files stands in a folder of its own.
  const std::string folder = stem + "/reports/" + (files.size() > 1 ? "report/" : "");
  for (const ReportFile& file : files) entries.push_back({folder + file.name, file.bytes});
  return formats::write_zip(entries);
}

std::string write_taxonomy_package() {
  std::vector<ZipEntry> entries;
  add_taxonomy(std::string(taxonomy_stem), entries);
  return formats::write_zip(entries);
}

std::string taxonomy_address() {
  return std::string(taxonomy_namespace) + "/" + std::string(taxonomy_stem) + ".xsd";
}

}  // namespace rubiao::disclosure
