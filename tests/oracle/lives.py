#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A second opinion on whole lives of data sets, worked out like a spreadsheet with exact fractions.

Reads the dump of tests/property/lives_test.cpp: a line "company SEED", the events that the books took in their order as
JSON, "end DATE" where a month's end was run; then what came of them: "charge ID MONTH FEN", "balance ID WHAT GROSS
AMORTISATION IMPAIRMENT", "liability ID WHAT FEN", "tax ID ASSET LIABILITY", "row YEAR ROW COLUMN FEN", "ledger YEAR ACCOUNT
FEN" (debit less credit of the year, with its thirteenth period). Everything is computed anew from the events alone and must agree to the fen.

The rules, by their ids, and where they are worked out: AM-1 to AM-10 (amortised, plans; into projects: projects), IM-3 to
IM-8 (amortised; asset groups: groups), IN-1 to IN-6 (inventory, lots, leaving), HS-2 to HS-5, DR-1, DR-2 (leaving), SC-4a
(asset), CM-3 (instalments), CM-4 (projects), CM-6, CM-8 to CM-10, CM-15 (acquisitions), CM-7 (exchange), CM-9 (grants), DR-4 and
E07a (giving), RV-1, RV-2 (contracts), E26 and E26a (corrections), E27 (here); the
accounts of each event, E01 to E27, wherever it is; TX-1 to TX-7 (deferred_tax).
"""
import copy
import json
import sys

sys.dont_write_bytecode = True

import projects
from asset import Asset
from contracts import Services
from deferred_tax import DeferredTax
from exchange import exchange
from groups import impair_group
from money import booked, last_day, month_of
from note_rows import row_value


def concerned(event):
    members = [member["member"] for member in event.get("members", [])]
    return [event["asset"], *([event["given"]] if "given" in event else []), *members]


class Judge:
    def __init__(self):
        self.compared = self.differing = self.lives = 0
        self.company = None
        self.open_books()

    def open_books(self):
        self.assets, self.charges, self.ledger = {}, {}, {}
        projects.REGISTER = self.assets
        self.tax, self.services = DeferredTax(), Services()
        self.run_through = "1990-01-01"  # the last month's end that was run
        self.before = {}  # assets as they were before an event, by its source

    def begin(self, company):
        self.finish()
        self.company = company
        self.open_books()

    def finish(self):
        """Charges and ledger balances: also those that we have and the books have not."""
        ledger = dict(self.tax.ledger)
        for name, asset in self.assets.items():
            self.lives += 1
            asset.book_interest()
            self.check(f"charges of {name}", self.charges.get(name, {}), asset.charged)
        for one in [*self.assets.values(), self.services]:
            for key, amount in one.ledger.items():
                ledger[key] = ledger.get(key, 0) + amount
        for year, account in sorted(ledger.keys() | self.ledger.keys()):
            self.check(f"account {account} in {year}", self.ledger.get((year, account), 0), ledger.get((year, account), 0))

    def check(self, what, found, expected):
        self.compared += 1
        if found != expected:
            self.differing += 1
            if self.differing <= 20:
                print(f"company {self.company}: {what}: found {found}, expected {expected}")

    def correct(self, event):
        """E27: as if it had never happened; what was charged since is charged anew, month by month."""
        if self.services.take_back(event):
            return
        source = event["reverses"]
        self.tax.take_back(event)
        for name, asset in self.before.pop((source["document"], source["line"])).items():
            asset.rows_through = self.assets[name].last_run()
            asset.accrued_to = self.assets[name].accrued_to
            self.assets[name] = asset
            run = month_of(asset.accrued_to) if event.get("audit_adjustment") else month_of(event["date"]) - 1
            asset.run_to(last_day(max(asset.rows_through, run)))

    def take(self, event):
        what = event["event"]
        if what == "deferred_tax_measured":
            self.tax.measure(event, self.assets)
            return
        name = event["asset"]
        if what == "corrected":
            self.correct(event)
            return
        if what == "service_rendered":
            self.services.render(event)
            return
        source = event["source"]
        self.before[(source["document"], source["line"])] = {
            one: copy.deepcopy(self.assets[one]) for one in concerned(event) if one in self.assets}
        if what in ("registered", "opening_balance"):
            self.assets[name] = Asset(event)
            self.assets[name].accrued_to = self.run_through
            self.tax.take_over(name, event)
        if not event.get("audit_adjustment"):
            self.carry_out(event, name, what)
            return
        january = month_of(booked(event)) + 1
        adjusted = [self.assets[one] for one in concerned(event) if one in self.assets]
        adjusted = [asset for asset in adjusted if not asset.plan or asset.plan.start <= january]
        for asset in adjusted:  # as if it had been known when the year ended; a later plan is not touched
            asset.take_back_from(january)
        self.carry_out(event, name, what)
        for asset in adjusted:
            asset.run_to(asset.accrued_to)

    def carry_out(self, event, name, what):
        if "members" in event:
            impair_group(event, self.assets)
        elif what == "shared_cost_allocated":
            projects.allocate(event, self.assets)
        elif what == "exchanged":
            exchange(event, self.assets[name], self.assets[event["given"]])
        elif what != "registered":
            getattr(self.assets[name], what)(event)
        if what == "prior_period_error":
            self.tax.correct_error(event)

    def read(self, line):
        words = line.split()
        if line.startswith("{"):
            self.take(json.loads(line))
        elif words[0] == "company":
            self.begin(words[1])
        elif words[0] == "end":
            self.run_through = words[1]
            for asset in self.assets.values():
                asset.run_to(words[1])
                asset.accrued_to = words[1]
        elif words[0] == "charge":
            self.charges.setdefault(words[1], {})[int(words[2])] = int(words[3])
        elif words[0] == "ledger":
            self.ledger[(int(words[1]), words[2])] = int(words[3])
        elif words[0] == "balance":
            holding = getattr(self.assets[words[1]], words[2])
            self.check(f"{words[2]} of {words[1]}", [int(word) for word in words[3:]], holding)
        elif words[0] == "tax":
            self.check(f"deferred tax of {words[1]}", (int(words[2]), int(words[3])), self.tax.standing(words[1]))
        elif words[0] == "liability":
            self.check(f"{words[2]} of {words[1]}", int(words[3]), getattr(self.assets[words[1]], words[2]))
        else:
            year, row, column = int(words[1]), words[2], int(words[3])
            self.check(f"{row} of {year}, column {column}", int(words[4]), row_value(self.assets, year, row, column))


def main(paths) -> int:
    judge = Judge()
    for path in paths:
        with open(path, encoding="utf-8") as lines:
            for line in lines:
                judge.read(line.rstrip("\n"))
    judge.finish()
    print(f"{judge.lives} lives, {judge.compared} figures compared, {judge.differing} differ")
    return 1 if judge.differing or judge.lives < 500 else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
