// SPDX-License-Identifier: Apache-2.0
// DMN models for tests, written as short as they can be: a head, inputs, and decisions of one table or
// expression.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rubiao::test {

inline std::string model(const std::string& body, const char* version = "20191111") {
  return "<definitions xmlns=\"https://www.omg.org/spec/DMN/" + std::string(version) +
         "/MODEL/\" id=\"m\" name=\"m\" namespace=\"urn:test\">" + body + "</definitions>";
}

inline std::string input(const std::string& name, const std::string& type = "number") {
  return "<inputData id=\"i_" + name + "\" name=\"" + name + "\"><variable name=\"" + name + "\" typeRef=\"" +
         type + "\"/></inputData>";
}

inline std::string needs(const std::string& kind, const std::string& id) {
  const std::string group = kind == "requiredKnowledge" ? "knowledgeRequirement" : "informationRequirement";
  return "<" + group + "><" + kind + " href=\"#" + id + "\"/></" + group + ">";
}

inline std::string literal(const std::string& text) {
  return "<literalExpression><text>" + text + "</text></literalExpression>";
}

inline std::string decision(const std::string& name, const std::string& requirements,
                            const std::string& logic) {
  return "<decision id=\"d_" + name + "\" name=\"" + name + "\"><variable name=\"" + name + "\"/>" +
         requirements + logic + "</decision>";
}

// A table over `n`: each row is a condition and a result.
inline std::string table(const std::string& attributes, const std::string& output,
                         const std::vector<std::pair<std::string, std::string>>& rows) {
  std::string text = "<decisionTable " + attributes +
                     "><input><inputExpression><text>n</text></inputExpression></input>" + output;
  for (const auto& [condition, result] : rows)
    text += "<rule><inputEntry><text>" + condition + "</text></inputEntry><outputEntry><text>" + result +
            "</text></outputEntry></rule>";
  return text + "</decisionTable>";
}

}  // namespace rubiao::test
