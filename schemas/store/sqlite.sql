-- SPDX-License-Identifier: Apache-2.0
-- The store of Rubiao in SQLite (docs/ARCHITECTURE.md). Every key leads with the company; money is INTEGER fen; dates
-- are year*10000 + month*100 + day; `period` is Period::ordinal (thirteen a year), `month` Period::month_index.
-- What has been written is never changed: triggers at the end refuse it. Only `outbox` and `pending` empty again.

CREATE TABLE company (
  company INTEGER PRIMARY KEY CHECK (company BETWEEN 1 AND 1048575),
  code    TEXT NOT NULL UNIQUE,
  chain   TEXT NOT NULL CHECK (chain IN ('sm3', 'sha256'))
) STRICT;

-- Everything that was entered. A proposal is an event that needs a verdict and has none.
CREATE TABLE event (
  company         INTEGER NOT NULL,
  event           INTEGER NOT NULL,
  source_document TEXT NOT NULL,
  source_line     INTEGER NOT NULL,
  kind            TEXT NOT NULL,
  date            INTEGER NOT NULL,
  asset           TEXT NOT NULL,
  body            TEXT NOT NULL,     -- canonical JSON
  sha256          BLOB NOT NULL,     -- of body: what a verdict binds
  needs_approval  INTEGER NOT NULL,
  entered_by      TEXT NOT NULL,
  entered_on      INTEGER NOT NULL,  -- business date
  PRIMARY KEY (company, event),
  UNIQUE (company, source_document, source_line)
) STRICT, WITHOUT ROWID;

CREATE INDEX event_by_asset ON event (company, asset, kind);

CREATE TABLE verdict (
  company INTEGER NOT NULL,
  event   INTEGER NOT NULL,
  verdict TEXT NOT NULL CHECK (verdict IN ('approved', 'rejected')),
  given_by TEXT NOT NULL,
  given_on INTEGER NOT NULL,
  sha256  BLOB NOT NULL,
  reason  TEXT NOT NULL,
  PRIMARY KEY (company, event)
) STRICT, WITHOUT ROWID;

-- The traces of the decisions that an event rests on, as JSON (rulebook: trace/1).
CREATE TABLE decision (
  company INTEGER NOT NULL,
  event   INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,
  trace   TEXT NOT NULL,
  PRIMARY KEY (company, event, ordinal)
) STRICT, WITHOUT ROWID;

-- The user's ids of data sets and our numbers for them.
CREATE TABLE asset (
  company INTEGER NOT NULL,
  asset   INTEGER NOT NULL CHECK (asset BETWEEN 1 AND 4294967295),
  id      TEXT NOT NULL,
  PRIMARY KEY (company, asset),
  UNIQUE (company, id)
) STRICT, WITHOUT ROWID;

-- Versions of the register's entries, in the order in which they were made known; the last of those valid on a day is the
-- entry of that day as it is known now. An event taken back is replaced from its own day on.
CREATE TABLE data_set (
  company       INTEGER NOT NULL,
  asset         INTEGER NOT NULL,
  version       INTEGER NOT NULL,  -- from 1 within the asset
  event         INTEGER NOT NULL,
  valid_from    INTEGER NOT NULL,
  name          TEXT NOT NULL,
  content       TEXT NOT NULL,
  route         TEXT NOT NULL,
  purpose       TEXT NOT NULL,
  stage         TEXT NOT NULL,
  use           TEXT NOT NULL,
  cost_formula  TEXT NOT NULL,
  cost_center   TEXT NOT NULL,
  project       TEXT NOT NULL,  -- id of the data set that its amortisation goes into; empty: none
  registered_on INTEGER NOT NULL,
  answers       INTEGER,  -- bits: controlled 1, benefits 2, cost 4, identifiable 8, contract 16
  feasible_on   INTEGER,
  intended_on   INTEGER,
  beneficial_on INTEGER,
  resourced_on  INTEGER,
  measurable_on INTEGER,
  available_on  INTEGER,
  life_months   INTEGER NOT NULL,
  indefinite    INTEGER NOT NULL,
  method        TEXT NOT NULL,
  residual_fen  INTEGER NOT NULL,
  units_expected INTEGER NOT NULL,
  rights_end    INTEGER,
  left_on       INTEGER,
  held_for_sale_on INTEGER,
  restrictions     TEXT    NOT NULL, -- in force, as a JSON array of [kind, registration, holder, on, line, drawn]
  tax_initial     TEXT,     -- 初始差异; nothing until the tax base is stated
  tax_life_months INTEGER,
  tax_from        INTEGER,
  tax_cost_fen    INTEGER,
  PRIMARY KEY (company, asset, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE movement (
  company          INTEGER NOT NULL,
  asset            INTEGER NOT NULL,
  movement         INTEGER NOT NULL,  -- from 1 within the asset
  event            INTEGER,           -- nothing for a month's end
  period           INTEGER NOT NULL,
  date             INTEGER NOT NULL,
  kind             INTEGER NOT NULL,  -- MovementKind
  gross_fen        INTEGER NOT NULL,
  amortisation_fen INTEGER NOT NULL,
  impairment_fen   INTEGER NOT NULL,
  rule             TEXT NOT NULL,
  voucher_kind     TEXT NOT NULL,     -- empty if nothing was posted
  voucher_sequence INTEGER NOT NULL,
  host_voucher     TEXT NOT NULL,
  PRIMARY KEY (company, asset, movement)
) STRICT, WITHOUT ROWID;

-- The accounts' dimensions that a plan's charges fall on, numbered so that the nightly run adds by number.
CREATE TABLE routing (
  company     INTEGER NOT NULL,
  routing     INTEGER NOT NULL,
  use         TEXT NOT NULL,
  route       TEXT NOT NULL,
  cost_center TEXT NOT NULL,
  project     TEXT NOT NULL,
  PRIMARY KEY (company, routing),
  UNIQUE (company, use, route, cost_center, project)
) STRICT, WITHOUT ROWID;

-- How an asset is amortised from a month on: the last version from that month or before holds; life_months 0: stopped.
-- key = company << 43 | asset << 11 | version.
CREATE TABLE plan (
  key             INTEGER PRIMARY KEY,
  from_month      INTEGER NOT NULL,
  amortisable_fen INTEGER NOT NULL,
  life_months     INTEGER NOT NULL,
  first_month     INTEGER NOT NULL,
  pattern         INTEGER NOT NULL,  -- Pattern
  residual_fen    INTEGER NOT NULL,
  units_expected  INTEGER NOT NULL,
  charged_before_fen INTEGER NOT NULL,  -- by the versions before
  past_months     INTEGER NOT NULL,  -- of the asset-years, before first_month
  routing         INTEGER NOT NULL,
  gross_fen       INTEGER NOT NULL,
  impairment_fen  INTEGER NOT NULL,
  event           INTEGER NOT NULL,
  run_from        INTEGER NOT NULL   -- the first month that is due again because of it; from_month, or later
) STRICT;

-- What was used of an asset in a month: calls, records, bytes, or fen of revenue; for plans by units only.
CREATE TABLE usage (
  company INTEGER NOT NULL,
  asset   INTEGER NOT NULL,
  month   INTEGER NOT NULL,
  event   INTEGER NOT NULL,
  units   INTEGER NOT NULL,
  PRIMARY KEY (company, asset, month, event)
) STRICT, WITHOUT ROWID;

-- The hot table: one month of one asset. key = company << 43 | month << 32 | asset.
CREATE TABLE charge (
  key             INTEGER PRIMARY KEY,
  charge_fen      INTEGER NOT NULL,
  accumulated_fen INTEGER NOT NULL,
  gross_fen       INTEGER NOT NULL,
  impairment_fen  INTEGER NOT NULL
) STRICT;

-- What events did to the charges of single months: taken back in red letters, or caught up in the audit-adjustment
-- period. The charge of a month is its row plus its corrections, and the last of them says whether it stands.
CREATE TABLE charge_correction (
  company INTEGER NOT NULL,
  asset   INTEGER NOT NULL,
  month   INTEGER NOT NULL,
  event   INTEGER NOT NULL,
  charge_fen   INTEGER NOT NULL,
  released_fen INTEGER NOT NULL,  -- of a grant, along with the charge
  was_charged  INTEGER NOT NULL,
  charged      INTEGER NOT NULL,  -- 1: the month counts as charged from here on
  date         INTEGER NOT NULL,  -- on which it is booked
  PRIMARY KEY (company, asset, month, event)
) STRICT, WITHOUT ROWID;

-- Which months have been amortised, with how many plans and reports of usage that bear on them: another one since makes
-- the month due again.
CREATE TABLE amortised_month (
  company  INTEGER NOT NULL,
  month    INTEGER NOT NULL,
  plans    INTEGER NOT NULL,
  assets   INTEGER NOT NULL,
  missed   INTEGER NOT NULL,
  sum_fen  INTEGER NOT NULL,
  PRIMARY KEY (company, month, plans)
) STRICT, WITHOUT ROWID;

CREATE TABLE voucher (
  company    INTEGER NOT NULL,
  period     INTEGER NOT NULL,
  kind       TEXT NOT NULL,
  sequence   INTEGER NOT NULL,
  date       INTEGER NOT NULL,
  currency   TEXT NOT NULL,
  memo       TEXT NOT NULL,
  articles   TEXT NOT NULL,
  event      INTEGER,
  sha256     BLOB NOT NULL,
  host_voucher TEXT NOT NULL,  -- not empty: the host posted it, these lines are what we expect to find there
  PRIMARY KEY (company, period, kind, sequence)
) STRICT, WITHOUT ROWID;

CREATE INDEX voucher_by_event ON voucher (company, event);

CREATE TABLE voucher_line (
  company      INTEGER NOT NULL,
  period       INTEGER NOT NULL,
  kind         TEXT NOT NULL,
  sequence     INTEGER NOT NULL,
  line         INTEGER NOT NULL,
  account      TEXT NOT NULL,
  debit_fen    INTEGER NOT NULL,
  credit_fen   INTEGER NOT NULL,
  memo         TEXT NOT NULL,
  cost_center  TEXT NOT NULL,
  counterparty TEXT NOT NULL,
  rule         TEXT NOT NULL,
  PRIMARY KEY (company, period, kind, sequence, line)
) STRICT, WITHOUT ROWID;

-- Vouchers that the host has not acknowledged yet.
CREATE TABLE outbox (
  company  INTEGER NOT NULL,
  period   INTEGER NOT NULL,
  kind     TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (company, period, kind, sequence)
) STRICT, WITHOUT ROWID;

-- What the host answered: its own number of the voucher.
CREATE TABLE receipt (
  company  INTEGER NOT NULL,
  period   INTEGER NOT NULL,
  kind     TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  number   TEXT NOT NULL,
  PRIMARY KEY (company, period, kind, sequence)
) STRICT, WITHOUT ROWID;

-- The hash chain over accounting content: digest = H(previous, subject, content).
CREATE TABLE chain_link (
  company INTEGER NOT NULL,
  link    INTEGER NOT NULL,
  subject TEXT NOT NULL,  -- 'event 12', 'voucher E12/2024-03/1', 'charge 2024-03 1..10000'
  digest  BLOB NOT NULL,
  PRIMARY KEY (company, link)
) STRICT, WITHOUT ROWID;

-- Who did what and when: operational, chained for itself, no accounting content depends on it.
CREATE TABLE log_entry (
  entry   INTEGER PRIMARY KEY,
  at      INTEGER NOT NULL,  -- seconds since 1970 by the host's clock
  company TEXT NOT NULL,
  user    TEXT NOT NULL,
  action  TEXT NOT NULL,
  outcome TEXT NOT NULL,
  digest  BLOB NOT NULL
) STRICT;

-- What a host transaction has prepared: the rows as a changeset, invisible until the host has committed.
CREATE TABLE pending (
  token     TEXT PRIMARY KEY,
  company   INTEGER NOT NULL,
  vouchers  TEXT NOT NULL,  -- JSON: the keys and digests that the host's ledger holds once it has committed
  changeset BLOB NOT NULL
) STRICT;

-- What is written stays as it is; corrections are reversals.
CREATE TRIGGER event_keeps_on_update BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'event is append-only'); END;
CREATE TRIGGER event_keeps_on_delete BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'event is append-only'); END;
CREATE TRIGGER verdict_keeps_on_update BEFORE UPDATE ON verdict BEGIN SELECT RAISE(ABORT, 'verdict is append-only'); END;
CREATE TRIGGER verdict_keeps_on_delete BEFORE DELETE ON verdict BEGIN SELECT RAISE(ABORT, 'verdict is append-only'); END;
CREATE TRIGGER decision_keeps_on_update BEFORE UPDATE ON decision BEGIN SELECT RAISE(ABORT, 'decision is append-only'); END;
CREATE TRIGGER decision_keeps_on_delete BEFORE DELETE ON decision BEGIN SELECT RAISE(ABORT, 'decision is append-only'); END;
CREATE TRIGGER asset_keeps_on_update BEFORE UPDATE ON asset BEGIN SELECT RAISE(ABORT, 'asset is append-only'); END;
CREATE TRIGGER asset_keeps_on_delete BEFORE DELETE ON asset BEGIN SELECT RAISE(ABORT, 'asset is append-only'); END;
CREATE TRIGGER data_set_keeps_on_update BEFORE UPDATE ON data_set BEGIN SELECT RAISE(ABORT, 'data_set is append-only'); END;
CREATE TRIGGER data_set_keeps_on_delete BEFORE DELETE ON data_set BEGIN SELECT RAISE(ABORT, 'data_set is append-only'); END;
CREATE TRIGGER movement_keeps_on_update BEFORE UPDATE ON movement BEGIN SELECT RAISE(ABORT, 'movement is append-only'); END;
CREATE TRIGGER movement_keeps_on_delete BEFORE DELETE ON movement BEGIN SELECT RAISE(ABORT, 'movement is append-only'); END;
CREATE TRIGGER plan_keeps_on_update BEFORE UPDATE ON plan BEGIN SELECT RAISE(ABORT, 'plan is append-only'); END;
CREATE TRIGGER plan_keeps_on_delete BEFORE DELETE ON plan BEGIN SELECT RAISE(ABORT, 'plan is append-only'); END;
CREATE TRIGGER usage_keeps_on_update BEFORE UPDATE ON usage BEGIN SELECT RAISE(ABORT, 'usage is append-only'); END;
CREATE TRIGGER usage_keeps_on_delete BEFORE DELETE ON usage BEGIN SELECT RAISE(ABORT, 'usage is append-only'); END;
CREATE TRIGGER charge_keeps_on_update BEFORE UPDATE ON charge BEGIN SELECT RAISE(ABORT, 'charge is append-only'); END;
CREATE TRIGGER charge_keeps_on_delete BEFORE DELETE ON charge BEGIN SELECT RAISE(ABORT, 'charge is append-only'); END;
CREATE TRIGGER charge_correction_keeps_on_update BEFORE UPDATE ON charge_correction BEGIN SELECT RAISE(ABORT, 'charge_correction is append-only'); END;
CREATE TRIGGER charge_correction_keeps_on_delete BEFORE DELETE ON charge_correction BEGIN SELECT RAISE(ABORT, 'charge_correction is append-only'); END;
CREATE TRIGGER voucher_keeps_on_update BEFORE UPDATE ON voucher BEGIN SELECT RAISE(ABORT, 'voucher is append-only'); END;
CREATE TRIGGER voucher_keeps_on_delete BEFORE DELETE ON voucher BEGIN SELECT RAISE(ABORT, 'voucher is append-only'); END;
CREATE TRIGGER voucher_line_keeps_on_update BEFORE UPDATE ON voucher_line BEGIN SELECT RAISE(ABORT, 'voucher_line is append-only'); END;
CREATE TRIGGER voucher_line_keeps_on_delete BEFORE DELETE ON voucher_line BEGIN SELECT RAISE(ABORT, 'voucher_line is append-only'); END;
CREATE TRIGGER receipt_keeps_on_update BEFORE UPDATE ON receipt BEGIN SELECT RAISE(ABORT, 'receipt is append-only'); END;
CREATE TRIGGER receipt_keeps_on_delete BEFORE DELETE ON receipt BEGIN SELECT RAISE(ABORT, 'receipt is append-only'); END;
CREATE TRIGGER chain_link_keeps_on_update BEFORE UPDATE ON chain_link BEGIN SELECT RAISE(ABORT, 'chain_link is append-only'); END;
CREATE TRIGGER chain_link_keeps_on_delete BEFORE DELETE ON chain_link BEGIN SELECT RAISE(ABORT, 'chain_link is append-only'); END;
CREATE TRIGGER log_entry_keeps_on_update BEFORE UPDATE ON log_entry BEGIN SELECT RAISE(ABORT, 'log_entry is append-only'); END;
CREATE TRIGGER log_entry_keeps_on_delete BEFORE DELETE ON log_entry BEGIN SELECT RAISE(ABORT, 'log_entry is append-only'); END;
