// SPDX-License-Identifier: Apache-2.0
#include "formats/xml_schema.h"

#include <memory>
#include <set>
#include <xercesc/framework/MemBufInputSource.hpp>
#include <xercesc/parsers/SAX2XMLReaderImpl.hpp>
#include <xercesc/sax/SAXParseException.hpp>
#include <xercesc/sax2/DefaultHandler.hpp>
#include <xercesc/util/OutOfMemoryException.hpp>
#include <xercesc/util/XMLEntityResolver.hpp>
#include <xercesc/util/XMLResourceIdentifier.hpp>
#include <xercesc/util/XMLUni.hpp>

#include "formats/problem_list.h"
#include "formats/schema_sources.h"
#include "formats/text_encoding.h"
#include "formats/text_position.h"
#include "formats/xml_platform.h"
#include "formats/xml_tree.h"

namespace rubiao::formats {
namespace {

using xercesc::XMLUni;

constexpr std::size_t largest_document = 256u << 20;
constexpr char16_t document_id[] = u"document";

struct Stop {};  // nothing more can be read, or the list of problems is full

// Collects Xerces' errors, and hands it schemas from our sources alone.
class Judge final : public xercesc::DefaultHandler, public xercesc::XMLEntityResolver {
 public:
  Judge(const SchemaSources& sources, std::string_view file, std::vector<Problem>& problems)
      : sources_(sources), file_(file), problems_(problems) {}

  void warning(const xercesc::SAXParseException&) override {}

  void error(const xercesc::SAXParseException& exception) override {
    const std::string reason = utf8_of(exception.getMessage());
    add(exception, {"不符合 XML 模式（" + reason + "）", "does not fit the schema: " + reason});
  }

  void fatalError(const xercesc::SAXParseException& exception) override {
    add(exception, malformed_xml(utf8_of(exception.getMessage())));
    throw Stop{};
  }

  using xercesc::DefaultHandler::resolveEntity;
  xercesc::InputSource* resolveEntity(xercesc::XMLResourceIdentifier* wanted) override {
    const std::string location = utf8_of(wanted->getSystemId());
    const std::string base = utf8_of(wanted->getBaseURI());
    std::optional<SchemaFile> found = sources_.find(location, base);
    if (found) return source_of(kept_.emplace_back(std::make_unique<SchemaFile>(*std::move(found))).get());
    // A hint in the document may lead nowhere; an import in a schema may not.
    const bool hint = wanted->getResourceIdentifierType() == xercesc::XMLResourceIdentifier::SchemaGrammar;
    if (!hint) report_missing(resolve_location(location, base), base);
    // Nothing is opened: DisableDefaultEntityResolution keeps the document's reader from it, and an empty
    // entity the reader of schemas, which does not know that feature.
    const bool entity = wanted->getResourceIdentifierType() == xercesc::XMLResourceIdentifier::ExternalEntity;
    return entity ? new xercesc::MemBufInputSource(nullptr, 0, document_id) : nullptr;
  }

 private:
  static xercesc::InputSource* source_of(const SchemaFile* schema) {
    return new xercesc::MemBufInputSource(reinterpret_cast<const XMLByte*>(schema->bytes.data()),
                                          schema->bytes.size(), utf16_of(schema->location).c_str());
  }

  void report_missing(const std::string& address, const std::string& schema) {
    if (!missing_.insert(address).second) return;
    add({.message = {"找不到所引用的 XML 模式", "a schema that is imported cannot be found"},
         .file = schema,
         .found = address,
         .todo = {"将其放入模式文件夹", "put it into the schema folder"}});
  }

  void add(const xercesc::SAXParseException& exception, Text message) {
    const std::string source = utf8_of(exception.getSystemId());
    add({.message = std::move(message),
         .file = source == utf8_of(document_id) ? std::string(file_) : source,
         .line = static_cast<std::int64_t>(exception.getLineNumber()),
         .column = static_cast<std::int64_t>(exception.getColumnNumber())});
  }

  void add(Problem problem) {
    if (!add_problem(problems_, std::move(problem))) throw Stop{};
  }

  const SchemaSources& sources_;
  std::string_view file_;
  std::vector<Problem>& problems_;
  std::vector<std::unique_ptr<SchemaFile>> kept_;  // Xerces reads from these until it is done
  std::set<std::string> missing_;
};

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

void prepare(xercesc::SAX2XMLReaderImpl& parser, Entrances& entrances) {
  parser.setFeature(XMLUni::fgSAX2CoreNameSpaces, true);
  parser.setFeature(XMLUni::fgSAX2CoreValidation, true);
  parser.setFeature(XMLUni::fgXercesDynamic, false);
  parser.setFeature(XMLUni::fgXercesSchema, true);
  parser.setFeature(XMLUni::fgXercesSchemaFullChecking, true);
  parser.setFeature(XMLUni::fgXercesIdentityConstraintChecking, true);
  parser.setFeature(XMLUni::fgXercesHandleMultipleImports, true);
  parser.setFeature(XMLUni::fgXercesValidationErrorAsFatal, false);
  parser.setFeature(XMLUni::fgXercesLoadExternalDTD, false);
  parser.setFeature(XMLUni::fgXercesDisableDefaultEntityResolution, true);
  if (!entrances.with_namespace.empty()) {
    parser.setProperty(XMLUni::fgXercesSchemaExternalSchemaLocation, entrances.with_namespace.data());
  }
  if (!entrances.without.empty()) {
    parser.setProperty(XMLUni::fgXercesSchemaExternalNoNameSpaceSchemaLocation, entrances.without.data());
  }
}

void judge_document(std::string_view text, Entrances& entrances, Judge& judge) {
  xercesc::SAX2XMLReaderImpl parser;
  prepare(parser, entrances);
  parser.setErrorHandler(&judge);
  parser.setXMLEntityResolver(&judge);
  xercesc::MemBufInputSource source(reinterpret_cast<const XMLByte*>(text.data()), text.size(), document_id);
  source.setEncoding(XMLUni::fgUTF8EncodingString);
  parser.parse(source);
}

Problem broken_off(const XMLCh* reason, std::string_view file) {
  return Problem{.message = malformed_xml(utf8_of(reason)), .file = std::string(file)};
}

}  // namespace

std::vector<Problem> check_against_schema(std::string_view bytes, std::string_view file,
                                          const std::vector<SchemaFile>& schemas,
                                          std::string_view schema_folder) {
  demand_size(bytes, largest_document, file);
  const std::string text = decode_text(bytes, file);
  check_prolog(text, file);
  start_xml_platform();
  Entrances entrances = entrances_to(schemas);
  const SchemaSources sources(schemas, schema_folder);
  std::vector<Problem> problems;
  Judge judge(sources, file, problems);
  try {
    judge_document(text, entrances, judge);
  } catch (const Stop&) {  // what stopped it stands in the list
  } catch (const xercesc::XMLException& exception) {
    add_problem(problems, broken_off(exception.getMessage(), file));
  } catch (const xercesc::SAXException& exception) {
    add_problem(problems, broken_off(exception.getMessage(), file));
  } catch (const xercesc::OutOfMemoryException&) {
    throw std::bad_alloc();
  }
  return problems;
}

}  // namespace rubiao::formats
