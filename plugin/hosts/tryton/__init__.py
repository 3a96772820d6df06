# SPDX-License-Identifier: Apache-2.0
"""数据资源 in Tryton: the actions of librubiao.so as menus, forms and results."""
from trytond.pool import Pool


def register():
    from . import (
        access, background, company, cron, forms, lists, loaded, menu, move, outcomes, person, results, role, run,
        wizard)

    actions = loaded.manifest('en')['actions']
    Pool.register(
        role.Role,
        access.Attachment,
        access.Email,
        access.Button,
        outcomes.Token,
        company.Company,
        person.User,
        run.Run,
        background.Progress,
        background.Stop,
        move.Move,
        move.MoveLine,
        results.ResultRow,
        results.Result,
        lists.DataSet,
        lists.Movement,
        lists.MovementPeriods,
        cron.Cron,
        *[form for action in actions for form in forms.make_forms(action)],
        menu.Generated,
        module='rubiao', type_='model')
    Pool.register(
        lists.OpenRegister,
        lists.OpenMovements,
        lists.OpenVoucherDetail,
        *[wizard.make_wizard(action) for action in actions],
        module='rubiao', type_='wizard')
