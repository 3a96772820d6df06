# SPDX-License-Identifier: Apache-2.0
"""Which move a person means by the number of a voucher that Tryton posted itself.

Tryton numbers a move within its journal, and again when it is posted, within its fiscal year or its period: a bare
number may name several moves, today or a year later. So the library is given the full name, POST NUMBER/PERIOD as in
12/2024-07 or 3/2024-13: it names one move for good, however Tryton is told to count later on. 12/2024, with the year,
means a move as well, where it is one."""
from trytond.exceptions import UserError
from trytond.i18n import gettext
from trytond.pool import Pool

from .periods import name_of

HOST_VOUCHER = 'host_voucher'  # the value of a form that names a move


def full_name(move):
    return '%s/%s' % (move.post_number, name_of(move.period))


def _name_in_year(move):
    return '%s/%d' % (move.post_number, move.period.fiscalyear.start_date.year)


def moves_named(company, name):
    """All that may be meant; never a voucher of the library, which has a key."""
    Move = Pool().get('account.move')
    posted = [('company', '=', company.id), ('state', '=', 'posted'), ('rubiao_key', '=', None)]
    number, _, _ = name.rpartition('/')
    numbered = Move.search(posted + [('post_number', '=', number)]) if number else []
    for called in full_name, _name_in_year:
        meant = [move for move in numbered if called(move) == name]
        if meant:
            return meant
    return Move.search(posted + [['OR', ('number', '=', name), ('post_number', '=', name)]])


def posted_by_library(company, name):
    """Its own voucher by the full name, which is its receipt."""
    number, _, _ = name.rpartition('/')
    own = [('company', '=', company.id), ('state', '=', 'posted'), ('rubiao_key', '!=', None)]
    return [move for move in Pool().get('account.move').search(own + [('post_number', '=', number)])
        if full_name(move) == name]


def named_for_good(company, values):
    """What was filled in, with the full name of the move instead of a bare number, which is one of the event's year.
    A move that is not there yet stays named as it is."""
    name = values.get(HOST_VOUCHER)
    moves = moves_named(company, name) if name else []
    if not moves:
        return values
    day = values.get('booked_on') or values.get('date') or ''
    in_full = [move for move in moves if name in (full_name(move), _name_in_year(move))]
    meant = in_full or [move for move in moves if _is_in_year_of(move, day)]
    if len(meant) != 1:
        raise UserError(gettext('rubiao.msg_which_move', number=name, moves=listed(moves)))
    return dict(values, **{HOST_VOUCHER: full_name(meant[0])})


def names_of(move):
    """Under which an event may have named it, the full name first."""
    others = {_name_in_year(move), move.number, move.post_number} - {None}
    return [full_name(move)] + sorted(name for name in others if moves_named(move.company, name) == [move])


def listed(moves):
    return ', '.join(
        '%s (%s)' % (full_name(move), ' '.join(filter(None, [move.date.isoformat(), move.description])))
        for move in sorted(moves, key=lambda move: (move.date, move.id)))


def _is_in_year_of(move, day):
    year = move.period.fiscalyear
    return year.start_date.isoformat() <= day <= year.end_date.isoformat()
