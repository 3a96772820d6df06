// SPDX-License-Identifier: Apache-2.0
// The proof of a table before it may decide anything: a U table covers every input it allows, once; an A
// table at least once, and rows that meet agree. A row is a box in the space of all inputs, a product of one
// set of elements a column, so both questions are exact arithmetic on sets: two rows overlap when their boxes
// meet in every column; what is left of the whole space after every row's box is taken away is the list of
// gaps. Either is reported with one concrete input.
#pragma once

#include <cstddef>

#include "rulebook/decider.h"
#include "rulebook/findings.h"

namespace rubiao::rulebook {

// The pieces a gap proof may cut the space into before the table is refused as too tangled (R306).
inline constexpr std::size_t most_fragments = 200'000;

// Adds R301 gap, R302 overlap, R303 a row that nothing reaches, R304 an output value that no row gives and
// R306.
void prove(const Decider& decider, Findings& findings, std::size_t fragment_limit = most_fragments);

}  // namespace rubiao::rulebook
