// SPDX-License-Identifier: Apache-2.0
// rubiao.documents/1: files in and out. Only files that the user named on the command line are served, under
// their base names; what the plugin writes goes into one folder, under a checked name, by temporary file and
// rename.
#pragma once

#include <rubiao/plugin.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "callback_guard.h"

namespace erp {

class DocumentService {
 public:
  DocumentService(std::filesystem::path out, LastError& last_error);
  ~DocumentService();
  DocumentService(const DocumentService&) = delete;
  DocumentService& operator=(const DocumentService&) = delete;

  // Makes a file readable for the plugin and answers the name it goes by.
  std::string serve(const std::string& path);

  // Where the plugin's document of this name went.
  std::filesystem::path path_of(const std::string& name) const { return out_ / name; }

  const rubiao_documents* interface() const { return &interface_; }

  rubiao_status read(const std::string& name, const rubiao_sink& bytes);
  rubiao_status write(const std::string& name, std::string_view piece, bool last);

  LastError& last_error;

 private:
  std::ofstream& open_piece(const std::string& name);

  std::filesystem::path out_;
  std::map<std::string, std::string> served_;  // name to path
  std::map<std::string, std::ofstream> open_;  // name to the temporary file that grows
  rubiao_documents interface_;
};

// A name that is one file in one folder on any system: no separators, no leading dot, no control characters.
bool is_safe_document_name(const std::string& name);

}  // namespace erp
