// SPDX-License-Identifier: Apache-2.0
// A unique decision has one outcome, an object; one that collects has a list of them.
#include "trace_output.h"

#include <fmt/format.h>

#include "printable.h"
#include "text_table.h"

namespace erp {

namespace {

// A tree of any shape: members one a line, nested ones indented under their name.
std::string render_tree(const Json& node, std::size_t depth) {
  const std::string indent(depth * 2, ' ');
  if (!node.is_structured()) return indent + printable(cell_text(node)) + "\n";
  std::string text;
  for (const auto& [name, child] : node.items()) {
    const std::string label = node.is_array() ? "-" : printable(name) + ":";
    if (child.is_structured() && !child.empty())
      text += indent + label + "\n" + render_tree(child, depth + 1);
    else
      text += indent + label + " " + (child.is_structured() ? "" : printable(cell_text(child))) + "\n";
  }
  return text;
}

std::string text_at(const Json& object, const char* name) {
  return printable(cell_text(object.value(name, Json())));
}

// A value or a condition of a cell: "是", "非(自行研发,自行加工)".
std::string value_words(const Json& value, bool zh) {
  const std::string text = printable(cell_text(value));
  if (!zh) return text;
  if (text == "true") return "是";
  if (text == "false") return "否";
  return text.starts_with("not(") ? "非" + text.substr(3) : text;
}

std::string outcome_words(const Json& outcome, bool zh) {
  std::string text;
  for (const auto& [name, value] : outcome.items()) {
    if (!text.empty()) text += zh ? "，" : ", ";
    text += printable(name) + " = " + value_words(value, zh);
  }
  return text;
}

std::string citation_keys(const Json& match) {
  std::string keys;
  for (const Json& citation : match.value("cites", Json::array()))
    keys += (keys.empty() ? " [" : "; ") + text_at(citation, "key");
  return keys.empty() ? "" : keys + "]";
}

std::string render_matches(const Json& trace, bool zh) {
  std::string text;
  for (const Json& match : trace.at("matched")) {
    text += (zh ? "  命中 " : "  matched ") + text_at(match, "row") + citation_keys(match);
    if (const std::string note = text_at(match, "note"); !note.empty()) text += "  " + note;
    text += "\n";
  }
  return text.empty() ? (zh ? "  没有命中的行\n" : "  no row matched\n") : text;
}

std::string render_outcome(const Json& trace, bool zh) {
  const Json& output = trace.at("output");
  std::string text;
  for (const Json& outcome : output.is_array() ? output : Json::array({output}))
    text += (zh ? "  结论 " : "  outcome ") + outcome_words(outcome, zh) + "\n";
  return text;
}

std::string render_near_misses(const Json& trace, bool zh) {
  std::string text;
  for (const Json& miss : trace.value("nearMisses", Json::array()))
    text += fmt::format(
        fmt::runtime(zh ? "  差一项 {}：{} 应为 {}，实为 {}\n" : "  near miss {}: {} needs {}, got {}\n"),
        text_at(miss, "row"), text_at(miss, "failed"), value_words(miss.at("needs"), zh),
        value_words(miss.at("got"), zh));
  return text;
}

std::string render_parameters(const Json& trace, bool zh) {
  std::string text;
  for (const Json& used : trace.value("parameters", Json::array()))
    text += (zh ? "  参数 " : "  parameter ") + text_at(used, "name") + " = " + text_at(used, "value") +
            text_at(used, "unit") + " [" + text_at(used, "source") + "]\n";
  return text;
}

// The decisions it rests on come first, as they were taken first.
std::string render_decision(const Json& trace, bool zh) {
  std::string text;
  for (const Json& reason : trace.value("because", Json::array())) text += render_decision(reason, zh);
  return text + text_at(trace, "decision") + (zh ? "（表 " : " (table ") + text_at(trace, "table") +
         (zh ? "）\n" : ")\n") + render_matches(trace, zh) + render_outcome(trace, zh) +
         render_parameters(trace, zh) + render_near_misses(trace, zh);
}

}  // namespace

std::string render_trace(const Json& trace, Language language) {
  if (!trace.is_object() || trace.value("schema", Json()) != "trace/1") return render_tree(trace, 0);
  return render_decision(trace, language == Language::zh);
}

}  // namespace erp
