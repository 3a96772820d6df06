// SPDX-License-Identifier: Apache-2.0
// The register of data resources with what each carries: refused and unrecognised ones too, for completeness.
#include <algorithm>

#include "actions/data_set_words.h"
#include "actions/registry.h"
#include "base/error.h"
#include "recognition/classification.h"
#include "register/words.h"
#include "store/movements.h"

namespace rubiao {
namespace {

using formats::Json;

std::string class_of(Books& books, const DataSet& data_set, Date on, Language language) {
  if (!data_set.answers) return Text{"未评估", "not assessed"}.in(language);
  return in_words(classify(data_set, on, books.rules.at(on)).asset_class, language);
}

Result list_data_sets(Books& books, const Caller& caller, const Json& input) {
  const std::int64_t from = input.value("from", std::int64_t{1});
  const std::int64_t most = input.value("most", std::int64_t{1000});
  const std::string search = input.value("search", std::string{});
  const Date day = day_asked(input, caller);
  const store::Looking look(books.store, books.staged);
  Table table({"数据资源登记簿", "Register of data resources"},
              {{"asset", {"编号", "id"}},
               {"name", {"名称", "name"}},
               {"route", {"取得方式", "route"}},
               {"purpose", {"持有目的", "held for"}},
               {"class", {"资产类别", "class"}},
               {"state", {"状态", "state"}},
               {"available_on", {"可供使用日", "available"}, "date"},
               {"life_months", {"寿命（月）", "life (months)"}, "integer"},
               {"gross", {"原值/成本", "gross cost"}, "amount"},
               {"amortisation", {"累计摊销", "amortisation"}, "amount"},
               {"carrying", {"账面价值", "carrying amount"}, "amount"}});
  std::int64_t at = 0;
  std::int64_t shown = 0;
  Fen total = 0;
  for (const auto& stored : store::all_data_sets(books.store, books.company, day)) {
    const DataSet& data_set = stored.data_set;
    if (!search.empty() && data_set.id.find(search) == std::string::npos &&
        data_set.name.find(search) == std::string::npos)
      continue;
    if (++at < from || shown == most) continue;
    ++shown;
    const Standing standing = store::standing_of(books.store, books.company, stored, day);
    total = add(total, standing.carrying());
    table.row({data_set.id, data_set.name, in_words(term(data_set.route), caller.language),
               in_words(term(data_set.purpose), caller.language),
               class_of(books, data_set, day, caller.language), state_of(standing, caller.language),
               cell(data_set.available_on),
               data_set.estimates.life_months == 0 ? Json() : Json(data_set.estimates.life_months),
               cell(standing.gross()), cell(standing.intangible.amortisation), cell(standing.carrying())});
  }
  table.note({to_text(day) + "：共 " + std::to_string(at) + " 项，列示 " + std::to_string(shown) +
                  " 项，账面价值合计 " + to_grouped_text(total) + " 元",
              to_text(day) + ": " + std::to_string(at) + " in all, " + std::to_string(shown) +
                  " shown, carrying amount " + to_grouped_text(total) + " yuan"});
  Result result(caller.language);
  result.table(table);
  return result;
}

}  // namespace

Action register_list() {
  return {.id = "register.list",
          .menu = {{"数据资源", "Data resources"}, {"登记簿", "Register"}},
          .title = {"登记簿", "Register"},
          .help = {"列出业务日期（或指定日期）的全部数据资源，包括未确认的。",
                   "Lists all data resources as at the business date or the day given, unrecognised ones "
                   "included."},
          .roles = {Role::preparer, Role::reviewer, Role::auditor},
          .changes = false,
          .input = object_schema({{"search", property("string", "编号或名称包含", "id or name contains")},
                                  {"from", property("integer", "从第几项起", "from item")},
                                  {"most", property("integer", "最多列示", "at most")},
                                  date_property()},
                                 {}),
          .outputs = {"table"},
          .run = list_data_sets};
}

}  // namespace rubiao
