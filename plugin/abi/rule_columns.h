// SPDX-License-Identifier: Apache-2.0
// Of rubiao.rules/1: one decision bound and asked with typed columns.
#pragma once

#include "rubiao/plugin.h"

namespace rubiao::abi {

rubiao_status bind(rubiao_text folder, rubiao_text day, rubiao_text decision, rubiao_text language,
                   rubiao_table** table, const rubiao_sink* failure) noexcept;
void unbind(rubiao_table* table) noexcept;
rubiao_status describe_table(const rubiao_table* table, const rubiao_sink* result,
                             const rubiao_sink* failure) noexcept;
rubiao_status decide_columns(const rubiao_table* table, const rubiao_column* columns, uint64_t count,
                             uint64_t distance, uint64_t questions, int32_t* rows,
                             const rubiao_sink* failure) noexcept;
rubiao_status trace_columns(const rubiao_table* table, const rubiao_column* columns, uint64_t count,
                            uint64_t distance, uint64_t questions, const rubiao_sink* lines,
                            const rubiao_sink* failure) noexcept;

}  // namespace rubiao::abi
