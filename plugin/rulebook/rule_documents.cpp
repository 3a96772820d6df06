// SPDX-License-Identifier: Apache-2.0
#include "rulebook/rule_documents.h"

#include <optional>
#include <utility>

#include "rulebook/hidden_marks.h"
#include "rulebook/xml_read.h"

namespace rubiao::rulebook {

using formats::XmlElement;

std::shared_ptr<const XmlElement> RuleDocuments::parse(std::string_view bytes, const std::string& file,
                                                       Findings& findings) {
  const Digest digest = sha256(bytes);
  const auto known = parsed_.find(digest);
  if (known != parsed_.end()) return known->second;
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
