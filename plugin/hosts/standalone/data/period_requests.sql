-- SPDX-License-Identifier: Apache-2.0
-- Version 4: who asked that a closed period be opened again. It is opened by another person, and only while nothing has
-- changed since: `after_change` is the last period_change of the period when it was asked, 0 if there was none.
CREATE TABLE period_request (
  id INTEGER PRIMARY KEY, company TEXT NOT NULL, year INTEGER NOT NULL, number INTEGER NOT NULL,
  user TEXT NOT NULL REFERENCES user(id), date INTEGER NOT NULL, after_change INTEGER NOT NULL
) STRICT;
CREATE TRIGGER period_request_frozen BEFORE UPDATE ON period_request
BEGIN SELECT RAISE(ABORT, '打开期间的申请不得修改 (a period request is never changed)'); END;
CREATE TRIGGER period_request_kept BEFORE DELETE ON period_request
BEGIN SELECT RAISE(ABORT, '打开期间的申请不得删除 (a period request is never deleted)'); END;
PRAGMA user_version = 4;
