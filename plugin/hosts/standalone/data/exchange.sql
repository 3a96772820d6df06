-- SPDX-License-Identifier: Apache-2.0
-- The exchange of vouchers with a closed ERP by files: what was handed over in which batch, and what came back. Added
-- to a ledger of version 1. A receipt is never changed; what several for one voucher come to is exchange_state.h's affair.
CREATE TABLE exchange_batch (
  company TEXT NOT NULL REFERENCES company(code), number INTEGER NOT NULL, user TEXT NOT NULL REFERENCES user(id),
  date INTEGER NOT NULL,
  PRIMARY KEY (company, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE exchange_voucher (
  company TEXT NOT NULL, batch INTEGER NOT NULL, voucher INTEGER NOT NULL REFERENCES voucher(id),
  PRIMARY KEY (company, batch, voucher),
  FOREIGN KEY (company, batch) REFERENCES exchange_batch (company, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX exchange_voucher_batches ON exchange_voucher (voucher);

-- key: as the file has it; voucher: none if no voucher has that key; batch: that it answers. date: of the ERP's voucher, 0 if not told.
CREATE TABLE exchange_receipt (
  id INTEGER PRIMARY KEY, company TEXT NOT NULL REFERENCES company(code), key TEXT NOT NULL,
  voucher INTEGER REFERENCES voucher(id), batch INTEGER NOT NULL, state TEXT NOT NULL CHECK (state IN ('posted', 'rejected')),
  number TEXT NOT NULL, date INTEGER NOT NULL, note TEXT NOT NULL, user TEXT NOT NULL REFERENCES user(id),
  received INTEGER NOT NULL
) STRICT;
CREATE INDEX exchange_receipt_voucher ON exchange_receipt (voucher);
CREATE INDEX exchange_receipt_key ON exchange_receipt (company, key);

CREATE TRIGGER exchange_batch_frozen BEFORE UPDATE ON exchange_batch
BEGIN SELECT RAISE(ABORT, '已导出的批次不得修改 (a batch handed over is never changed)'); END;
CREATE TRIGGER exchange_receipt_frozen BEFORE UPDATE ON exchange_receipt
BEGIN SELECT RAISE(ABORT, '回执不得修改 (a receipt is never changed)'); END;
CREATE TRIGGER exchange_receipt_kept BEFORE DELETE ON exchange_receipt
BEGIN SELECT RAISE(ABORT, '回执不得删除 (a receipt is never deleted)'); END;
PRAGMA user_version = 2;
