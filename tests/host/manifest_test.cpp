// SPDX-License-Identifier: Apache-2.0
// The menu as a person reads it: every heading once, whatever the order of the manifest.
#include "manifest.h"

#include <doctest/doctest.h>

TEST_CASE("actions stand under their heading, and each heading stands once") {
  const erp::Json manifest = erp::Json::parse(R"({"actions": [
    {"id": "a", "menu": ["data", "register"], "title": "A", "role": ["preparer"], "changes": true},
    {"id": "b", "menu": ["data", "month"], "title": "B", "role": ["operator"]},
    {"id": "long.id", "menu": ["data", "register"], "title": "C", "role": ["preparer", "auditor"]},
    {"id": "d", "menu": ["data"], "title": "D"}]})");
  CHECK(erp::render_menu(manifest, erp::Language::en) ==
        "data\n"
        "  d        D  [; reads only]\n"
        "  register\n"
        "    a        A  [preparer; changes data]\n"
        "    long.id  C  [preparer,auditor; reads only]\n"
        "  month\n"
        "    b        B  [operator; reads only]\n");
  CHECK(erp::render_menu(manifest, erp::Language::zh).find("C  [经办、审计；只读]\n") != std::string::npos);
}
