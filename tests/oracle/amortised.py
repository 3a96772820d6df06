# SPDX-License-Identifier: Apache-2.0
"""Month after month: what a plan owes, what was charged, and what a change of plan begins (AM-1, AM-2, AM-9, AM-10, E12)."""
from fractions import Fraction

from grants import Grants
from holdings import carrying
from money import booked, fen, last_day, month_of, rounded
import projects
from plans import Plan
from present_value import day, discount

EXPENSE = "660202"  # 管理费用: the use of every life


def recoverable(e):
    """IM-3: the higher of fair value less disposal cost and the value of the cash flows still to come."""
    measures = [fen(e["fair_value_less_cost"])] if "fair_value_less_cost" in e else []
    if "cash_flows" in e:
        tested, rate = day(e["date"]), Fraction(e["discount_rate"])
        flows = (fen(flow["amount"]) / discount(tested, day(flow["on"]), rate) for flow in e["cash_flows"])
        measures.append(rounded(sum(flows, Fraction(0))))
    return max(measures)


def expected(e, else_):
    """In all, by which usage or revenue is measured."""
    return fen(e["revenue_expected"]) if "revenue_expected" in e else e.get("units_expected", else_)


class Amortised(Grants, projects.Project):
    def __init__(self, event):
        super().__init__(event)
        self.charged = {}  # month: fen
        self.available = False
        self.plan = None
        self.spent = 0  # charged under this plan
        self.not_before = 0  # the first month that may still be charged, after a correction
        self.rows_through = 0  # the last month that was run for it before a correction
        self.used = {}  # month: units, or fen of revenue (AM-6)
        self.life_end = None
        self.indefinite = False
        self.method, self.residual = "直线法", 0

    def used_in(self, plan, month):
        return sum(units for when, units in self.used.items() if plan.start <= when <= month)

    # ---- plans: AM-9, AM-10 ----

    def begin_plan(self, start, life, units, before=None, used_from=None):
        """AM-1: of what is available for use. The asset-years of the plan before it go on where no estimate changed."""
        if not self.available:
            return
        amount = carrying(self.intangible) - self.residual
        self.life_end = start + max(0, life)
        if self.indefinite or amount <= 0:
            life = 0
        past = before.age(start) if before and start + life == before.start + before.life else 0
        if used_from is not None:  # taken over in the middle of its asset-years
            past = start - used_from
        self.plan = Plan(start, max(0, life), max(0, amount), self.residual, self.method, units, max(0, past))
        self.spent = 0

    def go_on(self, start, at_least=0):
        """What is left, over what is left of the life; a life that is over is charged at once."""
        if self.plan and not self.indefinite:
            self.begin_plan(start, max(at_least, self.months_left(start)), self.units_left(start), self.plan)

    def months_left(self, month):
        """To the end of the life, whether or not the plan charges just now (AM-4)."""
        if not self.plan or self.indefinite:
            return 0
        return max(0, (self.plan.start + self.plan.life if self.plan.life > 0 else self.life_end) - month)

    def units_left(self, month):
        """What is used from `month` on belongs to the plan that begins with it."""
        if not self.plan:
            return 0
        return max(0, self.plan.units - self.used_in(self.plan, month - 1))

    # ---- months ----

    def run_to(self, date):
        """Every month that is due: also an earlier one, if its plan came after its end was run."""
        self.release_rest()
        if not self.plan:
            return
        first = max([self.plan.start, self.not_before, *(month + 1 for month in self.charged)])
        for month in range(first, month_of(date) + 1):
            self.charge(month)

    def last_run(self):
        """The last month that was charged, or in which the rest of a grant was released."""
        return max([0, self.rest_released_in or 0, *self.charged])

    def charge(self, month):
        plan = self.plan
        if plan.life <= 0:
            return
        if plan.by_usage() and month < plan.start + plan.life - 1 and month not in self.used:
            return
        amount = plan.total_through(month, self.used_in(plan, month)) - self.spent
        if amount == 0 and not plan.charges(month):
            return
        self.release_with(month, amount, plan.amount - self.spent)
        self.spent += amount
        self.charged[month] = amount
        self.book_charge(last_day(month), amount)

    def book_charge(self, date, amount):
        self.move(date, "A", "amortised", (0, amount, 0), "transit" if self.project else EXPENSE)
        if self.project and amount:
            projects.REGISTER[self.project].spend(date, amount, "transit")

    def take_back_from(self, first):
        """AM-2: it left before months that were charged. In the year of the month, whatever the day."""
        for month in [month for month in self.charged if month >= first]:
            amount = self.charged.pop(month)
            self.spent -= amount
            self.book_charge(last_day(month), -amount)
            self.take_back_release(month)

    def next_charge(self, date):
        """The month from which a change of estimate bears: its own, or the next if that is charged."""
        month = month_of(date)
        gone = [month_of(self.accrued_to)] if self.plan and self.plan.life <= 0 else []  # a plan that charges nothing
        return month + 1 if max([0, *gone, *self.charged]) >= month else month

    # ---- events ----

    def stage_changed(self, e):
        if e["stage"] == "开发":
            self.developed_on = e["date"]
            return
        self.finished_on = e["date"]
        if self.for_sale:  # E18.2
            self.finish_processing(e)
            return
        if self.route == "自行研发":  # IM-8: the provision comes with the cost
            amounts = tuple(self.development)
            self.move(booked(e), "D", "transferred", [-part for part in amounts], "transit")
            self.move(booked(e), "A", "developed", amounts, "transit")
        self.available = True
        self.indefinite = e.get("indefinite", False)
        self.method = e.get("method", "直线法")
        self.residual = fen(e.get("residual", "0"))
        self.begin_plan(month_of(e["date"]), e.get("life_months", 0), expected(e, 0))
        if "booked_on" in e:  # entered late: the months that were run are charged with it
            self.run_to(last_day(max(self.rows_through, month_of(e["booked_on"]) - 1)))

    def estimate_changed(self, e):
        start = self.next_charge(e["date"])
        life, units = self.months_left(start), self.units_left(start)
        if "remaining_months" in e:
            self.indefinite, life = False, e["remaining_months"]
        self.method = e.get("method", self.method)
        if "residual" in e:
            self.residual = fen(e["residual"])
        self.begin_plan(start, life, expected(e, units))

    def usage_reported(self, e):
        month = month_of(e["date"])
        self.used[month] = self.used.get(month, 0) + (fen(e["revenue"]) if "revenue" in e else e["units"])

    def recognised_carrying(self):
        return carrying(self.intangible) + carrying(self.development)

    def impairment_tested(self, e):
        """IM-3, IM-4."""
        self.impair(e, max(0, self.recognised_carrying() - recoverable(e)))

    def impair(self, e, loss):
        """Of development without a plan (IM-8)."""
        if loss == 0:
            return
        table = "D" if self.development[0] > 0 else "A"
        self.move(booked(e), table, "impaired", (0, 0, loss), "6701")
        if table == "A" and self.plan and self.plan.life > 0:
            month = month_of(e["date"]) + 1
            self.begin_plan(month, self.months_left(month), self.units_left(month))
