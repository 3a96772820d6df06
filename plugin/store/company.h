// SPDX-License-Identifier: Apache-2.0
// Opens the store, and one company's place in it. Every table leads with the company's number.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/digest.h"
#include "store/sqlite.h"

namespace rubiao::store {

struct Company {
  std::int64_t number = 0;
  std::string code;  // the host's
  HashAlgorithm chain = HashAlgorithm::sm3;
};

// Makes the tables in a new file, and adds to an older one what it lacks; refuses a file of an unknown
// version with Error(version_mismatch).
[[nodiscard]] Connection open_store(const std::filesystem::path& file);

[[nodiscard]] std::optional<Company> find_company(const Connection& connection, const std::string& code);
// Adds the company when it is met for the first time; inside a transaction.
[[nodiscard]] Company ensure_company(Connection& connection, const std::string& code);
[[nodiscard]] std::vector<Company> all_companies(const Connection& connection);

// Dates as the store keeps them.
[[nodiscard]] std::int64_t pack(Date date);
// No event is dated later.
inline constexpr Date last_date{std::chrono::year{2149}, std::chrono::December, std::chrono::day{31}};
[[nodiscard]] Date unpack_date(std::int64_t packed);

}  // namespace rubiao::store
