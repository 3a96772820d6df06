// SPDX-License-Identifier: Apache-2.0
// The register in the store: one version of a data set's entry for every event that changed it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "register/data_set.h"
#include "store/company.h"

namespace rubiao::store {

struct StoredDataSet {
  std::int64_t asset = 0;  // our number, from 1 within the company
  DataSet data_set;
};

// The latest version; as at a day, the last that was valid on it.
[[nodiscard]] std::optional<StoredDataSet> find_data_set(const Connection& connection, const Company& company,
                                                         const std::string& id,
                                                         std::optional<Date> as_at = std::nullopt);
// In order of registration. As at a day: the versions valid from that day or before; nothing = the latest.
[[nodiscard]] std::vector<StoredDataSet> all_data_sets(const Connection& connection, const Company& company,
                                                       std::optional<Date> as_at = std::nullopt);

// Ids of those that IM-2 may have tested every year, by their newest entries: ours, and of indefinite life or
// not available for use, with something capitalised. At most `most`.
[[nodiscard]] std::vector<std::string> perhaps_tested_yearly(const Connection& connection,
                                                             const Company& company, std::int64_t most);
// Whether that list agrees with the entries; for the doctor.
[[nodiscard]] bool tested_yearly_is_right(const Connection& connection, const Company& company);

// Ours, whose contract or right has ended or will by a day, by their newest entries and in order of that day.
struct Ending {
  std::string id;
  Date rights_end{};
};
[[nodiscard]] std::vector<Ending> rights_ending(const Connection& connection, const Company& company,
                                                Date until, std::int64_t most);
[[nodiscard]] std::int64_t count_rights_ending(const Connection& connection, const Company& company,
                                               Date until);

// The day of the last event that changed the entry and still stands.
[[nodiscard]] std::optional<Date> last_change(const Connection& connection, const Company& company,
                                              std::int64_t asset);

// The entry before the version that an event made; nothing if it made none, or the first.
[[nodiscard]] std::optional<DataSet> data_set_before(const Connection& connection, const Company& company,
                                                     std::int64_t asset, std::int64_t event);

// Adds the asset when it is met for the first time and the version that the event made; answers the asset's
// number.
std::int64_t put_data_set(Connection& connection, const Company& company, const DataSet& data_set,
                          std::int64_t event, Date valid_from);

}  // namespace rubiao::store
