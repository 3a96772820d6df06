# SPDX-License-Identifier: Apache-2.0
"""Which move a person means by the number of a voucher that Tryton posted itself.

Tryton numbers a move within its journal, and again when it is posted, within its fiscal year: a bare number may name
several moves, today or a year later. So the library is given the full name, POST NUMBER/YEAR as in 12/2024, or
12/2024-07 where a period numbers for itself: it names one move for good."""
from trytond.exceptions import UserError
from trytond.i18n import gettext
from trytond.pool import Pool

HOST_VOUCHER = 'host_voucher'  # the value of a form that names a move


def full_name(move):
    period, year = move.period, move.period.fiscalyear
    if period.post_move_sequence_used == year.post_move_sequence:
        return '%s/%d' % (move.post_number, year.start_date.year)
    return '%s/%s' % (move.post_number, period.start_date.strftime('%Y-%m'))


def moves_named(company, name):
    """All that may be meant; never a voucher of the library, which has a key."""
    Move = Pool().get('account.move')
    posted = [('company', '=', company.id), ('state', '=', 'posted'), ('rubiao_key', '=', None)]
    number, _, _ = name.rpartition('/')
    in_full = [move for move in Move.search(posted + [('post_number', '=', number)]) if full_name(move) == name]
    return in_full or Move.search(posted + [['OR', ('number', '=', name), ('post_number', '=', name)]])


def named_for_good(company, values):
    """What was filled in, with the full name of the move instead of a bare number, which is one of the event's year.
    A move that is not there yet stays named as it is."""
    name = values.get(HOST_VOUCHER)
    moves = moves_named(company, name) if name else []
    if not moves:
        return values
    day = values.get('booked_on') or values.get('date') or ''
    meant = [move for move in moves if full_name(move) == name or _is_in_year_of(move, day)]
    if len(meant) != 1:
        raise UserError(gettext('rubiao.msg_which_move', number=name, moves=listed(moves)))
    return dict(values, **{HOST_VOUCHER: full_name(meant[0])})


def names_of(move):
    """Under which an event may have named it, the full name first."""
    bare = {move.number, move.post_number} - {None}
    return [full_name(move)] + sorted(name for name in bare if moves_named(move.company, name) == [move])


def listed(moves):
    return ', '.join(
        '%s (%s)' % (full_name(move), ' '.join(filter(None, [move.date.isoformat(), move.description])))
        for move in sorted(moves, key=lambda move: (move.date, move.id)))


def _is_in_year_of(move, day):
    year = move.period.fiscalyear
    return year.start_date.isoformat() <= day <= year.end_date.isoformat()
