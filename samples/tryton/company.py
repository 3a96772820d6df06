# SPDX-License-Identifier: Apache-2.0
"""A company to try the Tryton module with: 滨江城投 of samples/binjiang, its chart of accounts, three years, users.

By proteus, in a database in which the modules are activated already: company.set_up(config)."""
import csv
import datetime
from decimal import Decimal
from pathlib import Path

from proteus import Model, Wizard

CHART = Path(__file__).resolve().parents[2] / 'plugin/hosts/standalone/data/chart.csv'
CREDIT_CODE = '91330100MA2ABCDE1R'
YEARS = (2024, 2025, 2026)
PASSWORD = 'rubiao-demo'
# login: name, roles
USERS = {
    'zhang': ('张敏', {'preparer'}),
    'wang': ('王强', {'reviewer', 'auditor'}),
    'batch': ('夜间批处理', {'operator'}),
    }


def set_up(language='zh_CN'):
    company = _company()
    _accounts(company)
    _years(company)
    _journal(company)
    _opening(company)
    _users(company, language)
    return company


def _company():
    Currency, Party = Model.get('currency.currency'), Model.get('party.party')
    yuan = Currency(name='人民币', code='CNY', symbol='￥', numeric_code='156')
    yuan.rates.new(date=datetime.date(2020, 1, 1), rate=Decimal(1))
    yuan.save()
    party = Party(name='滨江城市建设投资集团有限公司')
    identifier = party.identifiers.new()
    identifier.type, identifier.code = 'cn_uscc', CREDIT_CODE
    party.save()
    wizard = Wizard('company.company.config')
    wizard.execute('company')
    wizard.form.party, wizard.form.currency = party, yuan
    wizard.execute('add')
    company, = Model.get('company.company').find([])
    User = Model.get('res.user')
    user = User(1)
    user.companies.append(Model.get('company.company')(company.id))
    user.company = company
    user.save()
    company._config._context = User.get_preferences(True, {})
    return company


def _accounts(company):
    Type, Account = Model.get('account.account.type'), Model.get('account.account')
    kinds = {
        'asset': {'statement': 'balance', 'assets': True},
        'liability': {'statement': 'balance'},
        'equity': {'statement': 'balance'},
        'income': {'statement': 'income', 'revenue': True},
        'expense': {'statement': 'income', 'expense': True},
        }
    types = {}
    for kind, values in kinds.items():
        types[kind] = Type(name=kind, company=company, **values)
        types[kind].save()
    types['common'] = types['cost'] = types['asset']
    with open(CHART, encoding='utf8') as lines:
        rows = csv.DictReader(line for line in lines if not line.startswith('#'))
        Account.save([
                Account(code=row['code'], name=row['name'], company=company, type=types[row['nature']])
                for row in rows if row['kind'] != 'heading'])


def _years(company):
    Year, Period = Model.get('account.fiscalyear'), Model.get('account.period')
    for number in YEARS:
        year = Year(
            name=str(number), company=company, start_date=datetime.date(number, 1, 1),
            end_date=datetime.date(number, 12, 31), post_move_sequence=_sequence('Account Move', str(number), company))
        year.save()
        year.click('create_period')
        last_day = datetime.date(number, 12, 31)
        Period(
            name='%d-13' % number, fiscalyear=year, type='adjustment', start_date=last_day,
            end_date=last_day).save()


def _journal(company):
    journal = Model.get('account.journal')(
        name='数据资源', code='SJ', type='general', sequence=_sequence('Account Journal', '数据资源', company))
    journal.save()
    company.rubiao_journal = journal
    company.rubiao_code = 'BJ'
    company.save()


# What the company had before: without it there is no debt ratio to speak of.
OPENING = (('1002', '36000000.00', None), ('4001', None, '14000000.00'), ('2202', None, '22000000.00'))


def _opening(company):
    Account, Period, Move = Model.get('account.account'), Model.get('account.period'), Model.get('account.move')
    period, = Period.find([('start_date', '=', datetime.date(YEARS[0], 1, 1)), ('type', '=', 'standard')])
    move = Move(company=company, journal=company.rubiao_journal, period=period, date=period.start_date,
        description='期初余额')
    for code, debit, credit in OPENING:
        line = move.lines.new()
        line.account, = Account.find([('code', '=', code)])
        line.debit, line.credit = Decimal(debit or 0), Decimal(credit or 0)
    move.save()
    move.click('post')


def _sequence(kind, name, company):
    sequence_type, = Model.get('ir.sequence.type').find([('name', '=', kind)], limit=1)
    sequence = Model.get('ir.sequence')(name=name, sequence_type=sequence_type, company=company)
    sequence.save()
    return sequence


def _users(company, language):
    User, Group, Role = Model.get('res.user'), Model.get('res.group'), Model.get('rubiao.role')
    zh, = Model.get('ir.lang').find([('code', '=', language)])
    groups = {role.role: role.group.id for role in Role.find([])}
    accounting = [group.id for group in Group.find([('name', '=', 'Account')])]
    for login, (name, roles) in USERS.items():
        user = User(login=login, name=name, password=PASSWORD, language=zh)
        user.companies.append(Model.get('company.company')(company.id))
        user.company = company
        for group in [groups[role] for role in sorted(roles)] + accounting:
            user.groups.append(Group(group))
        user.save()
