# SPDX-License-Identifier: Apache-2.0
"""Fills a fresh database: the company, then a year of three data sets by the actions of the menu, as its users
would: demo.py CONFIG URI zh|en."""
import datetime
import sys
from decimal import Decimal
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from proteus import Wizard  # noqa: E402
from proteus import config as proteus_config  # noqa: E402

import company  # noqa: E402

LANGUAGES = {'zh': 'zh_CN', 'en': 'en'}


class Clerk:
    """A user who carries out actions of the menu."""

    def __init__(self, database, config_file, login):
        self._config = proteus_config.set_trytond(database, user=login, config_file=config_file)

    def does(self, action, **values):
        """Fills in the form of an action and presses OK; the form's fields by their names in the JSON Schema,
        with a double underscore where it nests. Answers the result."""
        wizard = Wizard('rubiao.do.' + action, config=self._config)
        for name, value in values.items():
            if isinstance(value, list):
                rows = getattr(wizard.form, 'f_' + name)
                for item in value:
                    row = rows.new()
                    for key, cell in item.items():
                        setattr(row, 'f_' + key, cell)
            else:
                setattr(wizard.form, 'f_' + name, value)
        wizard.execute('run_')
        return wizard.form


def day(month, number, year=2024):
    return datetime.date(year, month, number)


def recognise(preparer, reviewer, asset, name, on, route='外购', purpose='自用'):
    preparer.does(
        'register.add', date=on, source__document='登记表 ' + asset, asset=asset, name=name, route=route,
        purpose=purpose, use='管理', cost_center='数据运营部')
    preparer.does(
        'recognition.assess', date=on, source__document='评估单 ' + asset, asset=asset, controlled='true',
        benefits_probable='true', cost_measurable='true', identifiable='true', fulfils_contract='false',
        recognise='true', basis='评估单所列依据')
    reviewer.does('approvals.decide', all='true', approve='true')


def spend(preparer, asset, on, amount, item, settlement, vat='0.00'):
    preparer.does(
        'cost.record', date=on, source__document='单据 %s %s' % (asset, on), asset=asset, item=item,
        amount=Decimal(amount), vat=Decimal(vat), settlement=settlement, measured_by='成本凭证')


def play(preparer, reviewer):
    preparer.does(
        'company.configure', date=day(1, 1), source__document='设置单', judgements_demanded='false')
    reviewer.does('approvals.decide', all='true', approve='true')
    recognise(preparer, reviewer, 'DS-2024-001', '企业信息数据集', day(3, 1))
    spend(preparer, 'DS-2024-001', day(3, 6), '1200000.00', '购买价款', '银行存款', '72000.00')
    preparer.does(
        'recognition.stage', date=day(3, 10), source__document='验收单 1', asset='DS-2024-001', stage='已达预定用途',
        life_months=60, life_basis='合同')
    recognise(preparer, reviewer, 'DS-2024-002', '公共交通客流数据', day(4, 1), route='自行研发')
    spend(preparer, 'DS-2024-002', day(4, 20), '80000.00', '人工', '应付职工薪酬')
    recognise(preparer, reviewer, 'DS-2024-003', '路况快照', day(5, 6), purpose='出售')
    spend(preparer, 'DS-2024-003', day(5, 10), '300000.00', '购买价款', '银行存款', '18000.00')
    reviewer.does('approvals.decide', all='true', approve='true')
    preparer.does('month_end.run', through='2024-12')


def main(config_file, uri, language):
    database = uri.rstrip('/') + '/rubiao' if uri != 'sqlite://' else 'sqlite:///rubiao'
    proteus_config.set_trytond(database, config_file=config_file)
    company.set_up(LANGUAGES[language])
    play(Clerk(database, config_file, 'zhang'), Clerk(database, config_file, 'wang'))


if __name__ == '__main__':
    main(*sys.argv[1:])
