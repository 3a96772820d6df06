// SPDX-License-Identifier: Apache-2.0
#include "formats/xml_reader.h"

#include <memory>
#include <xercesc/framework/MemBufInputSource.hpp>
#include <xercesc/sax/SAXParseException.hpp>
#include <xercesc/sax2/Attributes.hpp>
#include <xercesc/sax2/DefaultHandler.hpp>
#include <xercesc/sax2/SAX2XMLReader.hpp>
#include <xercesc/sax2/XMLReaderFactory.hpp>
#include <xercesc/util/OutOfMemoryException.hpp>
#include <xercesc/util/XMLUni.hpp>

#include "formats/text_encoding.h"
#include "formats/text_position.h"
#include "formats/xml_platform.h"

namespace rubiao::formats {
namespace {

using xercesc::XMLUni;

// Turns Xerces' events into ours, and holds the limits.
class Bridge final : public xercesc::DefaultHandler {
 public:
  Bridge(const xercesc::SAX2XMLReader& parser, std::string_view text, std::string_view file,
         XmlHandler& handler, const XmlLimits& limits)
      : parser_(parser), text_(text), file_(file), walk_(text), handler_(handler), limits_(limits) {}

  void startElement(const XMLCh* space, const XMLCh* name, const XMLCh*,
                    const xercesc::Attributes& attributes) override {
    const TextPosition at = walk_.to(start_of_tag());
    if (++depth_ > limits_.depth) refuse({"XML 嵌套过深", "the XML is nested too deep"}, at, limits_.depth);
    if (++elements_ > limits_.elements) {
      refuse({"XML 元素过多", "too many XML elements"}, at, static_cast<std::int64_t>(limits_.elements));
    }
    XmlStart start{utf8_of(space), utf8_of(name), {}, at.line, at.column};
    start.attributes.reserve(attributes.getLength());
    for (XMLSize_t i = 0; i < attributes.getLength(); ++i) {
      start.attributes.push_back({utf8_of(attributes.getQName(i)), utf8_of(attributes.getValue(i))});
    }
    handler_.open(std::move(start));
  }

  void endElement(const XMLCh*, const XMLCh*, const XMLCh*) override {
    --depth_;
    handler_.close();
  }

  void characters(const XMLCh* piece, XMLSize_t length) override {
    handler_.text(utf8_of(std::u16string_view(piece, length)));
  }

  // check_prolog() came first; this is the second lock on that door.
  void startDTD(const XMLCh*, const XMLCh*, const XMLCh*) override {
    throw Error(Status::invalid_input,
                problem_at(text_, offset(), file_, {"XML 中不得有 DOCTYPE", "a DOCTYPE is not allowed"}));
  }

  // Never reached without a DOCTYPE; should that ever change, nothing is opened.
  xercesc::InputSource* resolveEntity(const XMLCh*, const XMLCh*) override {
    return new xercesc::MemBufInputSource(nullptr, 0, "nothing");
  }

  void error(const xercesc::SAXParseException& exception) override { fatalError(exception); }

  void fatalError(const xercesc::SAXParseException& exception) override {
    throw Error(Status::invalid_input,
                Problem{.message = malformed_xml(utf8_of(exception.getMessage())),
                        .file = std::string(file_),
                        .line = static_cast<std::int64_t>(exception.getLineNumber()),
                        .column = static_cast<std::int64_t>(exception.getColumnNumber())});
  }

 private:
  [[nodiscard]] std::size_t offset() const { return static_cast<std::size_t>(parser_.getSrcOffset()); }

  // The last "<" read: none can stand inside a tag.
  [[nodiscard]] std::size_t start_of_tag() const {
    const std::size_t end = offset();
    const std::size_t at = end == 0 ? std::string_view::npos : text_.rfind('<', end - 1);
    return at == std::string_view::npos ? 0 : at;
  }

  [[noreturn]] void refuse(Text message, TextPosition at, std::int64_t most) const {
    const std::string number = std::to_string(most);
    throw Error(Status::invalid_input, Problem{.message = std::move(message),
                                               .file = std::string(file_),
                                               .line = at.line,
                                               .column = at.column,
                                               .expected = {"最多 " + number, "at most " + number}});
  }

  const xercesc::SAX2XMLReader& parser_;
  std::string_view text_;
  std::string_view file_;
  TextWalk walk_;
  XmlHandler& handler_;
  const XmlLimits& limits_;
  int depth_ = 0;
  std::size_t elements_ = 0;
};

void prepare(xercesc::SAX2XMLReader& parser) {
  parser.setFeature(XMLUni::fgSAX2CoreNameSpaces, true);
  parser.setFeature(XMLUni::fgSAX2CoreNameSpacePrefixes, false);
  parser.setFeature(XMLUni::fgSAX2CoreValidation, false);
  parser.setFeature(XMLUni::fgXercesSchema, false);
  parser.setFeature(XMLUni::fgXercesLoadExternalDTD, false);
  parser.setFeature(XMLUni::fgXercesDisableDefaultEntityResolution, true);
  parser.setFeature(XMLUni::fgXercesCalculateSrcOfs, true);
}

void parse(std::string_view text, std::string_view file, XmlHandler& handler, const XmlLimits& limits) {
  const std::unique_ptr<xercesc::SAX2XMLReader> parser(xercesc::XMLReaderFactory::createXMLReader());
  Bridge bridge(*parser, text, file, handler, limits);
  prepare(*parser);
  parser->setContentHandler(&bridge);
  parser->setLexicalHandler(&bridge);
  parser->setEntityResolver(&bridge);
  parser->setErrorHandler(&bridge);
  xercesc::MemBufInputSource source(reinterpret_cast<const XMLByte*>(text.data()), text.size(), "document");
  source.setEncoding(XMLUni::fgUTF8EncodingString);  // whatever the declaration says: it was decoded before
  parser->parse(source);
}

[[noreturn]] void refuse_document(const std::string& reason, std::string_view file) {
  throw Error(Status::invalid_input, Problem{.message = malformed_xml(reason), .file = std::string(file)});
}

}  // namespace

void read_xml(std::string_view bytes, std::string_view file, XmlHandler& handler, const XmlLimits& limits) {
  demand_size(bytes, limits.bytes, file);
  const std::string text = decode_text(bytes, file);
  check_prolog(text, file);
  start_xml_platform();
  try {
    parse(text, file, handler, limits);
  } catch (const xercesc::XMLException& exception) {  // none of the three is a std::exception
    refuse_document(utf8_of(exception.getMessage()), file);
  } catch (const xercesc::SAXException& exception) {
    refuse_document(utf8_of(exception.getMessage()), file);
  } catch (const xercesc::OutOfMemoryException&) {
    throw std::bad_alloc();
  }
}

}  // namespace rubiao::formats
