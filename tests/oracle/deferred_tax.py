# SPDX-License-Identifier: Apache-2.0
"""Deferred tax (TX-1 to TX-7; E25): at a reporting date, difference × rate less what is recognised, one entry a company."""
from fractions import Fraction

from holdings import carrying
from money import booked, fen, month_of, rounded, split

TAXED_ON_ITS_OWN = {"计入商誉": "1711", "计入资本公积": "4002"}  # TX-7


def rate_of(text):
    return Fraction(text[:-1]) / 100 if text.endswith("%") else Fraction(text)


class TaxBase:
    def __init__(self, e):
        self.first, self.life = month_of(e["tax_from"]), e["tax_life_months"]
        self.offset = TAXED_ON_ITS_OWN.get(e["initial_difference"])
        self.cost = fen(e["tax_cost"]) if "tax_cost" in e else None

    def cost_of(self, cost_of_books):
        """TX-3, TX-4: an exempt difference at initial recognition is left out, then and later."""
        return cost_of_books if self.cost is None else self.cost

    def left(self, cost_of_books, month):
        """Deducted in equal months; a year's end counts its own month."""
        months = min(self.life, max(0, self.life - (month - self.first + 1)))
        return rounded(Fraction(self.cost_of(cost_of_books) * months, self.life))


class Difference:
    """Of one data set at the end of a month, with what came in with the intangible asset (TX-7)."""

    def __init__(self, asset, day):
        month = month_of(day)
        asset.take_base_of(day)
        held = asset.standing(month)
        cost = held["A"][0] + (asset.cost_before_held(month) if held["H"][0] else 0)
        base = asset.stock_base(held["B"][0], month) + held["D"][0]  # TX-4: a provision is deducted when the loss is real
        if cost:
            base += asset.own_use_base(cost, month)
        self.carrying = sum(carrying(amounts) for amounts in held.values())
        self.whole = self.carrying - base
        self.taxable, self.deductible = max(0, self.whole), max(0, -self.whole)
        self.came_in = asset.came_in(day)
        self.cost = cost

    def carried(self):
        """Of the cost that came in; later cost beside it is none of it."""
        cost = self.came_in[0]
        return rounded(Fraction(self.carrying * cost, max(cost, self.cost)))

    def left(self):
        """Of the difference that came in."""
        cost, difference, _ = self.came_in
        return rounded(Fraction(difference * self.carried(), cost))

    def recognised_on(self, part, recognised, rate):
        """As much of a deductible part as of the whole; a liability needs no taxable profit."""
        scaled = self.deductible and part < 0
        share = rounded(Fraction(part * recognised, self.deductible)) if scaled else part
        return rounded(share * rate)


class DeferredTax:
    def __init__(self):
        self.recognised = {}  # by data set: [(date, source, asset, liability)]
        self.beside = {}  # by data set: [(date, of liability less asset what profit does not bear)]
        self.measured = {}  # by data set: {day: (recognised of what came in and was still there, carrying amount)}
        self.opened = {}  # by data set: (day, liability less asset)
        self.accounts = {}  # by data set: what bears it beside profit
        self.ledger = {}  # (year, account): debit less credit

    def add(self, name, date, source, asset, liability):
        if asset or liability:
            self.recognised.setdefault(name, []).append((date, source, asset, liability))

    def take_over(self, name, e):
        """SC-4a: stated, if only as nothing, it was measured before."""
        parts = [e.get(part) for part in ("deferred_tax_asset", "deferred_tax_liability")]
        if any(parts):
            source = (e["source"]["document"], e["source"]["line"])
            asset, liability = (fen(part or "0.00") for part in parts)
            self.add(name, e["date"], source, asset, liability)
            self.opened[name] = e["date"], liability - asset

    def standing(self, name, day="9999"):
        entries = [entry for entry in self.recognised.get(name, []) if entry[0] <= day]
        return sum(entry[2] for entry in entries), sum(entry[3] for entry in entries)

    def take_back(self, e):
        """Of a corrected error of an earlier year."""
        source = (e["reverses"]["document"], e["reverses"]["line"])
        for name, entries in self.recognised.items():
            for _, _, asset, liability in [entry for entry in entries if entry[1] == source]:
                self.add(name, booked(e), None, -asset, -liability)

    def correct_error(self, e):
        """E26: profit that was too high owes less, too low owes more; deferred or to be paid."""
        tax = fen(e["tax"]) * (1 if e["kind"] in ("少提摊销", "误资本化", "少提减值", "少提跌价准备") else -1)
        source = (e["source"]["document"], e["source"]["line"])
        if e["tax_account"] == "递延所得税资产":
            self.add(e["asset"], booked(e), source, tax, 0)
        elif e["tax_account"] == "递延所得税负债":
            self.add(e["asset"], booked(e), source, 0, -tax)

    def measure(self, e, assets):
        day, rate = e["date"], rate_of(e["rate"])
        differences = {name: Difference(asset, day) for name, asset in assets.items()}
        deductible = self.limited(e, [one.deductible for one in differences.values()])
        for (name, one), part in zip(differences.items(), deductible):
            before = self.standing(name, day)
            target = rounded(part * rate), rounded(one.taxable * rate)
            asset, liability = target[0] - before[0], target[1] - before[1]
            self.add(name, day, None, asset, liability)
            if one.came_in:
                direct = self.book_beside(name, assets[name], one, day, part, rate)
            else:
                direct = self.give_back(name, day)
            self.book(day, "1811", asset)
            self.book(day, "2901", -liability)
            self.book(day, "6801", liability - asset - direct)

    def book_beside(self, name, asset, one, day, part, rate):
        """What goodwill or capital reserve bears by all measurements up to the day, less what it bears already."""
        account = one.came_in[2]
        days = [on for on in sorted(self.measured.get(name, {})) if on < day]
        steps = [self.measured[name][on] for on in days]
        if name in self.opened and self.opened[name][0] <= day:
            steps.insert(0, self.taken_over(asset, *self.opened[name], one.came_in))
        steps.append((one.recognised_on(one.left(), part, rate), one.carried()))
        if len(steps) == 1:
            borne = one.recognised_on(one.came_in[1], part, rate)
        else:
            borne = self.borne(name, days[0]) if days and name not in self.opened else 0
            if account == "4002":  # CAS 18:17, 18:20: a change of rate or prospect stays with equity
                for (before, carried), (now, carrying_now) in zip(steps, steps[1:]):
                    borne += now - rounded(Fraction(before * carrying_now, carried)) if carried else 0
        direct = borne - self.borne(name, day)
        self.accounts[name] = account
        self.measured.setdefault(name, {})[day] = steps[-1]
        self.beside.setdefault(name, []).append((day, direct))
        self.book(day, account, direct)
        return direct

    def give_back(self, name, day):
        """What came in was taken back, or is said not to bear on goodwill or equity any more; it begins anew after that."""
        direct = -self.borne(name, day)
        if name in self.measured:
            self.measured[name] = {on: step for on, step in self.measured[name].items() if on > day}
            self.opened.pop(name, None)
        if direct:
            self.beside[name].append((day, direct))
            self.book(day, self.accounts[name], direct)
        return direct

    def borne(self, name, day):
        return sum(amount for on, amount in self.beside.get(name, []) if on <= day)

    @staticmethod
    def taken_over(asset, day, deferred, came_in):
        """As much of what came in as of the whole difference of that day, and no more than all of it."""
        opened = next(amounts for _, _, _, what, amounts in asset.moves if what == "opened")
        asset.take_base_of(day)
        whole = carrying(opened) - asset.tax.left(opened[0], month_of(day) - 1)
        left = rounded(Fraction(came_in[1] * carrying(opened), came_in[0]))
        plausible = whole and (whole > 0) == (deferred > 0) and abs(deferred) <= abs(whole)
        return (rounded(Fraction(left * deferred, whole)) if plausible else 0), carrying(opened)

    @staticmethod
    def limited(e, deductible):
        """As far as taxable profit is probable; what is short falls on all in proportion."""
        if e["taxable_profit"] == "不很可能" or not any(deductible):
            return [0] * len(deductible)
        limit = fen(e["taxable_profit_limit"]) if e["taxable_profit"] == "部分很可能" else sum(deductible)
        return split(min(limit, sum(deductible)), deductible)

    def book(self, date, account, debit):
        if debit:
            key = (int(date[:4]), account)
            self.ledger[key] = self.ledger.get(key, 0) + debit
