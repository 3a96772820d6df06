// SPDX-License-Identifier: Apache-2.0
// Reading a file of events: JSON Lines and CSV give the same events, and every bad line is told at once.
#include "register/event_file.h"

#include <doctest/doctest.h>

#include "events.h"
#include "register/event_schema.h"

namespace rubiao {
namespace {

// "line: field: message" of everything that is wrong in the file.
std::string faults(std::string_view bytes, const char* file = "in") {
  try {
    (void)read_events(bytes, file);
  } catch (const Error& error) {
    std::string all;
    for (const Problem& problem : error.problems()) {
      CHECK(problem.file == file);
      all += std::to_string(problem.line) + ": " + problem.field + ": " + problem.message.en + "\n";
    }
    return all;
  }
  return "";
}

const std::string titles =
    "事件,业务日期,来源单据.单据号,来源单据.行号,数据集编号,成本项目,金额（不含可抵扣进项税）,可抵扣进项税额,"
    "币种,结算方式,金额依据,要求资本化\n";

}  // namespace

TEST_CASE("a row of CSV and a line of JSON give the same event") {
  const std::string json =
      event_text("cost_incurred", "2024-02-29", cost_properties + R"(, "capitalise": true)") + "\n";
  const Event from_json = read_events(json, "in").at(0).event;
  const auto csv = [](const std::string& header) {
    return header + "cost_incurred,2024-02-29,D,1,DS,购买价款,100.00,6.00,CNY,银行存款,成本凭证,是\n";
  };
  const std::string paths =
      "event,date,source.document,source.line,asset,item,amount,vat,currency,settlement,measured_by,"
      "capitalise\n";
  for (const std::string& header : {titles, paths}) {
    const std::vector<EventLine> events = read_events(csv(header), "in");
    REQUIRE(events.size() == 1);
    CHECK(events[0].line == 2);
    CHECK(events[0].event.canonical == from_json.canonical);
    CHECK(read_events("\xEF\xBB\xBF" + csv(header), "in").at(0).event.canonical == from_json.canonical);
  }
}

TEST_CASE("an event is named by its code or its title, and brackets have either width") {
  const auto csv = [](const std::string& header, const std::string& kind) {
    return header + kind + ",2024-02-29,D,1,DS,购买价款,100.00,6.00,CNY,银行存款,成本凭证,是\n";
  };
  const std::string narrow =
      "事件,业务日期,来源单据.单据号,来源单据.行号,数据集编号,成本项目,金额(不含可抵扣进项税),可抵扣进项税额,"
      "币种,结算方式,金额依据,要求资本化\n";
  const std::string code = read_events(csv(titles, "cost_incurred"), "in").at(0).event.canonical;
  for (const std::string& header : {titles, narrow}) {
    for (const char* title : {"title", "x-title-en"}) {
      const std::string kind = event_schema("cost_incurred").at(title);
      CHECK(read_events(csv(header, kind), "in").at(0).event.canonical == code);
    }
  }
  CHECK(faults(csv(titles, "登记收入")).starts_with("2: event: "));
  try {
    (void)read_events(csv(titles, "登记收入"), "in");
    FAIL("not rejected");
  } catch (const Error& error) {
    CHECK_FALSE(error.problems().at(0).todo.zh.empty());
    CHECK_FALSE(error.problems().at(0).todo.en.empty());
  }
}

TEST_CASE("an empty cell is an absent field, evidence takes one document") {
  const std::string text =
      "event,date,source.document,source.line,asset,reason,evidence.name,evidence.date,memo\n"
      "invalidated,2024-09-18,D,1,DS,到期,通知.pdf,2024-09-17,\n";
  const Event event = read_events(text, "in").at(0).event;
  REQUIRE(event.evidence.size() == 1);
  CHECK(event.evidence[0].name == "通知.pdf");
  CHECK(event.memo.empty());
}

TEST_CASE("every bad line is told at once, with its place") {
  CHECK(faults(titles + "cost_incurred,2024-02-30,D,1,DS,购买价款,100.00,6.00,CNY,银行存款,成本凭证,是\n"
                        "cost_incurred,2024-02-29,D,x,DS,购买价款,100.00,6.00,CNY,银行存款,成本凭证,也许\n"
                        "cost_incurred,2024-02-29,D,3,DS,购买价款,100.00,6.00,CNY,银行存款,成本凭证\n") ==
        "4: : the row has not as many cells as the header\n"
        "2: date: \"business date\" is wrong: no such day\n"
        "3: source.line: \"line\" is of the wrong type\n"
        "3: capitalise: \"asks to be capitalised\" is of the wrong type\n");
  CHECK(faults("event,colour\nsold,red\n").find("1: colour: no such column\n") == 0);
  CHECK(faults("{\"event\": \"sold\"}\n{\"event\": 1}\n").find("\n2: event: no such kind of event\n") !=
        std::string::npos);
}

TEST_CASE("JSON that is not one event a line is told once, a line that is malformed by its place") {
  const std::string once = ": : a JSON file has one event a line (JSON Lines)\n";
  CHECK(faults("[{\"event\": \"sold\"}]") == "1" + once);
  CHECK(faults("\xEF\xBB\xBF\n[\n{\"event\": \"sold\"}\n]\n") == "2" + once);
  CHECK(faults("{\n \"event\": \"sold\"\n}\n{\n \"event\": \"sold\"\n}\n") == "1" + once);
  CHECK(faults("{\"event\": \"sold\", \"source\": {\n\"document\": \"}\"}}\n") == "1" + once);
  CHECK(faults("{\"event\": \"sold\"\n").starts_with("1: : malformed JSON"));  // broken off, nothing below
  CHECK(faults("{\"event\": \"sol\n{}\n").starts_with("1: : malformed JSON"));
  CHECK(faults("{\"memo\": \"a \\\" {\"}\n{}\n").find(once) == std::string::npos);
}

TEST_CASE("a file named as JSON Lines is read as such, whatever it begins with") {
  CHECK(faults("5\n", "in.jsonl").find("column") == std::string::npos);
  CHECK(faults("5\n", "in.jsonl").starts_with("1: "));
  CHECK(faults("5\n").find("column") != std::string::npos);
}

TEST_CASE("a column twice is one fault, and so is one property under two names") {
  CHECK(faults("event,date,date\nsold,2024-01-01,2024-01-02\n")
            .starts_with("1: date: two columns have the same name\n2: "));
  CHECK(faults("event,date,业务日期\nsold,2024-01-01,2024-01-02\n")
            .starts_with("1: 业务日期: two columns are the same property\n2: "));
  CHECK(faults("event,date\rsold,2024-01-01\r") == "1: : a carriage return without a line feed\n");
}

TEST_CASE("rows of nothing but commas are no events") {
  const std::string text =
      "event,date,source.document,source.line,asset,reason\n"
      "invalidated,2024-09-18,D,1,DS,到期\n,,,,,\n,,,,,\n";
  CHECK(read_events(text, "in").size() == 1);
  CHECK(faults("event,date\n,\n") == "0: : there is no event in the file\n");
}

TEST_CASE("a file without events is no file of events") {
  for (const char* nothing : {"", "\xEF\xBB\xBF", " \r\n\n", "event,date\n"})
    CHECK(faults(nothing) == "0: : there is no event in the file\n");
}

}  // namespace rubiao
