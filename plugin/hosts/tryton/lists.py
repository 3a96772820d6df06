# SPDX-License-Identifier: Apache-2.0
"""The register and its movements as lists of Tryton's own, to search, sort and export.

The library keeps the register; what stands here is what it answered, in the language of whoever opened the list."""
import datetime
import uuid

from trytond import backend
from trytond.model import ModelSQL, ModelView, Unique, fields
from trytond.model.modelsql import SQLConstraintError
from trytond.pool import Pool
from trytond.pyson import PYSONEncoder
from trytond.transaction import Transaction
from trytond.wizard import Button, StateAction, Wizard

from .binding.answers import value_of
from .calling import invoke, language
from .named_move import moves_named, names_of
from .results import LabelledView
from .wizard import current_company

ALL = 10_000_000
KEPT = datetime.timedelta(days=1)  # so long what a person has opened stays as it is


def answered(action, company, **values):
    """The rows of the first table of an action, as dicts by column."""
    result, _ = invoke(action, company, Pool().get('ir.date').today(), values)
    table = next(output for output in result['outputs'] if output['kind'] == 'table')
    columns = [(column['id'], column['type']) for column in table['columns']]
    return [
        {name: value_of(value, kind) for (name, kind), value in zip(columns, row)} for row in table['rows']]


def known_to(cls, row):
    """What a list has a field for: a library that is newer may tell more."""
    return {name: value for name, value in row.items() if name in cls._fields}


def one_at_a_time(cls):
    """A double click opens a list twice at once: on SQLite, whose lock is for writers, the second waits for the first
    and then sees its rows. On PostgreSQL the second finds the first's keys, and is run again (_saved)."""
    table = cls.__table__()
    Transaction().connection.cursor().execute(*table.delete(where=table.id == -1))


def shown(action, **values):
    """The window of an action, of the records that have these values."""
    action['pyson_domain'] = PYSONEncoder().encode([(name, '=', value) for name, value in values.items()])
    return action, {}


class DataSet(ModelSQL, ModelView):
    "Data Set"
    __name__ = 'rubiao.data_set'
    _rec_name = 'name'
    company = fields.Many2One('company.company', "Company", required=True, readonly=True, select=True)
    language = fields.Char("Language", required=True, readonly=True)
    asset = fields.Char("Id", required=True, readonly=True, select=True)
    name = fields.Char("Name", readonly=True)
    route = fields.Char("Route", readonly=True)
    purpose = fields.Char("Held for", readonly=True)
    asset_class = fields.Char("Class", readonly=True)
    state = fields.Char("State", readonly=True)
    available_on = fields.Date("Available", readonly=True)
    life_months = fields.Integer("Life (Months)", readonly=True)
    gross = fields.Numeric("Gross Cost", digits=(16, 2), readonly=True)
    amortisation = fields.Numeric("Amortisation", digits=(16, 2), readonly=True)
    carrying = fields.Numeric("Carrying Amount", digits=(16, 2), readonly=True)

    @classmethod
    def __setup__(cls):
        super().__setup__()
        table = cls.__table__()
        cls._order = [('asset', 'ASC')]
        cls._sql_constraints = [
            ('asset_unique', Unique(table, table.company, table.language, table.asset), 'rubiao.msg_key_unique')]

    @classmethod
    def refresh(cls, company):
        """In the language of the user; whoever reads another has rows of his own."""
        one_at_a_time(cls)
        spoken = language()
        known = {
            record.asset: record
            for record in cls.search([('company', '=', company.id), ('language', '=', spoken)])}
        changed = []
        for row in answered('register.list', company, most=ALL):
            row = known_to(cls, dict(row, asset_class=row['class']))
            record = known.get(row['asset']) or cls(company=company, language=spoken, asset=row['asset'])
            if any(getattr(record, name, None) != value for name, value in row.items()):
                for name, value in row.items():
                    setattr(record, name, value)
                changed.append(record)
        cls._saved(changed)

    @classmethod
    def _saved(cls, records):
        try:
            cls.save(records)
        except SQLConstraintError as error:  # somebody else has just written them: Tryton runs the request again
            raise backend.DatabaseOperationalError(str(error)) from error


class Movement(ModelSQL, ModelView):
    "Movement of a Data Set"
    __name__ = 'rubiao.movement'
    opening = fields.Char("Opening", required=True, readonly=True, select=True, help="Of the list, by a person.")
    company = fields.Many2One('company.company', "Company", required=True, readonly=True, select=True)
    asset = fields.Char("Id", required=True, readonly=True)
    name = fields.Char("Name", readonly=True)
    date = fields.Date("Date", readonly=True)
    kind = fields.Char("Movement", readonly=True)
    holding = fields.Char("Balance", readonly=True)
    gross = fields.Numeric("Gross", digits=(16, 2), readonly=True)
    amortisation = fields.Numeric("Amortisation", digits=(16, 2), readonly=True)
    impairment = fields.Numeric("Provision", digits=(16, 2), readonly=True)
    rule = fields.Char("Rule", readonly=True)
    voucher = fields.Char("Voucher", readonly=True)
    move = fields.Many2One('account.move', "Move", readonly=True, ondelete='CASCADE')

    @classmethod
    def __setup__(cls):
        super().__setup__()
        cls._order = [('id', 'ASC')]

    @classmethod
    def open(cls, company, *wanted, behind=None):
        """The opening of those movements of which there are any first. `behind`: the move that they are all about."""
        cls._forget_old()
        opening = uuid.uuid4().hex
        for values in wanted:
            rows = answered('register.movements', company, **values)
            if rows:
                moves = {} if behind else _moves_by_name(company, {row['voucher'] for row in rows} - {None})
                cls.create([
                        dict(known_to(cls, row), company=company.id, opening=opening,
                            move=behind.id if behind else moves.get(row['voucher']))
                        for row in rows])
                break
        return opening

    @classmethod
    def _forget_old(cls):
        table = cls.__table__()
        Transaction().connection.cursor().execute(
            *table.delete(where=table.create_date < datetime.datetime.now() - KEPT))


def _key_of(voucher):
    """A month's charges name the month; most often it has one voucher."""
    return voucher + '/1' if voucher.count('/') == 1 else voucher


def _moves_by_name(company, vouchers):
    """Vouchers of the library by their keys, those of Tryton's own by their names."""
    Move = Pool().get('account.move')
    by_key = {}
    keys = sorted({_key_of(voucher) for voucher in vouchers})
    for first in range(0, len(keys), 500):
        for move in Move.search([
                    ('company', '=', company.id), ('rubiao_key', 'in', keys[first:first + 500])]):
            by_key[move.rubiao_key] = move.id
    found = {}
    for voucher in vouchers:
        moves = [] if _key_of(voucher) in by_key else moves_named(company, voucher)
        found[voucher] = by_key.get(_key_of(voucher)) or (moves[0].id if len(moves) == 1 else None)
    return found


class MovementPeriods(ModelView):
    "Periods of Movements"
    __name__ = 'rubiao.movement.periods'
    first = fields.Many2One('account.period', "From Period", required=True)
    last = fields.Many2One('account.period', "To Period", required=True)

    @staticmethod
    def default_first():
        return Pool().get('account.period').find(Transaction().context.get('company'), exception=False)

    default_last = default_first


class OpenRegister(Wizard):
    "Open the Register"
    __name__ = 'rubiao.open_register'
    start_state = 'open_'
    open_ = StateAction('rubiao.act_data_set')

    def do_open_(self, action):
        company = current_company()
        Pool().get('rubiao.data_set').refresh(company)
        return shown(action, company=company.id, language=language())


class OpenMovements(Wizard):
    "Open the Movements"
    __name__ = 'rubiao.open_movements'
    start = LabelledView('rubiao.movement.periods', 'rubiao.movement_periods_view_form', [
            Button("Cancel", 'end', 'tryton-cancel'), Button("OK", 'open_', 'tryton-ok', default=True)])
    open_ = StateAction('rubiao.act_movement')

    def do_open_(self, action):
        periods = {
            'from': _period_text(self.start.first), 'to': _period_text(self.start.last)}
        return shown(action, opening=Pool().get('rubiao.movement').open(current_company(), periods))


def _period_text(period):
    return '%d-%02d' % (period.start_date.year, 13 if period.type == 'adjustment' else period.start_date.month)


class OpenVoucherDetail(Wizard):
    "The Data Sets behind a Move"
    __name__ = 'rubiao.open_voucher_detail'
    start_state = 'open_'
    open_ = StateAction('rubiao.act_movement')

    def do_open_(self, action):
        move = self.record
        names = [move.rubiao_key] if move.rubiao_key else names_of(move)
        return shown(action, opening=Pool().get('rubiao.movement').open(
                move.company, *({'voucher': name} for name in names), behind=move))
