// SPDX-License-Identifier: Apache-2.0
// Reads a written instance back and checks it without any schema: what validators do not find (dimensions in
// a segment, unused or equal contexts, duplicates, digits beyond decimals, -0.00), and to the fen what they
// compare only within rounding: sums, roll-forwards and column totals [MOF2023-11:3.2] [CAS6:24].
//
//   XB-XML       not an instance           XB-DECIMALS  precision, or other decimals
//   XB-ORDER     units after facts, ...    XB-VALUE     not such an amount, -0.00, empty text
//   XB-SEGMENT   dimension in a segment    XB-CONCEPT   not of the taxonomy, or abstract
//   XB-CONTEXT   unknown, unused, equal    XB-MEMBER    a column that the concept does not have
//   XB-PERIOD    moment against period     XB-DUPLICATE the same fact twice
//   XB-UNIT      missing or unused         XB-SUM       does not add up
//   XB-LANGUAGE  text in neither language
#pragma once

#include <string_view>
#include <vector>

#include "base/error.h"

namespace rubiao::disclosure {

// All that is wrong, in the order of the document, sums last; each with its line. Malformed XML is thrown.
[[nodiscard]] std::vector<Problem> check_instance(std::string_view bytes, std::string_view file);

}  // namespace rubiao::disclosure
