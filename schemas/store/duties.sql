-- SPDX-License-Identifier: Apache-2.0
-- What version 6 of the store adds (a file of version 4 or 5 is brought up to it): by which the month's end finds the data sets that a person has
-- to look at, without reading the register.
CREATE INDEX data_set_tested_yearly ON data_set (company, asset) WHERE indefinite = 1 OR stage = '开发';
CREATE INDEX data_set_of_term ON data_set (company, rights_end) WHERE rights_end IS NOT NULL;
