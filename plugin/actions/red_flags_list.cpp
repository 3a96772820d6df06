// SPDX-License-Identifier: Apache-2.0
// Red flags (RF-1 to RF-15): signs in the books that ask for an explanation, by data set, with the facts
// behind each, what to ask for and on which article; and what the books cannot tell. Nothing is recorded.
#include <algorithm>
#include <array>
#include <map>

#include "actions/data_set_words.h"
#include "actions/registry.h"
#include "actions/rule_words.h"
#include "audit/red_flag_facts.h"
#include "store/movements.h"

namespace rubiao {
namespace {

using formats::Json;

// The gravest first. What the table blocks until a second person approves has been approved where it stands
// in the books: without that it did not take effect.
constexpr std::string_view blocked = "阻断待审批";
constexpr std::string_view approved = "已审批，仍须关注";
constexpr std::array<std::string_view, 3> severities{approved, "关注", "提示"};

struct Flag {
  std::string asset;
  std::string name;
  rulebook::Match match;

  [[nodiscard]] std::string severity() const {
    const std::string told = match.text("严重程度");
    return told == blocked ? std::string(approved) : told;
  }
  [[nodiscard]] std::size_t rank() const {
    return static_cast<std::size_t>(std::ranges::find(severities, severity()) - severities.begin());
  }
};

Text name_of(const std::string& signal) {
  static const std::map<std::string, Text> names{
      {"RF-1", {"入账金额与评估值挂钩", "amount tracks an appraisal"}},
      {"RF-2", {"以前费用化的支出入账", "past expense brought back"}},
      {"RF-3", {"自集团或关联方取得", "from the group or a related party"}},
      {"RF-4", {"收益低于摊销", "revenue below amortisation"}},
      {"RF-5", {"寿命过长或不确定", "long or indefinite life"}},
      {"RF-6", {"入表后不久质押", "pledged soon after inclusion"}},
      {"RF-7", {"列示更正或政策未披露", "corrected row, no policy"}},
      {"RF-8", {"权属与合规证明不足", "title and compliance not shown"}},
      {"RF-9", {"存货许可或再次出售", "inventory licensed or sold again"}},
      {"RF-10", {"开发支出老化", "development expenditure ages"}},
      {"RF-11", {"分配基础变更或取整", "allocation keys changed or round"}},
      {"RF-12", {"按收入摊销", "amortised by revenue"}},
      {"RF-13", {"临近杠杆线的估计变更", "estimates changed near a line"}},
      {"RF-14", {"公共数据无授权", "public data without authorisation"}},
      {"RF-15", {"条件满足日倒签", "criteria date moved back"}}};
  const auto found = names.find(signal);
  return found == names.end() ? Text{} : found->second;
}

// What left before this year is past; what was never an asset has nothing to flag.
bool is_looked_at(const Standing& standing, Date day) {
  const auto& left = standing.data_set.left_on;
  if (left && *left < Period(static_cast<int>(day.year()), 1).first_day()) return false;
  return standing.carrying() > 0 || standing.data_set.available_on || left;
}

std::vector<Flag> flags_at(Books& books, Date day, const std::string& asset) {
  const rulebook::Rules rules = books.rules.at(day);
  const audit::RedFlagFacts facts(books.store, books.company, day);
  std::vector<Flag> flags;
  const auto look_at = [&](const store::StoredDataSet& stored) {
    const Standing standing = store::standing_of(books.store, books.company, stored, day);
    if (!is_looked_at(standing, day)) return;
    for (rulebook::Match& match : rules.decide("red_flags", facts.of(stored, standing)).matches)
      flags.push_back({stored.data_set.id, stored.data_set.name, std::move(match)});
  };
  if (asset.empty()) {
    for (const auto& stored : store::all_data_sets(books.store, books.company, day)) look_at(stored);
  } else {
    const auto stored = store::find_data_set(books.store, books.company, asset, day);
    if (!stored) throw_not_registered(asset);
    look_at(*stored);
  }
  std::ranges::stable_sort(flags, {}, &Flag::rank);
  return flags;
}

// What the row asks for: "life in months = 84; indefinite life = no".
std::string facts_in_words(const rulebook::Match& match, Language language) {
  std::string words;
  for (const rulebook::Cell& cell : match.cells) {
    if (cell.condition == "-") continue;
    if (!words.empty()) words += Text{"；", "; "}.in(language);
    words += rule_in_words(cell.column, language) + " = " +
             condition_in_words(rulebook::to_text(cell.given), language);
  }
  return words;
}

void note_counts(const std::vector<Flag>& flags, Table& table) {
  Text note;
  for (std::size_t rank = 0; rank < severities.size(); ++rank) {
    const std::string severity(severities[rank]);
    const std::string count = std::to_string(std::ranges::count(flags, rank, &Flag::rank));
    note.zh += severity + " " + count + (rank + 1 < severities.size() ? "，" : "");
    note.en +=
        rule_in_words(severity, Language::en) + " " + count + (rank + 1 < severities.size() ? ", " : "");
  }
  note.zh += "。红旗只提示疑点，不改变账务";
  note.en += ". A flag asks for an explanation and changes nothing in the books";
  table.note(note);
}

Table flag_table(const std::vector<Flag>& flags, Language language) {
  Table table({"红旗信号", "Red flags"}, {{"asset", {"编号", "id"}},
                                          {"name", {"名称", "name"}},
                                          {"signal", {"信号", "signal"}},
                                          {"about", {"内容", "about"}},
                                          {"severity", {"严重程度", "severity"}},
                                          {"facts", {"账上的事实", "facts in the books"}},
                                          {"request", {"要求", "what to ask for"}},
                                          {"articles", {"依据", "articles"}}});
  const char* request = language == Language::zh ? "中文要求" : "英文要求";
  for (const Flag& flag : flags) {
    table.row({flag.asset, flag.name, flag.match.text("信号"), name_of(flag.match.text("信号")).in(language),
               rule_in_words(flag.severity(), language), facts_in_words(flag.match, language),
               flag.match.text(request), flag.match.articles()});
  }
  note_counts(flags, table);
  return table;
}

Table not_held_table(Language language) {
  Table table({"账上没有、须另行了解的事实", "Facts that the books do not hold"},
              {{"signal", {"信号", "signal"}},
               {"fact", {"事实", "fact"}},
               {"where", {"到哪里了解", "where to look"}}});
  for (const audit::FactNotHeld& fact : audit::facts_not_held())
    table.row({std::string(fact.signal), fact.fact.in(language), fact.where.in(language)});
  table.note({"以上事实未登记，相应的红旗没有判断", "no flag is raised on these, for nobody records them"});
  return table;
}

Result list_red_flags(Books& books, const Caller& caller, const Json& input) {
  const Date day = day_asked(input, caller);
  const store::Looking look(books.store, books.staged);
  const std::vector<Flag> flags = flags_at(books, day, input.value("asset", std::string{}));
  Result result(caller.language);
  if (flags.empty()) {
    result.message({"账上的事实没有触发红旗信号", "the facts in the books raise no red flag"});
  } else {
    result.table(flag_table(flags, caller.language));
  }
  result.table(not_held_table(caller.language));
  return result;
}

}  // namespace

Action red_flags_list() {
  return {
      .id = "red_flags.list",
      .menu = {{"数据资源", "Data resources"}, {"审计", "Audit"}},
      .title = {"红旗信号", "Red flags"},
      .help = {"逐项列出须关注的迹象（RF-1 至 RF-15）：严重程度、账上的事实、要求和依据，以及账上没有、须另行"
               "了解的事实。违反规则的事项在登记时已被拒绝，不在此列。",
               "Signs that ask for an explanation (RF-1 to RF-15) by data set: severity, the facts in the "
               "books, what to ask for and the articles; and the facts that the books do not hold. What "
               "breaks a rule was refused when it was entered and is not listed."},
      .roles = {Role::preparer, Role::reviewer, Role::auditor},
      .changes = false,
      .is_long = true,
      .input = object_schema(
          {date_property(),
           {"asset", property("string", "数据集编号（不填为全部）", "data set id (all if left out)")}},
          {}),
      .outputs = {"table", "message"},
      .run = list_red_flags};
}

}  // namespace rubiao
