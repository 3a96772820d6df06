# SPDX-License-Identifier: Apache-2.0
"""What comes in without being bought or made, into own use or for sale: contributed by an investor (CM-6; E08 to E08b),
received for a claim (CM-8; E10), taken over by transfer, gift, grant in kind or combination (CM-9, CM-10, CM-15)."""
from grants import Grants, income_of
from holdings import PURSES
from inventory import Inventory
from money import booked, fen, month_of

NOMINAL = 100  # one yuan (CM-9)


def vat_account(e):
    return "222104" if e.get("vat_status") == "待认证" else "222101"


def carried_by_giver(e):
    return fen(e["giver_gross"]) - fen(e["giver_amortisation"]) - fen(e["giver_impairment"])


class Acquired(Grants, Inventory):
    def come_in(self, e, value, rest, also=()):
        """At a value, with its input VAT; what the other debits do not balance stands on the account `rest`."""
        vat = fen(e.get("vat", "0"))
        self.receive(e, value, rest)
        for account, debit in ((vat_account(e), vat), *also):
            self.book(booked(e), account, debit)
            self.book(booked(e), rest, -debit)

    def receive(self, e, value, against):
        self.move(booked(e), "B" if self.for_sale else "A", "other_in", (value, 0, 0), against)
        if self.for_sale:
            self.lots.add_cost(value)

    def contribution_received(self, e):
        """CM-6: at the value agreed, or at fair value where that is not fair; capital reserve takes the difference."""
        value = fen(e["agreed"] if e["agreed_is_fair"] else e["fair_value"])
        self.come_in(e, value, "4002", [("4001", -fen(e["registered_capital"]))])

    def received_in_settlement(self, e):
        """CM-8: fair value of the claim given up and direct costs; what the claim was carried above or below it is income."""
        direct = fen(e["direct_costs"])
        value = fen(e["claim_fair_value"]) - fen(e["vat"]) + direct
        self.come_in(e, value, "6111", [
            ("1231", fen(e["claim_provision"])), ("1122", -fen(e["claim"])), (PURSES[e["settlement"]], -direct)])

    def taken_over(self, e):
        {"划转": self.transferred, "捐赠": self.given, "政府补助": self.granted_in_kind, "企业合并": self.combined}[self.route](e)

    def transferred(self, e):
        """CM-15: between state owners, at what the giver carried, as if under common control."""
        self.come_in(e, carried_by_giver(e), "4002")

    def combined(self, e):
        """CM-10: the host books the combination with all that it brings."""
        self.receive(e, carried_by_giver(e) if e["common_control"] else fen(e["fair_value"]), None)

    def given(self, e):
        """CM-15: at fair value or one yuan; who gives is no government, so it is no other income."""
        self.come_in(e, fen(e["fair_value"]) if e["fair_value_reliable"] else NOMINAL, "6301")

    def granted_in_kind(self, e):
        """CM-9: at fair value, deferred; the nominal yuan is income at once."""
        if not e["fair_value_reliable"]:
            self.come_in(e, NOMINAL, income_of(e))
            return
        value = fen(e["fair_value"])
        self.come_in(e, value, "2401")
        self.take_grant(e, value + fen(e.get("vat", "0")))
