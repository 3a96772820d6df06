# SPDX-License-Identifier: Apache-2.0
"""An action of the library as a wizard of Tryton: its form, then its result."""
from trytond.exceptions import UserError
from trytond.i18n import gettext
from trytond.pool import Pool
from trytond.transaction import Transaction
from trytond.wizard import Button, StateTransition, Wizard

from .forms import form_model
from .results import LabelledView, Outcome, ResultView


class ActionWizard(Wizard):
    """`start` is the form; the subclasses of make_wizard() name the action."""
    _rubiao_action = None
    start_state = 'start'
    run_ = StateTransition()
    queue_ = StateTransition()
    result = ResultView([Button("Close", 'end', 'tryton-close', default=True)])

    def transition_run_(self):
        Run = Pool().get('rubiao.run')
        given = {}
        values = self.start.values_given(given)
        result, run = Run.carry_out(self._rubiao_action, current_company(), values, given)
        self.outcome = Outcome(result, run.moves if run else (), run.attachments if run else ())
        return 'result'

    def transition_queue_(self):
        given = {}
        values = self.start.values_given(given)
        Pool().get('rubiao.run').queue(self._rubiao_action, current_company(), values, given)
        self.outcome = Outcome({'outputs': [{'kind': 'message', 'text': gettext('rubiao.msg_queued')}]})
        return 'result'


def wizard_name(action_id):
    return 'rubiao.do.' + action_id


def make_wizard(action):
    buttons = [Button("Cancel", 'end', 'tryton-cancel'), Button("OK", 'run_', 'tryton-ok', default=True)]
    if action['long']:
        buttons.insert(1, Button("In the Background", 'queue_', 'tryton-launch'))
    start = LabelledView(form_model(action['id']), '', buttons)
    return type(ActionWizard)('ActionWizard', (ActionWizard,), {
            '__name__': wizard_name(action['id']),
            '__doc__': action['id'],
            '_rubiao_action': action['id'],
            'start': start,
            })


def current_company():
    """That the user works for, of those that are his."""
    Company = Pool().get('company.company')
    company = Transaction().context.get('company')
    if company is None:
        raise UserError(gettext('rubiao.msg_no_company'))
    company = Company(company)
    company.rubiao_demand_user()
    return company
