# SPDX-License-Identifier: Apache-2.0
"""Held for sale in the ordinary course: net realisable value, and what goes out (IN-2 to IN-5; E19 to E21)."""
from fractions import Fraction

from holdings import Holdings, carrying
from lots import Lots
from money import booked, fen, month_of, rounded, split


class Inventory(Holdings):
    def __init__(self, event):
        super().__init__(event)
        self.lots = Lots(event.get("cost_formula", "个别计价"))

    def nrv_tested(self, e):
        cost = self.inventory[0]
        quantities = [part["quantity"] for part in e["parts"]]
        required = 0
        for part, share in zip(e["parts"], split(cost, quantities)):
            value = max(0, fen(part["price"]) - fen(part["completion_cost"]) - fen(part["selling_cost"]))
            required += max(0, share - value)
        change = required - self.inventory[2]
        if change:
            self.move(booked(e), "B", "charged" if change > 0 else "reversed", (0, 0, change), "6701")

    def finish_processing(self, e):
        self.in_process = False
        self.book(booked(e), "140501", self.inventory[0])
        self.book(booked(e), "500101", -self.inventory[0])

    def part_out(self, e):
        """What goes out, its provision in the proportion of its cost, and what it was granted for."""
        if "quantity" in e or "lot" in e:
            gross = self.lots.take_out(e)
            gross = gross if self.lots.lots else self.inventory[0]  # with the last of it all goes
        else:
            gross = rounded(self.inventory[0] * Fraction(e.get("share", "1")))
            if gross == self.inventory[0]:
                self.lots.clear()
        if {"quantity", "lot", "share"} & e.keys():
            self.release_part(e, gross, self.inventory[0])
        else:
            self.gone_in = month_of(booked(e))
        return [gross, 0, split(gross, [self.inventory[2], carrying(self.inventory)])[0]]

    def stock_sold(self, e):
        self.book(booked(e), "6001", -fen(e["proceeds"]))
        self.move(booked(e), "B", "sold", [-part for part in self.part_out(e)], "6401")

    def stock_lapsed(self, e):
        loss = {"管理费用": "660202", "营业外支出": "6711"}[e["charge_to"]]
        self.move(booked(e), "B", "lapsed", [-part for part in self.part_out(e)], loss)
