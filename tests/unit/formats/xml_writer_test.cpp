// SPDX-License-Identifier: Apache-2.0
// The writer's bytes, what it escapes, and that what it writes is read back.
#include "formats/xml_writer.h"

#include <doctest/doctest.h>

#include "base/error.h"
#include "formats/xml_tree.h"

namespace rubiao::formats {
namespace {

template <typename Write>
std::string written(Write write, XmlLayout layout = {}) {
  std::string out;
  XmlWriter writer([&](std::string_view piece) { out += piece; }, layout);
  write(writer);
  writer.finish();
  return out;
}

void small_document(XmlWriter& writer) {
  writer.open("a");
  writer.attribute("x", "1");
  writer.comment("a -- b-");
  writer.element("b", "数");
  writer.open("c");
  writer.attribute("y", "<\"&'>\t\n");
  writer.close();
  writer.open("d");
  writer.open("e");
  writer.close();
  writer.close();
  writer.open("mixed");
  writer.text("one ");
  writer.element("f", "two");
  writer.close();
  writer.close();
}

TEST_CASE("pretty and plain, byte for byte") {
  CHECK(written(small_document) ==
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<a x=\"1\">\n"
        "  <!-- a - - b- -->\n"
        "  <b>数</b>\n"
        "  <c y=\"&lt;&quot;&amp;'&gt;&#9;&#10;\"/>\n"
        "  <d>\n"
        "    <e/>\n"
        "  </d>\n"
        "  <mixed>one <f>two</f></mixed>\n"
        "</a>\n");
  CHECK(written(small_document, {.pretty = false, .declaration = false}) ==
        "<a x=\"1\"><!-- a - - b- --><b>数</b><c y=\"&lt;&quot;&amp;'&gt;&#9;&#10;\"/><d><e/></d>"
        "<mixed>one <f>two</f></mixed></a>\n");
}

TEST_CASE("any text comes back, but for what XML cannot hold") {
  const struct {
    std::string_view text, back;
  } table[] = {
      {"<b>&amp;</b>]]>\"'", "<b>&amp;</b>]]>\"'"},
      {"数据𠮷\U0001F600", "数据𠮷\U0001F600"},
      {" a\r\nb\tc ", " a\r\nb\tc "},
      {{"\0\x01\x1F", 3}, "\uFFFD\uFFFD\uFFFD"},
      {"a\xEF\xBF\xBE\xEF\xBF\xBF", "a\uFFFD\uFFFD"},
      {"a\xFF\xE6\x95z", "a\uFFFD\uFFFD\uFFFDz"},
      {"\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD"},
  };
  for (const auto& line : table) {
    CAPTURE(line.back);
    const std::string xml = written([&](XmlWriter& writer) {
      writer.open("a");
      writer.attribute("x", line.text);
      writer.text(line.text);
      writer.close();
    });
    const XmlElement root = parse_xml(xml, "out.xml");
    CHECK(root.text == line.back);
    CHECK(*root.attribute("x") == line.back);
  }
}

TEST_CASE("a large document leaves in pieces and the same each time") {
  std::size_t pieces = 0;
  std::string out;
  XmlWriter writer([&](std::string_view piece) {
    ++pieces;
    out += piece;
  });
  writer.open("a");
  for (int i = 0; i < 50'000; ++i) writer.element("fact", std::to_string(i));
  writer.close();
  writer.finish();
  CHECK(pieces > 5);
  CHECK(parse_xml(out, "out.xml").children.size() == 50'000);
  CHECK(out == written([](XmlWriter& again) {
          again.open("a");
          for (int i = 0; i < 50'000; ++i) again.element("fact", std::to_string(i));
          again.close();
        }));
}

TEST_CASE("calls out of order are our own mistake") {
  std::string out;
  XmlWriter writer([&](std::string_view piece) { out += piece; });
  CHECK_THROWS_AS(writer.close(), Error);
  CHECK_THROWS_AS(writer.text("x"), Error);
  writer.open("a");
  writer.text("x");
  CHECK_THROWS_AS(writer.attribute("x", "1"), Error);
  CHECK_THROWS_AS(writer.finish(), Error);
}

}  // namespace
}  // namespace rubiao::formats
