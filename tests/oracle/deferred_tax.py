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

    def __init__(self, asset, month):
        held = asset.standing(month)
        cost = held["A"][0] + (asset.cost_before_held(month) if held["H"][0] else 0)
        base = asset.stock_base(held["B"][0], month) + held["D"][0]  # TX-4: a provision is deducted when the loss is real
        self.initial, self.left, self.offset = 0, 0, None
        if cost:
            base += asset.own_use_base(cost, month)
        if asset.tax and asset.tax.offset:
            came_in = asset.cost_that_came_in(cost, held["B"][0], month)
            if came_in:
                self.initial, self.offset = came_in(asset.tax.cost), asset.tax.offset
                self.left = asset.difference_left(cost, sum(carrying(amounts) for amounts in held.values()), month)
        whole = sum(carrying(amounts) for amounts in held.values()) - base
        self.taxable, self.deductible = max(0, whole), max(0, -whole)


class DeferredTax:
    def __init__(self):
        self.recognised = {}  # by data set: [(date, source, asset, liability)]
        self.ledger = {}  # (year, account): debit less credit
        self.rates = {}  # by day of measurement

    def add(self, name, date, source, asset, liability, initial=False):
        if asset or liability or initial:
            self.recognised.setdefault(name, []).append((date, source, asset, liability))

    def take_over(self, name, e):
        """SC-4a: stated, if only as nothing, it was measured before."""
        parts = [e.get(part) for part in ("deferred_tax_asset", "deferred_tax_liability")]
        if any(parts):
            source = (e["source"]["document"], e["source"]["line"])
            self.add(name, e["date"], source, *(fen(part or "0.00") for part in parts), initial=True)

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
        for asset in assets.values():
            asset.take_base_of(day)
        differences = {name: Difference(asset, month_of(day)) for name, asset in assets.items()}
        last = max((on for on in self.rates if on <= day), default=None)
        deductible = self.limited(e, [one.deductible for one in differences.values()])
        for (name, one), part in zip(differences.items(), deductible):
            before = self.standing(name, day)
            first = not self.recognised.get(name)
            asset, liability = rounded(part * rate) - before[0], rounded(one.taxable * rate) - before[1]
            direct = 0
            if one.offset and first:  # no more of an asset than is recognised
                direct = rounded(max(one.initial, -part) * rate)
            elif one.offset == "4002" and last:  # CAS 18:17: what a change of rate makes of equity's part stays there
                direct = rounded(max(one.left, -part) * rate) - rounded(max(one.left, -part) * self.rates[last])
            self.add(name, day, None, asset, liability, one.offset and first)
            self.book(day, "1811", asset)
            self.book(day, "2901", -liability)
            self.book(day, one.offset, direct)
            self.book(day, "6801", liability - asset - direct)
        self.rates[day] = rate

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
