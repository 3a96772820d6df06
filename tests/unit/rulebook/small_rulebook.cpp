// SPDX-License-Identifier: Apache-2.0
#include "small_rulebook.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>

#include "rulebook/rulebook.h"
#include "rulebook/seal.h"

namespace {

constexpr const char* sources_xml = R"(<sources xmlns="urn:rubiao:sources:1">
  <source key="LAW:1" number="某准则" article="第一条" title="一" from="2007-01-01" verified="yes">
    <text kind="restated">文</text>
  </source>
  <source key="LAW:2" number="某准则" article="第二条" title="二" from="2025-01-01" verified="yes">
    <text kind="restated">文</text>
  </source>
</sources>
)";

constexpr const char* edition_xml =
    R"(<edition xmlns="urn:rubiao:edition:1" id="2024-01-01" from="2024-01-01">
  <why>test</why>
  <approved by="李四" on="2024-01-02"/>
</edition>
)";

constexpr const char* parameters_xml = R"(<parameters xmlns="urn:rubiao:parameters:1">
  <parameter name="比率" title="比率" title-en="rate" type="number" min="0" max="1" changed-by="law">
    <value from="2024-01-01" source="LAW:1" verified="yes">0.25</value>
  </parameter>
  <parameter name="口径" title="口径" title-en="convention" type="text" changed-by="policy">
    <choice>甲</choice>
    <value from="2024-01-01" to="2024-12-31" source="LAW:1" verified="yes">甲</value>
  </parameter>
</parameters>
)";

constexpr const char* table_dmn =
    R"(<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="m" name="m" namespace="urn:m">
  <itemDefinition id="t" name="颜色类型">
    <typeRef>string</typeRef>
    <allowedValues><text>"红","绿"</text></allowedValues>
  </itemDefinition>
  <inputData id="in1" name="颜色"><variable name="颜色" typeRef="颜色类型"/></inputData>
  <inputData id="in2" name="金额"><variable name="金额" typeRef="number"/></inputData>
  <inputData id="in3" name="日期"><variable name="日期" typeRef="date"/></inputData>
  <knowledgeSource id="ks" name="准则"/>
  <decision id="d" name="判断">
    <informationRequirement><requiredInput href="#in1"/></informationRequirement>
    <informationRequirement><requiredInput href="#in2"/></informationRequirement>
    <informationRequirement><requiredInput href="#in3"/></informationRequirement>
    <authorityRequirement><requiredAuthority href="#ks"/></authorityRequirement>
    <decisionTable id="dt">
      <input id="i1"><inputExpression id="e1" typeRef="颜色类型"><text>颜色</text></inputExpression></input>
      <input id="i2"><inputExpression id="e2"><text>金额</text></inputExpression></input>
      <input id="i3"><inputExpression id="e3" typeRef="date"><text>日期</text></inputExpression></input>
      <output id="o1" name="结果" typeRef="string"><outputValues><text>"甲","乙"</text></outputValues></output>
      <rule id="A1">
        <description>LAW:1 | 说明</description>
        <inputEntry id="A1a"><text>"红"</text></inputEntry>
        <inputEntry id="A1b"><text>&lt; 100</text></inputEntry>
        <inputEntry id="A1c"><text>&lt; date("2024-06-01")</text></inputEntry>
        <outputEntry id="A1o"><text>"甲"</text></outputEntry>
      </rule>
      <rule id="A2">
        <description>LAW:1</description>
        <inputEntry id="A2a"><text>"红"</text></inputEntry>
        <inputEntry id="A2b"><text>&lt; 100</text></inputEntry>
        <inputEntry id="A2c"><text>&gt;= date("2024-06-01")</text></inputEntry>
        <outputEntry id="A2o"><text>"乙"</text></outputEntry>
      </rule>
      <rule id="A3">
        <description>LAW:1</description>
        <inputEntry id="A3a"><text>"红"</text></inputEntry>
        <inputEntry id="A3b"><text>&gt;= 100</text></inputEntry>
        <inputEntry id="A3c"><text>-</text></inputEntry>
        <outputEntry id="A3o"><text>"甲"</text></outputEntry>
      </rule>
      <rule id="A4">
        <inputEntry id="A4a"><text>not("红")</text></inputEntry>
        <inputEntry id="A4b"><text>-</text></inputEntry>
        <inputEntry id="A4c"><text>-</text></inputEntry>
        <outputEntry id="A4o"><text>"乙"</text></outputEntry>
        <annotationEntry><text>LAW:1</text></annotationEntry>
      </rule>
    </decisionTable>
  </decision>
</definitions>
)";

// An example for each row.
constexpr const char* examples_xml =
    R"(<testCases xmlns="http://www.omg.org/spec/DMN/20160719/testcase" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema">
  <modelName>table.dmn</modelName>
  <testCase id="1">
    <inputNode name="颜色"><value xsi:type="xsd:string">红</value></inputNode>
    <inputNode name="金额"><value xsi:type="xsd:decimal">50</value></inputNode>
    <inputNode name="日期"><value xsi:type="xsd:date">2024-03-01</value></inputNode>
    <resultNode name="判断" type="decision"><expected><value xsi:type="xsd:string">甲</value></expected></resultNode>
  </testCase>
  <testCase id="2">
    <inputNode name="颜色"><value xsi:type="xsd:string">红</value></inputNode>
    <inputNode name="金额"><value xsi:type="xsd:decimal">50</value></inputNode>
    <inputNode name="日期"><value xsi:type="xsd:date">2024-07-01</value></inputNode>
    <resultNode name="判断" type="decision"><expected><value xsi:type="xsd:string">乙</value></expected></resultNode>
  </testCase>
  <testCase id="3">
    <inputNode name="颜色"><value xsi:type="xsd:string">红</value></inputNode>
    <inputNode name="金额"><value xsi:type="xsd:decimal">150</value></inputNode>
    <inputNode name="日期"><value xsi:type="xsd:date">2024-03-01</value></inputNode>
    <resultNode name="判断" type="decision"><expected><value xsi:type="xsd:string">甲</value></expected></resultNode>
  </testCase>
  <testCase id="4">
    <inputNode name="颜色"><value xsi:type="xsd:string">绿</value></inputNode>
    <inputNode name="金额"><value xsi:type="xsd:decimal">150</value></inputNode>
    <inputNode name="日期"><value xsi:type="xsd:date">2024-03-01</value></inputNode>
    <resultNode name="判断" type="decision"><expected><value xsi:type="xsd:string">乙</value></expected></resultNode>
  </testCase>
</testCases>
)";

int next_number() {
  static int number = 0;
  return ++number;
}

}  // namespace

SmallRulebook::SmallRulebook()
    : folder_(std::filesystem::temp_directory_path() /
              ("rubiao-rules-" + std::to_string(getpid()) + "-" + std::to_string(next_number()))),
      files_{{"sources.xml", sources_xml},
             {"2024-01-01/edition.xml", edition_xml},
             {"2024-01-01/parameters.xml", parameters_xml},
             {"2024-01-01/table.dmn", table_dmn},
             {"2024-01-01/tests/table.xml", examples_xml}} {}

SmallRulebook::~SmallRulebook() {
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

void SmallRulebook::change(const std::string& file, std::string_view found, std::string_view replacement) {
  std::string& text = files_.at(file);
  const std::size_t at = text.find(found);
  REQUIRE(at != std::string::npos);
  text.replace(at, found.size(), replacement);
}

std::vector<rubiao::Problem> SmallRulebook::load(bool sealed) {
  write(sealed);
  try {
    (void)rubiao::rulebook::Rulebook::load(folder_);
    return {};
  } catch (const rubiao::Error& error) {
    return error.problems();
  }
}

std::int64_t SmallRulebook::line_of(const std::string& file, std::string_view mark) const {
  const std::string& text = files_.at(file);
  const std::size_t at = text.find(mark);
  REQUIRE(at != std::string::npos);
  return 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
}

void SmallRulebook::write(bool sealed) const {
  for (const auto& [file, text] : files_) {
    std::filesystem::create_directories((folder_ / file).parent_path());
    std::ofstream(folder_ / file, std::ios::binary) << text;
  }
  if (!sealed) return;
  for (const auto& [file, text] : files_) {
    if (file.ends_with("edition.xml")) (void)rubiao::rulebook::seal((folder_ / file).parent_path());
  }
}
