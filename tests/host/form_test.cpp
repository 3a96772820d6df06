// SPDX-License-Identifier: Apache-2.0
// A form as a person reads it before filling it in: nested fields, the fields of a list, and what may be
// chosen.
#include "form.h"

#include <doctest/doctest.h>

namespace {

const erp::Json schema = erp::Json::parse(R"({
  "type": "object", "required": ["route"], "x-order": ["route", "evidence", "source"],
  "properties": {
    "accounts": {"type": "object", "additionalProperties": {"type": "string"}},
    "source": {"type": "object", "required": ["line"], "properties": {"line": {"type": "integer", "title": "line"}}},
    "evidence": {"type": "array", "items": {"type": "object", "required": ["name"],
                 "properties": {"name": {"type": "string", "title": "document name"}}}},
    "route": {"type": "string", "title": "route", "enum": ["外购", "划转"], "x-enum-titles": ["purchased", "划转"]}}})");

bool holds(const std::string& text, const char* part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a form names every field, down to those of a list") {
  const std::string form = erp::render_form(schema, erp::Language::en);
  CHECK(holds(form, "source.line"));
  CHECK(holds(form, "evidence[].name"));
  CHECK(holds(form, "accounts.*"));
  CHECK(form.find("route") < form.find("evidence"));
}

TEST_CASE("the kinds of fields are said in the reader's language") {
  const erp::Json dated = erp::Json::parse(R"({"properties": {"on": {"type": "string", "format": "date"},
    "tags": {"type": "array", "items": {"type": "string"}}}})");
  CHECK(holds(erp::render_form(dated, erp::Language::zh), "on    日期\ntags  列表<文字>\n"));
  CHECK(holds(erp::render_form(dated, erp::Language::en), "on     string date\ntags   array<string>\n"));
}

TEST_CASE("what may be chosen stands below, with its meaning where the manifest gives one") {
  CHECK(holds(erp::render_form(schema, erp::Language::en), "Choices\nroute: 外购 (purchased), 划转\n"));
  CHECK(holds(erp::render_form(schema, erp::Language::zh), "可选值\nroute：外购 (purchased)、划转\n"));
}
