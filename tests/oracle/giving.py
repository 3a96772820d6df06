# SPDX-License-Identifier: Apache-2.0
"""Given for shares, for a debt or for nothing (DR-4; E14a, E10a, E15b), and a project given up (E07a)."""
from leaving import Leaving
from money import booked, fen, month_of


class Given(Leaving):
    def contributed(self, e):
        """Under common control the difference is no gain."""
        self.give(e, "1511", fen(e["investment"]), "4002" if e["common_control"] else "6115")

    def given_in_settlement(self, e):
        if self.inventory[0]:
            debt, vat = fen(e["debt"]), fen(e["output_vat"])
            self.book(booked(e), "2202", debt)
            self.book(booked(e), "222102", -vat)
            self.book(booked(e), "6117", vat - debt)
            self.move(booked(e), "B", "other_out", [-part for part in self.part_out(e)], "6117")
            return
        self.give(e, "2202", fen(e["debt"]), "6117")

    def given_away(self, e):
        """For nothing: a gift is a loss, a transfer between State owners takes from capital reserve."""
        result = {"捐赠": "6711", "无偿划转": "4002"}[e["give_kind"]]
        if self.inventory[0]:
            vat = fen(e["output_vat"])
            self.book(booked(e), "222102", -vat)
            self.book(booked(e), result, vat)
            self.move(booked(e), "B", "other_out", [-part for part in self.part_out(e)], result)
            return
        self.give(e, result, 0, result)

    def give(self, e, account, amount, result):
        """AM-2: no charge for the month it leaves in."""
        self.take_back_from(month_of(e["date"]))
        vat = fen(e["output_vat"])
        self.book(booked(e), account, amount)
        self.book(booked(e), "222102", -vat)
        self.book(booked(e), result, vat - amount)
        self.move(booked(e), "A", "disposed", [-part for part in self.intangible], result)
        self.plan, self.gone_in = None, month_of(booked(e))

    def project_abandoned(self, e):
        """What was capitalised, less its provision, and the input VAT that is no longer recoverable are a loss."""
        loss = {"研发费用": "660201", "营业外支出": "6711"}[e["charge_to"]]
        vat = fen(e["vat_transferred_out"])
        self.move(booked(e), "D", "abandoned", [-part for part in self.development], loss)
        self.book(booked(e), "222105", -vat)
        self.book(booked(e), loss, vat)
        self.finished_on, self.gone_in = e["date"], month_of(booked(e))
