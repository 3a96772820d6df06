# SPDX-License-Identifier: Apache-2.0
"""Customers' contracts: revenue, and what fulfilling and obtaining each of them costs (RV-1, RV-2; E22 to E23b). The costs are
none of the three rows and in no note table."""
from fractions import Fraction

from acquisitions import vat_account
from holdings import PURSES, Holdings
from lots import source_of
from money import booked, fen, rounded

# kind → (cost, its provision, its amortisation)
ACCOUNTS = {"合同履约成本": ("1491", "1492", "6401"), "合同取得成本": ("1493", "1494", "6601")}


class Cost:
    """`unimpaired`: what would be carried had nothing been written down, the amortisations being the same shares of it."""

    def __init__(self):
        self.left = self.provision = self.unimpaired = 0

    def carrying(self):
        return self.left - self.provision

    def amortise(self, amount):
        self.unimpaired -= rounded(Fraction(self.unimpaired * amount, self.carrying()))
        self.left -= amount

    def test(self, value):
        """CAS 14:30, 14:31: down to what the contract still brings, and up again as far as it was written down."""
        change = self.carrying() - min(value, self.unimpaired)
        self.provision += change
        return change


class Services:
    """Of a company (E22). DR-3: nothing is derecognised, and no correction of the data set's own touches them."""

    def __init__(self):
        self.rendered = {}  # by source
        self.ledger = {}  # (year, account): debit less credit

    def render(self, e):
        self.rendered[source_of(e["source"])] = e
        self.book(e, booked(e), 1)

    def take_back(self, e):
        """E27, if it is a service that is taken back."""
        service = self.rendered.pop(source_of(e["reverses"]), None)
        if service:
            self.book(service, booked(e), -1)
        return service is not None

    def book(self, e, date, sign):
        revenue, vat = fen(e["revenue"]), fen(e["vat"])
        for account, debit in ((PURSES[e["settlement"]], revenue + vat),
                               ("6001" if e["main_business"] else "6051", -revenue), ("222102", -vat)):
            key = (int(date[:4]), account)
            self.ledger[key] = self.ledger.get(key, 0) + sign * debit


class Contracts(Holdings):
    def __init__(self, event):
        super().__init__(event)
        self.contracts = {}  # (contract, kind): Cost

    def contract_cost_incurred(self, e):
        amount, vat = fen(e["amount"]), fen(e["vat"])
        cost = self.contracts.setdefault((e["contract"], e["contract_cost"]), Cost())
        cost.left += amount
        cost.unimpaired += amount
        self.book(booked(e), ACCOUNTS[e["contract_cost"]][0], amount)
        self.book(booked(e), vat_account(e), vat)
        self.book(booked(e), PURSES[e["settlement"]], -amount - vat)

    def cost_named(self, e):
        """Without a contract's name there is only one."""
        of_kind = [contract for contract, kind in self.contracts if kind == e["contract_cost"]]
        return self.contracts[(e.get("contract", of_kind[0]), e["contract_cost"])]

    def contract_cost_amortised(self, e):
        """Art. 29: in step with revenue, as stated."""
        amount = fen(e["amount"])
        cost, _, expense = ACCOUNTS[e["contract_cost"]]
        self.cost_named(e).amortise(amount)
        self.book(booked(e), expense, amount)
        self.book(booked(e), cost, -amount)

    def contract_cost_tested(self, e):
        value = max(0, fen(e["remaining_consideration"]) - fen(e["remaining_cost"]))
        change = self.cost_named(e).test(value)
        self.book(booked(e), "6701", change)
        self.book(booked(e), ACCOUNTS[e["contract_cost"]][1], -change)
