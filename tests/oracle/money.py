# SPDX-License-Identifier: Apache-2.0
"""Amounts in whole fen, shares of them, and days as months: exact, without floating point."""
from fractions import Fraction


def fen(text: str) -> int:
    return int(Fraction(text) * 100)


def rounded(amount: Fraction) -> int:
    """Half away from zero."""
    return int(amount + Fraction(1, 2)) if amount >= 0 else -int(-amount + Fraction(1, 2))


def month_of(date: str) -> int:
    """Months since January 1990."""
    return (int(date[:4]) - 1990) * 12 + int(date[5:7]) - 1


def booked(event) -> str:
    """An audit adjustment goes to the thirteenth period; what it corrects of the next year, to `booked_on`."""
    return event["date"][:4] + "-12-31" if event.get("audit_adjustment") else event.get("booked_on", event["date"])


def last_day(month: int) -> str:
    """Near enough for comparing dates as text."""
    return f"{1990 + month // 12}-{month % 12 + 1:02d}-31"


def split(whole, weights):
    """In proportion, every part rounded down, the rest to the largest remainders, ties to the earlier."""
    exact = [Fraction(whole * weight, sum(weights)) for weight in weights]
    parts = [int(part) for part in exact]
    order = sorted(range(len(parts)), key=lambda i: (parts[i] - exact[i], i))
    for i in order[: whole - sum(parts)]:
        parts[i] += 1
    return parts
