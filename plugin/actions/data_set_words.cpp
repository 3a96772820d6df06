// SPDX-License-Identifier: Apache-2.0
#include "actions/data_set_words.h"

#include "base/error.h"
#include "register/words.h"

namespace rubiao {

std::string state_of(const Standing& standing, Language language) {
  const DataSet& data_set = standing.data_set;
  if (data_set.left_on) return Text{"已终止确认", "derecognised"}.in(language);
  if (data_set.held_for_sale_on) return Text{"持有待售", "held for sale"}.in(language);
  if (!data_set.restrictions.empty()) {
    switch (data_set.restrictions.front().kind) {
      case RestrictionKind::pledge:
        return Text{"已质押", "pledged"}.in(language);
      case RestrictionKind::seizure:
        return Text{"已查封冻结", "seized"}.in(language);
      case RestrictionKind::use_limit:
        return Text{"使用受限", "limited in use"}.in(language);
    }
  }
  if (standing.inventory.gross > 0) return Text{"在库", "in stock"}.in(language);
  if (data_set.available_on) return Text{"可供使用", "available for use"}.in(language);
  if (data_set.stage != Stage::not_applicable) return in_words(term(data_set.stage), language);
  if (standing.gross() > 0) return Text{"尚未可供使用", "not yet available"}.in(language);
  return Text{"已登记", "registered"}.in(language);
}

void throw_not_registered(const std::string& id) {
  throw Error(Status::not_found,
              Problem{.message = {"登记簿中没有这个数据集", "there is no such data set in the register"},
                      .field = "asset",
                      .found = id,
                      .expected = {"已登记的数据集编号", "the id of a data set that is registered"},
                      .todo = {"核对编号（register.list 列出全部），或先登记数据集",
                               "check the id (register.list has them all), or register it first"}});
}

}  // namespace rubiao
