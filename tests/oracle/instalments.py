# SPDX-License-Identifier: Apache-2.0
"""Bought by instalments (CM-3; E04, E04a): the present value at the rate given, and interest as what is still to be paid comes
nearer. Whole years compound, the days beyond them bear simple interest over 365 (DECISIONS, 2026-11-29)."""
from datetime import date
from fractions import Fraction

from holdings import PURSES, Holdings
from money import booked, fen, rounded
from present_value import day, discount


class Purchase:
    def __init__(self, e):
        self.bought = day(e["date"])
        self.rate = Fraction(e["discount_rate"])
        self.payments = [(day(payment["on"]), fen(payment["amount"])) for payment in e["payments"]]

    def to_come(self, on):
        return [(due, amount) for due, amount in self.payments if due > on]

    def value(self, on):
        return rounded(sum((amount / discount(on, due, self.rate) for due, amount in self.to_come(on)), Fraction(0)))

    def owed(self, on):
        return sum(amount for _, amount in self.to_come(on))

    def unaccrued(self, on):
        return self.owed(on) - self.value(on)


class Instalments(Holdings):
    def __init__(self, event):
        super().__init__(event)
        self.purchase = None
        self.owed = 0
        self.accrued_to = "1990-01-01"  # the last month's end that was run

    def bought_by_instalments(self, e):
        self.purchase = Purchase(e)
        bought, vat = self.purchase.bought, fen(e["vat"])
        at_once = sum(amount for due, amount in self.purchase.payments if due <= bought)
        self.owed = self.purchase.owed(bought)
        self.move(booked(e), "A", "purchased", (at_once + self.purchase.value(bought), 0, 0), "2702")
        self.book(booked(e), "2702", at_once + self.owed)
        self.book(booked(e), "2701", -self.owed)
        self.book(booked(e), "222101", vat)
        self.book(booked(e), PURSES[e["settlement"]], -at_once - vat)

    def instalment_paid(self, e):
        amount, vat = fen(e["amount"]), fen(e["vat"])
        self.owed -= amount
        self.book(booked(e), "2701", amount)
        self.book(booked(e), "222101", vat)
        self.book(booked(e), PURSES[e["settlement"]], -amount - vat)

    @property
    def unaccrued(self):
        return self.purchase.unaccrued(max(day(self.accrued_to), self.purchase.bought)) if self.purchase else 0

    def book_interest(self):
        """Year by year, through the last month's end; nothing that happens to the asset changes it."""
        if not self.purchase:
            return
        before, last = self.purchase.bought, day(self.accrued_to)
        for year in range(before.year, last.year + 1):
            end = min(last, date(year, 12, 31))
            interest = self.purchase.unaccrued(before) - self.purchase.unaccrued(end)
            self.book(end.isoformat(), "6603", interest)
            self.book(end.isoformat(), "2702", -interest)
            before = end
