# SPDX-License-Identifier: Apache-2.0
"""Sold, lapsed, moved between own use and inventory, or held for sale and perhaps back again (DR-1, DR-2, IN-6, HS-2 to HS-5;
E14 to E16c, E21a, E21b)."""
from fractions import Fraction

from amortised import EXPENSE, Amortised
from holdings import PURSES, carrying
from inventory import Inventory
from money import booked, fen, last_day, month_of, rounded, split


class Leaving(Amortised, Inventory):
    def __init__(self, event):
        super().__init__(event)
        self.plan_before = None  # while held for sale
        self.before_held = None
        # (date, what the class held that it left), between own use and sale; None: it always was in this one
        self.class_moves = []
        self.held_from = []  # (date, cost that went there)

    def sold(self, e):
        proceeds, vat = fen(e["proceeds"]), fen(e["vat"])
        self.book(booked(e), PURSES[e["settlement"]], proceeds + vat)
        self.book(booked(e), "222102", -vat)
        if self.inventory[0]:
            self.stock_sold(e)
            return
        self.gone_in = month_of(booked(e))
        self.book(booked(e), "6115", -proceeds)
        if self.held[0]:
            self.move(booked(e), "H", "sold", [-part for part in self.held], "6115")
        else:
            self.take_back_from(month_of(e["date"]))
            self.move(booked(e), "A", "disposed", [-part for part in self.intangible], "6115")
        self.plan = None

    def invalidated(self, e):
        if self.inventory[0]:
            self.stock_lapsed(e)
            return
        share = Fraction(e.get("share", "1"))
        self.take_back_from(month_of(e["date"]))
        gross = rounded(self.intangible[0] * share)
        if share < 1:
            self.release_part(e, gross, self.intangible[0])
        lost = [gross, *split(gross, [*self.intangible[1:], carrying(self.intangible)])[:2]]
        self.move(booked(e), "A", "lapsed", [-part for part in lost], "6711")
        if share == 1:
            self.plan, self.gone_in = None, month_of(booked(e))
            return
        month = month_of(e["date"])
        life, units = self.months_left(month), self.units_left(month)
        self.residual -= rounded(self.residual * share)
        self.begin_plan(month, life, units, self.plan)
        if "booked_on" in e:  # what lapsed late: the months that were run are charged with it
            self.run_to(last_day(month_of(e["booked_on"]) - 1))

    def use_changed(self, e):
        """IN-6: at the carrying amount, and what carries nothing stays; else charges fall elsewhere and the amounts go on."""
        was_for_sale, self.for_sale = self.for_sale, e.get("purpose", "出售" if self.for_sale else "") == "出售"
        if self.for_sale and not was_for_sale:
            self.take_back_from(month_of(e["date"]))
        if self.for_sale == was_for_sale or self.carries_nothing():
            return
        self.class_moves.append((e["date"], list(self.intangible if self.for_sale else self.inventory)))
        if self.for_sale:
            value = carrying(self.intangible)
            self.move(booked(e), "A", "other_out", [-part for part in self.intangible], "transit")
            self.in_process = False
            self.move(booked(e), "B", "other_in", (value, 0, 0), "transit")
            self.lots.add_cost(value)
            self.plan = None
        else:
            value = carrying(self.inventory)
            self.move(booked(e), "B", "other_out", [-part for part in self.inventory], "transit")
            self.lots.clear()
            self.available = False
            self.move(booked(e), "A", "other_in", (value, 0, 0), "transit")

    def last_move(self, month):
        moves = [move for move in self.class_moves if month_of(move[0]) <= month]
        return moves[-1] if moves and moves[-1][1] else None

    def stock_base(self, cost, month):
        """TX-1: what came from own use keeps the tax base that it had when its amortisation stopped, as far as it is left."""
        move = self.last_move(month)
        if not cost or not move:
            return cost
        date, left = move
        return rounded(Fraction(self.tax.left(left[0], month_of(date) - 1) * cost, carrying(left)))

    def own_use_base(self, cost, month):
        """And what came from inventory the cost that was written down there; not in use yet: not deducted yet."""
        move = self.last_move(month)
        if move:
            left = move[1]
            cost += rounded(Fraction(left[2] * min(cost, carrying(left)), carrying(left)))
        return self.tax.left(cost, month) if self.tax else cost

    def classified_held_for_sale(self, e):
        self.take_back_from(month_of(e["date"]))
        self.before_held = list(self.intangible)
        self.held_from.append((booked(e), self.intangible[0]))
        value = carrying(self.intangible)
        self.move(booked(e), "A", "other_out", [-part for part in self.intangible], "transit")
        self.move(booked(e), "H", "held", (value, 0, 0), "transit")
        self.write_down(e, value - fen(e["fair_value_less_cost"]))
        self.plan_before, self.plan = (self.plan, self.spent), None

    def cost_before_held(self, month):
        return [cost for date, cost in self.held_from if month_of(date) <= month][-1]

    def held_for_sale_remeasured(self, e):
        lower = carrying(self.held) - fen(e["fair_value_less_cost"])
        self.write_down(e, lower if lower > 0 else -min(-lower, self.held[2]))

    def write_down(self, e, lower):
        self.move(booked(e), "H", "written down", (0, 0, max(lower, -self.held[2])), "6701")

    def reclassified(self, e):
        plan, spent = self.plan_before
        month = month_of(e["date"])
        missed = 0
        if plan and plan.life > 0:
            missed = plan.total_through(month - 1, self.used_in(plan, month - 1)) - spent
        gross, amortisation, impairment = self.before_held
        as_if = gross - amortisation - missed - impairment
        impaired = max(0, as_if - fen(e["recoverable"]))
        self.move(booked(e), "H", "back", [-part for part in self.held], "6701")
        self.book(booked(e), EXPENSE, missed)
        self.book(booked(e), "6701", -missed)
        if missed:  # a grant is released with what is made good
            left = plan.amount - spent
            self.release(booked(e), self.deferred if missed == left else rounded(Fraction(self.deferred * missed, left)))
        self.returned.add(len(self.moves))
        self.move(booked(e), "A", "other_in", (gross, amortisation + missed, impairment + impaired), "6701")
        life = 0 if self.indefinite else max(0, self.life_end - month)
        units = max(0, plan.units - self.used_in(plan, month - 1)) if plan else 0
        self.begin_plan(month, life, units, None if impaired else plan)
