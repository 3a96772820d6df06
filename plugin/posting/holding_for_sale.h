// SPDX-License-Identifier: Apache-2.0
// 持有待售: E16 into it, at the lower of carrying amount and fair value less selling cost [CAS42:6]
// [CAS42:13]; E16a measured again, a recovery no higher than what was written down since [CAS42:17]; E16c
// back, at the lower of what the carrying amount would have been and the recoverable amount [CAS42:21]. No
// amortisation in between [CAS42:20]. Its sale is E16b (derecognition.h).
#pragma once

#include "posting/consequence.h"

namespace rubiao {

[[nodiscard]] Consequence classify_held_for_sale(const ClassifiedHeldForSale& classified, const Event& event,
                                                 const Standing& standing, const rulebook::Rules& rules,
                                                 const CompanySettings& settings);
[[nodiscard]] Consequence remeasure_held_for_sale(const HeldForSaleRemeasured& measured, const Event& event,
                                                  const Standing& standing, const rulebook::Rules& rules,
                                                  const CompanySettings& settings);
[[nodiscard]] Consequence take_back(const Reclassified& reclassified, const Event& event,
                                    const Standing& standing, const rulebook::Rules& rules,
                                    const CompanySettings& settings);

}  // namespace rubiao
