# SPDX-License-Identifier: Apache-2.0
"""One data set given for another (CM-7; E09 at fair value, E09a at the carrying amount given up)."""
from holdings import PURSES, carrying
from money import booked, fen, month_of


def exchange(e, received, given):
    given.take_back_from(month_of(e["date"]))
    fair = e["commercial_substance"] and e["fair_value_reliable"]
    value = fen(e["given_fair_value"]) if fair else carrying(given.intangible)
    gain = value - carrying(given.intangible)
    cash = fen(e.get("boot_paid", "0")) + fen(e.get("direct_costs", "0")) - fen(e.get("boot_received", "0"))
    input_vat, output_vat = fen(e["vat"]), fen(e["output_vat"])
    given.move(booked(e), "A", "disposed", [-part for part in given.intangible], "transit")
    given.plan, given.gone_in = None, month_of(booked(e))
    received.move(booked(e), "A", "other_in", (value + output_vat + cash - input_vat, 0, 0), "transit")
    received.book(booked(e), "222101", input_vat)
    received.book(booked(e), "222102", -output_vat)
    received.book(booked(e), "6115", -gain)
    received.book(booked(e), PURSES[e["settlement"]], -cash)
    received.book(booked(e), "transit", gain + cash + output_vat - input_vat)
