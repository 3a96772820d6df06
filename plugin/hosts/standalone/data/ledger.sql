-- SPDX-License-Identifier: Apache-2.0
-- The host's own ledger. Amounts are whole fen, dates year*10000 + month*100 + day. What is posted is never changed
-- nor deleted: the triggers at the end hold that for every programme that opens the file, not only for ours.
PRAGMA application_id = 1381319746;
PRAGMA user_version = 1;

CREATE TABLE company (
  code TEXT PRIMARY KEY, name TEXT NOT NULL, name_en TEXT NOT NULL, credit_code TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE user (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, roles TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE account (
  company TEXT NOT NULL REFERENCES company(code), code TEXT NOT NULL, name TEXT NOT NULL, name_en TEXT NOT NULL,
  nature INTEGER NOT NULL CHECK (nature BETWEEN 1 AND 7), heading INTEGER NOT NULL CHECK (heading IN (0, 1)),
  open INTEGER NOT NULL CHECK (open IN (0, 1)), note TEXT NOT NULL,
  PRIMARY KEY (company, code)
) STRICT, WITHOUT ROWID;

CREATE TABLE period (
  company TEXT NOT NULL REFERENCES company(code), year INTEGER NOT NULL,
  number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 13), first_day INTEGER NOT NULL, last_day INTEGER NOT NULL,
  open INTEGER NOT NULL CHECK (open IN (0, 1)),
  PRIMARY KEY (company, year, number)
) STRICT, WITHOUT ROWID;

-- Who opened or closed a period, and on which business date.
CREATE TABLE period_change (
  id INTEGER PRIMARY KEY, company TEXT NOT NULL, year INTEGER NOT NULL, number INTEGER NOT NULL,
  open INTEGER NOT NULL, user TEXT NOT NULL REFERENCES user(id), date INTEGER NOT NULL
) STRICT;

-- origin: plugin (kind and sequence are its voucher key), import (source is the number in the file), opening.
CREATE TABLE voucher (
  id INTEGER PRIMARY KEY, company TEXT NOT NULL REFERENCES company(code), number TEXT NOT NULL,
  ordinal INTEGER NOT NULL, date INTEGER NOT NULL, year INTEGER NOT NULL, period INTEGER NOT NULL,
  origin TEXT NOT NULL CHECK (origin IN ('plugin', 'import', 'opening')),
  kind TEXT NOT NULL, sequence INTEGER NOT NULL, source TEXT NOT NULL, currency TEXT NOT NULL, memo TEXT NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  UNIQUE (company, number), UNIQUE (company, year, period, ordinal)
) STRICT;
CREATE UNIQUE INDEX voucher_key ON voucher (company, year, period, kind, sequence) WHERE origin = 'plugin';
CREATE UNIQUE INDEX voucher_source ON voucher (company, year, period, source) WHERE origin = 'import';
CREATE UNIQUE INDEX voucher_opening ON voucher (company) WHERE origin = 'opening';
CREATE INDEX voucher_by_date ON voucher (company, date);

-- A red-letter line is negative; exactly one side is not zero.
CREATE TABLE line (
  voucher INTEGER NOT NULL REFERENCES voucher(id), line INTEGER NOT NULL, company TEXT NOT NULL,
  account TEXT NOT NULL, debit INTEGER NOT NULL, credit INTEGER NOT NULL, memo TEXT NOT NULL,
  cost_center TEXT NOT NULL, counterparty TEXT NOT NULL, rule TEXT NOT NULL,
  PRIMARY KEY (voucher, line), CHECK ((debit = 0) <> (credit = 0)),
  FOREIGN KEY (company, account) REFERENCES account (company, code)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER voucher_frozen BEFORE UPDATE ON voucher
BEGIN SELECT RAISE(ABORT, '已过账的凭证不得修改 (a posted voucher is never changed)'); END;
CREATE TRIGGER voucher_kept BEFORE DELETE ON voucher
BEGIN SELECT RAISE(ABORT, '已过账的凭证不得删除 (a posted voucher is never deleted)'); END;
CREATE TRIGGER line_frozen BEFORE UPDATE ON line
BEGIN SELECT RAISE(ABORT, '已过账的分录不得修改 (a posted line is never changed)'); END;
CREATE TRIGGER line_kept BEFORE DELETE ON line
BEGIN SELECT RAISE(ABORT, '已过账的分录不得删除 (a posted line is never deleted)'); END;
CREATE TRIGGER period_change_frozen BEFORE UPDATE ON period_change
BEGIN SELECT RAISE(ABORT, '期间开关记录不得修改 (a period change is never changed)'); END;
CREATE TRIGGER period_change_kept BEFORE DELETE ON period_change
BEGIN SELECT RAISE(ABORT, '期间开关记录不得删除 (a period change is never deleted)'); END;
