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

    def rate(self, deferred, rate, probable):
        """At which deferred tax is recognised on it: less than the rate where taxable profit is not probable."""
        known = rate is not None
        if known and (probable or deferred > 0 or self.whole >= 0 or rounded(self.whole * rate) == deferred):
            return rate
        return min(max(Fraction(deferred, self.whole), Fraction(0)), rate if known else Fraction(1)) if self.whole else Fraction(0)


class DeferredTax:
    def __init__(self):
        self.recognised = {}  # by data set: [(date, source, asset, liability)]
        self.beside = {}  # by data set: [(date, of liability less asset what profit does not bear)]
        self.measured = {}  # by data set: {day: (liability less asset, rate, whether profit is probable)}; taken over: no rate
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
            self.measured[name] = {e["date"]: (liability - asset, None, True)}

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
            account = one.came_in and one.came_in[2]
            if asset or liability or account:
                self.measured.setdefault(name, {})[day] = (target[1] - target[0], rate, e["taxable_profit"] == "很可能")
            direct = self.book_beside(name, assets[name], day, account) if account else 0
            self.book(day, "1811", asset)
            self.book(day, "2901", -liability)
            self.book(day, "6801", liability - asset - direct)

    def book_beside(self, name, asset, day, account):
        """What goodwill or capital reserve bears by all measurements up to the day, less what it bears already."""
        borne, last = 0, None
        for on in sorted(on for on in self.measured[name] if on <= day):
            deferred, rate, probable = self.measured[name][on]
            one = Difference(asset, on)
            now = one.rate(deferred, rate, probable)
            if last is None:
                borne = rounded(asset.came_in(day)[1] * now) if rate is not None else 0
            elif account == "4002":  # CAS 18:17, 18:20: a change of rate or prospect stays with equity
                left = rounded(Fraction(asset.came_in(day)[1] * one.carrying, asset.came_in(day)[0]))
                borne += rounded(left * now) - rounded(left * last)
            last = now
        direct = borne - sum(amount for on, amount in self.beside.get(name, []) if on <= day)
        self.beside.setdefault(name, []).append((day, direct))
        self.book(day, account, direct)
        return direct

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
