# SPDX-License-Identifier: Apache-2.0
"""A data set and what it comes into the books with (E01, E06, E17; SC-4a). Every event is the method of its name."""
from acquisitions import Acquired
from contracts import Contracts
from corrections import Corrected
from deferred_tax import TaxBase
from giving import Given
from holdings import PARTS, PURSES
from instalments import Instalments
from money import booked, fen, month_of


COSTS = ("opened", "purchased", "developed", "other_in", "lapsed", "restated")


class Asset(Given, Corrected, Acquired, Contracts, Instalments):
    def __init__(self, event):
        super().__init__(event)
        self.bases = []  # (date, base, how many moves there were when it was stated)
        self.returned = set()  # moves that brought back what was held for sale
        self.tax = None  # that in force on the day that is measured

    def tax_base_set(self, e):
        self.bases.append((e["date"], TaxBase(e), len(self.moves)))

    def take_base_of(self, day):
        """Of those stated up to the day the last, else the first after it."""
        bases = sorted(self.bases, key=lambda base: base[0])
        known = [base for date, base, _ in bases if date <= day]
        self.tax = known[-1] if known else bases[0][1] if bases else None

    def came_in(self, day):
        """TX-7: cost, difference and account, by the last base that was stated before more cost came, else the first."""
        costs = [(date, at, amounts[0]) for at, (date, _, table, what, amounts) in enumerate(self.moves)
                 if table == "A" and what in COSTS and amounts[0] and at not in self.returned]
        if not costs or not self.bases or costs[0][0] > day:
            return None
        costs.sort(key=lambda cost: cost[:2])
        bases = sorted(self.bases, key=lambda base: base[0])
        first = bases[0][0], bases[0][2]
        later = next((cost for cost in costs[1:] if first <= cost[:2]), ("9999", 0))
        of_all = [base for base in bases if base[0] < later[0] or (base[0] == later[0] and base[2] <= later[1])]
        date, base, moves = of_all[-1] if of_all else bases[0]
        if not base.offset:
            return None
        cost = costs[0][2] + sum(gross for on, at, gross in costs[1:] if (on, at) < (date, moves))
        if cost <= 0:
            return None
        return cost, cost - (cost if base.cost is None else base.cost), base.offset

    def assessed(self, e):
        """Every life meets the criteria."""

    def opening_balance(self, e):
        self.move(booked(e), "A", "opened", [fen(e[part]) for part in PARTS], opening=True)
        self.available = True
        self.take_over_grant(e["date"], fen(e.get("deferred_income", "0.00")))
        self.begin_plan(month_of(e["date"]), e["remaining_months"], 0, used_from=month_of(e["available_on"]))

    def cost_incurred(self, e):
        amounts = (fen(e["amount"]), 0, 0)
        purse = PURSES[e["settlement"]]
        if self.route == "自行研发":
            self.spend(booked(e), amounts[0], purse)
        elif self.for_sale:
            self.move(booked(e), "B", "processed" if self.in_process else "purchased", amounts, purse)
            self.lots.add(e)
        else:
            self.move(booked(e), "A", "purchased", amounts, purse)
