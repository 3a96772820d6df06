// SPDX-License-Identifier: Apache-2.0
// The revenue side as far as data needs it: E22 services and licences, by which nothing is derecognised
// (DR-3) [CAS14:36]; E23 the cost of fulfilling a contract [CAS14:26], E23b of obtaining one [CAS14:28],
// amortised in step with revenue [CAS14:29], impaired and reversed, E23a [CAS14:30] [CAS14:31].
#pragma once

#include "posting/consequence.h"

namespace rubiao {

[[nodiscard]] Consequence render_service(const ServiceRendered& service, const Event& event,
                                         const Standing& standing, const rulebook::Rules& rules,
                                         const CompanySettings& settings);
[[nodiscard]] Consequence incur_contract_cost(const ContractCostIncurred& incurred, const Event& event,
                                              const Standing& standing, const rulebook::Rules& rules,
                                              const CompanySettings& settings);
[[nodiscard]] Consequence amortise_contract_cost(const ContractCostAmortised& amortised, const Event& event,
                                                 const Standing& standing, const rulebook::Rules& rules,
                                                 const CompanySettings& settings);
[[nodiscard]] Consequence test_contract_cost(const ContractCostTested& test, const Event& event,
                                             const Standing& standing, const rulebook::Rules& rules,
                                             const CompanySettings& settings);

}  // namespace rubiao
