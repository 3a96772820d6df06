// SPDX-License-Identifier: Apache-2.0
// Worked examples of an edition (rules/<edition>/tests/*.xml), in the test format of the DMN Technology
// Compatibility Kit, so that any engine may run them. An edition in which one fails, or with a row that none
// hits, is refused: a person has seen every row decide before it decides anything here.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "formats/xml_tree.h"
#include "rulebook/edition.h"
#include "rulebook/findings.h"

namespace rubiao::rulebook {

// One file of examples as read: a model and what its decisions are expected to answer.
struct ExampleFile {
  std::string name;  // 2024-01-01/tests/classification.xml
  std::shared_ptr<const formats::XmlElement> root;
};

// Runs every example on the first day of the edition. Adds R701 (an example fails), R702 (a row that no
// example hits) and R703 (an example that expects nothing).
void run_examples(const Edition& edition, const std::vector<ExampleFile>& files, Findings& findings);

}  // namespace rubiao::rulebook
