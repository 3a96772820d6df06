// SPDX-License-Identifier: Apache-2.0
#include "disclosure/fact_sums.h"

#include <map>
#include <string>
#include <tuple>

#include "disclosure/concepts.h"
#include "disclosure/relations.h"

namespace rubiao::disclosure {
namespace {

constexpr Fen half_unit = 500'000;  // 5,000 yuan in fen: half of 万元

struct Reading {
  Fen amount = 0;
  std::int64_t line = 0;
  bool rounded = false;
};

// Concept, member and the moment; for a period the day it ends.
using Place = std::tuple<std::string, std::string, std::string>;
using Readings = std::map<Place, Reading>;

class Sums {
 public:
  Sums(const ReadInstance& instance, std::string_view file) : file_(file) {
    for (const ReadFact& fact : instance.facts) {
      const auto context = instance.contexts.find(fact.context);
      const auto amount = read_amount(fact.value, fact.decimals);
      if (context == instance.contexts.end() || !amount || fact.unit.empty()) continue;
      const ReadContext& c = context->second;
      figures_[{fact.name, c.member, c.to}] = {*amount, fact.line, fact.decimals == "-4"};
      if (!c.from.empty()) opening_of_[c.to] = day_before(c.from);
    }
  }

  std::vector<Problem> check() {
    for (const auto& [place, figure] : figures_) {
      const auto& [name, member, to] = place;
      for (const Sum& sum : sums()) {
        if (sum.total == name) check_sum(sum, place, figure);
      }
      for (const RollForward& roll : roll_forwards()) {
        if (roll.balance == name) check_roll_forward(roll, place, figure);
      }
      for (const Equality& equality : equalities())
        if (equality.one == name && member.empty()) check_equality(equality, place, figure);
      for (const PartOf& part : parts_of_wholes())
        if (part.part == name) check_part(part, place, figure);
      if (member.empty()) check_columns(name, to, figure);
    }
    return std::move(problems_);
  }

 private:
  static std::string day_before(const std::string& date) {
    return to_text(Date(std::chrono::sys_days(parse_date(date, "startDate")) - std::chrono::days{1}));
  }

  [[nodiscard]] const Reading* find(std::string_view name, const std::string& member,
                                    const std::string& to) const {
    const auto found = figures_.find({std::string(name), member, to});
    return found == figures_.end() ? nullptr : &found->second;
  }

  // Whoever adds notes whether there was anything to add: a filing may show totals alone.
  struct Added {
    Fen sum = 0;
    Fen figures = 0;
    [[nodiscard]] bool any() const { return figures > 0; }
    void take(const Reading* figure, int weight) {
      if (figure == nullptr) return;
      ++figures;
      sum = add(sum, weight * figure->amount);
    }
  };

  void check_sum(const Sum& sum, const Place& place, const Reading& figure) {
    Added added;
    for (const Term& term : sum.parts)
      added.take(find(term.name, std::get<1>(place), std::get<2>(place)), term.weight);
    compare(place, figure, added, {"各组成项之和", "the sum of its parts"});
  }

  // Only where the period that ends on this day is in the instance.
  void check_roll_forward(const RollForward& roll, const Place& place, const Reading& figure) {
    const auto& [name, member, to] = place;
    const auto opening = opening_of_.find(to);
    if (opening == opening_of_.end() || find(roll.increase, member, to) == nullptr) return;
    Added added;
    added.take(find(roll.balance, member, opening->second), 1);
    added.take(find(roll.increase, member, to), 1);
    for (const std::string_view decrease : roll.decreases) added.take(find(decrease, member, to), -1);
    compare(place, figure, added, {"期初 + 增加 − 减少", "opening + increase − decrease"});
  }

  void check_columns(const std::string& name, const std::string& to, const Reading& figure) {
    for (const TableId table : {TableId::intangible_assets, TableId::inventories}) {
      Added added;
      for (std::size_t column = 0; column < total_column; ++column) {
        added.take(find(name, std::string(member_of(table, column)), to), 1);
      }
      compare({name, "", to}, figure, added, {"三列之和", "the sum of the three columns"});
    }
  }

  void check_equality(const Equality& equality, const Place& place, const Reading& figure) {
    Added added;
    added.take(find(equality.other, std::get<1>(place), std::get<2>(place)), 1);
    const std::string other(equality.other);
    compare(place, figure, added, {"与 " + other + " 一致：", "the same as " + other + ":"});
  }

  void check_part(const PartOf& part, const Place& place, const Reading& figure) {
    const Reading* whole = find(part.whole, std::get<1>(place), std::get<2>(place));
    if (whole == nullptr || figure.amount <= whole->amount) return;
    const std::string of(part.whole);
    tell(
        place, figure,
        {"不大于 " + of + " " + to_text(whole->amount), "no more than " + of + " " + to_text(whole->amount)});
  }

  void compare(const Place& place, const Reading& figure, const Added& added, const Text& what) {
    const Fen difference = added.sum - figure.amount;
    const Fen allowed = figure.rounded ? half_unit * (added.figures + 1) : 0;
    if (!added.any() || (difference <= allowed && -difference <= allowed)) return;
    tell(place, figure, {what.zh + " " + to_text(added.sum), what.en + " " + to_text(added.sum)});
  }

  void tell(const Place& place, const Reading& figure, const Text& expected) {
    Problem problem = instance_problem(file_, figure.line, "XB-SUM", to_text(figure.amount),
                                       {"金额不符合勾稽关系", "the amount does not add up"});
    problem.field = std::get<0>(place);
    problem.expected = expected;
    problems_.push_back(std::move(problem));
  }

  std::string_view file_;
  Readings figures_;
  std::map<std::string, std::string> opening_of_;  // the last day of a period to the moment it opens
  std::vector<Problem> problems_;
};

}  // namespace

std::vector<Problem> check_fact_sums(const ReadInstance& instance, std::string_view file) {
  return Sums(instance, file).check();
}

std::optional<Fen> read_amount(std::string_view text, std::string_view decimals) {
  const bool rounded = decimals == "-4";
  const bool in_fen = text.size() >= 4 && text[text.size() - 3] == '.' && text != "-0.00";
  const bool in_units =
      text == "0" || (text.size() > 4 && text.ends_with("0000") && text.find('.') == text.npos);
  if (rounded ? !in_units : !in_fen) return std::nullopt;
  try {
    return parse_fen(text, "amount");
  } catch (const Error&) {
    return std::nullopt;
  }
}

}  // namespace rubiao::disclosure
