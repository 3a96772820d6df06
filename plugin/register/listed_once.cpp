// SPDX-License-Identifier: Apache-2.0
#include "register/listed_once.h"

#include <set>

namespace rubiao {
namespace {

struct Lists {
  const Event& event;
  std::vector<Problem> problems{};

  void operator()(const ClassifiedHeldForSale& classified) { check(classified.group); }
  void operator()(const HeldForSaleRemeasured& measured) { check(measured.group); }
  void operator()(const ImpairmentTested& test) {
    std::set<std::string> seen;
    for (const std::string& indication : test.indications) {
      if (seen.insert(indication).second) continue;
      report("indications", indication, {"减值迹象重复", "an indication stands twice"},
             {"每种迹象一次", "each indication once"}, {"删去重复的一项", "leave one of them out"});
    }
  }
  template <typename Body>
  void operator()(const Body&) {}

 private:
  // What is in the group leaves the books, or is measured, once for every time that it is named.
  void check(const DisposalGroup& group) {
    std::set<std::string> seen;
    for (const DisposalGroup::Member& member : group.members) {
      if (member.id == event.asset) {
        report("members", member.id,
               {"本事项的数据集已在处置组中，不再列入成员",
                "the event's own data set is in the group already and is no further member"},
               {"本数据集以外的成员", "members other than it"},
               {"从 members 中删去它", "take it out of members"});
      } else if (!seen.insert(member.id).second) {
        report("members", member.id, {"处置组成员重复", "a member of the group is named twice"},
               {"每个成员一次", "each member once"}, {"删去重复的一项", "leave one of them out"});
      }
    }
  }

  void report(const char* field, const std::string& found, Text message, Text expected, Text todo) {
    problems.push_back({.message = std::move(message),
                        .field = field,
                        .found = found,
                        .expected = std::move(expected),
                        .todo = std::move(todo)});
  }
};

}  // namespace

std::vector<Problem> listed_twice(const Event& event) {
  Lists lists{event};
  std::visit(lists, event.body);
  return std::move(lists.problems);
}

}  // namespace rubiao
