# SPDX-License-Identifier: Apache-2.0
"""Errors of earlier years (E26, E26a; IN-6): the year's start is restated, and what of the year was charged on it."""
from fractions import Fraction

from amortised import Amortised
from holdings import carrying
from money import booked, fen, last_day, month_of, rounded
from plans import Plan


class Corrected(Amortised):
    def prior_period_error(self, e):
        amount = fen(e["amount"])
        table = "D" if self.development[0] else "B" if self.inventory[0] else "A"
        self.move(booked(e), table, "restated", {
            "少提摊销": (0, amount, 0), "多提摊销": (0, -amount, 0), "误费用化": (amount, 0, 0),
            "误资本化": (-amount, 0, 0), "少提减值": (0, 0, amount), "少提跌价准备": (0, 0, amount),
            "多提跌价准备": (0, 0, -amount)}[e["kind"]], "4104", opening=True)
        self.restate_grant(e, table)
        self.book_tax(e, self.moves[-1][-1])
        if table == "B":
            self.lots.add_cost(self.moves[-1][-1][0])
        start = self.next_charge(e["date"])
        if self.plan and self.available and (self.plan.life > 0 or not self.indefinite) and not self.from_january(start, e):
            self.begin_plan(start, max(1, self.months_left(start)), self.units_left(start), self.unless_impaired(e))

    def restate_grant(self, e, table):
        """CM-9: the income of a grant follows the amortisation, also that of the years before."""
        deferred = self.deferred_on_new_year(e["date"][:4])
        self.restated_income = 0
        if table != "A" or "摊销" not in e["kind"] or deferred <= 0:
            return
        amount = fen(e["amount"])
        missed = e["kind"] == "少提摊销"
        left = carrying(self.opening_of(e)) - self.residual + (amount if missed else -amount)  # before the error
        if left <= 0:
            return
        share = deferred if missed and amount >= left else rounded(Fraction(deferred * amount, left))
        if missed and not self.corrects_year(e):
            share = min(share, max(0, self.deferred))
        self.restated_income = share if missed else -share
        self.defer(booked(e), -self.restated_income, opening=True)
        self.book(booked(e), "2401", self.restated_income)
        self.book(booked(e), "4104", -self.restated_income)

    def opening_of(self, e):
        """In the class of intangible assets, as restated."""
        opening = [0, 0, 0]
        for when, first, table, _, amounts in self.moves:
            if table == "A" and (when < e["date"][:4] or first):
                opening = [sum(pair) for pair in zip(opening, amounts)]
        return opening

    def corrects_year(self, e):
        """This year's months are put right at once; not where what left took deferred income with it."""
        start, january, last = self.next_charge(e["date"]), month_of(e["date"][:4] + "-01-01"), max([0, *self.charged])
        if not self.available or not self.plan or not self.plan_from_january(start, e) or not january <= last == start - 1:
            return False
        released = sum(self.released.get(month, 0) for month in self.charged if month >= january)
        granted = sum(amount for month, amount in self.granted if month >= january)
        return self.deferred + released - granted == self.deferred_on_new_year(e["date"][:4])

    def release_anew(self, e, right, january, last):
        """What this year's months should have released, each with the grants that had come by then."""
        months = [month for month in sorted(self.charged) if january <= month <= last]
        released = sum(self.released.get(month, 0) for month in months)
        deferred = self.deferred + released
        correct, before = 0, 0
        for month in months:
            through = right.total_through(month, 0)
            charge, left = through - before, right.amount - before
            then = deferred - sum(amount for when, amount in self.granted if when > month)
            release = 0 if then <= 0 else then if charge >= left else rounded(Fraction(then * charge, left))
            correct, deferred, before = correct + release, deferred - release, through
        if correct != released:
            self.released[last] = self.released.get(last, 0) + correct - released
            self.release(booked(e), correct - released)

    def unless_impaired(self, e):
        """The plan whose asset-years go on: AM-10 begins them anew."""
        return None if e["kind"] == "少提减值" else self.plan

    def book_tax(self, e, amounts):
        """It falls on the earnings of the years before, as the error does."""
        account = {"应交所得税": "222107", "递延所得税资产": "1811", "递延所得税负债": "2901"}[e["tax_account"]]
        tax = fen(e["tax"]) if carrying(amounts) < 0 else -fen(e["tax"])
        self.book(booked(e), account, tax)
        self.book(booked(e), "4104", -tax)

    def misclassified(self, e):
        """IN-6: from the year's start on it is what it should always have been, in the tax return too."""
        self.class_moves.append((booked(e), None))
        january = month_of(e["date"][:4] + "-01-01")
        if e["purpose"] == "出售":
            self.take_back_from(january)
            cost = self.intangible[0]
            self.move(booked(e), "A", "restated", [-part for part in self.intangible], "4104", opening=True)
            self.move(booked(e), "B", "restated", (cost, 0, 0), "4104", opening=True)
            self.lots.add_cost(cost)
            self.for_sale, self.in_process, self.available, self.plan = True, False, False, None
            return
        cost = self.inventory[0]
        self.move(booked(e), "B", "restated", [-part for part in self.inventory], "4104", opening=True)
        used_from = month_of(e["available_on"])
        self.for_sale, self.available, self.indefinite = False, True, False
        self.method, self.residual = e.get("method", "直线法"), 0
        life = january - used_from + e["remaining_months"]
        missed = Plan(used_from, life, cost, 0, self.method, 0).total_through(january - 1, 0)
        self.move(booked(e), "A", "restated", (cost, missed, 0), "4104", opening=True)
        self.lots.clear()
        self.begin_plan(january, e["remaining_months"], 0, used_from=used_from)
        self.not_before = january
        self.run_to(last_day(min(month_of(self.accrued_to), month_of(booked(e)))))

    def plan_from_january(self, start, e):
        """The year's charges as if its opening balance had been right, unless a plan began within the year."""
        january = month_of(e["date"][:4] + "-01-01")
        plan = self.plan
        if plan.life <= 0 or plan.start > january or plan.by_usage():
            return None
        opening = self.opening_of(e)
        if opening[0] != self.intangible[0] or opening[2] != self.intangible[2]:
            return None  # something lapsed or was impaired since
        amount = carrying(opening) - self.residual
        life = plan.start + plan.life - january
        if amount <= 0 or life <= 0:
            return None
        past = plan.age(january) if self.unless_impaired(e) else 0
        right = Plan(january, life, amount, self.residual, self.method, 0, past)
        spent = sum(fen for month, fen in self.charged.items() if month >= january)
        if max([0, *self.charged]) < start - 1 and right.total_through(start, 0) < spent:
            return None
        return right, spent

    def from_january(self, start, e):
        found = self.plan_from_january(start, e)
        if not found:
            return False
        right, spent = found
        january, last = right.start, max([0, *self.charged])
        anew = self.corrects_year(e)
        self.plan, self.spent, self.not_before = right, spent, start
        missing = right.total_through(last, 0) - spent
        if january <= last == start - 1:
            self.spent += missing
            self.charged[last] += missing
            self.book_charge(booked(e), missing)
            if anew:
                self.release_anew(e, right, january, last)
        return True
