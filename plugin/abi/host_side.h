// SPDX-License-Identifier: Apache-2.0
// The host's C interfaces as the services the library asks for. Every callback's status is looked at and
// turned into Error(host_failed) with the host's own words; nothing that the host lends is kept past its
// call.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "rubiao/plugin.h"
#include "services/host.h"

namespace rubiao::abi {

// Finds the host's interfaces; throws Error(version_mismatch) if a required one is missing or too small.
// Lives as long as the host struct.
class HostSide {
 public:
  explicit HostSide(const rubiao_host& host);
  ~HostSide();
  HostSide(const HostSide&) = delete;
  HostSide& operator=(const HostSide&) = delete;

  [[nodiscard]] Host& services();
  [[nodiscard]] bool tells_outcomes() const;
  // rubiao_transaction_committed, _rolled_back or _open; nothing where the host does not tell.
  [[nodiscard]] std::optional<std::int32_t> outcome_of(const std::string& token) const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace rubiao::abi
