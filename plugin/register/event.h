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
#include <vector>

#include "base/date.h"
#include "base/digest.h"
#include "formats/json.h"
#include "register/event_bodies.h"
#include "register/judgement.h"

namespace rubiao {

struct Evidence {
  std::string name;
  std::string sha256;  // empty if the document was not hashed
  Date date{};
};

// 关联方: the counterparty, where it is one [CAS36:10].
struct RelatedParty {
  std::string name;
  std::string pricing_basis;  // 定价依据
};

struct Event {
  std::string kind;               // "cost_incurred": the name of its schema
  Date date{};                    // when it happened: stage, estimates and months charged go by it
  std::optional<Date> booked_on;  // of a late entry: the day in an open period on which it is booked
  bool audit_adjustment = false;  // booked in the thirteenth period of its year (第13期)
  SourceId source;
  std::string asset;  // id of the data set; empty for what is of the company
  std::vector<Evidence> evidence;
  std::vector<Judgement> judgements;  // answered with it, in the order of the questions
  std::optional<RelatedParty> related_party;
  std::string memo;
  EventBody body;
  std::string canonical;  // the event as canonical JSON: what digests and approvals bind
  [[nodiscard]] Digest digest() const { return sha256(canonical); }
  // Of its vouchers and movements.
  [[nodiscard]] Date booked() const {
    return audit_adjustment ? period().last_day() : booked_on.value_or(date);
  }
  [[nodiscard]] Period period() const {
    return audit_adjustment ? Period(static_cast<int>(date.year()), 13) : Period::of(booked());
  }
  // The first and the last month of the year in which it happened, as Period::month_index.
  [[nodiscard]] int january() const { return Period(static_cast<int>(date.year()), 1).month_index(); }
  [[nodiscard]] int december() const { return january() + 11; }
};

// Checks `document` against the schema of its kind and reads it. Throws Error(invalid_input) with every
// problem.
[[nodiscard]] Event read_event(const formats::Json& document);
// One that read_event() has read before, from its canonical JSON: the schema is not asked again.
[[nodiscard]] Event recall_event(const std::string& canonical);

// RF-3: something comes in, or a service is bought, from a related party.
[[nodiscard]] bool acquires_from_related_party(const Event& event);

// The other data sets that the event bears on: members of an asset group or a disposal group, shares of a
// shared cost, what is given in exchange.
[[nodiscard]] std::vector<std::string> others_named(const Event& event);

}  // namespace rubiao
