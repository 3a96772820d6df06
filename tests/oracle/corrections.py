# SPDX-License-Identifier: Apache-2.0
"""Errors of earlier years (E26, E26a): the year's start is restated, and what of the year was charged on it."""
from amortised import Amortised
from holdings import carrying
from money import booked, fen, month_of
from plans import Plan


class Corrected(Amortised):
    def prior_period_error(self, e):
        amount = fen(e["amount"])
        self.move(booked(e), "A", "restated", {
            "少提摊销": (0, amount, 0), "多提摊销": (0, -amount, 0), "误费用化": (amount, 0, 0),
            "误资本化": (-amount, 0, 0), "少提减值": (0, 0, amount)}[e["kind"]], "4104", opening=True)
        start = self.next_charge(e["date"])
        if self.plan and self.available and (self.plan.life > 0 or not self.indefinite) and not self.from_january(start, e["date"]):
            self.begin_plan(start, max(1, self.months_left(start)), self.units_left(start))

    def from_january(self, start, date):
        """The year's charges as if its opening balance had been right, unless a plan began within the year."""
        january = month_of(date[:4] + "-01-01")
        plan = self.plan
        if plan.life <= 0 or plan.start > january or plan.method == "产量法":
            return False
        opening = [0, 0, 0]
        for when, first, table, _, amounts in self.moves:
            if table == "A" and (when < date[:4] or first):
                opening = [sum(pair) for pair in zip(opening, amounts)]
        if opening[0] != self.intangible[0] or opening[2] != self.intangible[2]:
            return False  # something lapsed or was impaired since
        amount = carrying(opening) - self.residual
        life = plan.start + plan.life - january
        if amount <= 0 or life <= 0:
            return False
        right = Plan(january, life, amount, self.residual, self.method, 0)
        spent = sum(fen for month, fen in self.charged.items() if month >= january)
        if right.total_through(start, 0) < spent:
            return False
        self.plan, self.spent, self.not_before = right, spent, start
        return True
