# SPDX-License-Identifier: Apache-2.0
"""How far a run in the background has come, and that somebody wants it to stop: rows of their own, which the run's
transaction never writes. On PostgreSQL two transactions that write one row cannot both be committed. SQLite has one
writer, so nothing is told there while a run is under way."""
import time

from trytond import backend
from trytond.model import ModelSQL, fields
from trytond.pool import Pool
from trytond.transaction import Transaction

PAUSE = 1  # seconds from one word to the next


class Progress(ModelSQL):
    "Progress of a Run"
    __name__ = 'rubiao.run.progress'
    run = fields.Many2One('rubiao.run', "Run", required=True, select=True, ondelete='CASCADE')
    what = fields.Char("What")
    done = fields.Integer("Done")
    total = fields.Integer("Total")

    @classmethod
    def of(cls, runs):
        """In words, by run."""
        return {
            progress.run.id: ' '.join(filter(None, [progress.what, progress._counted()]))
            for progress in cls.search([('run', 'in', [run.id for run in runs])])}

    def _counted(self):
        return '%d / %d' % (self.done, self.total) if self.total else ''


class Stop(ModelSQL):
    "Stop of a Run"
    __name__ = 'rubiao.run.stop'
    run = fields.Many2One('rubiao.run', "Run", required=True, select=True, ondelete='CASCADE')

    @classmethod
    def is_asked(cls, run):
        return bool(cls.search([('run', '=', run.id)], limit=1))


class Teller:
    """What the library is given to tell how far it has come; answers whether to stop."""

    def __init__(self, run):
        self._run = run
        self._last = None
        self._row = None

    def __call__(self, what, done, total):
        now = time.monotonic()
        if backend.name == 'sqlite' or (self._last is not None and now - self._last < PAUSE):
            return False
        self._last = now
        pool = Pool()
        Progress_ = pool.get('rubiao.run.progress')
        values = {'what': what, 'done': done, 'total': total}
        with Transaction().new_transaction():
            if self._row is None:
                self._row = Progress_.create([dict(values, run=self._run.id)])[0].id
            else:
                Progress_.write([Progress_(self._row)], values)
            return pool.get('rubiao.run.stop').is_asked(self._run)
