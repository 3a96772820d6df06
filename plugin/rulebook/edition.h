// SPDX-License-Identifier: Apache-2.0
// Edition: one dated set of rules (rules/2024-01-01/): its proved tables, its parameters and the sources they
// cite. Frozen once released; chosen by the accounting date, never by today's, so that a period is decided
// again tomorrow as it was decided then. Immutable: any number of threads may ask it.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "rulebook/decider.h"
#include "rulebook/decision.h"
#include "rulebook/parameter.h"
#include "rulebook/source.h"

namespace rubiao::rulebook {

// A table as it decides from a day on: a parameter in its cells may change within the edition.
struct DatedDecider {
  Date from{};
  Decider decider;
};

struct Approval {
  std::string by{};
  Date on{};
};

using FileHashes = std::map<std::string, std::string>;  // SHA-256 in hex by name: "tests/entries.xml"

class Edition {
 public:
  // Made by edition_reader.h, which has proved the tables. The deciders of one table stand by date.
  Edition(std::string id, InForce span, Approval approval, std::string sha256_hex, FileHashes files,
          std::vector<DatedDecider> deciders, std::vector<Parameter> parameters,
          std::shared_ptr<const Sources> sources);

  // As the rules stand on the day. Error(not_found) for an unknown decision; otherwise as Decider::decide.
  [[nodiscard]] Decision decide(std::string_view decision_id, const Inputs& inputs, Date day) const;

  // The value on that day. Error(not_found) for an unknown name or a day without a value; Error(internal) if
  // the parameter is of the other type.
  [[nodiscard]] const std::string& text_parameter(std::string_view name, Date at) const;
  [[nodiscard]] Decimal number_parameter(std::string_view name, Date at) const;

  [[nodiscard]] const std::string& id() const { return id_; }
  [[nodiscard]] Date from() const { return span_.from; }
  [[nodiscard]] std::optional<Date> to() const { return span_.to; }
  [[nodiscard]] const std::string& approved_by() const { return approval_.by; }
  [[nodiscard]] Date approved_on() const { return approval_.on; }
  // SHA-256 of edition.xml, which holds the SHA-256 of every other file of the edition.
  [[nodiscard]] const std::string& sha256() const { return sha256_; }

  // Of the very bytes that were read and proved.
  [[nodiscard]] const FileHashes& files() const { return files_; }

  [[nodiscard]] const Source* source(std::string_view key) const { return sources_->find(key); }
  [[nodiscard]] std::vector<const Source*> sources() const { return sources_->all(); }
  [[nodiscard]] const std::vector<Parameter>& parameters() const { return parameters_; }
  // Error(not_found) for an unknown name.
  [[nodiscard]] const Parameter& find_parameter(std::string_view name) const;
  [[nodiscard]] std::vector<const Table*> tables(Date day) const;                   // by id
  [[nodiscard]] const Decider* find(std::string_view decision_id, Date day) const;  // nullptr if unknown
  // Error(not_found) if unknown, with the decisions there are.
  [[nodiscard]] const Decider& demand(std::string_view decision_id, Date day) const;

 private:
  [[nodiscard]] const Value& parameter(std::string_view name, Date at, Type type) const;

  std::string id_;
  InForce span_;
  Approval approval_;
  std::string sha256_;
  FileHashes files_;
  std::map<std::string, std::vector<DatedDecider>, std::less<>> deciders_;
  std::vector<Parameter> parameters_;
  std::shared_ptr<const Sources> sources_;
};

}  // namespace rubiao::rulebook
