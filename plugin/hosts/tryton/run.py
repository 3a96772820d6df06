# SPDX-License-Identifier: Apache-2.0
"""What was done: a record of every action that changed something or wrote documents, with its moves. The nightly run of
a company, and what a user sends to the background, is carried out by Tryton's queue."""
import json
import logging
from collections import Counter

from trytond import backend
from trytond.config import config
from trytond.exceptions import UserError
from trytond.i18n import gettext
from trytond.model import ModelSQL, ModelView, fields
from trytond.pool import Pool
from trytond.pyson import Eval
from trytond.transaction import Transaction

from . import at_work
from .background import Teller
from .calling import NIGHTLY, Stopped, invoke, language, nightly
from .loaded import actions
from .results import Outcome
from .words import words

logger = logging.getLogger(__name__)
attempts = Counter()  # of this process at a run that found the books busy, by its id


class Run(ModelSQL, ModelView):
    "Run in Data Resources"
    __name__ = 'rubiao.run'
    _rec_name = 'title'
    company = fields.Many2One('company.company', "Company", required=True, readonly=True, select=True)
    action = fields.Char("Action", required=True, readonly=True)
    title = fields.Function(fields.Char("Title"), 'get_title')
    # The web client has no column for a timestamp, such as create_date.
    began = fields.Function(fields.DateTime("Began"), 'get_began', searcher='search_began')
    state = fields.Selection([
            ('waiting', "Waiting"), ('running', "Running"), ('done', "Done"), ('failed', "Failed"),
            ('stopped', "Stopped")],
        "State", required=True, readonly=True, sort=False)
    progress = fields.Function(fields.Char("Progress"), 'get_progress')
    message = fields.Text("Message", readonly=True)
    input = fields.Text("Input", readonly=True)
    moves = fields.One2Many('account.move', 'rubiao_run', "Moves", readonly=True)

    @classmethod
    def __setup__(cls):
        super().__setup__()
        cls._order = [('id', 'DESC')]
        cls._buttons.update({'stop': {'invisible': Eval('state') != 'waiting', 'depends': ['state']}})

    @staticmethod
    def default_state():
        return 'running'

    def get_title(self, name):
        if self.action == NIGHTLY:
            return words(language())[NIGHTLY]
        action = actions(language()).get(self.action)
        return action['title'] if action else self.action

    def get_began(self, name):
        return self.create_date.replace(microsecond=0)

    @classmethod
    def search_began(cls, name, clause):
        return [('create_date',) + tuple(clause[1:])]

    @classmethod
    def order_began(cls, tables):
        table, _ = tables[None]
        return [table.create_date]

    @classmethod
    def get_progress(cls, runs, name):
        told = Pool().get('rubiao.run.progress').of([run for run in runs if run.state in ('waiting', 'running')])
        return {run.id: told.get(run.id) for run in runs}

    @classmethod
    @ModelView.button
    def stop(cls, runs):
        """Where the run takes its next breath; one that has not begun does not begin."""
        with Transaction().set_context(_check_access=False):
            Pool().get('rubiao.run.stop').create([{'run': run.id} for run in runs if run.state == 'waiting'])

    @property
    def attachments(self):
        return Pool().get('ir.attachment').search([('resource', '=', str(self))], order=[('id', 'ASC')])  # as written

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
    def queue(cls, action, company, values, given):
        """For the user who does not wait: Tryton's queue carries it out, in his name."""
        run, = cls.create([{'company': company.id, 'action': action, 'state': 'waiting', 'input': _text(values)}])
        Pool().get('ir.attachment').create([
                {'name': name, 'resource': str(run), 'type': 'data', 'data': data} for name, data in given.items()])
        cls.__queue__.carry_out_queued([run])
        return run

    @classmethod
    def carry_out_queued(cls, runs):
        for run in runs:
            run._work(lambda told: invoke(
                    run.action, run.company, Pool().get('ir.date').today(), json.loads(run.input),
                    {attachment.name: bytes(attachment.data) for attachment in run.attachments}, told))

    @classmethod
    def nightly(cls):
        """For ir.cron: every company that has a journal for it, each in a transaction of its own."""
        cls._end_broken()
        for company in Pool().get('company.company').search([]):
            if company.rubiao_journal is None:
                logger.info('company %s has no journal for data resources and is left out', company.rec_name)
                continue
            with Transaction().set_context(company=company.id, language=company.rubiao_language):
                run, = cls.create([{'company': company.id, 'action': NIGHTLY, 'state': 'waiting'}])
                cls.__queue__.nightly_queued([run])

    @classmethod
    def nightly_queued(cls, runs):
        for run in runs:
            run._work(lambda told: (nightly([run.company], Pool().get('ir.date').today(), told), []))

    @classmethod
    def _end_broken(cls):
        """Those that wait and that no task of the queue is going to carry out, such as one whose worker was killed."""
        waiting = cls.search([('state', '=', 'waiting')])
        if not waiting:
            return
        left = {run.id: [] for run in waiting}
        for task in Pool().get('ir.queue').search([('finished_at', '=', None)]):
            if task.data.get('model') == cls.__name__:
                for run in task.data['instances']:
                    left.get(run, []).append(task)
        for run in waiting:
            if all(at_work.is_broken(task, run) for task in left[run.id]):
                with Transaction().set_context(language=run.company.rubiao_language):
                    run._end('failed', gettext('rubiao.msg_broken'))

    def _work(self, work):
        """In the queue. `work(told)` answers the result and the documents; what fails is undone, and said."""
        at_work.begin(self)
        if self.state != 'waiting':
            return
        if Pool().get('rubiao.run.stop').is_asked(self):
            self._end('stopped')
            return
        try:
            with Transaction().set_context(company=self.company.id, rubiao_run=self.id):
                result, documents = work(Teller(self))
                self._finish(result, documents, shown=False)
        except backend.DatabaseOperationalError:
            if self._is_run_again():
                raise
            Transaction().rollback()
            self._end('failed', '%s\n%s' % (gettext('rubiao.msg_failed'), gettext('rubiao.msg_busy')))
        except UserError as error:
            Transaction().rollback()
            self._end(
                'stopped' if isinstance(error, Stopped) else 'failed',
                '\n'.join(filter(None, [error.message, error.description])))
        except Exception as error:  # whoever waits for it waits no longer
            logger.exception('run %d of %s', self.id, self.action)
            Transaction().rollback()
            self._end('failed', '%s\n%s: %s' % (gettext('rubiao.msg_failed'), type(error).__name__, error))

    def _is_run_again(self):
        """Whether Tryton does so, which it does a number of times."""
        attempts[self.id] += 1
        if attempts[self.id] <= config.getint('database', 'retry'):
            return True
        del attempts[self.id]
        return False

    def _finish(self, result, documents, shown=True):
        """What nobody waits to see is kept as a table."""
        outcome = Outcome(result)
        files = {document.name: document.data for document in documents}
        if not shown and outcome.tables:
            files[self.title + '.csv'] = outcome.as_csv()
        Pool().get('ir.attachment').create([
                {'name': name, 'resource': str(self), 'type': 'data', 'data': data} for name, data in files.items()])
        self._end('done', outcome.summary())

    def _end(self, state, message=''):
        type(self).write([type(self)(self.id)], {'state': state, 'message': message})


def _text(values):
    return json.dumps(values, ensure_ascii=False, sort_keys=True)
