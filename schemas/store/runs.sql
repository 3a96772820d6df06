-- SPDX-License-Identifier: Apache-2.0
-- What version 5 of the store adds to sqlite.sql (a file of version 4 is brought up to it): who ran the month's end and the nightly batch, when, and what came of it.
-- Operational: no accounting content and no link of the chain depends on it.

-- A run over one company that wrote, found or failed at something.
CREATE TABLE run (
  company       INTEGER NOT NULL,
  run           INTEGER NOT NULL,  -- from 1 within the company
  begun_at      INTEGER NOT NULL,  -- seconds since 1970 by the host's clock
  ended_at      INTEGER NOT NULL,
  user          TEXT NOT NULL,
  as_of         INTEGER NOT NULL,
  outcome       TEXT NOT NULL,     -- "ok", or a status and the rule: "refused PR-2"
  months        INTEGER NOT NULL,
  assets        INTEGER NOT NULL,  -- charges written
  charged_fen   INTEGER NOT NULL,
  research_fen  INTEGER NOT NULL,
  interest_fen  INTEGER NOT NULL,
  grants_fen    INTEGER NOT NULL,
  vouchers      INTEGER NOT NULL,  -- settled with the host
  words         TEXT NOT NULL,     -- JSON: [{"zh", "en"}] of warnings and of what failed
  PRIMARY KEY (company, run)
) STRICT, WITHOUT ROWID;

-- The nightly batch over many companies; without its end it was cut short, or is running.
CREATE TABLE batch (
  batch      INTEGER PRIMARY KEY,
  begun_at   INTEGER NOT NULL,
  user       TEXT NOT NULL,
  as_of      INTEGER NOT NULL,
  from_month INTEGER            -- Period::month_index; nothing: from the first that is due
) STRICT;

CREATE TABLE batch_end (
  batch     INTEGER PRIMARY KEY,
  ended_at  INTEGER NOT NULL,
  outcome   TEXT NOT NULL,      -- "ok", or the status that ended it
  companies INTEGER NOT NULL,   -- looked at
  worked    INTEGER NOT NULL,   -- in which something was written
  failed    INTEGER NOT NULL,
  assets    INTEGER NOT NULL,
  charged_fen INTEGER NOT NULL,
  vouchers  INTEGER NOT NULL,
  warnings  INTEGER NOT NULL
) STRICT;

CREATE TRIGGER run_keeps_on_update BEFORE UPDATE ON run BEGIN SELECT RAISE(ABORT, 'run is append-only'); END;
CREATE TRIGGER run_keeps_on_delete BEFORE DELETE ON run BEGIN SELECT RAISE(ABORT, 'run is append-only'); END;
CREATE TRIGGER batch_keeps_on_update BEFORE UPDATE ON batch BEGIN SELECT RAISE(ABORT, 'batch is append-only'); END;
CREATE TRIGGER batch_keeps_on_delete BEFORE DELETE ON batch BEGIN SELECT RAISE(ABORT, 'batch is append-only'); END;
CREATE TRIGGER batch_end_keeps_on_update BEFORE UPDATE ON batch_end BEGIN SELECT RAISE(ABORT, 'batch_end is append-only'); END;
CREATE TRIGGER batch_end_keeps_on_delete BEFORE DELETE ON batch_end BEGIN SELECT RAISE(ABORT, 'batch_end is append-only'); END;

-- How many plans and reports of usage bear on a month and those after it, but on none before: counted as they come, so
-- that which months are due is told without a look at each. Beside the rows it counts, and proved by the doctor.
CREATE TABLE month_tally (
  company     INTEGER NOT NULL,
  month       INTEGER NOT NULL,
  count       INTEGER NOT NULL,
  first_month INTEGER,           -- the first that any of these plans charges; nothing: reports only
  PRIMARY KEY (company, month)
) STRICT, WITHOUT ROWID;

INSERT INTO month_tally SELECT key >> 43, run_from, count(*), min(first_month) FROM plan GROUP BY key >> 43, run_from;
INSERT INTO month_tally SELECT company, month, count(*), NULL FROM usage u WHERE NOT EXISTS (SELECT 1 FROM charge_correction c
  WHERE c.company = u.company AND c.asset = u.asset AND c.month = u.month AND c.event = u.event) GROUP BY company, month
  ON CONFLICT DO UPDATE SET count = count + excluded.count;

-- Movements that a month's end has something to do with (MovementKind: research, instalments, deferred income).
CREATE INDEX movement_of_month_ends ON movement (company, kind, asset, period) WHERE kind IN (31, 32, 51, 52, 53, 55, 56, 57, 58);
CREATE INDEX movement_restated ON movement (company, period) WHERE kind = 63;
-- An event's links are found by their subject.
CREATE INDEX chain_link_by_subject ON chain_link (company, subject);
