# SPDX-License-Identifier: Apache-2.0
"""Research and development: what is expensed, what is capitalised, and the amortisation of another data set that goes into a
project by its stage at the month's end (AM-8; E05, E05a, E06); cost that several projects share (CM-4)."""
from holdings import PURSES, Holdings
from money import booked, fen, split

REGISTER = {}  # the data sets of the company, by name


class Project(Holdings):
    def __init__(self, event):
        super().__init__(event)
        self.project = event.get("project")
        self.developed_on = self.finished_on = None

    def in_development(self, day):
        return bool(self.developed_on) and self.developed_on <= day and not (self.finished_on and self.finished_on <= day)

    def spend(self, day, amount, against):
        """By the stage of the day; expensed research is closed at the month's end."""
        if self.in_development(day):
            self.move(day, "D", "added", (amount, 0, 0), against)
        else:
            self.moves.append((day, False, "R", "expensed", (amount, 0, 0)))
            self.book(day, "660201", amount)
            self.book(day, against, -amount)


def allocate(e, assets):
    """Each share by its project's stage; what cannot be allocated is an expense."""
    shares = [(share["id"], share["quantity"]) for share in e["shares"]]
    rest = e.get("unallocated", {}).get("quantity", 0)
    parts = split(fen(e["amount"]), [quantity for _, quantity in shares] + [rest])
    purse = PURSES[e["settlement"]]
    for (name, _), part in zip(shares, parts):
        assets[name].spend(booked(e), part, purse)
    asset = assets[e["asset"]]
    asset.book(booked(e), "660202", parts[-1])
    asset.book(booked(e), "222101", fen(e["vat"]))
    asset.book(booked(e), purse, -parts[-1] - fen(e["vat"]))
