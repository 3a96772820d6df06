// SPDX-License-Identifier: Apache-2.0
#include "rulebook/rule_documents.h"

#include <algorithm>
#include <cctype>
#include <optional>
#include <string>
#include <utility>

#include "formats/text_encoding.h"
#include "rulebook/hidden_marks.h"
#include "rulebook/xml_read.h"

namespace rubiao::rulebook {

using formats::XmlElement;

namespace {

// Other programs believe the declaration: they must read what was approved.
bool is_utf8(std::string_view bytes) {
  const std::string_view declaration = bytes.substr(0, bytes.find("?>"));
  const std::size_t at = declaration.find("<?xml") == std::string_view::npos ? std::string_view::npos
                                                                             : declaration.find("encoding");
  if (at != std::string_view::npos) {
    std::string name(declaration.substr(at, 24));
    std::ranges::transform(name, name.begin(), [](unsigned char c) { return std::toupper(c); });
    if (name.find("UTF-8") == std::string::npos) return false;
  }
  return formats::valid_utf8_prefix(bytes) == bytes.size();
}

}  // namespace

std::shared_ptr<const XmlElement> RuleDocuments::parse(std::string_view bytes, const std::string& file,
                                                       Findings& findings) {
  const Digest digest = sha256(bytes);
  const auto known = parsed_.find(digest);
  if (known != parsed_.end()) return known->second;
  if (!is_utf8(bytes)) {
    findings.add({file, 1, 1},
                 {.message = {"规则文件不是 UTF-8，或声明为别的编码",
                              "the rule file is not UTF-8, or says that it is in another encoding"},
                  .rule = "R101",
                  .todo = {"另存为 UTF-8", "save it as UTF-8"}});
    return nullptr;
  }
  std::optional<XmlElement> root = read_document(bytes, file, findings);
  if (!root) return nullptr;
  return parsed_[digest] = std::make_shared<const XmlElement>(*std::move(root));
}

void RuleDocuments::check_form(std::string_view bytes, const XmlElement& root, const std::string& file,
                               Findings& findings) {
  refuse_hidden_marks(root, file, findings);
  schemas_.check(bytes, root, file, findings);
}

}  // namespace rubiao::rulebook
