# SPDX-License-Identifier: Apache-2.0
"""Tryton's periods as the library numbers them: 1 to 12 are the months, 13 the audit adjustments of a year (第13期), a
period of the type 'adjustment' that ends with it."""
import datetime

from trytond.pool import Pool

from .binding.dates import ADJUSTMENTS


def standard_period(company, day):
    periods = Pool().get('account.period').search([
            ('company', '=', company.id),
            ('type', '=', 'standard'),
            ('start_date', '<=', day),
            ('end_date', '>=', day),
            ])
    return periods[0] if periods else None


def adjustment_period(company, year):
    periods = Pool().get('account.period').search([
            ('company', '=', company.id),
            ('type', '=', 'adjustment'),
            ('end_date', '=', datetime.date(year, 12, 31)),
            ], order=[('id', 'ASC')], limit=1)
    return periods[0] if periods else None


def period_of(company, year, number):
    if number == ADJUSTMENTS:
        return adjustment_period(company, year)
    return standard_period(company, datetime.date(year, number, 1))


def name_of(period):
    """2024-07, 2024-13: unlike any other period of the company."""
    start, end = period.start_date, period.end_date
    if period.type == 'standard':
        return start.strftime('%Y-%m') if start.day == 1 else start.isoformat()
    if period == adjustment_period(period.company, end.year):
        return '%d-%d' % (end.year, ADJUSTMENTS)
    return '%s.%d' % (end.isoformat(), period.id)
