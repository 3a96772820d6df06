// SPDX-License-Identifier: Apache-2.0
// Checks an XML document against XML Schemas, for our rule files and for XBRL, with full schema checking.
// What a schema imports comes from the list given or from one folder that mirrors web addresses; nothing else
// is opened, whatever the document or a schema asks for. What a schema cannot say is its reader's affair.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace rubiao::formats {

struct SchemaFile {
  std::string location;  // as an import's schemaLocation names it, or the address that resolves to
  std::string bytes;
};

// Every fault in the order it shows, with the name and place of the element it is about, which is the parent
// where an element is missing or out of order; empty if it is valid. A document whose root no schema declares
// is a fault too. schema_folder, if given: https://HOST/PATH is read from
// schema_folder/HOST/PATH, http the same.
[[nodiscard]] std::vector<Problem> check_against_schema(std::string_view bytes, std::string_view file,
                                                        const std::vector<SchemaFile>& schemas,
                                                        std::string_view schema_folder = "");

// Schemas that judge many documents, compiled once. Immutable: any number of threads may ask.
class CompiledSchemas {
 public:
  // `schemas`, one a target namespace, judge documents; `parts` are what they include or import. Throws
  // Error(internal) with what is wrong with them.
  explicit CompiledSchemas(const std::vector<SchemaFile>& schemas, const std::vector<SchemaFile>& parts = {});
  ~CompiledSchemas();
  CompiledSchemas(const CompiledSchemas&) = delete;
  CompiledSchemas& operator=(const CompiledSchemas&) = delete;

  // As check_against_schema() answers.
  [[nodiscard]] std::vector<Problem> check(std::string_view bytes, std::string_view file) const;

 private:
  struct Grammars;
  std::unique_ptr<Grammars> grammars_;
};

}  // namespace rubiao::formats
