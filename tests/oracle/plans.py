# SPDX-License-Identifier: Apache-2.0
"""How an amount is spread over the months of a life: AM-5, and the yearly methods by asset-years (DECISIONS, 2026-11-29)."""
from fractions import Fraction

from money import rounded


def equal_months(amount: int, life: int, months: int) -> int:
    """The quotient rounded each month, capped by what is left; the last month takes the remainder."""
    return amount if months >= life else min(rounded(Fraction(amount, life)) * months, amount)


class Plan:
    """What is spread from `start` on over `life` months, of asset-years that began `past` months before."""

    def __init__(self, start, life, amount, residual, method, units, past=0):
        self.start, self.life, self.amount, self.past = start, life, amount, past
        self.residual, self.method, self.units = residual, method, units

    def by_usage(self):
        """AM-5, AM-6: in step with what is used, or under an exception with what is earned."""
        return self.method in ("产量法", "收入法")

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
        if self.by_usage():
            return self.amount if used >= self.units else rounded(Fraction(self.amount * used, self.units))
        return equal_months(self.amount, self.life, months)

    def age(self, month):
        """Months of its asset-years before this one."""
        return self.past + month - self.start

    def years(self):
        """The asset-years that it bears on: (age at the year's start, months of it gone before this plan, months in it)."""
        whole = self.past + self.life
        for begun in range(self.past // 12 * 12, whole, 12):
            gone = max(0, self.past - begun)
            yield begun, gone, min(12, whole - begun) - gone

    def sum_of_years(self, months):
        """A month weighs what is left of the life at the start of its asset-year."""
        whole = self.past + self.life
        weights = [[whole - begun] * length for begun, _, length in self.years()]
        of_all = sum(map(sum, weights))
        total, charged, passed = 0, 0, 0
        for number, year in enumerate(weights, 1):
            left = self.amount - charged
            share = left if number == len(weights) else min(left, rounded(Fraction(self.amount * sum(year), of_all)))
            if months > passed:
                total += equal_months(share, len(year), months - passed)
            charged += share
            passed += len(year)
        return total

    def double_declining(self, months):
        """Each month takes a twelfth of 24/N of the book value at the start of its year; that of the year under way is worked
        out from what its months before have left of it."""
        whole = self.past + self.life
        left, passed = self.amount, 0
        for begun, gone, length in self.years():
            if months <= passed:
                break
            if whole - begun <= 24:
                left -= equal_months(left, self.life - passed, months - passed)
                break
            a_month = Fraction(24, whole) / 12
            at_start = Fraction(left + self.residual) / (1 - gone * a_month)
            left -= equal_months(min(left, rounded(at_start * a_month * length)), length, months - passed)
            passed += length
        return self.amount - left
