// SPDX-License-Identifier: Apache-2.0
// Reads a DMN model of compliance level 2: item definitions, inputs, business knowledge, decisions and their
// requirements. What it does not know it refuses by name; what is wrong is gathered and told at once.
#pragma once

#include "formats/xml_tree.h"
#include "rulebook/findings.h"
#include "rulebook/model.h"

namespace rubiao::rulebook {

class ModelReader {
 public:
  // Adds R103 (an element beyond level 2), R104 (missing attribute or element), R105 (two decisions of one
  // name), R106 (not DMN 1.3 to 1.5), R107 (cells missing), R201, R202 (expressions), R305 (hit policy), R503
  // (a cycle) and R504 (a requirement of nothing).
  [[nodiscard]] static Model read(const formats::XmlElement& definitions, const std::string& file,
                                  Findings& findings);
};

// DMN 1.3, 1.4 or 1.5; adds R106 otherwise.
bool check_model_namespace(const formats::XmlElement& definitions, const std::string& file,
                           Findings& findings);

}  // namespace rubiao::rulebook
