// SPDX-License-Identifier: Apache-2.0
// Every kind of event is asked of the table second_approval: judgements and write-offs need a second person,
// the day's business does not.
#include "recognition/second_person.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <set>

#include "register/event_schema.h"
#include "rulebook/rulebook.h"

namespace rubiao {

TEST_CASE("what needs a second person") {
  const auto book = rulebook::Rulebook::load(std::filesystem::path(RUBIAO_SOURCE_DIR) / "rules");
  const std::set<std::string> daily{"registered",
                                    "cost_incurred",
                                    "usage_reported",
                                    "instalment_paid",
                                    "service_rendered",
                                    "contract_cost_amortised",
                                    "sold",
                                    "pledged",
                                    "released",
                                    "data_inspected",
                                    "spending_total_stated",
                                    "operation_published"};
  for (const std::string& kind : event_kinds()) {
    CAPTURE(kind);
    Event event;
    event.kind = kind;
    CHECK(needs_second_person(event, book.at(parse_date("2024-06-30", ""))) == !daily.contains(kind));
  }
}

TEST_CASE("what comes from a related party needs one") {
  const auto book = rulebook::Rulebook::load(std::filesystem::path(RUBIAO_SOURCE_DIR) / "rules");
  Event event;
  event.kind = "cost_incurred";
  event.related_party = RelatedParty{"母公司", "招标"};
  CHECK(needs_second_person(event, book.at(parse_date("2024-06-30", ""))));
  event.kind = "sold";
  CHECK_FALSE(needs_second_person(event, book.at(parse_date("2024-06-30", ""))));
}

TEST_CASE("borrowing cost that a person judges needs one") {
  const auto book = rulebook::Rulebook::load(std::filesystem::path(RUBIAO_SOURCE_DIR) / "rules");
  Event event;
  event.kind = "cost_incurred";
  event.body = CostIncurred{.item = "借款费用", .borrowing_basis = "专门借款"};
  CHECK(needs_second_person(event, book.at(parse_date("2024-06-30", ""))));
}

TEST_CASE("whatever answers a question needs one too") {
  const auto book = rulebook::Rulebook::load(std::filesystem::path(RUBIAO_SOURCE_DIR) / "rules");
  Event event;
  event.kind = "sold";
  event.judgements = {{"Q13", "本企业（主要责任人）", "自行定价", "合同"}};
  CHECK(needs_second_person(event, book.at(parse_date("2024-06-30", ""))));
}

}  // namespace rubiao
