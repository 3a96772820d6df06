// SPDX-License-Identifier: Apache-2.0
// Event: something dated that happened to a data set, in the one vocabulary that the menu, file import and
// the tests share (schemas/events/). An event says what happened, never what to book: that is decided by the
// rules.
//
// Every event carries the id of its source document and line; the same id with the same content is known,
// with other content an error (store/event_log.h).
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/date.h"
#include "base/digest.h"
#include "base/money.h"
#include "base/ratio.h"
#include "formats/json.h"
#include "register/company_settings.h"
#include "register/data_set.h"

namespace rubiao {

struct SourceId {
  std::string document;
  std::int64_t line = 1;
};

struct Evidence {
  std::string name;
  std::string sha256;  // empty if the document was not hashed
  Date date{};
};

struct Registered {
  DataSet data_set;
};

struct Assessed {
  Answers answers;
  bool recognise = false;  // the preparer asks for recognition as an asset
  std::string basis;
};

struct CostIncurred {
  std::string item;                 // 成本项目, a term of cost-items.dmn
  Fen amount_fen = 0;               // without recoverable input VAT
  Fen vat_fen = 0;                  // recoverable input VAT
  std::string settlement;           // 结算方式
  std::string measured_by;          // 金额依据: 成本凭证, 评估价值, 协议价值, 公允价值
  bool direct = true;               // 可直接归属
  bool capitalise = false;          // the preparer asks for capitalisation; the rules decide either way
  std::optional<Date> expensed_on;  // posted to an expense account before, on that day
  std::string counterparty;
  std::string host_voucher;  // of a cost that the host has posted itself
};

struct StageChanged {
  Stage stage = Stage::development;
  FiveConditions conditions;  // for development
  int life_months = 0;        // for available
  std::string life_basis;
  Fen residual_fen = 0;
  std::string residual_basis;
};

struct Sold {
  Fen proceeds_fen = 0;  // without VAT
  Fen vat_fen = 0;       // output VAT
  std::string settlement;
  std::string counterparty;
  std::string host_voucher;
};

struct Invalidated {
  std::string reason;
};

struct Pledged {
  Pledge pledge;
};

struct Released {
  std::string registration;
};

struct Configured {
  CompanySettings changes;
};

using EventBody = std::variant<Registered, Assessed, CostIncurred, StageChanged, Sold, Invalidated, Pledged,
                               Released, Configured>;

struct Event {
  std::string kind;  // "cost_incurred": the name of its schema
  Date date{};
  SourceId source;
  std::string asset;  // id of the data set; empty for configured
  std::vector<Evidence> evidence;
  std::string memo;
  EventBody body;
  std::string canonical;  // the event as canonical JSON: what digests and approvals bind
  [[nodiscard]] Digest digest() const { return sha256(canonical); }
};

// Checks `document` against the schema of its kind and reads it. Throws Error(invalid_input) with every
// problem.
[[nodiscard]] Event read_event(const formats::Json& document);

// Recognition, estimates, write-offs and settings need a second person; the rest does not.
[[nodiscard]] bool needs_approval(const Event& event);

}  // namespace rubiao
