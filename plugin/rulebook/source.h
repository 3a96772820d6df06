// SPDX-License-Identifier: Apache-2.0
// The catalogue of legal sources (rules/sources.xml): one entry an article, with the dates between which it
// is in force and our restatement of it. Whatever cites an article anywhere in the product cites a key of
// this file.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "formats/xml_tree.h"
#include "rulebook/decision.h"
#include "rulebook/findings.h"

namespace rubiao::rulebook {

struct Source : Citation {
  std::string title{};
  std::string text{};
  std::string kind{};      // restated (our words) or quoted (the official ones; text_sha256 then guards them)
  std::string verified{};  // yes; secondary: seen in secondary texts only; no: from memory or practice
  Place place{};
};

class Sources {
 public:
  // Adds R404 (a text that differs from its hash), R104 and R105 (missing or repeated keys) and what R2xx
  // says about dates.
  [[nodiscard]] static Sources read(const formats::XmlElement& root, const std::string& file,
                                    Findings& findings);

  [[nodiscard]] const Source* find(std::string_view key) const;  // nullptr if unknown
  [[nodiscard]] std::vector<const Source*> all() const;          // by key

 private:
  std::map<std::string, Source, std::less<>> by_key_;
};

}  // namespace rubiao::rulebook
