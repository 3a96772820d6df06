# SPDX-License-Identifier: Apache-2.0
"""rubiao.ledger: Tryton's accounts, periods and moves. A voucher becomes one posted move, within the transaction
that is open; its key is unique, so the same voucher is posted once whoever asks again."""
import ctypes
import datetime
from decimal import Decimal

from sql import Literal
from sql.aggregate import Sum
from sql.conditionals import Case
from sql.functions import Round

from trytond.i18n import gettext
from trytond.model.exceptions import ValidationError
from trytond.pool import Pool
from trytond.transaction import Transaction

from . import abi
from .answers import Answer, give_in_chunks
from .identity import demand_company
from .library import packed

# The first digit of a code in the chart of accounts of the Ministry of Finance.
NATURES = {
    '1': abi.ASSET, '2': abi.LIABILITY, '3': abi.COMMON, '4': abi.EQUITY, '5': abi.COST}
ADJUSTMENTS = 13


class LedgerError(ValidationError):
    pass


class LedgerService:
    INTERFACE = abi.Ledger

    def trial_balance(self, code, first, last, taker, take):
        company = demand_company(str(code))
        turnovers = _turnovers(company, _date(first), _date(last))
        accounts = Pool().get('account.account').search(
            [('company', '=', company.id), ('type', '!=', None)], order=[('code', 'ASC'), ('id', 'ASC')])
        give_in_chunks(
            [_account(account, *turnovers.get(account.id, (0, 0, 0))) for account in accounts if account.code],
            abi.Account, taker, take)

    def period(self, code, date, year, number, found):
        company = demand_company(str(code))
        if date:
            day = _date(date)
            period, year, number = _standard_period(company, day), day.year, day.month
        else:
            period = _period(company, year, number)
        if period is None:
            raise Answer(abi.NOT_FOUND)
        first, last = _month(year, number)
        answer = found.contents
        answer.year, answer.number = year, number
        answer.open = 1 if period.state == 'open' and period.fiscalyear.state == 'open' else 0
        answer.first_day, answer.last_day = packed(first), packed(last)

    def post(self, vouchers, count, distance, posted):
        pool = Pool()
        Move = pool.get('account.move')
        read = [abi.Voucher.from_address(vouchers + i * distance) for i in range(count)]
        known = [_find(voucher.key) for voucher in read]
        for voucher, move, answer in zip(read, known, posted[:count] if count else []):
            if move and move.rubiao_sha256 != str(voucher.sha256):
                answer.answer = abi.POSTED_EXISTS_WITH_DIFFERENT_CONTENT
                raise Answer(abi.CONFLICT)
        fresh = [voucher for voucher, move in zip(read, known) if move is None]
        moves = iter(Move.create([_move_values(voucher) for voucher in fresh]) if fresh else [])
        created = []
        for i, move in enumerate(known):
            if move is None:
                move = next(moves)
                created.append(move)
                posted[i].answer = abi.POSTED_NEW
            else:
                posted[i].answer = abi.POSTED_EXISTS
            posted[i].number = move.number.encode()[:63]
        if created:
            Move.post(created)

    def find(self, key, sha256, posted):
        move = _find(key.contents)
        answer = posted.contents
        if move is None:
            answer.answer = abi.POSTED_ABSENT
            return
        same = not sha256.size or move.rubiao_sha256 == str(sha256)
        answer.answer = abi.POSTED_EXISTS if same else abi.POSTED_EXISTS_WITH_DIFFERENT_CONTENT
        answer.number = move.number.encode()[:63]

    def lines(self, code, number, taker, take):
        company = demand_company(str(code))
        moves = Pool().get('account.move').search([
                ('company', '=', company.id),
                ('state', '=', 'posted'),
                ['OR', ('number', '=', str(number)), ('post_number', '=', str(number))],
                ])
        if not moves:
            raise Answer(abi.NOT_FOUND)
        if len(moves) > 1:
            raise LedgerError(gettext('rubiao.msg_several_moves', number=str(number)))
        move, = moves
        give_in_chunks([
                abi.PostedLine(
                    ctypes.sizeof(abi.PostedLine), packed(move.date), abi.Text.of(move.number), i, 0,
                    abi.Text.of(line.account.code), _fen(line.debit), _fen(line.credit),
                    abi.Text.of(line.description or move.description))
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


def _account(account, opening, debit, credit):
    return abi.Account(
        ctypes.sizeof(abi.Account), _nature(account), abi.Text.of(account.code), abi.Text.of(account.name),
        0 if account.closed else 1, 0, opening, debit, credit, opening + debit - credit)


def _nature(account):
    nature = NATURES.get(account.code[:1])
    if nature:
        return nature
    kind = account.type
    if kind.statement == 'income':
        return abi.INCOME if kind.revenue else abi.EXPENSE
    return abi.ASSET if kind.assets else abi.LIABILITY


# ---- periods ----

def _standard_period(company, day):
    periods = Pool().get('account.period').search([
            ('company', '=', company.id),
            ('type', '=', 'standard'),
            ('start_date', '<=', day),
            ('end_date', '>=', day),
            ])
    return periods[0] if periods else None


def _adjustment_period(company, year):
    """第13期: a period of the type 'adjustment' that ends with the year."""
    periods = Pool().get('account.period').search([
            ('company', '=', company.id),
            ('type', '=', 'adjustment'),
            ('end_date', '=', datetime.date(year, 12, 31)),
            ])
    return periods[0] if periods else None


def _period(company, year, number):
    if number == ADJUSTMENTS:
        return _adjustment_period(company, year)
    return _standard_period(company, datetime.date(year, number, 1))


def _month(year, number):
    month = min(number, 12)
    first = datetime.date(year, month, 1)
    following = datetime.date(year + month // 12, month % 12 + 1, 1)
    return first, following - datetime.timedelta(days=1)


# ---- moves ----

def _find(key):
    company = demand_company(str(key.company))
    moves = Pool().get('account.move').search([
            ('company', '=', company.id),
            ('rubiao_key', '=', _key_text(key)),
            ])
    return moves[0] if moves else None


def _key_text(key):
    """As the library and its users write it: E12/2024-01/1."""
    return '%s/%d-%02d/%d' % (key.kind, key.year, key.number, key.sequence)


def _move_values(voucher):
    company = demand_company(str(voucher.key.company))
    if company.rubiao_journal is None:
        raise LedgerError(gettext('rubiao.msg_no_journal', company=company.rec_name))
    period = _period(company, voucher.key.year, voucher.key.number)
    if period is None:
        raise LedgerError(gettext(
                'rubiao.msg_no_period', company=company.rec_name,
                period='%d-%02d' % (voucher.key.year, voucher.key.number)))
    return {
        'company': company.id,
        'journal': company.rubiao_journal.id,
        'period': period.id,
        'date': _date(voucher.date),
        'description': str(voucher.memo),
        'rubiao_key': _key_text(voucher.key),
        'rubiao_sha256': str(voucher.sha256),
        'lines': [('create', [
                    _line_values(company, abi.Line.from_address(voucher.lines + i * voucher.line_distance))
                    for i in range(voucher.line_count)])],
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


# ---- dates and amounts ----

def _date(number):
    return datetime.date(number // 10000, number // 100 % 100, number % 100)


def _fen(amount):
    return int(amount.scaleb(2).to_integral_exact())


def _yuan(fen):
    return Decimal(fen).scaleb(-2)
