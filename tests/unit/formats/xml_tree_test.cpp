// SPDX-License-Identifier: Apache-2.0
// The tree keeps what was written and where; every hostile document is refused at its place.
#include "formats/xml_tree.h"

#include <doctest/doctest.h>

#include <thread>

#include "expect_error.h"

namespace rubiao::formats {
namespace {

std::string failure(std::string_view xml, const XmlLimits& limits = {}) {
  return failure_of([&] { (void)parse_xml(xml, "rules.xml", limits); });
}

std::string repeated(std::string_view piece, int times) {
  std::string text;
  for (int i = 0; i < times; ++i) text += piece;
  return text;
}

TEST_CASE("a tree keeps namespaces, attributes, text and places") {
  const XmlElement root = parse_xml(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<!-- <not an element> -->\n"
      "<d:table xmlns:d=\"https://x.example/d\" xmlns=\"https://x.example/e\"\n"
      "   id=\"T1\" d:kind='a&lt;b' xml:lang=\"zh\">\n"
      "  数据 &amp; <row n='1'/><row n='2'>二<![CDATA[<b>]]></row>\n"
      "  <other/></d:table>",
      "rules.xml");
  CHECK(root.name == "table");
  CHECK(root.space == "https://x.example/d");
  CHECK(root.line == 3);
  CHECK(root.column == 1);
  REQUIRE(root.attributes.size() == 3);
  CHECK(*root.attribute("id") == "T1");
  CHECK(*root.attribute("d:kind") == "a<b");
  CHECK(*root.attribute("xml:lang") == "zh");
  CHECK(root.attribute("kind") == nullptr);
  CHECK(root.text == "\n  数据 & \n  ");
  REQUIRE(root.children.size() == 3);
  CHECK(root.child("row")->line == 5);
  CHECK(root.child("row")->column == 12);
  CHECK(root.child("row")->space == "https://x.example/e");
  CHECK(root.children_named("row")[1]->text == "二<b>");
  CHECK(root.children_named("row")[1]->column == 24);
  CHECK(root.child("other")->line == 6);
  CHECK(root.child("none") == nullptr);
  CHECK(root.children_named("none").empty());
}

TEST_CASE("text in GB18030 is read whatever the declaration says") {
  CHECK(parse_xml("<?xml version=\"1.0\" encoding=\"GB18030\"?><a>\xCA\xFD\xBE\xDD</a>", "a.xml").text ==
        "数据");
  CHECK(parse_xml("<?xml version=\"1.0\" encoding=\"GBK\"?><a>数据</a>", "a.xml").text == "数据");
  CHECK(parse_xml("\xEF\xBB\xBF<a>\U00020BB7</a>", "a.xml").text == "𠮷");
}

TEST_CASE("malformed documents are refused at their place") {
  CHECK(failure("") != "");
  CHECK(failure("just text") != "");
  CHECK(failure("<a>\n  <b></a>").starts_with("2:"));
  CHECK(failure("<a>\n<b x='1' x='2'/></a>").starts_with("2:"));
  CHECK(failure("<a>&nothing;</a>").starts_with("1:"));
  CHECK(failure("<a>&#0;</a>").starts_with("1:"));
  CHECK(failure("<a/><b/>").starts_with("1:"));
  CHECK(failure("<p:a/>") != "");
  CHECK(failure("<a b='<'/>") != "");
  CHECK(failure("<a>\x01</a>") != "");
  CHECK(failure("<a>]]></a>") != "");
  CHECK(failure("<?xml version='1.1'?><a>&#1;</a>") == "1:16 XML 1.1 is not supported");
  CHECK(failure("<?xml\tversion='1.1'?><a>&#1;</a>") == "1:16 XML 1.1 is not supported");
  CHECK(failure(std::string("<a>\0</a>", 8)).starts_with("1:4 a NUL byte"));
  CHECK(failure("<a>\xFF</a>").starts_with("1:4 the file is neither UTF-8 nor GB18030"));
}

TEST_CASE("a DOCTYPE is refused before anything in it is read") {
  const std::string refusal = " a DOCTYPE is not allowed (no entity is ever read)";
  CHECK(failure("<!DOCTYPE a><a/>") == "1:1" + refusal);
  CHECK(
      failure("<?xml version='1.0'?>\n <!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>") ==
      "2:2" + refusal);
  CHECK(failure("<!DOCTYPE a SYSTEM \"http://127.0.0.1:9/x.dtd\"><a/>") == "1:1" + refusal);
  CHECK(failure("<!DOCTYPE a [<!ENTITY % p SYSTEM \"file:///etc/passwd\"> %p;]><a/>") == "1:1" + refusal);
  std::string laughs = "<!DOCTYPE a [<!ENTITY l0 \"ha\">";
  for (int i = 1; i < 12; ++i) {
    laughs +=
        "<!ENTITY l" + std::to_string(i) + " \"" + repeated("&l" + std::to_string(i - 1) + ";", 10) + "\">";
  }
  CHECK(failure("<!-- <!DOCTYPE -->\n" + laughs + "]><a>&l11;</a>") == "2:1" + refusal);
}

TEST_CASE("depth, elements and size have limits") {
  const auto nested = [](int depth) { return repeated("<a>", depth) + repeated("</a>", depth); };
  CHECK(failure(nested(64)) == "");
  CHECK(failure(nested(65)) == "1:193 the XML is nested too deep");
  CHECK(failure(nested(100'000)) == "1:193 the XML is nested too deep");
  const std::string flat = "<a>" + repeated("<b/>", 10) + "</a>";
  CHECK(failure(flat, {.elements = 11}) == "");
  CHECK(failure(flat, {.elements = 10}) == "1:40 too many XML elements");
  CHECK(failure(flat, {.bytes = 46}) == "0:0 the file is too large");
}

TEST_CASE("ten megabytes of text on one line are read") {
  const std::string text(10u << 20, 'x');
  const XmlElement root = parse_xml("<a><b>" + text + "</b><c/></a>", "long.xml");
  CHECK(root.child("b")->text == text);
  CHECK(root.child("c")->column == static_cast<std::int64_t>(text.size()) + 11);
}

TEST_CASE("many threads read at once") {
  std::vector<std::thread> threads;
  std::vector<std::size_t> counts(8);
  for (std::size_t i = 0; i < counts.size(); ++i) {
    threads.emplace_back([&counts, i] {
      const std::string xml = "<a>" + repeated("<b>数</b>", static_cast<int>(i) + 100) + "</a>";
      counts[i] = parse_xml(xml, "t.xml").children.size();
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (std::size_t i = 0; i < counts.size(); ++i) CHECK(counts[i] == i + 100);
}

}  // namespace
}  // namespace rubiao::formats
