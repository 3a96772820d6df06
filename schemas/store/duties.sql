-- SPDX-License-Identifier: Apache-2.0
-- What version 6 of the store adds (a file of version 4 or 5 is brought up to it): by which the month's end finds the data sets that a person has
-- to look at, without reading the register.

-- Of the newest entries those that IM-2 may have tested every year: ours, and of indefinite life or not available for use. Kept with the entries,
-- and proved by the doctor.
CREATE TABLE tested_yearly (
  company INTEGER NOT NULL,
  asset   INTEGER NOT NULL,
  PRIMARY KEY (company, asset)
) STRICT, WITHOUT ROWID;

INSERT INTO tested_yearly SELECT company, asset FROM data_set d WHERE (indefinite = 1 OR available_on IS NULL) AND left_on IS NULL
  AND version = (SELECT max(version) FROM data_set v WHERE v.company = d.company AND v.asset = d.asset);

CREATE INDEX data_set_of_term ON data_set (company, rights_end) WHERE rights_end IS NOT NULL;
