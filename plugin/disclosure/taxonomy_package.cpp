// SPDX-License-Identifier: Apache-2.0
// The metadata that makes schemas/taxonomy a taxonomy package: what it is called, where its entry point is,
// and which addresses its files answer for.
#include "disclosure/concepts.h"
#include "disclosure/linkbase.h"
#include "disclosure/taxonomy.h"

namespace rubiao::disclosure {
namespace {

using formats::XmlWriter;

void write_name(XmlWriter& xml, std::string_view element, const Label& label) {
  for (const Language language : {Language::zh, Language::en}) {
    xml.open(element);
    xml.attribute("xml:lang", language == Language::zh ? "zh-CN" : "en");
    xml.text(label.in(language));
    xml.close();
  }
}

void write_entry_point(XmlWriter& xml) {
  xml.open("tp:entryPoint");
  write_name(xml, "tp:name", {"数据资源披露", "Data resource disclosures"});
  xml.element("tp:version", taxonomy_date);
  xml.open("tp:entryPointDocument");
  xml.attribute("href", std::string(taxonomy_namespace) + "/" + std::string(taxonomy_stem) + ".xsd");
  xml.close();
  xml.open("tp:languages");
  xml.element("tp:language", "zh-CN");
  xml.element("tp:language", "en");
  xml.close();
  xml.close();
}

}  // namespace

std::string write_package_metadata() {
  return write_document([](XmlWriter& xml) {
    xml.open("tp:taxonomyPackage");
    xml.attribute("xmlns:tp", "http://xbrl.org/2016/taxonomy-package");
    xml.attribute("xml:lang", "zh-CN");
    xml.element("tp:identifier", taxonomy_namespace);
    write_name(xml, "tp:name",
               {"企业数据资源披露分类标准", "Taxonomy of enterprise data resource disclosures"});
    write_name(xml, "tp:description",
               {"依据财会〔2023〕11号的数据资源列示和披露；并非财政部发布的分类标准。",
                "Presentation and disclosure of data resources under 财会〔2023〕11号; not a taxonomy issued "
                "by the Ministry of "
                "Finance."});
    xml.element("tp:version", taxonomy_date);
    xml.element("tp:publisher", "Rubiao");
    xml.element("tp:publicationDate", taxonomy_date);
    xml.open("tp:entryPoints");
    write_entry_point(xml);
    xml.close();
    xml.close();
  });
}

std::string write_catalogue() {
  return write_document([](XmlWriter& xml) {
    xml.open("catalog");
    xml.attribute("xmlns", "urn:oasis:names:tc:entity:xmlns:xml:catalog");
    xml.open("rewriteURI");
    xml.attribute("uriStartString", std::string(taxonomy_namespace) + "/");
    xml.attribute("rewritePrefix", "../");
    xml.close();
    xml.close();
  });
}

}  // namespace rubiao::disclosure
