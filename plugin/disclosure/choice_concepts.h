// SPDX-License-Identifier: Apache-2.0
// Concepts whose value is a choice from a list (Extensible Enumerations 2.0), and the lists: the methods of
// amortisation [CAS6:17] and the cost formulas [CAS1:14] in use [MOF2023-11:3.2]. The members stand in the
// order of Method and CostFormula.
#pragma once

#include <array>

#include "disclosure/concepts.h"

namespace rubiao::disclosure {

inline constexpr std::array choice_concepts{
    Concept{.name = "AmortisationMethods",
            .kind = Kind::choices,
            .label = {"数据资源无形资产采用的摊销方法", "Amortisation methods of data resources in use"},
            .meaning = {"本期采用的各摊销方法。", "The methods of amortisation used in the period."},
            .section = "三（二）1（2）"},
    Concept{.name = "InventoryCostFormulas",
            .kind = Kind::choices,
            .label = {"发出数据资源存货采用的计价方法", "Cost formulas of data resource inventories in use"},
            .meaning = {"本期采用的各计价方法。", "The cost formulas used in the period."},
            .section = "三（二）2（2）"},
    Concept{.name = "ChoicesAbstract",
            .kind = Kind::heading,
            .label = {"可选项 [abstract]", "Choices [abstract]"},
            .meaning = {"可选项的标题。", "Heading of the choices."},
            .section = "三（二）"},
    Concept{.name = "AmortisationMethodDomain",
            .kind = Kind::member,
            .label = {"摊销方法 [domain]", "Amortisation methods [domain]"},
            .meaning = {"摊销方法的可选项。", "The methods of amortisation to choose from."},
            .section = "三（二）1（2）"},
    Concept{.name = "StraightLineMember",
            .kind = Kind::member,
            .label = {"直线法 [member]", "Straight-line method [member]"},
            .meaning = {"各期摊销额相等。", "Equal charges in each period."},
            .section = "三（二）1（2）"},
    Concept{.name = "SumOfYearsDigitsMember",
            .kind = Kind::member,
            .label = {"年数总和法 [member]", "Sum-of-the-years'-digits method [member]"},
            .meaning = {"按尚可使用年数占年数总和的比例摊销。",
                        "By the share of the years left in the sum of the years' digits."},
            .section = "三（二）1（2）"},
    Concept{.name = "DoubleDecliningBalanceMember",
            .kind = Kind::member,
            .label = {"双倍余额递减法 [member]", "Double-declining-balance method [member]"},
            .meaning = {"按双倍直线法率乘以账面净值摊销。", "Twice the straight-line rate on what is left."},
            .section = "三（二）1（2）"},
    Concept{.name = "UnitsOfProductionMember",
            .kind = Kind::member,
            .label = {"产量法 [member]", "Units-of-production method [member]"},
            .meaning = {"按使用量占预计总使用量的比例摊销。",
                        "By the share of the units used in those expected."},
            .section = "三（二）1（2）"},
    Concept{.name = "RevenueBasedMember",
            .kind = Kind::member,
            .label = {"收入法 [member]", "Revenue-based method [member]"},
            .meaning = {"按收入占预计总收入的比例摊销，仅限于准则允许的情形。",
                        "By the share of the revenue in that expected, only where the standards allow it."},
            .section = "三（二）1（2）"},
    Concept{.name = "CostFormulaDomain",
            .kind = Kind::member,
            .label = {"存货计价方法 [domain]", "Cost formulas [domain]"},
            .meaning = {"发出存货计价方法的可选项。", "The cost formulas to choose from."},
            .section = "三（二）2（2）"},
    Concept{.name = "SpecificIdentificationMember",
            .kind = Kind::member,
            .label = {"个别计价法 [member]", "Specific identification [member]"},
            .meaning = {"按发出批次的实际成本计价。", "The cost of the very lot that is issued."},
            .section = "三（二）2（2）"},
    Concept{.name = "FirstInFirstOutMember",
            .kind = Kind::member,
            .label = {"先进先出法 [member]", "First-in, first-out [member]"},
            .meaning = {"先取得的先发出。", "What came first is issued first."},
            .section = "三（二）2（2）"},
    Concept{.name = "WeightedAverageMember",
            .kind = Kind::member,
            .label = {"加权平均法 [member]", "Weighted average [member]"},
            .meaning = {"每次取得后按加权平均单位成本计价。", "The average cost after each purchase."},
            .section = "三（二）2（2）"},
};

}  // namespace rubiao::disclosure
