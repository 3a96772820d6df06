#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A second opinion on whole lives of data sets, worked out like a spreadsheet with exact fractions.

Reads the dump of tests/property/lives_test.cpp: a line "company SEED", the events that the books took in their order as
JSON, "end DATE" where a month's end was run; then what came of them: "charge ID MONTH FEN", "balance ID WHAT GROSS
AMORTISATION IMPAIRMENT", "row YEAR ROW COLUMN FEN". Everything is computed anew from the events alone and must agree to the fen.

The rules, by their ids: AM-1 to AM-10 (amortisation), IM-3 to IM-8 (impairment), IN-2 to IN-5 (inventory), HS-2 to HS-5
(held for sale), DR-1, DR-2 (leaving), SC-4a (opening balances), E26 and E26a (errors of earlier years), E27
(taken back).
"""
import copy
import json
import sys
from fractions import Fraction

PARTS = ("gross", "amortisation", "impairment")


def fen(text: str) -> int:
    return int(Fraction(text) * 100)


def rounded(amount: Fraction) -> int:
    """Half away from zero."""
    return int(amount + Fraction(1, 2)) if amount >= 0 else -int(-amount + Fraction(1, 2))


def month_of(date: str) -> int:
    """Months since January 1990."""
    return (int(date[:4]) - 1990) * 12 + int(date[5:7]) - 1


def booked(event) -> str:
    return event.get("booked_on", event["date"])


def last_day(month: int) -> str:
    """Near enough for comparing dates as text."""
    return f"{1990 + month // 12}-{month % 12 + 1:02d}-31"


def equal_months(amount: int, life: int, months: int) -> int:
    """The quotient rounded each month, capped by what is left; the last month takes the remainder."""
    return amount if months >= life else min(rounded(Fraction(amount, life)) * months, amount)


class Plan:
    """What is spread from `start` on over `life` months."""

    def __init__(self, start, life, amount, residual, method, units):
        self.start, self.life, self.amount = start, life, amount
        self.residual, self.method, self.units = residual, method, units

    def charges(self, month):
        return self.life > 0 and self.start <= month < self.start + self.life

    def total_through(self, month, used):
        months = month - self.start + 1
        if self.life <= 0 or months <= 0:
            return 0
        if months >= self.life:
            return self.amount
        if self.method == "年数总和法":
            return self.sum_of_years(months)
        if self.method == "双倍余额递减法":
            return self.double_declining(months)
        if self.method == "产量法":
            return self.amount if used >= self.units else rounded(Fraction(self.amount * used, self.units))
        return equal_months(self.amount, self.life, months)

    def years(self):
        """Asset-years as (months before it, months in it)."""
        return [(past, min(12, self.life - past)) for past in range(0, self.life, 12)]

    def sum_of_years(self, months):
        weights = [(self.life - past) * length for past, length in self.years()]
        total, charged = 0, 0
        for (past, length), weight in zip(self.years(), weights):
            share = rounded(Fraction(self.amount * weight, sum(weights)))
            share = self.amount - charged if past + 12 >= self.life else min(share, self.amount - charged)
            charged += share
            if months > past:
                total += equal_months(share, length, months - past)
        return total

    def double_declining(self, months):
        left = self.amount
        for past, _ in self.years():
            if months <= past:
                break
            if self.life - past <= 24:
                left -= equal_months(left, self.life - past, months - past)
                break
            share = min(rounded(Fraction((left + self.residual) * 24, self.life)), left)
            left -= equal_months(share, 12, months - past)
        return self.amount - left


class Asset:
    def __init__(self, event):
        self.route = event["route"]
        self.inventory_kind = event["purpose"] == "出售"
        self.intangible = [0, 0, 0]
        self.inventory = [0, 0, 0]
        self.development = [0, 0, 0]
        self.held = [0, 0, 0]
        self.moves = []  # (date, opening, table, what, amounts)
        self.charged = {}  # month: fen
        self.plan = None
        self.plan_before = None  # while held for sale
        self.before_held = None
        self.not_before = 0  # the first month that may still be charged, after a correction
        self.rows_through = 0  # the last month that was run for it before a correction
        self.used = {}  # month: units
        self.available = None
        self.life_end = None
        self.indefinite = False
        self.method, self.residual = "直线法", 0

    # ---- books ----

    def move(self, date, table, what, amounts, opening=False):
        holding = {"A": self.intangible, "B": self.inventory, "D": self.development}[table]
        for part in range(3):
            holding[part] += amounts[part]
        self.moves.append((date, opening, table, what, tuple(amounts)))

    def column(self):
        return {"外购": 1, "自行研发": 2, "自行加工": 2}.get(self.route, 3)

    @staticmethod
    def carrying(amounts):
        return amounts[0] - amounts[1] - amounts[2]

    def used_in(self, plan, month):
        return sum(units for when, units in self.used.items() if plan.start <= when <= month)

    # ---- plans: AM-9, AM-10 ----

    def begin_plan(self, start, life, units):
        amount = self.carrying(self.intangible) - self.residual
        self.life_end = start + max(0, life)
        if self.indefinite or amount <= 0:
            life = 0
        self.plan = Plan(start, max(0, life), max(0, amount), self.residual, self.method, units)
        self.spent = 0  # charged under this plan

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

    def run_to(self, date):
        """Every month that is due: also an earlier one, if its plan came after its end was run."""
        if not self.plan:
            return
        first = max([self.plan.start, self.not_before, *(month + 1 for month in self.charged)])
        for month in range(first, month_of(date) + 1):
            self.charge(month)

    def take_back_from(self, e):
        """AM-2: it left before months that were charged."""
        for month in [month for month in self.charged if month >= month_of(e["date"])]:
            amount = self.charged.pop(month)
            self.spent -= amount
            self.move(booked(e), "A", "amortised", (0, -amount, 0))

    def charge(self, month):
        plan = self.plan
        if plan.life <= 0:
            return
        if plan.method == "产量法" and month < plan.start + plan.life - 1 and month not in self.used:
            return
        amount = plan.total_through(month, self.used_in(plan, month)) - self.spent
        if amount == 0 and not plan.charges(month):
            return
        self.spent += amount
        self.charged[month] = amount
        self.move(last_day(month), "A", "amortised", (0, amount, 0))

    def next_charge(self, date):
        """The month from which a change of estimate bears: its own, or the next if that is charged."""
        month = month_of(date)
        return month + 1 if self.charged and max(self.charged) >= month else month

    # ---- events ----

    def use_changed(self, e):
        """Charges fall elsewhere; the amounts go on."""

    def opening_balance(self, e):
        amounts = tuple(fen(e[part]) for part in PARTS)
        self.move(booked(e), "A", "opened", amounts, opening=True)
        self.begin_plan(month_of(e["date"]), e["remaining_months"], 0)

    def assessed(self, e):
        pass

    def cost_incurred(self, e):
        amounts = (fen(e["amount"]), 0, 0)
        if self.route == "自行研发":
            self.move(booked(e), "D", "added", amounts)
        elif self.inventory_kind:
            self.move(booked(e), "B", "purchased", amounts)
        else:
            self.move(booked(e), "A", "purchased", amounts)

    def contribution_received(self, e):
        self.move(booked(e), "A", "other_in", (fen(e["agreed"]), 0, 0))

    def stage_changed(self, e):
        if e["stage"] == "开发":
            return
        if self.route == "自行研发":  # IM-8: the provision comes with the cost
            amounts = tuple(self.development)
            self.move(booked(e), "D", "transferred", [-part for part in amounts])
            self.move(booked(e), "A", "developed", amounts)
        self.indefinite = e.get("indefinite", False)
        self.method = e.get("method", "直线法")
        self.residual = fen(e.get("residual", "0"))
        self.begin_plan(month_of(e["date"]), e.get("life_months", 0), e.get("units_expected", 0))
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
        self.begin_plan(start, life, e.get("units_expected", units))

    def usage_reported(self, e):
        month = month_of(e["date"])
        self.used[month] = self.used.get(month, 0) + e["units"]

    def impairment_tested(self, e):
        if self.development[0] > 0:
            loss = max(0, self.carrying(self.development) - fen(e["fair_value_less_cost"]))
            self.move(booked(e), "D", "impaired", (0, 0, loss))
            return
        loss = max(0, self.carrying(self.intangible) - fen(e["fair_value_less_cost"]))
        if loss == 0:
            return
        self.move(booked(e), "A", "impaired", (0, 0, loss))
        if self.plan and self.plan.life > 0:
            month = month_of(e["date"]) + 1
            self.begin_plan(month, self.months_left(month), self.units_left(month))

    def nrv_tested(self, e):
        cost = self.inventory[0]
        quantities = [part["quantity"] for part in e["parts"]]
        required = 0
        for part, share in zip(e["parts"], split(cost, quantities)):
            value = max(0, fen(part["price"]) - fen(part["completion_cost"]) - fen(part["selling_cost"]))
            required += max(0, share - value)
        change = required - self.inventory[2]
        if change:
            self.move(booked(e), "B", "charged" if change > 0 else "reversed", (0, 0, change))

    def sold(self, e):
        if self.inventory[0]:
            self.move(booked(e), "B", "sold", [-part for part in self.inventory])
        elif self.held[0]:
            self.held = [0, 0, 0]
        else:
            self.take_back_from(e)
            self.move(booked(e), "A", "disposed", [-part for part in self.intangible])
        self.plan = None

    def invalidated(self, e):
        share = Fraction(e.get("share", "1"))
        if not self.inventory[0]:
            self.take_back_from(e)
        holding, table = (self.inventory, "B") if self.inventory[0] else (self.intangible, "A")
        gross = rounded(holding[0] * share)
        lost = [gross, *split(gross, [holding[1], holding[2], self.carrying(holding)])[:2]]
        self.move(booked(e), table, "lapsed", [-part for part in lost])
        if table == "B":
            return
        if share == 1:
            self.plan = None
            return
        month = month_of(e["date"])
        life, units = self.months_left(month), self.units_left(month)
        self.residual -= rounded(self.residual * share)
        self.begin_plan(month, life, units)

    def classified_held_for_sale(self, e):
        self.before_held = list(self.intangible)
        carrying = self.carrying(self.intangible)
        self.move(booked(e), "A", "other_out", [-part for part in self.intangible])
        self.held = [carrying, 0, max(0, carrying - fen(e["fair_value_less_cost"]))]
        self.plan_before, self.plan = (self.plan, self.spent), None

    def held_for_sale_remeasured(self, e):
        value = fen(e["fair_value_less_cost"])
        lower = self.carrying(self.held) - value
        self.held[2] += lower if lower > 0 else -min(-lower, self.held[2])

    def reclassified(self, e):
        plan, spent = self.plan_before
        month = month_of(e["date"])
        missed = 0
        if plan and plan.life > 0:
            missed = plan.total_through(month - 1, self.used_in(plan, month - 1)) - spent
        gross, amortisation, impairment = self.before_held
        as_if = gross - amortisation - missed - impairment
        impaired = max(0, as_if - fen(e["recoverable"]))
        self.held = [0, 0, 0]
        self.move(booked(e), "A", "other_in", (gross, amortisation + missed, impairment + impaired))
        life = 0 if self.indefinite else max(0, self.life_end - month)
        units = max(0, plan.units - self.used_in(plan, month - 1)) if plan else 0
        self.begin_plan(month, life, units)

    def prior_period_error(self, e):
        amount = fen(e["amount"])
        self.move(booked(e), "A", "restated", {
            "少提摊销": (0, amount, 0), "多提摊销": (0, -amount, 0), "误费用化": (amount, 0, 0),
            "误资本化": (-amount, 0, 0), "少提减值": (0, 0, amount)}[e["kind"]], opening=True)
        start = self.next_charge(e["date"])
        if self.plan and (self.plan.life > 0 or not self.indefinite) and not self.from_january(start, e["date"]):
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
        amount = self.carrying(opening) - self.residual
        life = plan.start + plan.life - january
        if amount <= 0 or life <= 0:
            return False
        right = Plan(january, life, amount, self.residual, self.method, 0)
        spent = sum(fen for month, fen in self.charged.items() if month >= january)
        if right.total_through(start, 0) < spent:
            return False
        self.plan, self.spent, self.not_before = right, spent, start
        return True


def split(whole, weights):
    """In proportion, every part rounded down, the rest to the largest remainders, ties to the earlier."""
    exact = [Fraction(whole * weight, sum(weights)) for weight in weights]
    parts = [int(part) for part in exact]
    order = sorted(range(len(parts)), key=lambda i: (parts[i] - exact[i], i))
    for i in order[: whole - sum(parts)]:
        parts[i] += 1
    return parts


# ---- note tables: row → (table, part, kinds, sign) ----

GAINS, LOSSES = ("purchased", "developed", "other_in"), ("disposed", "lapsed", "other_out")
MOVEMENT_ROWS = {
    "A3": ("A", 0, GAINS, 1), "A4": ("A", 0, ("purchased",), 1), "A5": ("A", 0, ("developed",), 1),
    "A6": ("A", 0, ("other_in",), 1), "A7": ("A", 0, LOSSES, -1), "A8": ("A", 0, ("disposed",), -1),
    "A9": ("A", 0, ("lapsed",), -1), "A10": ("A", 0, ("other_out",), -1),
    "A14": ("A", 1, GAINS + ("amortised",), 1), "A15": ("A", 1, LOSSES, -1), "A16": ("A", 1, ("disposed",), -1),
    "A17": ("A", 1, ("lapsed",), -1), "A18": ("A", 1, ("other_out",), -1),
    "A22": ("A", 2, GAINS + ("impaired",), 1), "A23": ("A", 2, LOSSES, -1),
    "B3": ("B", 0, ("purchased",), 1), "B4": ("B", 0, ("purchased",), 1), "B5": ("B", 0, (), 1), "B6": ("B", 0, (), 1),
    "B7": ("B", 0, ("sold", "lapsed"), -1), "B8": ("B", 0, ("sold",), -1), "B9": ("B", 0, ("lapsed",), -1),
    "B10": ("B", 0, (), -1), "B14": ("B", 2, ("charged",), 1), "B15": ("B", 2, ("reversed", "sold", "lapsed"), -1),
    "B16": ("B", 2, ("reversed",), -1), "B17": ("B", 2, ("sold", "lapsed"), -1),
    "D2": ("D", 0, ("added",), 1), "D3": ("D", 0, ("transferred",), -1), "D4": ("D", 0, (), -1),
    "D4a": ("D", 2, ("impaired", "transferred"), 1), "D6": ("D", 0, (), 1),
}
BALANCE_ROWS = {  # opening, closing
    "A2": ("A", 0, False), "A11": ("A", 0, True), "A13": ("A", 1, False), "A19": ("A", 1, True), "A21": ("A", 2, False),
    "A24": ("A", 2, True), "A26": ("A", 3, True), "A27": ("A", 3, False), "B2": ("B", 0, False), "B11": ("B", 0, True),
    "B13": ("B", 2, False), "B18": ("B", 2, True), "B20": ("B", 3, True), "B21": ("B", 3, False),
    "D1": ("D", 3, False), "D5": ("D", 3, True),
}


def part_of(amounts, part):
    return amounts[part] if part < 3 else amounts[0] - amounts[1] - amounts[2]


def row_value(assets, year, row, column):
    first, last = f"{year}-01-01", f"{year}-12-31"
    total = 0
    for asset in assets.values():
        for date, opening, table, what, amounts in asset.moves:
            if date > last or (column and asset.column() != column):
                continue
            before = date < first or opening
            if row in MOVEMENT_ROWS:
                of, part, kinds, sign = MOVEMENT_ROWS[row]
                if table == of and not before and what in kinds:
                    total += sign * part_of(amounts, part)
            else:
                of, part, closing = BALANCE_ROWS[row]
                if table == of and (closing or before):
                    total += part_of(amounts, part)
    return total


class Judge:
    def __init__(self):
        self.compared = self.differing = self.lives = 0
        self.company, self.assets, self.seen = None, {}, {}
        self.before = {}  # an asset as it was before an event, by its source

    def begin(self, company):
        self.finish()
        self.company, self.assets, self.seen, self.before = company, {}, {}, {}

    def finish(self):
        """Charges that we have and the books have not."""
        for name, asset in self.assets.items():
            self.lives += 1
            if self.seen.get(name, {}) != asset.charged:
                self.differ(f"charges of {name}", self.seen.get(name, {}), asset.charged)

    def differ(self, what, found, expected):
        self.differing += 1
        if self.differing <= 20:
            print(f"company {self.company}: {what}: found {found}, expected {expected}")

    def check(self, what, found, expected):
        self.compared += 1
        if found != expected:
            self.differ(what, found, expected)

    def correct(self, name, event):
        """What was charged since is charged anew, month by month."""
        wrong = self.assets[name]
        asset = self.assets[name] = self.before.pop((name, event["reverses"]["line"]))
        asset.rows_through = max(wrong.charged, default=0)
        asset.run_to(last_day(max(asset.rows_through, month_of(event["date"]) - 1)))

    def take(self, event):
        name = event["asset"]
        if event["event"] == "corrected":  # E27: as if it had never happened
            self.correct(name, event)
            return
        if name in self.assets:
            self.before[(name, event["source"]["line"])] = copy.deepcopy(self.assets[name])
        if event["event"] in ("registered", "opening_balance"):
            self.assets[event["asset"]] = Asset(event)
        if event["event"] != "registered":
            getattr(self.assets[event["asset"]], event["event"])(event)

    def read(self, line):
        words = line.split()
        if line.startswith("{"):
            self.take(json.loads(line))
        elif words[0] == "company":
            self.begin(words[1])
        elif words[0] == "end":
            for asset in self.assets.values():
                asset.run_to(words[1])
        elif words[0] == "charge":
            self.seen.setdefault(words[1], {})[int(words[2])] = int(words[3])
        elif words[0] == "balance":
            holding = getattr(self.assets[words[1]], words[2])
            self.check(f"{words[2]} of {words[1]}", [int(word) for word in words[3:]], holding)
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
