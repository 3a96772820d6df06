// SPDX-License-Identifier: Apache-2.0
// Finds the schema that an import means: among the files given, or in the folder that mirrors web addresses.
// A location that would leave that folder, or is no http(s) address, is simply not found.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "formats/xml_schema.h"

namespace rubiao::formats {

class SchemaSources {
 public:
  SchemaSources(const std::vector<SchemaFile>& schemas, std::string_view folder)
      : schemas_(schemas), folder_(folder) {}

  // `base` is the address of the schema or document that names the location.
  [[nodiscard]] std::optional<SchemaFile> find(std::string_view location, std::string_view base) const;

 private:
  [[nodiscard]] std::optional<SchemaFile> read_from_folder(const std::string& address) const;

  const std::vector<SchemaFile>& schemas_;
  std::string folder_;
};

// "../b.xsd" seen from "http://h/x/a.xsd" is "http://h/b.xsd". Pure text.
[[nodiscard]] std::string resolve_location(std::string_view location, std::string_view base);

}  // namespace rubiao::formats
