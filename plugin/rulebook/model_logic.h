// SPDX-License-Identifier: Apache-2.0
// Reads what a decision or a piece of knowledge is made of: a literal expression or a decision table, with
// the names that its requirements give it.
#pragma once

#include <string>

#include "rulebook/feel_names.h"
#include "rulebook/model.h"
#include "rulebook/model_types.h"
#include "rulebook/xml_read.h"

namespace rubiao::rulebook {

// `owner` holds the logic, `name` stands in findings: R103 (an expression beyond level 2), R104, R107 (cells
// missing), R201 and R202 (expressions), R305 (hit policy), R306 (too many rows).
[[nodiscard]] Logic read_logic(const formats::XmlElement& owner, const std::string& name,
                               const feel::Names& names, const ItemTypes& types, const Reading& reading);

}  // namespace rubiao::rulebook
