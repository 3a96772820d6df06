// SPDX-License-Identifier: Apache-2.0
// Rows of charges as a table that SQLite itself reads, so that ten thousand of them are inserted by one
// statement: a statement for each costs about a fifth more.
#pragma once

#include <cstdint>
#include <memory>
#include <span>

struct sqlite3;

namespace rubiao::store {

struct ChargeRow;
struct ChargeFeedSource;

// One a connection, which owns it.
class ChargeFeed {
 public:
  // Makes the table charge_feed known to the connection.
  explicit ChargeFeed(sqlite3* connection);
  ~ChargeFeed();
  ChargeFeed(const ChargeFeed&) = delete;
  ChargeFeed& operator=(const ChargeFeed&) = delete;

  // What charge_feed holds from now on; `base` is the key of asset 0. The rows must stay until they have been
  // read.
  void hold(std::int64_t base, std::span<const ChargeRow> rows);

 private:
  std::unique_ptr<ChargeFeedSource> source_;
};

}  // namespace rubiao::store
