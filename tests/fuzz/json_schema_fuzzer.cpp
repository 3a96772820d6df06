// SPDX-License-Identifier: Apache-2.0
// Any JSON against a schema of every kind of keyword: misfits that can be shown, and the same each time.
#include "formats/json_schema.h"
#include "fuzzing.h"

using namespace rubiao;

namespace {

const formats::JsonSchema& schema() {
  static const formats::JsonSchema compiled(formats::parse_json(
      R"({"type":"object","required":["kind","date"],"additionalProperties":false,"properties":{
        "kind":{"enum":["registered","sold",1,null]},"date":{"type":"string","format":"date"},
        "amount":{"type":"string","format":"rubiao-amount"},"period":{"type":["string","null"],"format":"rubiao-period"},
        "rate":{"type":"string","format":"rubiao-ratio"},"code":{"type":"string","pattern":"^([一-龥]|[a-z])+[0-9]*$"},
        "name":{"type":"string","minLength":1,"maxLength":8},"months":{"type":"integer","minimum":1,"exclusiveMaximum":601},
        "lines":{"type":"array","minItems":1,"maxItems":4,"uniqueItems":true,"items":{"$ref":"#/definitions/line"}}},
        "if":{"properties":{"kind":{"const":"sold"}}},"then":{"required":["amount"]},
        "definitions":{"line":{"oneOf":[{"type":"string"},{"type":"object","properties":{"line":{"$ref":"#/definitions/line"}},
          "not":{"required":["never"]}}]}}})",
      "schema.json"));
  return compiled;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzzing::accepts([&] {
    const formats::Json value = formats::parse_json(fuzzing::bytes_of(data, size), "in.json");
    const std::vector<Problem> misfits = schema().check(value);
    for (const Problem& problem : misfits) fuzzing::demand_showable(problem);
    fuzzing::demand(schema().check(value).size() == misfits.size(), "the same value has the same misfits");
  });
  return 0;
}
