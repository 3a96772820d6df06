// SPDX-License-Identifier: Apache-2.0
// The taxonomy as checked in: up to date with the concept tables, valid against the published schemas,
// complete in both languages, every concept presented. The published schemas are not ours to ship; where they
// are absent the check says that it was skipped.
#include "disclosure/taxonomy.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "disclosure/outline.h"
#include "formats/xml_schema.h"
#include "formats/xml_tree.h"

using namespace rubiao;
using namespace rubiao::disclosure;

namespace {

const std::filesystem::path root = RUBIAO_SOURCE_DIR;
const std::filesystem::path published = root / "../shared/xbrl";

std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  REQUIRE_MESSAGE(in.good(), path.string());
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

std::string taxonomy_file(std::string_view suffix) {
  return read_file(root / "schemas/taxonomy" / (std::string(taxonomy_stem) + std::string(suffix)));
}

void expect_valid(const std::string& bytes, const std::string& name,
                  const std::vector<formats::SchemaFile>& schemas) {
  CAPTURE(name);
  const auto problems = formats::check_against_schema(bytes, name, schemas, published.string());
  for (const Problem& problem : problems) MESSAGE(render(problem, Language::en));
  CHECK(problems.empty());
}

std::vector<formats::SchemaFile> standard(std::initializer_list<const char*> addresses) {
  std::vector<formats::SchemaFile> schemas;
  for (const std::string address : addresses) {
    schemas.push_back({address, read_file(published / address.substr(address.find("//") + 2))});
  }
  return schemas;
}

std::vector<formats::SchemaFile> of_instances() {
  std::vector<formats::SchemaFile> schemas = standard(
      {"http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd", "http://www.xbrl.org/2006/xbrldi-2006.xsd"});
  schemas.push_back(
      {std::string(taxonomy_namespace) + "/" + std::string(taxonomy_stem) + ".xsd", taxonomy_file(".xsd")});
  return schemas;
}

bool has_published_schemas() {
  if (std::filesystem::exists(published / "www.xbrl.org")) return true;
  MESSAGE("skipped: the published XBRL schemas are not in ../shared/xbrl");
  return false;
}

}  // namespace

TEST_CASE("schemas/taxonomy is what the concept tables say; if not, run rubiao_taxonomy schemas/taxonomy") {
  std::size_t files = 0;
  for (const TaxonomyFile& file : write_taxonomy()) {
    CAPTURE(file.path);
    CHECK(file.bytes == read_file(root / "schemas/taxonomy" / file.path));
    ++files;
  }
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root / "schemas/taxonomy")) {
    files -= entry.is_regular_file() ? 1 : 0;
  }
  CHECK(files == 0);
}

TEST_CASE("linkbases, instance and package are valid against the published schemas") {
  if (!has_published_schemas()) return;
  const auto linkbase =
      standard({"http://www.xbrl.org/2003/xbrl-linkbase-2003-12-31.xsd",
                "http://www.xbrl.org/2005/xbrldt-2005.xsd", "http://www.xbrl.org/2006/ref-2006-02-27.xsd"});
  for (const char* suffix : {"-lab-zh.xml", "-lab-en.xml", "-ref.xml", "-pre.xml", "-cal.xml", "-def.xml"}) {
    expect_valid(taxonomy_file(suffix), suffix, linkbase);
  }
  expect_valid(
      taxonomy_file("-for.xml"), "-for.xml",
      standard({"http://www.xbrl.org/2003/xbrl-linkbase-2003-12-31.xsd",
                "http://www.xbrl.org/2008/generic-link.xsd", "http://www.xbrl.org/2008/variable.xsd",
                "http://www.xbrl.org/2008/value-assertion.xsd", "http://www.xbrl.org/2008/concept-filter.xsd",
                "http://www.xbrl.org/2008/dimension-filter.xsd", "http://www.xbrl.org/2008/period-filter.xsd",
                "http://www.xbrl.org/2010/generic-message.xsd"}));
  auto package = standard({"http://www.xbrl.org/2016/taxonomy-package.xsd"});
  // The xml.xsd that it names asks for a DTD; the newer edition, which does not, takes its place.
  package.push_back({"http://www.w3.org/2001/03/xml.xsd", read_file(published / "www.w3.org/2001/xml.xsd")});
  expect_valid(read_file(root / "schemas/taxonomy/META-INF/taxonomyPackage.xml"), "taxonomyPackage.xml",
               package);
  const auto catalogue = standard({"http://www.xbrl.org/2016/taxonomy-package-catalog.xsd"});
  expect_valid(read_file(root / "schemas/taxonomy/META-INF/catalog.xml"), "catalog.xml", catalogue);
}

TEST_CASE("the instance is valid against the taxonomy, and the check can fail") {
  if (!has_published_schemas()) return;
  const std::vector<formats::SchemaFile> schemas = of_instances();
  std::string instance = read_file(root / "tests/golden/xbrl/sample.xml");
  expect_valid(instance, "sample.xml", schemas);
  const std::size_t at = instance.find("unitRef=\"CNY\"");
  REQUIRE(at != std::string::npos);
  instance.erase(at, std::string_view("unitRef=\"CNY\"").size());
  CHECK_FALSE(formats::check_against_schema(instance, "sample.xml", schemas, published.string()).empty());
}

TEST_CASE("every concept has a standard label and a documentation in both languages, no two alike") {
  for (const char* suffix : {"-lab-zh.xml", "-lab-en.xml"}) {
    const formats::XmlElement linkbase = formats::parse_xml(taxonomy_file(suffix), suffix);
    std::map<std::string, int> documented;
    std::set<std::string> standard_labels;
    for (const auto* label : linkbase.child("labelLink")->children_named("label")) {
      const std::string& role = *label->attribute("xlink:role");
      CHECK_FALSE(label->text.empty());
      if (role.ends_with("/documentation")) ++documented[*label->attribute("xlink:label")];
      if (role.ends_with("/role/label")) CHECK(standard_labels.insert(label->text).second);
    }
    CHECK(standard_labels.size() == concepts().size());
    CHECK(documented.size() == concepts().size());
  }
}

TEST_CASE("every concept is presented under a role, and every row of the notes by its own label") {
  std::set<std::string_view> presented;
  for (const Role& role : roles()) {
    for (const Branch& branch : branches(role.id)) presented.insert(branch.name);
  }
  for (const Concept& item : concepts()) {
    CAPTURE(item.name);
    CHECK(presented.contains(item.name));
  }
}

TEST_CASE("no name of the Ministry's address space is used") {
  for (const TaxonomyFile& file : write_taxonomy()) CHECK(file.bytes.find("mof.gov.cn") == std::string::npos);
}

// RUBIAO_INSTANCES: a folder of reports that the samples have made (tests/CMakeLists.txt).
TEST_CASE("the instances of the samples are valid against the taxonomy" *
          doctest::skip(std::getenv("RUBIAO_INSTANCES") == nullptr)) {
  if (!has_published_schemas()) return;
  int instances = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(std::getenv("RUBIAO_INSTANCES"))) {
    const std::string name = entry.path().filename().string();
    if (!name.ends_with("12-31.xml")) continue;
    ++instances;
    expect_valid(read_file(entry.path()), name, of_instances());
  }
  CHECK(instances == 2);
}
