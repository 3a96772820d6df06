// SPDX-License-Identifier: Apache-2.0
#include "disclosure/self_check.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <tuple>

#include "disclosure/fact_sums.h"
#include "disclosure/instance_reader.h"
#include "disclosure/outline.h"

namespace rubiao::disclosure {
namespace {

class Check {
 public:
  Check(std::string_view file, ReadInstance& instance) : file_(file), instance_(instance) {}

  std::vector<Problem> run() {
    check_contexts();
    for (const ReadFact& fact : instance_.facts) check_fact(fact);
    check_use();
    for (Problem& problem : check_fact_sums(instance_, file_))
      instance_.problems.push_back(std::move(problem));
    return std::move(instance_.problems);
  }

 private:
  // Two contexts that say the same under different ids would hide duplicates.
  void check_contexts() {
    std::set<std::tuple<std::string, std::string, std::string, std::string, std::string>> seen;
    for (const auto& [id, c] : instance_.contexts) {
      if (seen.emplace(c.from, c.to, c.entity, c.axis, c.member).second) continue;
      report(c.line, "XB-CONTEXT", id, {"与另一上下文内容相同", "says the same as another context"});
    }
  }

  void check_fact(const ReadFact& fact) {
    used_contexts_.insert(fact.context);
    if (!fact.unit.empty()) used_units_.insert(fact.unit);
    const Concept* item = find_concept(fact.name);
    if (item == nullptr || !is_reported(*item)) {
      report(fact.line, "XB-CONCEPT", fact.name,
             {"分类标准中没有可报告的该元素", "no reportable concept of the taxonomy"});
      return;
    }
    const auto context = instance_.contexts.find(fact.context);
    if (context == instance_.contexts.end()) {
      report(fact.line, "XB-CONTEXT", fact.context, {"上下文不存在", "no such context"});
      return;
    }
    check_place(fact, *item, context->second);
    is_amount(*item) ? check_amount(fact) : check_text(fact, *item);
    if (seen_.emplace(fact.name, fact.context, fact.language).second) return;
    report(fact.line, "XB-DUPLICATE", fact.name, {"同一事实重复出现", "the same fact appears twice"});
  }

  void check_place(const ReadFact& fact, const Concept& item, const ReadContext& context) {
    if (is_instant(item) != context.from.empty()) {
      report(fact.line, "XB-PERIOD", fact.context,
             {"时点与期间不符",
              is_instant(item) ? "the concept belongs to a moment" : "the concept belongs to a period"});
    }
    if (!may_stand(item, context)) {
      report(fact.line, "XB-MEMBER", context.member, {"该元素没有这一列", "the concept has no such column"});
    }
  }

  // A concept may be divided by the axis of its own table only; one of a typed table must be.
  static bool may_stand(const Concept& item, const ReadContext& context) {
    bool needs_axis = false;
    for (const Role& role : roles()) {
      const auto division = division_of(role.id);
      if (!division || std::ranges::find(division->concepts, item.name) == division->concepts.end()) continue;
      const bool typed = division->whole.empty();
      needs_axis = typed;
      if (context.axis != division->axis) continue;
      if (typed) return context.typed && !context.member.empty();
      return std::ranges::find(division->members, context.member) != division->members.end();
    }
    return context.axis.empty() && !needs_axis;
  }

  // To the fen or in whole 万元, but one or the other throughout.
  void check_amount(const ReadFact& fact) {
    if (decimals_.empty()) decimals_ = fact.decimals;
    const bool known = fact.decimals == "2" || fact.decimals == "-4";
    if (!fact.precision.empty() || !known || fact.decimals != decimals_) {
      report(fact.line, "XB-DECIMALS", fact.precision + fact.decimals,
             {"应为 decimals=\"2\"（万元报告为 \"-4\"），全文一致",
              "decimals is to be 2 (-4 in a report rounded to ten thousand yuan), the same throughout"});
    }
    if (!instance_.units.contains(fact.unit)) {
      report(fact.line, "XB-UNIT", fact.unit, {"缺少计量单位", "the unit is missing"});
    }
    if (read_amount(fact.value, fact.decimals)) return;
    report(fact.line, "XB-VALUE", fact.value,
           {"金额的位数与 decimals 不符", "the amount has other digits than decimals claims"});
  }

  void check_text(const ReadFact& fact, const Concept& item) {
    if (fact.value.empty()) report(fact.line, "XB-VALUE", "", {"文字为空", "the text is empty"});
    const bool known = fact.language == "zh-CN" || fact.language == "en";
    if (item.kind == Kind::choices) return check_choices(fact, item);
    if (item.kind == Kind::life || known) return;
    report(fact.line, "XB-LANGUAGE", fact.language,
           {"文字应注明 zh-CN 或 en", "a text is marked zh-CN or en"});
  }

  // Members of the list, each once, in the order of their bytes.
  void check_choices(const ReadFact& fact, const Concept& item) {
    const auto list = std::ranges::find(choice_lists(), item.name, &ChoiceList::name);
    std::istringstream words(fact.value);
    std::string last;
    for (std::string word; words >> word;) {
      const std::size_t mark = std::min(word.find('#'), word.size());
      const bool ours = word.substr(0, mark) == taxonomy_namespace && mark < word.size();
      const bool known =
          ours && std::ranges::find(list->members, word.substr(mark + 1)) != list->members.end();
      if (!known || word <= last)
        report(fact.line, "XB-VALUE", word,
               {"不是该元素的可选项，或次序有误", "not a choice of the concept, or out of order"});
      last = word;
    }
  }

  void check_use() {
    for (const auto& [id, context] : instance_.contexts) {
      if (!used_contexts_.contains(id))
        report(context.line, "XB-CONTEXT", id, {"上下文未被使用", "unused context"});
    }
    for (const auto& [id, line] : instance_.units) {
      if (!used_units_.contains(id)) report(line, "XB-UNIT", id, {"计量单位未被使用", "unused unit"});
    }
  }

  void report(std::int64_t line, const char* rule, std::string found, Text message) {
    instance_.problems.push_back(instance_problem(file_, line, rule, std::move(found), std::move(message)));
  }

  std::string_view file_;
  ReadInstance& instance_;
  std::string decimals_;  // of the first amount
  std::set<std::string> used_contexts_;
  std::set<std::string> used_units_;
  std::set<std::tuple<std::string, std::string, std::string>> seen_;
};

}  // namespace

std::vector<Problem> check_instance(std::string_view bytes, std::string_view file) {
  ReadInstance instance = read_instance(bytes, file);
  return Check(file, instance).run();
}

}  // namespace rubiao::disclosure
