// SPDX-License-Identifier: Apache-2.0
// rubiao.rules/1: models compiled and asked without a company, and the rule files checked.
#pragma once

#include "rubiao/plugin.h"

namespace rubiao::abi {

[[nodiscard]] const rubiao_rules& rules_interface();

}  // namespace rubiao::abi
