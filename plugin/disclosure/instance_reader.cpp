// SPDX-License-Identifier: Apache-2.0
#include "disclosure/instance_reader.h"

#include "disclosure/concepts.h"
#include "formats/xml_tree.h"

namespace rubiao::disclosure {
namespace {

using formats::XmlElement;

constexpr std::string_view instance_space = "http://www.xbrl.org/2003/instance";
constexpr std::string_view linkbase_space = "http://www.xbrl.org/2003/linkbase";

std::string attribute_of(const XmlElement& element, std::string_view name) {
  const std::string* value = element.attribute(name);
  return value == nullptr ? std::string{} : *value;
}

std::string local(const std::string& qualified) {
  return qualified.substr(qualified.find(':') + 1);
}

std::string text_of(const XmlElement* element) {
  return element == nullptr ? std::string{} : element->text;
}

class Reader {
 public:
  Reader(std::string_view file, ReadInstance& instance) : file_(file), instance_(instance) {}

  void read(const XmlElement& root) {
    if (root.space != instance_space || root.name != "xbrl") {
      report(root, "XB-XML", root.name, {"不是 XBRL 实例文档", "not an XBRL instance"});
      return;
    }
    if (root.child("schemaRef") == nullptr) {
      report(root, "XB-XML", "", {"缺少 schemaRef", "schemaRef is missing"});
    }
    for (const XmlElement& element : root.children) read_part(element);
  }

 private:
  // Contexts, then units, then facts, so that a stream can read them.
  void read_part(const XmlElement& element) {
    int stage = 3;
    if (element.space == linkbase_space) stage = 0;
    if (element.space == instance_space) stage = element.name == "context" ? 1 : 2;
    if (stage < stage_) {
      report(element, "XB-ORDER", element.name, {"元素次序有误", "out of order: contexts, units, facts"});
    }
    stage_ = stage;
    if (stage == 1) read_context(element);
    if (stage == 2) instance_.units[attribute_of(element, "id")] = element.line;
    if (stage == 3) read_fact(element);
  }

  void read_context(const XmlElement& element) {
    ReadContext context{.from = {}, .to = {}, .entity = {}, .axis = {}, .member = {}, .line = element.line};
    const XmlElement* entity = element.child("entity");
    const XmlElement* period = element.child("period");
    if (entity == nullptr || period == nullptr || entity->child("identifier") == nullptr) {
      report(element, "XB-XML", attribute_of(element, "id"),
             {"上下文缺少主体或期间", "a context lacks entity or period"});
      return;
    }
    const XmlElement* identifier = entity->child("identifier");
    context.entity = attribute_of(*identifier, "scheme") + " " + identifier->text;
    context.from = text_of(period->child("startDate"));
    context.to = context.from.empty() ? text_of(period->child("instant")) : text_of(period->child("endDate"));
    if (entity->child("segment") != nullptr) {
      report(element, "XB-SEGMENT", attribute_of(element, "id"),
             {"维度应位于 scenario，而非 segment", "dimensions stand in the scenario, never in the segment"});
    }
    if (const XmlElement* scenario = element.child("scenario")) read_scenario(*scenario, context);
    const bool is_new = instance_.contexts.emplace(attribute_of(element, "id"), context).second;
    if (!is_new)
      report(element, "XB-CONTEXT", attribute_of(element, "id"), {"上下文编号重复", "context id used twice"});
  }

  void read_scenario(const XmlElement& scenario, ReadContext& context) {
    if (scenario.children.size() != 1) {
      report(scenario, "XB-MEMBER", "", {"应恰有一个维度成员", "a scenario holds exactly one member"});
      return;
    }
    const XmlElement& member = scenario.children.front();
    context.axis = local(attribute_of(member, "dimension"));
    context.typed = member.name == "typedMember";
    context.member = context.typed ? text_of(member.child("RegisterId")) : local(member.text);
  }

  void read_fact(const XmlElement& element) {
    if (element.space != taxonomy_namespace) {
      report(element, "XB-CONCEPT", element.name,
             {"不属于本分类标准的元素", "not an element of the taxonomy"});
      return;
    }
    instance_.facts.push_back({.name = element.name,
                               .context = attribute_of(element, "contextRef"),
                               .unit = attribute_of(element, "unitRef"),
                               .decimals = attribute_of(element, "decimals"),
                               .precision = attribute_of(element, "precision"),
                               .language = attribute_of(element, "xml:lang"),
                               .value = element.text,
                               .line = element.line});
  }

  void report(const XmlElement& at, const char* rule, std::string found, Text message) {
    instance_.problems.push_back(
        instance_problem(file_, at.line, rule, std::move(found), std::move(message)));
  }

  std::string_view file_;
  ReadInstance& instance_;
  int stage_ = 0;
};

}  // namespace

ReadInstance read_instance(std::string_view bytes, std::string_view file) {
  ReadInstance instance;
  Reader(file, instance).read(formats::parse_xml(bytes, file));
  return instance;
}

Problem instance_problem(std::string_view file, std::int64_t line, const char* rule, std::string found,
                         Text message) {
  return {.message = std::move(message),
          .rule = rule,
          .articles = {},
          .file = std::string(file),
          .line = line,
          .found = std::move(found)};
}

}  // namespace rubiao::disclosure
