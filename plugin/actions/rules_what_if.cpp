// SPDX-License-Identifier: Apache-2.0
// What a changed edition of the rules would do before it is released: which registered data sets would be of
// another class, or their spending treated otherwise, by which row and article. Nothing is written.
#include "actions/registry.h"
#include "recognition/classification.h"
#include "register/words.h"
#include "store/movements.h"

namespace rubiao {
namespace {

using formats::Json;

std::string verdict(const Classification& found, Language language) {
  return in_words(found.asset_class, language) + " / " + in_words(found.treatment, language);
}

std::string reason(const Classification& found) {
  return found.decision.match().row + " [" + found.articles() + "]";
}

Result compare_editions(Books& books, const Caller& caller, const Json& input) {
  const rulebook::Edition draft = rulebook::Rulebook::draft(input.at("edition").get<std::string>());
  const Date on = caller.business_date;
  const rulebook::Rules now = books.rules.at(on);
  const rulebook::Rules then(draft, on);
  Table table({"换用改过的规则后改变的数据集", "Data sets that would change under the changed rules"},
              {{"asset", {"编号", "id"}},
               {"name", {"名称", "name"}},
               {"now", {"现在", "now"}},
               {"then", {"换用后", "then"}},
               {"now_by", {"现行依据", "by now"}},
               {"then_by", {"换用后依据", "by then"}},
               {"carrying", {"账面价值", "carrying amount"}, "amount"}});
  const store::Looking look(books.store, books.staged);
  std::size_t asked = 0;
  std::size_t changed = 0;
  for (const auto& stored : store::all_data_sets(books.store, books.company)) {
    if (!stored.data_set.answers) continue;
    ++asked;
    const Classification before = classify(stored.data_set, on, now);
    const Classification after = classify(stored.data_set, on, then);
    if (before.asset_class == after.asset_class && before.treatment == after.treatment) continue;
    ++changed;
    const Standing standing = store::standing_of(books.store, books.company, stored);
    table.row({stored.data_set.id, stored.data_set.name, verdict(before, caller.language),
               verdict(after, caller.language), reason(before), reason(after), cell(standing.carrying())});
  }
  table.note({"按 " + to_text(on) + " 问了 " + std::to_string(asked) + " 项已评估的数据集，" +
                  std::to_string(changed) + " 项改变；现行 " + now.edition().id() + "，换用 " + draft.id(),
              std::to_string(asked) + " assessed data sets were asked as of " + to_text(on) + ", " +
                  std::to_string(changed) + " would change; now " + now.edition().id() + ", then " +
                  draft.id()});
  Result result(caller.language);
  result.table(table);
  return result;
}

}  // namespace

Action rules_what_if() {
  return {
      .id = "rules.what_if",
      .menu = {{"数据资源", "Data resources"}, {"规则", "Rules"}},
      .title = {"规则变更试算", "Rules, what if"},
      .help = {"换用一版改过而尚未发布的规则，列出类别或支出处理会改变的数据集；不写任何数据。",
               "Lists the data sets whose class or treatment would change under a changed edition that is "
               "not released yet; nothing is written."},
      .roles = {Role::preparer, Role::reviewer, Role::auditor},
      .changes = false,
      .is_long = true,
      .input = object_schema(
          {{"edition", property("string", "改过的一版规则的文件夹", "folder of the changed edition")}},
          {"edition"}),
      .outputs = {"table"},
      .run = compare_editions};
}

}  // namespace rubiao
