// SPDX-License-Identifier: Apache-2.0
// A chart for the terminal: one bar a point of the axis, for each series, scaled to the largest value; long
// axes are thinned to what a screen takes.
#pragma once

#include <string>

#include "json.h"

namespace erp {

std::string render_chart(const Json& chart);

}  // namespace erp
