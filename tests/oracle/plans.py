# SPDX-License-Identifier: Apache-2.0
"""How an amount is spread over the months of a life: AM-5, and the yearly methods by asset-years (DECISIONS, 2026-11-29)."""
from fractions import Fraction

from money import rounded


def equal_months(amount: int, life: int, months: int) -> int:
    """The quotient rounded each month, capped by what is left; the last month takes the remainder."""
    return amount if months >= life else min(rounded(Fraction(amount, life)) * months, amount)


class Plan:
    """What is spread from `start` on over `life` months."""

    def __init__(self, start, life, amount, residual, method, units):
        self.start, self.life, self.amount = start, life, amount
        self.residual, self.method, self.units = residual, method, units

    def charges(self, month):
        return self.life > 0 and self.start <= month < self.start + self.life

    def total_through(self, month, used):
        months = month - self.start + 1
        if self.life <= 0 or months <= 0:
            return 0
        if months >= self.life:
            return self.amount
        if self.method == "年数总和法":
            return self.sum_of_years(months)
        if self.method == "双倍余额递减法":
            return self.double_declining(months)
        if self.method == "产量法":
            return self.amount if used >= self.units else rounded(Fraction(self.amount * used, self.units))
        return equal_months(self.amount, self.life, months)

    def years(self):
        """Asset-years as (months before it, months in it)."""
        return [(past, min(12, self.life - past)) for past in range(0, self.life, 12)]

    def sum_of_years(self, months):
        weights = [(self.life - past) * length for past, length in self.years()]
        total, charged = 0, 0
        for (past, length), weight in zip(self.years(), weights):
            share = rounded(Fraction(self.amount * weight, sum(weights)))
            share = self.amount - charged if past + 12 >= self.life else min(share, self.amount - charged)
            charged += share
            if months > past:
                total += equal_months(share, length, months - past)
        return total

    def double_declining(self, months):
        left = self.amount
        for past, _ in self.years():
            if months <= past:
                break
            if self.life - past <= 24:
                left -= equal_months(left, self.life - past, months - past)
                break
            share = min(rounded(Fraction((left + self.residual) * 24, self.life)), left)
            left -= equal_months(share, 12, months - past)
        return self.amount - left
