// SPDX-License-Identifier: Apache-2.0
// Listens while Xerces-C checks a document against schemas: collects what it objects to, by the place of the
// element, and hands it schemas from our sources alone. Only the .cpp files of this room include it.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>
#include <xercesc/parsers/SAX2XMLReaderImpl.hpp>
#include <xercesc/sax2/DefaultHandler.hpp>
#include <xercesc/util/XMLEntityResolver.hpp>

#include "base/error.h"
#include "formats/schema_sources.h"
#include "formats/text_position.h"

namespace rubiao::formats {

// A reader of Xerces that remembers what kind of fault it is about to tell.
class SchemaParser final : public xercesc::SAX2XMLReaderImpl {
 public:
  // Full schema checking, with namespaces; nothing is ever opened. The grammars of a pool come compiled.
  explicit SchemaParser(xercesc::XMLGrammarPool* pool = nullptr);

  using xercesc::SAX2XMLReaderImpl::error;
  void error(unsigned int code, const XMLCh* domain, ErrTypes type, const XMLCh* text, const XMLCh* system_id,
             const XMLCh* public_id, XMLFileLoc line, XMLFileLoc column) override;
  // No schema declares the element.
  [[nodiscard]] bool tells_unknown_element() const { return unknown_element_; }

 private:
  bool unknown_element_ = false;
};

class SchemaJudge final : public xercesc::DefaultHandler, public xercesc::XMLEntityResolver {
 public:
  SchemaJudge(const SchemaSources& sources, std::string_view file, std::vector<Problem>& problems)
      : sources_(sources), file_(file), problems_(problems) {}

  // Lets Xerces work; whatever it throws becomes a problem.
  void watch(const std::function<void()>& work);
  void compile(SchemaParser& parser, const SchemaFile& schema);
  void parse(SchemaParser& parser, std::string_view text);

  void warning(const xercesc::SAXParseException&) override {}
  void error(const xercesc::SAXParseException& exception) override;
  void fatalError(const xercesc::SAXParseException& exception) override;
  void startElement(const XMLCh*, const XMLCh*, const XMLCh*, const xercesc::Attributes&) override;
  void endElement(const XMLCh*, const XMLCh*, const XMLCh*) override;
  using xercesc::DefaultHandler::resolveEntity;
  xercesc::InputSource* resolveEntity(xercesc::XMLResourceIdentifier* wanted) override;

 private:
  struct Tag {
    std::size_t offset;                      // of its "<"
    std::optional<TextPosition> position{};  // counted when a fault asks for it
  };

  void report_missing(const std::string& address, const std::string& schema);
  void add(const xercesc::SAXParseException& exception, Text message);
  void add(Problem problem);
  [[nodiscard]] bool is_in_document(const xercesc::SAXParseException& exception) const;
  [[nodiscard]] std::size_t last_tag() const;
  [[nodiscard]] Tag element_at_fault();

  const SchemaSources& sources_;
  std::string_view file_;
  std::vector<Problem>& problems_;
  const SchemaParser* parser_ = nullptr;
  std::string_view text_{};
  TextWalk walk_{text_};
  std::vector<Tag> open_;
  std::optional<std::size_t> unknown_{};  // where an element begins that no schema declares, while it is open
  std::vector<std::unique_ptr<SchemaFile>> kept_;  // Xerces reads from these until it is done
  std::set<std::string> missing_;
};

}  // namespace rubiao::formats
