// SPDX-License-Identifier: Apache-2.0
#include "formats/xml_schema.h"

#include <set>
#include <xercesc/framework/XMLGrammarPoolImpl.hpp>
#include <xercesc/util/XMLUni.hpp>

#include "formats/schema_judge.h"
#include "formats/text_encoding.h"
#include "formats/xml_platform.h"
#include "formats/xml_tree.h"

namespace rubiao::formats {
namespace {

using xercesc::XMLUni;

constexpr std::size_t largest_document = 256u << 20;

// What Xerces is told of the schemas before it starts: the first of each target namespace.
struct Entrances {
  std::u16string with_namespace;  // "namespace location namespace location ..."
  std::u16string without;
};

Entrances entrances_to(const std::vector<SchemaFile>& schemas) {
  Entrances entrances;
  std::set<std::string> seen;
  for (const SchemaFile& schema : schemas) {
    const XmlElement root = parse_xml(schema.bytes, schema.location);
    const std::string* space = root.attribute("targetNamespace");
    if (!seen.insert(space == nullptr ? std::string() : *space).second) continue;
    if (space == nullptr) {
      entrances.without = utf16_of(schema.location);
    } else {
      entrances.with_namespace += utf16_of(*space + " " + schema.location + " ");
    }
  }
  return entrances;
}

void enter_by(Entrances& entrances, SchemaParser& parser) {
  if (!entrances.with_namespace.empty()) {
    parser.setProperty(XMLUni::fgXercesSchemaExternalSchemaLocation, entrances.with_namespace.data());
  }
  if (!entrances.without.empty()) {
    parser.setProperty(XMLUni::fgXercesSchemaExternalNoNameSpaceSchemaLocation, entrances.without.data());
  }
}

std::string text_of_document(std::string_view bytes, std::string_view file) {
  demand_size(bytes, largest_document, file);
  std::string text = decode_text(bytes, file);
  check_prolog(text, file);
  start_xml_platform();
  return text;
}

}  // namespace

std::vector<Problem> check_against_schema(std::string_view bytes, std::string_view file,
                                          const std::vector<SchemaFile>& schemas,
                                          std::string_view schema_folder) {
  const std::string text = text_of_document(bytes, file);
  Entrances entrances = entrances_to(schemas);
  const SchemaSources sources(schemas, schema_folder);
  std::vector<Problem> problems;
  SchemaJudge judge(sources, file, problems);
  judge.watch([&] {
    SchemaParser parser;
    enter_by(entrances, parser);
    judge.parse(parser, text);
  });
  return problems;
}

struct CompiledSchemas::Grammars {
  xercesc::XMLGrammarPoolImpl pool{xercesc::XMLPlatformUtils::fgMemoryManager};
};

CompiledSchemas::CompiledSchemas(const std::vector<SchemaFile>& schemas,
                                 const std::vector<SchemaFile>& parts) {
  start_xml_platform();
  grammars_ = std::make_unique<Grammars>();
  const SchemaSources sources(parts, "");
  std::vector<Problem> problems;
  SchemaJudge judge(sources, "", problems);
  judge.watch([&] {
    SchemaParser parser(&grammars_->pool);
    for (const SchemaFile& schema : schemas) judge.compile(parser, schema);
  });
  if (!problems.empty()) throw Error(Status::internal, std::move(problems));
  grammars_->pool.lockPool();
}

CompiledSchemas::~CompiledSchemas() = default;

std::vector<Problem> CompiledSchemas::check(std::string_view bytes, std::string_view file) const {
  const std::string text = text_of_document(bytes, file);
  const std::vector<SchemaFile> nothing;
  const SchemaSources sources(nothing, "");
  std::vector<Problem> problems;
  SchemaJudge judge(sources, file, problems);
  judge.watch([&] {
    SchemaParser parser(&grammars_->pool);
    parser.setFeature(XMLUni::fgXercesUseCachedGrammarInParse, true);
    parser.setFeature(XMLUni::fgXercesLoadSchema, false);
    judge.parse(parser, text);
  });
  return problems;
}

}  // namespace rubiao::formats
