// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>

#include "base/error.h"
#include "register/event_readers.h"
#include "register/json_fields.h"

namespace rubiao {
namespace {

using formats::Json;

// What is there is told by its digest and size; what is gone, by who deleted it.
void demand_proof(const DataInspected& inspected) {
  if (inspected.deleted && inspected.access_log.empty()) {
    reject(
        "access_log", "",
        {"数据已删除，没有说明由何文件证明", "the data are deleted, and no document is named that tells it"},
        {"填写删除日志或删除证明的文件名称", "name the log or the certificate of the deletion"});
  }
  if (inspected.deleted) return;
  if (inspected.sha256.empty())
    reject("sha256", "", {"没有数据的摘要", "the digest of the data is missing"},
           {"填写数据文件（或各文件摘要清单）的 SHA-256",
            "give the SHA-256 of the file, or of the list of the files' digests"});
  if (inspected.bytes == 0)
    reject("bytes", "", {"没有数据的大小", "the size of the data is missing"},
           {"填写字节数", "give the bytes"});
}

}  // namespace

EventBody read_data_inspected(const Json& in) {
  DataInspected inspected{.deleted = in.at("deleted").get<bool>(),
                          .version = text_in(in, "data_version"),
                          .sha256 = text_in(in, "sha256"),
                          .bytes = in.value("bytes", std::int64_t{0}),
                          .records = in.value("records", std::int64_t{0}),
                          .location = text_in(in, "location"),
                          .access_log = text_in(in, "access_log"),
                          .access_log_sha256 = text_in(in, "access_log_sha256"),
                          .findings = text_in(in, "findings")};
  demand_proof(inspected);
  return inspected;
}

EventBody read_spending_total_stated(const Json& in) {
  (void)parse_currency(text_in(in, "currency"), "currency");
  SpendingTotalStated stated{
      .kind = text_in(in, "total_of"), .items = {}, .amount_fen = amount_in(in, "amount")};
  demand_not_negative(stated.amount_fen, "amount");
  std::set<std::string> seen;
  for (const Json& item : in.at("items")) {
    stated.items.push_back(item.get<std::string>());
    if (!seen.insert(stated.items.back()).second)
      reject("items", stated.items.back(), {"成本项目重复", "a cost item stands twice"});
  }
  return stated;
}

EventBody read_operation_published(const Json& in) {
  OperationPublished published{.year = in.at("year").get<int>(), .place = text_in(in, "place")};
  const Date day = parse_date(text_in(in, "date"), "date");
  if (published.year >= static_cast<int>(day.year())) {
    reject(
        "year", std::to_string(published.year),
        {"年度尚未结束，不能已公开其运营情况", "the year is not over; its operation cannot be published yet"},
        {"核对年度与业务日期", "check the year and the date"});
  }
  return published;
}

}  // namespace rubiao
