# SPDX-License-Identifier: Apache-2.0
"""Government grants (E11 to E11c): deferred and released in step with the amortisation, or deducted from the cost."""
from fractions import Fraction

from holdings import PURSES, Holdings
from money import booked, fen, last_day, month_of, rounded


def income_of(e):
    """E11: other income, or non-operating where the grant has nothing to do with daily activity."""
    return "6117" if e.get("daily_activity", True) else "6301"


class Grants(Holdings):
    def __init__(self, event):
        super().__init__(event)
        self.deferred = 0
        self.deferrals = []  # (date, fen, whether it stood when its year began)
        self.granted = []  # (month, fen)
        self.released = {}  # month: fen
        self.gone_in = self.rest_released_in = None  # month
        self.income = "6117"  # into which what is deferred is released

    def defer(self, date, amount, opening=False):
        self.deferred += amount
        self.deferrals.append((date, amount, opening))

    def deferred_on_new_year(self, year):
        return sum(amount for date, amount, opening in self.deferrals if date < year or (opening and date[:4] == year))

    def release(self, date, amount):
        self.defer(date, -amount)
        self.book(date, "2401", amount)
        self.book(date, self.income, -amount)

    def release_with(self, month, charge, left):
        """As much of what was deferred as the charge is of what was still to be amortised, as far as it is not repaid."""
        deferred = self.deferred - sum(amount for when, amount in self.granted if when > month)
        release = deferred if charge == left else rounded(Fraction(deferred * charge, left))
        self.released[month] = min(release, max(0, self.deferred))
        self.release(last_day(month), self.released[month])

    def release_rest(self):
        """What is left goes with the asset, at the end of its month."""
        if self.gone_in and self.deferred:
            self.rest_released_in = self.gone_in
            self.release(last_day(self.gone_in), self.deferred)

    def release_part(self, e, leaving, cost):
        """As much of what is deferred as leaves of the cost; where all of it leaves for good the rest goes with it."""
        self.release(booked(e), rounded(Fraction(self.deferred * leaving, cost)))

    def take_back_release(self, month):
        self.release(last_day(month), -self.released.pop(month, 0))

    def take_over_grant(self, date, amount):
        """SC-4a: the ledger holds it already."""
        self.defer(date, amount, opening=True)

    # ---- events ----

    def grant_received(self, e):
        amount, kind = fen(e["amount"]), e["grant_kind"]
        purse = PURSES[e["settlement"]]
        if kind == "与资产相关净额法":
            self.restate_cost(e, -amount, purse)
            return
        self.book(booked(e), purse, amount)
        if kind == "与收益相关":
            self.book(booked(e), income_of(e), -amount)
        else:
            self.take_grant(e, amount)
            self.book(booked(e), "2401", -amount)

    def take_grant(self, e, amount):
        self.income = income_of(e)
        self.defer(booked(e), amount)
        self.granted.append((month_of(booked(e)), amount))

    def grant_repaid(self, e):
        """First what is still deferred, then what is restored to the asset; the rest is a loss."""
        amount, restored = fen(e["amount"]), fen(e.get("restored", "0"))
        purse = PURSES[e["settlement"]]
        from_deferred = min(self.deferred, amount - restored)
        self.defer(booked(e), -from_deferred)
        self.granted.append((month_of(booked(e)), -from_deferred))
        self.book(booked(e), "2401", from_deferred)
        self.book(booked(e), self.income, amount - restored - from_deferred)
        self.book(booked(e), purse, restored - amount)
        if restored:
            self.restate_cost(e, restored, purse)

    def restate_cost(self, e, amount, purse):
        """By the net method the asset costs less; what is left is spread as before."""
        if self.development[0]:
            self.move(booked(e), "D", "added", (amount, 0, 0), purse)
        else:
            self.move(booked(e), "A", "purchased" if self.column() == 1 else "other_in", (amount, 0, 0), purse)
            self.go_on(self.next_charge(e["date"]), 1 if amount > 0 else 0)
