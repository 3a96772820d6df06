// SPDX-License-Identifier: Apache-2.0
// What the movements tell of deferred tax: when it was measured, and whether what it is measured on has
// changed since a tax base was stated.
#pragma once

#include <cstdint>
#include <optional>

#include "base/date.h"
#include "store/company.h"
#include "store/sqlite.h"

namespace rubiao::store {

// Whether the cost of an intangible asset that had come in by an event was changed by later ones up to the
// end of a day: more of it, a share that lapsed, a grant deducted. A move between own use and sale or held
// for sale changes no cost, nor does what was taken back.
[[nodiscard]] bool cost_changed_after(const Connection& connection, const Company& company,
                                      std::int64_t asset, std::int64_t event, Date day);

// The last day on which deferred tax was measured; nothing if it never was.
[[nodiscard]] std::optional<Date> last_deferred_tax(const Connection& connection, const Company& company);
[[nodiscard]] bool has_deferred_tax(const Connection& connection, const Company& company, std::int64_t asset);

}  // namespace rubiao::store
