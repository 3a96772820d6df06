// SPDX-License-Identifier: Apache-2.0
#include "store/pending.h"

#include <sqlite3.h>

#include <algorithm>

#include "base/error.h"
#include "formats/json.h"
#include "store/chain.h"

namespace rubiao::store {
namespace {

using formats::Json;

std::int64_t last_event(const Connection& connection, const std::string& code) {
  Statement row = connection.prepare(
      "SELECT coalesce(max(event), 0) FROM event WHERE company = (SELECT company FROM company WHERE code = "
      "?)");
  row.bind(code).next();
  return row.number(0);
}

std::int64_t last_link(const Connection& connection, const std::string& code) {
  const auto company = find_company(connection, code);
  return company ? chain_head(connection, *company).links : 0;
}

void roll_back(const Connection& connection) {
  sqlite3_exec(connection.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

int abort_on_conflict(void*, int, sqlite3_changeset_iter*) {
  return SQLITE_CHANGESET_ABORT;
}

void apply_changes(Connection& connection, const Changeset& changes) {
  if (changes.empty()) return;
  const int answer =
      sqlite3changeset_apply(connection.handle(), static_cast<int>(changes.size()),
                             const_cast<std::uint8_t*>(changes.data()), nullptr, abort_on_conflict, nullptr);
  if (answer == SQLITE_ABORT) {
    throw Error(Status::busy,
                Problem{.message = {"其间有人记了账，待提交的行与之冲突，请再试一次",
                                    "somebody has booked meanwhile, and the pending rows conflict "
                                    "with that; try again"}});
  }
  if (answer != SQLITE_OK) throw_store_error(connection.handle());
}

Json to_json(const std::vector<PostedKey>& vouchers) {
  Json list = Json::array();
  for (const PostedKey& posted : vouchers) {
    list.push_back({{"company", posted.key.company},
                    {"period", to_text(posted.key.period)},
                    {"kind", posted.key.kind},
                    {"sequence", posted.key.sequence},
                    {"sha256", to_hex(posted.sha256)}});
  }
  return list;
}

Digest digest_from_hex(const std::string& hex) {
  Digest digest{};
  for (std::size_t i = 0; i < digest.size() && 2 * i + 1 < hex.size(); ++i) {
    digest[i] = static_cast<std::uint8_t>(std::stoi(hex.substr(2 * i, 2), nullptr, 16));
  }
  return digest;
}

std::vector<PostedKey> from_json(const std::string& text) {
  std::vector<PostedKey> vouchers;
  for (const Json& item : formats::parse_json(text, "pending")) {
    vouchers.push_back({{item.at("company"), Period::parse(item.at("period").get<std::string>(), "period"),
                         item.at("kind"), item.at("sequence")},
                        digest_from_hex(item.at("sha256"))});
  }
  return vouchers;
}

}  // namespace

void demand_no_other_token(const Connection& connection, const std::string& company_code) {
  Statement row =
      connection.prepare("SELECT token FROM pending p JOIN company c USING (company) WHERE c.code = ?");
  if (!row.bind(company_code).next()) return;
  throw Error(Status::busy, Problem{.message = {"本公司有一笔主机事务尚未了结",
                                                "a host transaction of this company is not settled yet"},
                                    .found = row.text(0),
                                    .todo = {"由主机提交或回滚后重试",
                                             "let the host commit or roll it back, then try again"}});
}

// SQLite's session: records the rows that change while it lives.
struct Writing::Recording {
  sqlite3_session* session = nullptr;

  explicit Recording(Connection& connection) {
    if (sqlite3session_create(connection.handle(), "main", &session) != SQLITE_OK ||
        sqlite3session_attach(session, nullptr) != SQLITE_OK) {
      throw_store_error(connection.handle());
    }
  }
  Recording(const Recording&) = delete;
  Recording& operator=(const Recording&) = delete;
  ~Recording() { sqlite3session_delete(session); }

  [[nodiscard]] Changeset changes(Connection& connection) const {
    int size = 0;
    void* data = nullptr;
    if (sqlite3session_changeset(session, &size, &data) != SQLITE_OK) throw_store_error(connection.handle());
    const auto* first = static_cast<const std::uint8_t*>(data);
    Changeset bytes(first, first + size);
    sqlite3_free(data);
    return bytes;
  }
};

Looking::Looking(Connection& connection, const Staged* staged) : connection_(connection) {
  const bool has_staged = staged != nullptr && !staged->changes.empty();
  connection_.run(has_staged ? "BEGIN IMMEDIATE" : "BEGIN");
  if (!has_staged) return;
  try {
    apply_changes(connection_, staged->changes);
  } catch (...) {
    roll_back(connection_);
    throw;
  }
}

Looking::~Looking() {
  roll_back(connection_);
}

Writing::Writing(Connection& connection, const std::string& company_code, Staged* staged)
    : connection_(connection), transaction_(connection), staged_(staged) {
  demand_no_other_token(connection, company_code);
  if (staged_ == nullptr) return;
  if (staged_->company.empty()) {
    staged_->company = company_code;
    staged_->base_events = last_event(connection, company_code);
    staged_->base_links = last_link(connection, company_code);
  } else if (staged_->company != company_code) {
    reject("transaction", company_code,
           {"一笔主机事务只能处理一家公司", "one host transaction serves one company"});
  }
  recording_ = std::make_unique<Recording>(connection);
  apply_changes(connection, staged_->changes);
}

Writing::~Writing() = default;

void Writing::finish() {
  if (staged_ == nullptr) {
    transaction_.commit();
    return;
  }
  staged_->changes = recording_->changes(connection_);
  recording_.reset();
  transaction_.roll_back();  // at once: the caller goes on to ask the host, when no lock may be held
}

void prepare_pending(Connection& connection, const std::string& token, const Staged& staged) {
  Transaction transaction(connection);
  demand_no_other_token(connection, staged.company);
  if (last_event(connection, staged.company) != staged.base_events ||
      last_link(connection, staged.company) != staged.base_links) {
    throw Error(Status::busy, Problem{.message = {"本公司的数据在此期间已有变化",
                                                  "the company's books have changed meanwhile"},
                                      .todo = {"回滚后重新执行", "roll back and run again"}});
  }
  const Company company = ensure_company(connection, staged.company);
  connection.prepare("INSERT INTO pending (token, company, vouchers, changeset) VALUES (?, ?, ?, ?)")
      .bind(token, company.number, to_json(staged.vouchers).dump(),
            std::span<const std::uint8_t>(staged.changes))
      .run();
  transaction.commit();
}

void commit_pending(Connection& connection, const std::string& token) {
  Transaction transaction(connection);
  Statement row = connection.prepare("SELECT changeset FROM pending WHERE token = ?");
  if (row.bind(token).next()) {
    const std::string_view bytes = row.bytes(0);
    const Changeset changes(bytes.begin(), bytes.end());
    row.reset();
    connection.prepare("DELETE FROM pending WHERE token = ?").bind(token).run();
    apply_changes(connection, changes);
  }
  transaction.commit();
}

void rollback_pending(Connection& connection, const std::string& token) {
  Transaction transaction(connection);
  connection.prepare("DELETE FROM pending WHERE token = ?").bind(token).run();
  transaction.commit();
}

bool has_pending(const Connection& connection) {
  return connection.prepare("SELECT 1 FROM pending LIMIT 1").next();
}

std::vector<PendingToken> pending_tokens(const Connection& connection) {
  std::vector<PendingToken> tokens;
  Statement rows = connection.prepare(
      "SELECT p.token, c.code, p.vouchers FROM pending p JOIN company c USING (company) ORDER BY p.token");
  while (rows.next()) tokens.push_back({rows.text(0), rows.text(1), from_json(rows.text(2))});
  return tokens;
}

}  // namespace rubiao::store
