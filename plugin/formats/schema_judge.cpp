// SPDX-License-Identifier: Apache-2.0
#include "formats/schema_judge.h"

#include <utility>
#include <xercesc/framework/MemBufInputSource.hpp>
#include <xercesc/framework/XMLValidityCodes.hpp>
#include <xercesc/sax/SAXParseException.hpp>
#include <xercesc/util/OutOfMemoryException.hpp>
#include <xercesc/util/XMLResourceIdentifier.hpp>
#include <xercesc/util/XMLString.hpp>
#include <xercesc/util/XMLUni.hpp>
#include <xercesc/validators/common/Grammar.hpp>

#include "formats/problem_list.h"
#include "formats/xml_platform.h"

namespace rubiao::formats {
namespace {

using xercesc::XMLUni;

constexpr char16_t document_id[] = u"document";

struct Stop {};  // nothing more can be read, or the list of problems is full

xercesc::InputSource* source_of(const SchemaFile* schema) {
  return new xercesc::MemBufInputSource(reinterpret_cast<const XMLByte*>(schema->bytes.data()),
                                        schema->bytes.size(), utf16_of(schema->location).c_str());
}

// "source" in "<source key='a'>".
std::string name_in_tag(std::string_view text, std::size_t offset) {
  const std::string_view rest = text.substr(offset + 1);
  return std::string(rest.substr(0, rest.find_first_of(" \t\r\n/>")));
}

}  // namespace

SchemaParser::SchemaParser(xercesc::XMLGrammarPool* pool)
    : SAX2XMLReaderImpl(xercesc::XMLPlatformUtils::fgMemoryManager, pool) {
  setFeature(XMLUni::fgSAX2CoreNameSpaces, true);
  setFeature(XMLUni::fgSAX2CoreValidation, true);
  setFeature(XMLUni::fgXercesDynamic, false);
  setFeature(XMLUni::fgXercesSchema, true);
  setFeature(XMLUni::fgXercesSchemaFullChecking, true);
  setFeature(XMLUni::fgXercesIdentityConstraintChecking, true);
  setFeature(XMLUni::fgXercesHandleMultipleImports, true);
  setFeature(XMLUni::fgXercesValidationErrorAsFatal, false);
  setFeature(XMLUni::fgXercesLoadExternalDTD, false);
  setFeature(XMLUni::fgXercesDisableDefaultEntityResolution, true);
  setFeature(XMLUni::fgXercesCalculateSrcOfs, true);
}

void SchemaParser::error(unsigned int code, const XMLCh* domain, ErrTypes type, const XMLCh* text,
                         const XMLCh* system_id, const XMLCh* public_id, XMLFileLoc line, XMLFileLoc column) {
  unknown_element_ = code == xercesc::XMLValid::ElementNotDefined &&
                     xercesc::XMLString::equals(domain, XMLUni::fgValidityDomain);
  SAX2XMLReaderImpl::error(code, domain, type, text, system_id, public_id, line, column);
}

void SchemaJudge::watch(const std::function<void()>& work) {
  const auto break_off = [&](const XMLCh* reason) {
    (void)add_problem(problems_, {.message = malformed_xml(utf8_of(reason)), .file = std::string(file_)});
  };
  try {
    work();
  } catch (const Stop&) {  // what stopped it stands in the list
  } catch (const xercesc::XMLException& exception) {
    break_off(exception.getMessage());
  } catch (const xercesc::SAXException& exception) {
    break_off(exception.getMessage());
  } catch (const xercesc::OutOfMemoryException&) {
    throw std::bad_alloc();
  }
}

void SchemaJudge::compile(SchemaParser& parser, const SchemaFile& schema) {
  parser.setErrorHandler(this);
  parser.setXMLEntityResolver(this);
  const std::unique_ptr<xercesc::InputSource> source(source_of(&schema));
  (void)parser.loadGrammar(*source, xercesc::Grammar::SchemaGrammarType, true);
}

void SchemaJudge::parse(SchemaParser& parser, std::string_view text) {
  text_ = text;
  walk_ = TextWalk(text);
  parser_ = &parser;
  parser.setContentHandler(this);
  parser.setErrorHandler(this);
  parser.setXMLEntityResolver(this);
  xercesc::MemBufInputSource source(reinterpret_cast<const XMLByte*>(text.data()), text.size(), document_id);
  source.setEncoding(XMLUni::fgUTF8EncodingString);
  parser.parse(source);
}

void SchemaJudge::error(const xercesc::SAXParseException& exception) {
  const std::string reason = utf8_of(exception.getMessage());
  add(exception, {"不符合 XML 模式（" + reason + "）", "does not fit the schema: " + reason});
}

void SchemaJudge::fatalError(const xercesc::SAXParseException& exception) {
  add({.message = malformed_xml(utf8_of(exception.getMessage())),
       .file = is_in_document(exception) ? std::string(file_) : utf8_of(exception.getSystemId()),
       .line = static_cast<std::int64_t>(exception.getLineNumber()),
       .column = static_cast<std::int64_t>(exception.getColumnNumber())});
  throw Stop{};
}

void SchemaJudge::startElement(const XMLCh*, const XMLCh*, const XMLCh*, const xercesc::Attributes&) {
  open_.push_back({last_tag()});
}

void SchemaJudge::endElement(const XMLCh*, const XMLCh*, const XMLCh*) {
  if (unknown_ == open_.back().offset) unknown_.reset();
  open_.pop_back();
}

xercesc::InputSource* SchemaJudge::resolveEntity(xercesc::XMLResourceIdentifier* wanted) {
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

void SchemaJudge::report_missing(const std::string& address, const std::string& schema) {
  if (!missing_.insert(address).second) return;
  add({.message = {"找不到所引用的 XML 模式", "a schema that is imported cannot be found"},
       .file = schema,
       .found = address,
       .todo = {"将其放入模式文件夹", "put it into the schema folder"}});
}

void SchemaJudge::add(const xercesc::SAXParseException& exception, Text message) {
  if (!is_in_document(exception)) {
    add({.message = std::move(message),
         .file = utf8_of(exception.getSystemId()),
         .line = static_cast<std::int64_t>(exception.getLineNumber()),
         .column = static_cast<std::int64_t>(exception.getColumnNumber())});
    return;
  }
  const Tag tag = element_at_fault();
  if (unknown_ && tag.offset >= *unknown_) return;
  if (parser_->tells_unknown_element()) unknown_ = tag.offset;
  add({.message = std::move(message),
       .file = std::string(file_),
       .line = tag.position->line,
       .column = tag.position->column,
       .found = name_in_tag(text_, tag.offset)});
}

void SchemaJudge::add(Problem problem) {
  if (!add_problem(problems_, std::move(problem))) throw Stop{};
}

bool SchemaJudge::is_in_document(const xercesc::SAXParseException& exception) const {
  return utf8_of(exception.getSystemId()) == utf8_of(document_id);
}

// The last "<" read: none can stand inside a tag.
std::size_t SchemaJudge::last_tag() const {
  const auto end = static_cast<std::size_t>(parser_->getSrcOffset());
  const std::size_t at = end == 0 ? std::string_view::npos : text_.rfind('<', end - 1);
  return at == std::string_view::npos ? 0 : at;
}

// The element whose start tag was read last; after anything else it is the one that is open. What is open is
// counted first, so that the walk through the text never has to go back.
SchemaJudge::Tag SchemaJudge::element_at_fault() {
  for (Tag& tag : open_) {
    if (!tag.position) tag.position = walk_.to(tag.offset);
  }
  const std::size_t offset = last_tag();
  const bool is_start = text_.substr(offset).find_first_of("/!?") != 1;
  if (!is_start && !open_.empty()) return open_.back();
  return {offset, walk_.to(offset)};
}

}  // namespace rubiao::formats
