# SPDX-License-Identifier: Apache-2.0
"""What was done: a record of every action that changed something or wrote documents, with its moves. The nightly run of a company is carried out by
Tryton's queue."""
import json

from trytond import backend
from trytond.exceptions import UserError
from trytond.model import ModelSQL, ModelView, fields
from trytond.pool import Pool
from trytond.transaction import Transaction

from .calling import invoke, language, nightly
from .loaded import actions


class Run(ModelSQL, ModelView):
    "Run in Data Resources"
    __name__ = 'rubiao.run'
    _rec_name = 'title'
    company = fields.Many2One('company.company', "Company", required=True, readonly=True, select=True)
    action = fields.Char("Action", required=True, readonly=True)
    title = fields.Function(fields.Char("Title"), 'get_title')
    state = fields.Selection([
            ('waiting', "Waiting"), ('running', "Running"), ('done', "Done"), ('failed', "Failed")],
        "State", required=True, readonly=True, sort=False)
    message = fields.Text("Message", readonly=True)
    input = fields.Text("Input", readonly=True)
    moves = fields.One2Many('account.move', 'rubiao_run', "Moves", readonly=True)

    @classmethod
    def __setup__(cls):
        super().__setup__()
        cls._order = [('id', 'DESC')]

    @staticmethod
    def default_state():
        return 'running'

    def get_title(self, name):
        action = actions(language()).get(self.action)
        return action['title'] if action else self.action

    @property
    def attachments(self):
        return Pool().get('ir.attachment').search([('resource', '=', str(self))])

    @classmethod
    def carry_out(cls, action, company, values, given):
        """For the user who waits. Answers the result, and the run unless there is nothing to keep of it."""
        begun = [{'company': company.id, 'action': action, 'input': _text(values)}]
        run = cls.create(begun)[0] if actions(language())[action]['changes'] else None
        with Transaction().set_context(rubiao_run=run.id if run else None):
            result, documents = invoke(action, company, Pool().get('ir.date').today(), values, given)
        if documents and run is None:
            run, = cls.create(begun)
        if run:
            run._finish(result, documents)
        return result, run

    @classmethod
    def nightly(cls):
        """For ir.cron: every company that has a journal for it, each in a transaction of its own."""
        Company = Pool().get('company.company')
        for company in Company.search([('rubiao_journal', '!=', None)]):
            with Transaction().set_context(company=company.id):
                run, = cls.create([{'company': company.id, 'action': 'nightly', 'state': 'waiting'}])
                cls.__queue__.nightly_queued([run])

    @classmethod
    def nightly_queued(cls, runs):
        for run in runs:
            if run.state != 'waiting':
                continue
            with Transaction().set_context(company=run.company.id, rubiao_run=run.id):
                try:
                    result = nightly([run.company], Pool().get('ir.date').today())
                except UserError as error:
                    run.tell(state='failed', message=str(error))
                    raise
            run._finish(result, [])

    def _finish(self, result, documents):
        Attachment = Pool().get('ir.attachment')
        Attachment.create([
                {'name': document.name, 'resource': str(self), 'type': 'data', 'data': document.data}
                for document in documents])
        self.state = 'done'
        self.message = '\n'.join(
            output['text'] for output in result.get('outputs', []) if output['kind'] == 'message')
        self.save()

    def tell(self, **values):
        """At once, whatever becomes of the transaction that is under way. Not on SQLite, which has one writer."""
        if backend.name == 'sqlite':
            return
        with Transaction().new_transaction():
            type(self).write([type(self)(self.id)], values)


def _text(values):
    return json.dumps(values, ensure_ascii=False, sort_keys=True)
