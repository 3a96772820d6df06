// SPDX-License-Identifier: Apache-2.0
// What an auditor asks for beside the books: the data themselves, what others vouch for of the spending, and
// what an operator of public data has published. These events book nothing and change no entry of the
// register.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/money.h"

namespace rubiao {

// 数据盘点: what was found of the data on the day.
struct DataInspected {
  bool deleted = false;  // the data are gone; then only where they were and what tells it
  std::string version;
  std::string sha256;  // of the data, or of the list of their files' digests
  std::int64_t bytes = 0;
  std::int64_t records = 0;
  std::string location;
  std::string access_log;         // the document that tells who read, changed or deleted
  std::string access_log_sha256;  // empty if it was not hashed
  std::string findings;
};

// What payroll, timesheets or invoices of the month of the event's date come to, for some cost items: more
// than that cannot have been spent on data sets, capitalised and expensed together [CAS6:9].
struct SpendingTotalStated {
  std::string kind;  // 工资表, 工时成本表, 发票, 算力账单, 折旧摊销表
  std::vector<std::string> items;
  Fen amount_fen = 0;  // without recoverable VAT
};

// 公共数据资源授权运营情况 of a year, published by its operator on the event's date.
struct OperationPublished {
  int year = 0;
  std::string place;
};

}  // namespace rubiao
