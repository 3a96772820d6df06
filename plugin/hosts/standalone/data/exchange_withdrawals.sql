-- SPDX-License-Identifier: Apache-2.0
-- A receipt may also withdraw the number that an earlier one told. Added to a ledger of version 2; SQLite cannot change a
-- CHECK, so the receipts move to a table of the same shape, in the order in which they came.
CREATE TABLE exchange_receipt_of_version_3 (
  id INTEGER PRIMARY KEY, company TEXT NOT NULL REFERENCES company(code), key TEXT NOT NULL,
  voucher INTEGER REFERENCES voucher(id), batch INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('posted', 'rejected', 'withdrawn')),
  number TEXT NOT NULL, date INTEGER NOT NULL, note TEXT NOT NULL, user TEXT NOT NULL REFERENCES user(id),
  received INTEGER NOT NULL
) STRICT;
INSERT INTO exchange_receipt_of_version_3
  SELECT id, company, key, voucher, batch, state, number, date, note, user, received FROM exchange_receipt;
DROP TABLE exchange_receipt;
ALTER TABLE exchange_receipt_of_version_3 RENAME TO exchange_receipt;
CREATE INDEX exchange_receipt_voucher ON exchange_receipt (voucher);
CREATE INDEX exchange_receipt_key ON exchange_receipt (company, key);

CREATE TRIGGER exchange_receipt_frozen BEFORE UPDATE ON exchange_receipt
BEGIN SELECT RAISE(ABORT, '回执不得修改 (a receipt is never changed)'); END;
CREATE TRIGGER exchange_receipt_kept BEFORE DELETE ON exchange_receipt
BEGIN SELECT RAISE(ABORT, '回执不得删除 (a receipt is never deleted)'); END;
PRAGMA user_version = 3;
