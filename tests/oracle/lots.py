# SPDX-License-Identifier: Apache-2.0
"""Inventory in lots: first in first out, the average after each purchase, or the lot that is named (IN-1)."""
from fractions import Fraction

from money import fen, rounded


def source_of(reference):
    return reference["document"], reference["line"]


class Lots:
    def __init__(self, formula):
        self.formula = formula
        self.clear()

    def clear(self):
        self.lots = []  # [source, quantity, cost] in the order in which they were booked; none of them empty
        self.to_come = 0  # spent before the lot it is for

    def add(self, e):
        cost = fen(e["amount"])
        if "quantity" in e:
            self.lots.append([source_of(e["source"]), e["quantity"], cost + self.to_come])
            self.to_come = 0
        else:
            self.add_cost(cost)

    def add_cost(self, cost):
        """Without a quantity it belongs to the lot before it, or to the first that comes."""
        if self.lots:
            self.lots[-1][2] += cost
        else:
            self.to_come += cost

    def take_out(self, e):
        if self.formula == "加权平均":  # all lots are one
            self.lots = [[None, sum(lot[1] for lot in self.lots), sum(lot[2] for lot in self.lots)]]
        taken, wanted = 0, e.get("quantity")
        for lot in self.lots:
            if "lot" in e and lot[0] != source_of(e["lot"]):
                continue
            part = lot[1] if wanted is None else min(wanted, lot[1])
            taken += self.take_from(lot, part)
            wanted = None if wanted is None else wanted - part
        self.lots = [lot for lot in self.lots if lot[1]]
        return taken

    @staticmethod
    def take_from(lot, quantity):
        cost = lot[2] if quantity == lot[1] else rounded(Fraction(lot[2] * quantity, lot[1]))
        lot[1] -= quantity
        lot[2] -= cost
        return cost
