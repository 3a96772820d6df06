# SPDX-License-Identifier: Apache-2.0
"""What is paid later is worth now: whole years compound, the days beyond them bear simple interest over 365 (DECISIONS,
2026-11-29)."""
from datetime import date
from fractions import Fraction


def day(text):
    return date.fromisoformat(text)


def years_later(start, years):
    try:
        return start.replace(year=start.year + years)
    except ValueError:  # 29 February
        return start.replace(year=start.year + years, day=28)


def discount(start, due, rate):
    years = due.year - start.year
    if years_later(start, years) > due:
        years -= 1
    return (1 + rate) ** years * (1 + rate * Fraction((due - years_later(start, years)).days, 365))
