# SPDX-License-Identifier: Apache-2.0
"""rubiao.ledger: Tryton's accounts, periods and moves. A voucher becomes one posted move, within the transaction
that is open; its key is unique, so the same voucher is posted once whoever asks again."""
from contextlib import contextmanager
from decimal import Decimal

from sql import Literal
from sql.aggregate import Sum
from sql.conditionals import Case
from sql.functions import Round

from trytond import backend
from trytond.i18n import gettext
from trytond.model.exceptions import SQLConstraintError, ValidationError
from trytond.pool import Pool
from trytond.transaction import Transaction

from .binding import abi
from .binding.answers import Answer, give_in_chunks
from .binding.dates import packed, tell_period, unpacked
from .binding.vouchers import NATURES, Found, answers_at, key_text, lines_of, post_once, tell_found, vouchers_at
from .identity import demand_company
from .move import KEY_IS_THERE
from .named_move import full_name, moves_named, posted_by_library
from .periods import period_of, standard_period

RUN = 'rubiao_run'  # in the context, where run.py says whose vouchers these are; no client is believed


class LedgerError(ValidationError):
    pass


class LedgerService:
    INTERFACE = abi.Ledger

    def __init__(self):
        self._unclear = {}

    @contextmanager
    def telling_unclear(self):
        """Yields the moves by the number that was asked for and may be any of theirs, in one call."""
        self._unclear = {}
        yield self._unclear

    def trial_balance(self, code, first, last, taker, take):
        company = demand_company(str(code))
        turnovers = _turnovers(company, unpacked(first), unpacked(last))
        accounts = Pool().get('account.account').search(
            [('company', '=', company.id), ('type', '!=', None)], order=[('code', 'ASC'), ('id', 'ASC')])
        give_in_chunks(
            [
                abi.Account.of(
                    account.code, account.name, _nature(account), not account.closed,
                    *turnovers.get(account.id, (0, 0, 0)))
                for account in accounts if account.code],
            abi.Account, taker, take)

    def period(self, code, date, year, number, found):
        company = demand_company(str(code))
        if date:
            day = unpacked(date)
            period, year, number = standard_period(company, day), day.year, day.month
        else:
            period = period_of(company, year, number)
        if period is None:
            raise Answer(abi.NOT_FOUND)
        tell_period(found, year, number, period.state == 'open' and period.fiscalyear.state == 'open')

    def post(self, vouchers, count, distance, posted, posted_distance):
        post_once(
            vouchers_at(vouchers, count, distance), answers_at(posted, count, posted_distance), _find, _create)

    def find(self, key, sha256, posted):
        tell_found(posted, _find(key.contents), sha256)

    def lines(self, code, number, taker, take):
        company = demand_company(str(code))
        moves = posted_by_library(company, str(number)) or moves_named(company, str(number))
        if len(moves) > 1:
            self._unclear[str(number)] = moves
        if len(moves) != 1:
            raise Answer(abi.NOT_FOUND)
        move, = moves
        give_in_chunks([
                abi.PostedLine.of(
                    packed(move.date), full_name(move), i, line.account.code, _fen(line.debit), _fen(line.credit),
                    line.description or move.description)
                for i, line in enumerate(sorted(move.lines, key=lambda line: line.id), 1)],
            abi.PostedLine, taker, take)


# ---- balances ----

def _turnovers(company, first, last):
    """By account: opening, debit and credit, in fen. Rounded line by line, for SQLite sums floats."""
    pool = Pool()
    line = pool.get('account.move.line').__table__()
    move = pool.get('account.move').__table__()
    debit, credit = (
        Round(column * Literal(100)).cast('BIGINT') for column in (line.debit, line.credit))
    before = move.date < first
    query = line.join(move, condition=line.move == move.id).select(
        line.account,
        Sum(Case((before, debit - credit), else_=0)),
        Sum(Case((before, 0), else_=debit)),
        Sum(Case((before, 0), else_=credit)),
        where=(move.company == company.id) & (move.state == 'posted') & (move.date <= last),
        group_by=line.account)
    cursor = Transaction().connection.cursor()
    cursor.execute(*query)
    return {account: tuple(int(fen or 0) for fen in sums) for account, *sums in cursor.fetchall()}


def _nature(account):
    nature = NATURES.get(account.code[:1])
    if nature:
        return nature
    kind = account.type
    if kind.statement == 'income':
        return abi.INCOME if kind.revenue else abi.EXPENSE
    return abi.ASSET if kind.assets else abi.LIABILITY


# ---- moves ----

def _find(key):
    company = demand_company(str(key.company))
    moves = Pool().get('account.move').search([
            ('company', '=', company.id),
            ('rubiao_key', '=', key_text(key)),
            ])
    return Found(full_name(moves[0]), moves[0].rubiao_sha256) if moves else None


def _create(vouchers):
    Move = Pool().get('account.move')
    values = [_move_values(voucher) for voucher in vouchers]
    try:
        moves = Move.create(values)
    except SQLConstraintError as error:
        if error.message != gettext(KEY_IS_THERE):
            raise
        # Somebody else has just posted under the key: Tryton runs the request again, and what is there is found.
        raise backend.DatabaseOperationalError(str(error)) from error
    Move.post(moves)
    return [full_name(move) for move in Move.browse(moves)]  # numbered as they are posted


def _move_values(voucher):
    company = demand_company(str(voucher.key.company))
    if company.rubiao_journal is None:
        raise LedgerError(gettext('rubiao.msg_no_journal', company=company.rec_name))
    period = period_of(company, voucher.key.year, voucher.key.number)
    if period is None:
        raise LedgerError(gettext(
                'rubiao.msg_no_period', company=company.rec_name,
                period='%d-%02d' % (voucher.key.year, voucher.key.number)))
    return {
        'company': company.id,
        'journal': company.rubiao_journal.id,
        'period': period.id,
        'date': unpacked(voucher.date),
        'description': str(voucher.memo),
        'rubiao_key': key_text(voucher.key),
        'rubiao_sha256': str(voucher.sha256),
        'rubiao_run': Transaction().context.get(RUN),
        'lines': [('create', [_line_values(company, line) for line in lines_of(voucher)])],
        }


def _line_values(company, line):
    account = _account_of(company, str(line.account))
    return {
        'account': account.id,
        'party': _party_of(account, str(line.counterparty)),
        'debit': _yuan(line.debit_fen),
        'credit': _yuan(line.credit_fen),
        'description': str(line.memo),
        'rubiao_cost_center': str(line.cost_center) or None,
        'rubiao_counterparty': str(line.counterparty) or None,
        'rubiao_rule': str(line.rule),
        }


def _account_of(company, code):
    accounts = Pool().get('account.account').search([
            ('company', '=', company.id), ('code', '=', code), ('type', '!=', None)])
    if not accounts:
        raise LedgerError(gettext('rubiao.msg_no_account', code=code, company=company.rec_name))
    return accounts[0]


def _party_of(account, name):
    """Only where the account wants one, and never a new one."""
    if not account.party_required:
        return None
    parties = Pool().get('party.party').search([('name', '=', name)]) if name else []
    if len(parties) != 1:
        raise LedgerError(gettext('rubiao.msg_no_party', account=account.rec_name, party=name))
    return parties[0].id


# ---- amounts ----

def _fen(amount):
    return int(amount.scaleb(2).to_integral_exact())


def _yuan(fen):
    return Decimal(fen).scaleb(-2)
