# SPDX-License-Identifier: Apache-2.0
"""Dates and periods as plugin.h writes them: year*10000 + month*100 + day; 1 to 12, and 13 = audit adjustments."""
import datetime

ADJUSTMENTS = 13


def packed(date):
    return date.year * 10000 + date.month * 100 + date.day


def unpacked(number):
    return datetime.date(number // 10000, number // 100 % 100, number % 100)


def tell_period(found, year, number, is_open):
    """Into a rubiao_period: a calendar month, or 第13期."""
    period = found.contents
    period.year, period.number, period.open = year, number, 1 if is_open else 0
    period.first_day, period.last_day = map(packed, days_of_period(year, number))


def days_of_period(year, number):
    """The first and the last day; 第13期 has those of December."""
    month = min(number, 12)
    first = datetime.date(year, month, 1)
    following = datetime.date(year + month // 12, month % 12 + 1, 1)
    return first, following - datetime.timedelta(days=1)
