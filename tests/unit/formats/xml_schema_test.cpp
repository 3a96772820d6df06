// SPDX-License-Identifier: Apache-2.0
// Schema validation with schemas from memory and from a folder, and nothing from anywhere else.
#include "formats/xml_schema.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "expect_error.h"
#include "formats/schema_sources.h"

namespace rubiao::formats {
namespace {

const std::string head =
    "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' elementFormDefault='qualified' ";

const SchemaFile part{
    "types/part.xsd",
    head +
        "targetNamespace='urn:part'><xs:simpleType name='id'><xs:restriction base='xs:string'>"
        "<xs:pattern value='[A-Z][0-9]+'/></xs:restriction></xs:simpleType></xs:schema>"};

const SchemaFile whole{
    "whole.xsd",
    head +
        "targetNamespace='urn:whole' xmlns:p='urn:part'>\n"
        "<xs:import namespace='urn:part' schemaLocation='types/part.xsd'/>\n"
        "<xs:element name='list'><xs:complexType><xs:sequence>"
        "<xs:element name='row' maxOccurs='unbounded'><xs:complexType>"
        "<xs:attribute name='id' type='p:id' use='required'/></xs:complexType></xs:element>"
        "</xs:sequence></xs:complexType>"
        "<xs:unique name='u'><xs:selector xpath='*'/><xs:field xpath='@id'/></xs:unique></xs:element>"
        "</xs:schema>"};

std::vector<Problem> check(std::string_view xml) {
  return check_against_schema(xml, "list.xml", {whole, part});
}

// "line:column" of each fault.
std::string places(const std::vector<Problem>& problems) {
  std::string all;
  for (const Problem& problem : problems) {
    const std::string place = place_of(problem);
    all += problem.file + ":" + place.substr(0, place.find(' ')) + "\n";
  }
  return all;
}

TEST_CASE("a valid document has no fault, an invalid one all of them by place") {
  CHECK(places(check("<list xmlns='urn:whole'><row id='A1'/><row id='A2'/></list>")) == "");
  CHECK(
      places(check("<list xmlns='urn:whole'>\n<row id='a1'/>\n<row/>\n  <other/>\n<row id='A1'/></list>")) ==
      "list.xml:2:1\nlist.xml:3:1\nlist.xml:4:3\nlist.xml:1:1\n");
  const auto doubled = check("<list xmlns='urn:whole'>\n<row id='A1'/>\n<row id='A1'/></list>");
  REQUIRE(doubled.size() == 1);
  CHECK(doubled[0].line == 3);
  CHECK(doubled[0].message.en.find("unique") != std::string::npos);
}

TEST_CASE("a document that no schema knows, or that is none, is at fault") {
  CHECK(!check("<list><row id='A1'/></list>").empty());
  CHECK(!check("<other xmlns='urn:whole'/>").empty());
  CHECK(!check_against_schema("<a/>", "a.xml", {}).empty());
  CHECK(places(check("<list xmlns='urn:whole'>\n<row></list>")).ends_with("list.xml:2:8\n"));
  CHECK(!check("").empty());
  CHECK(failure_of([] {
          (void)check("<!DOCTYPE list [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><list>&x;</list>");
        }) == "1:1 a DOCTYPE is not allowed (no entity is ever read)");
}

TEST_CASE("a schema without a namespace serves documents without one") {
  const SchemaFile plain{"plain.xsd", head + "><xs:element name='n' type='xs:integer'/></xs:schema>"};
  CHECK(check_against_schema("<n>12</n>", "n.xml", {plain}).empty());
  CHECK(place_of(check_against_schema("<n>\nx</n>", "n.xml", {plain}).at(0))
            .starts_with("1:1 does not fit the schema"));
}

TEST_CASE("an import that is not among the sources is named, not opened") {
  const auto problems =
      check_against_schema("<list xmlns='urn:whole'><row id='A1'/></list>", "list.xml", {whole});
  REQUIRE(!problems.empty());
  CHECK(problems[0].message.en == "a schema that is imported cannot be found");
  CHECK(problems[0].found == "types/part.xsd");
  const SchemaFile leak{"leak.xsd", head +
                                        "><xs:include schemaLocation='file:///etc/passwd'/>"
                                        "<xs:element name='n' type='xs:string'/></xs:schema>"};
  CHECK(check_against_schema("<n/>", "n.xml", {leak}).at(0).found == "file:///etc/passwd");
}

TEST_CASE("a hint in the document opens nothing and changes nothing") {
  const std::string hint =
      " xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:schemaLocation='urn:whole "
      "file:///etc/hosts "
      "urn:x http://127.0.0.1:9/x.xsd' xsi:noNamespaceSchemaLocation='/etc/passwd'";
  CHECK(check("<list xmlns='urn:whole'" + hint + "><row id='A1'/></list>").empty());
  CHECK(check("<list xmlns='urn:whole'" + hint + "><row id='a'/></list>").size() == 1);
}

TEST_CASE("a broken schema is reported under its own name") {
  const SchemaFile broken{"broken.xsd", head + ">\n<xs:element name='n' type='none'/></xs:schema>"};
  const auto problems = check_against_schema("<n/>", "n.xml", {broken});
  REQUIRE(!problems.empty());
  CHECK(problems[0].file == "broken.xsd");
  CHECK(problems[0].line == 2);
}

TEST_CASE("schemas compiled once judge many documents, as the same schemas do one by one") {
  const CompiledSchemas compiled({whole, part}, {part});
  for (const char* xml : {"<list xmlns='urn:whole'><row id='A1'/></list>",
                          "<list xmlns='urn:whole'>\n<row id='a1'/>\n<row/>\n  <other/></list>",
                          "<list xmlns='urn:whole'>\n<row id='A1'/>\n<row id='A1'/></list>",
                          "<list><row id='A1'/></list>", "<list xmlns='urn:whole'>\n<row></list>", ""}) {
    CAPTURE(xml);
    CHECK(places(compiled.check(xml, "list.xml")) == places(check(xml)));
  }
  const auto wrong = compiled.check("<list xmlns='urn:whole'>\n <row id='a1'/></list>", "list.xml");
  REQUIRE(wrong.size() == 1);
  CHECK(wrong[0].found == "row");
  CHECK(failure_of([&] { (void)compiled.check("<!DOCTYPE list><list/>", "list.xml"); }) ==
        "1:1 a DOCTYPE is not allowed (no entity is ever read)");
}

TEST_CASE("one schema without a namespace is included into several") {
  const SchemaFile common{"common.xsd",
                          head +
                              "><xs:element name='n' type='number'/><xs:simpleType name='number'>"
                              "<xs:restriction base='xs:integer'/></xs:simpleType></xs:schema>"};
  std::vector<SchemaFile> versions;
  for (const std::string version : {"a", "b"}) {
    versions.push_back({version + ".xsd", head + "targetNamespace='urn:" + version +
                                              "'><xs:include schemaLocation='common.xsd'/></xs:schema>"});
  }
  const CompiledSchemas compiled(versions, {common});
  CHECK(compiled.check("<n xmlns='urn:a'>1</n>", "n.xml").empty());
  CHECK(compiled.check("<n xmlns='urn:b'>1</n>", "n.xml").empty());
  CHECK(compiled.check("<n xmlns='urn:b'>x</n>", "n.xml").size() == 1);
  CHECK_FALSE(compiled.check("<n>1</n>", "n.xml").empty());
  CHECK_FALSE(compiled.check("<n xmlns='urn:c'>1</n>", "n.xml").empty());
}

TEST_CASE("compiled schemas open nothing, and broken ones are our own fault") {
  const CompiledSchemas compiled({whole}, {part});
  const std::string hint =
      " xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:schemaLocation='urn:whole "
      "file:///etc/hosts'";
  CHECK(compiled.check("<list xmlns='urn:whole'" + hint + "><row id='A1'/></list>", "list.xml").empty());
  const SchemaFile broken{"broken.xsd", head + ">\n<xs:element name='n' type='none'/></xs:schema>"};
  try {
    const CompiledSchemas never({broken});
    FAIL("a broken schema was taken");
  } catch (const Error& error) {
    CHECK(error.status() == Status::internal);
    CHECK(places(error.problems()) == "broken.xsd:2:35\n");
  }
}

TEST_CASE("what no schema declares is told once, whatever it holds") {
  CHECK(
      places(check("<list xmlns='urn:whole'>\n<row id='A1'/>\n<other a='1'><b c='2'/><row id='x'/></other>\n"
                   "<row id='x'/></list>")) == "list.xml:3:1\nlist.xml:4:1\nlist.xml:1:1\n");
  CHECK(places(check("<x a='1'><y/></x>")) == "list.xml:1:1\n");
}

TEST_CASE("a location is resolved as text") {
  const struct {
    std::string_view location, base, resolved;
  } table[] = {
      {"b.xsd", "http://h/x/a.xsd", "http://h/x/b.xsd"},
      {"../b.xsd", "http://h/x/a.xsd", "http://h/b.xsd"},
      {"../../../b.xsd", "http://h/x/a.xsd", "http://h/b.xsd"},
      {"./y/../b.xsd", "http://h/x/a.xsd", "http://h/x/b.xsd"},
      {"https://k/c.xsd", "http://h/x/a.xsd", "https://k/c.xsd"},
      {"b.xsd", "a.xsd", "b.xsd"},
      {"../b.xsd", "types/a.xsd", "b.xsd"},
      {"../../b.xsd", "a.xsd", "b.xsd"},
      {"b.xsd", "", "b.xsd"},
      {"", "http://h/x/a.xsd", "http://h/x/"},
  };
  for (const auto& line : table) {
    CAPTURE(line.location);
    CHECK(resolve_location(line.location, line.base) == line.resolved);
  }
}

TEST_CASE("the folder mirrors addresses and cannot be left") {
  namespace fs = std::filesystem;
  const fs::path folder = fs::temp_directory_path() / "rubiao-schema-sources-test";
  fs::create_directories(folder / "x.example/a");
  std::ofstream(folder / "x.example/a/b.xsd") << "inside";
  std::ofstream(folder / "secret.xsd") << "outside";
  const std::vector<SchemaFile> none;
  const SchemaSources sources(none, (folder).string());
  const SchemaSources inner(none, (folder / "x.example").string());
  CHECK(sources.find("http://x.example/a/b.xsd", "")->bytes == "inside");
  CHECK(sources.find("b.xsd", "https://x.example/a/c.xsd")->location == "https://x.example/a/b.xsd");
  for (const char* outside : {"http://../secret.xsd", "http://a/../../secret.xsd", "http:///secret.xsd",
                              "http://a/%2e%2e/secret.xsd", "file:///etc/passwd", "/etc/passwd", "secret.xsd",
                              "http://./../secret.xsd", "http://a\\..\\secret.xsd", "http://a"}) {
    CAPTURE(outside);
    CHECK(!inner.find(outside, ""));
  }
  CHECK(!SchemaSources(none, "").find("http://x.example/a/b.xsd", ""));
  fs::remove_all(folder);
}

TEST_CASE("the standard XBRL schemas judge an instance") {
  namespace fs = std::filesystem;
  const fs::path folder = fs::path(RUBIAO_SOURCE_DIR) / "../shared/xbrl";
  if (!fs::exists(folder)) {
    MESSAGE("skipped: ../shared/xbrl with the standard schemas is not there");
    return;
  }
  const SchemaFile taxonomy{
      "http://t.example/t.xsd",
      head +
          "targetNamespace='http://t.example/t' xmlns:xbrli='http://www.xbrl.org/2003/instance'>"
          "<xs:import namespace='http://www.xbrl.org/2003/instance' "
          "schemaLocation='http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd'/>"
          "<xs:element name='Cost' id='t_Cost' substitutionGroup='xbrli:item' nillable='true' "
          "type='xbrli:monetaryItemType' xbrli:periodType='instant'/></xs:schema>"};
  const auto instance = [](const std::string& unit) {
    return "<xbrli:xbrl xmlns:xbrli='http://www.xbrl.org/2003/instance' "
           "xmlns:link='http://www.xbrl.org/2003/linkbase' "
           "xmlns:xlink='http://www.w3.org/1999/xlink' xmlns:t='http://t.example/t' "
           "xmlns:iso4217='http://www.xbrl.org/2003/iso4217'>\n"
           "<link:schemaRef xlink:type='simple' xlink:href='http://t.example/t.xsd'/>\n"
           "<xbrli:context id='c'><xbrli:entity><xbrli:identifier "
           "scheme='http://e.example'>1</xbrli:identifier>"
           "</xbrli:entity><xbrli:period><xbrli:instant>2024-12-31</xbrli:instant></xbrli:period></"
           "xbrli:context>\n"
           "<xbrli:unit id='u'><xbrli:measure>iso4217:CNY</xbrli:measure></xbrli:unit>\n"
           "<t:Cost contextRef='c' decimals='2'" +
           unit + ">1.00</t:Cost></xbrli:xbrl>";
  };
  CHECK(places(check_against_schema(instance(" unitRef='u'"), "i.xml", {taxonomy}, folder.string())) == "");
  CHECK(places(check_against_schema(instance(""), "i.xml", {taxonomy}, folder.string())) == "i.xml:5:1\n");
}

}  // namespace
}  // namespace rubiao::formats
