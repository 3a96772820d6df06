// SPDX-License-Identifier: Apache-2.0
// An eponymous virtual table of SQLite, read from its first row to its last.
#include "store/charge_feed.h"

#include <sqlite3.h>

#include "store/charge_links.h"
#include "store/sqlite.h"

namespace rubiao::store {

struct ChargeFeedSource {
  std::int64_t base = 0;
  std::span<const ChargeRow> rows{};
};

namespace {

using Source = ChargeFeedSource;

struct Table {
  sqlite3_vtab vtab;
  const Source* source;
};

struct Cursor {
  sqlite3_vtab_cursor cursor;
  std::size_t at;
};

const Source& source_of(sqlite3_vtab_cursor* cursor) {
  return *reinterpret_cast<Table*>(cursor->pVtab)->source;
}

std::size_t& place_of(sqlite3_vtab_cursor* cursor) {
  return reinterpret_cast<Cursor*>(cursor)->at;
}

int connect(sqlite3* connection, void* source, int, const char* const*, sqlite3_vtab** table, char**) {
  const int answer = sqlite3_declare_vtab(
      connection, "CREATE TABLE charge_feed (key, charge_fen, accumulated_fen, gross_fen, impairment_fen)");
  if (answer == SQLITE_OK) *table = &(new Table{{}, static_cast<const Source*>(source)})->vtab;
  return answer;
}

int disconnect(sqlite3_vtab* table) {
  delete reinterpret_cast<Table*>(table);
  return SQLITE_OK;
}

int plan(sqlite3_vtab*, sqlite3_index_info* info) {
  info->estimatedCost = 1;
  return SQLITE_OK;
}

int open(sqlite3_vtab*, sqlite3_vtab_cursor** cursor) {
  *cursor = &(new Cursor{})->cursor;
  return SQLITE_OK;
}

int close(sqlite3_vtab_cursor* cursor) {
  delete reinterpret_cast<Cursor*>(cursor);
  return SQLITE_OK;
}

int rewind(sqlite3_vtab_cursor* cursor, int, const char*, int, sqlite3_value**) {
  place_of(cursor) = 0;
  return SQLITE_OK;
}

int next(sqlite3_vtab_cursor* cursor) {
  ++place_of(cursor);
  return SQLITE_OK;
}

int is_at_end(sqlite3_vtab_cursor* cursor) {
  return place_of(cursor) >= source_of(cursor).rows.size() ? 1 : 0;
}

int column(sqlite3_vtab_cursor* cursor, sqlite3_context* context, int number) {
  const Source& source = source_of(cursor);
  const ChargeRow& row = source.rows[place_of(cursor)];
  const std::int64_t cells[] = {source.base + row.asset, row.charge_fen, row.accumulated_fen, row.gross_fen,
                                row.impairment_fen};
  sqlite3_result_int64(context, cells[number]);
  return SQLITE_OK;
}

int row_id(sqlite3_vtab_cursor* cursor, sqlite3_int64* id) {
  *id = static_cast<sqlite3_int64>(place_of(cursor));
  return SQLITE_OK;
}

// Without xCreate the table is there by its name alone.
constexpr sqlite3_module module{.iVersion = 0,
                                .xConnect = connect,
                                .xBestIndex = plan,
                                .xDisconnect = disconnect,
                                .xOpen = open,
                                .xClose = close,
                                .xFilter = rewind,
                                .xNext = next,
                                .xEof = is_at_end,
                                .xColumn = column,
                                .xRowid = row_id};

}  // namespace

ChargeFeed::ChargeFeed(sqlite3* connection) : source_(std::make_unique<ChargeFeedSource>()) {
  if (sqlite3_create_module_v2(connection, "charge_feed", &module, source_.get(), nullptr) != SQLITE_OK)
    throw_store_error(connection);
}

ChargeFeed::~ChargeFeed() = default;

void ChargeFeed::hold(std::int64_t base, std::span<const ChargeRow> rows) {
  *source_ = {base, rows};
}

}  // namespace rubiao::store
