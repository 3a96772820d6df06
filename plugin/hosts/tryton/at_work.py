# SPDX-License-Identifier: Apache-2.0
"""Whether somebody is at work on a run. Tryton's queue says of a task only that it was taken, for good, and a worker
that was killed says nothing. So who works on a run holds an advisory lock of PostgreSQL, which ends with his
transaction, however that ends. SQLite has no such thing, and no workers."""
import datetime

from trytond import backend
from trytond.ir import queue
from trytond.transaction import Transaction

LOCK = 0x52554249  # apart from the locks of others
PATIENCE = datetime.timedelta(minutes=10)  # from the queue to the lock


def begin(run):
    if backend.name == 'postgresql':
        Transaction().connection.cursor().execute('SELECT pg_advisory_xact_lock(%s, %s)', (LOCK, run.id))


def is_broken(task, run):
    """Of a task that is not finished: it was taken, or is waiting for no worker, and nobody is at work."""
    taken = task.dequeued_at or (None if queue.has_worker else task.enqueued_at)
    return bool(taken) and taken < datetime.datetime.now() - PATIENCE and _nobody_works(run)


def _nobody_works(run):
    if backend.name != 'postgresql':
        return False
    cursor = Transaction().connection.cursor()
    cursor.execute('SELECT pg_try_advisory_xact_lock(%s, %s)', (LOCK, run.id))
    return cursor.fetchone()[0]
