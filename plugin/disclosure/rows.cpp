// SPDX-License-Identifier: Apache-2.0
#include "disclosure/rows.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/error.h"
#include "disclosure/development_rows.h"
#include "disclosure/intangible_rows.h"
#include "disclosure/inventory_rows.h"

namespace rubiao::disclosure {
namespace {

constexpr Label total{"合计", "Total"};
constexpr std::array intangible_columns{
    Label{"外购的数据资源无形资产", "Purchased data resource intangible assets"},
    Label{"自行开发的数据资源无形资产", "Internally developed data resource intangible assets"},
    Label{"其他方式取得的数据资源无形资产", "Data resource intangible assets acquired otherwise"}, total};
constexpr std::array inventory_columns{
    Label{"外购的数据资源存货", "Purchased data resource inventories"},
    Label{"自行加工的数据资源存货", "Internally processed data resource inventories"},
    Label{"其他方式取得的数据资源存货", "Data resource inventories acquired otherwise"}, total};

}  // namespace

std::span<const Row> rows_of(TableId table) {
  if (table == TableId::intangible_assets) return intangible_rows;
  if (table == TableId::inventories) return inventory_rows;
  return development_rows;
}

const Row& row_named(TableId table, std::string_view id) {
  const auto rows = rows_of(table);
  const auto found = std::ranges::find(rows, id, &Row::id);
  if (found != rows.end()) return *found;
  throw Error(Status::internal,
              Problem{.message = {"披露表中没有行次 " + std::string(id), "no row " + std::string(id)}});
}

Label title_of(TableId table) {
  if (table == TableId::intangible_assets) {
    return {"确认为无形资产的数据资源", "Data resources recognised as intangible assets"};
  }
  if (table == TableId::inventories) {
    return {"确认为存货的数据资源", "Data resources recognised as inventories"};
  }
  return {"数据资源研究开发支出", "Research and development spending on data resources"};
}

std::span<const Label> columns_of(TableId table) {
  if (table == TableId::intangible_assets) return intangible_columns;
  if (table == TableId::inventories) return inventory_columns;
  return {&total, 1};
}

}  // namespace rubiao::disclosure
