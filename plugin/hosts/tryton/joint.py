# SPDX-License-Identifier: Apache-2.0
"""Two stores, one truth: the library's rows follow Tryton's transaction as a data manager of its commit.

What an action changes stays with the instance, under a token, until Tryton votes (prepare), commits (commit) or
rolls back (rollback). So the instance belongs to the transaction from its first change to its end, and is idle
otherwise. Tryton calls begin to finish again for every commit of a transaction, and abort more than once: all
of it bears repeating."""
import os
import threading
import uuid
from collections import defaultdict
from contextlib import contextmanager

from trytond import backend
from trytond.exceptions import UserError
from trytond.i18n import gettext
from trytond.pool import Pool
from trytond.transaction import Transaction

from .binding import abi
from .binding.documents import DocumentService
from .binding.host import Host
from .binding.library import Failure, Instance
from .binding.progress import ProgressService
from .identity import IdentityService
from .ledger import LedgerService
from .loaded import library, library_language
from .outcomes import OutcomeService
from .paths import store_path

# By process, store and language: an instance that was opened before a fork is not used after it, and what it says of a
# transaction is in the language that it was opened in.
_idle = defaultdict(list)
_lock = threading.Lock()
LOCK = 0x52554250  # apart from the locks of others, and from those of at_work.py


class OpenInstance:
    """An instance of the library with the host it was created with: services over Tryton's open transaction."""

    def __init__(self, store, language):
        self.ledger = LedgerService()
        self.documents = DocumentService()
        self.progress = ProgressService()
        host = Host(
            'tryton', self.ledger, IdentityService(), OutcomeService(), self.documents, self.progress)
        self.instance = Instance(library(), store, host, language)


def _key_here():
    return os.getpid(), store_path(Transaction().database.name), library_language(Transaction().language)


def _take(key):
    _, store, language = key
    _demand_store(store)
    with _lock:
        if _idle[key]:
            return _idle[key].pop()
    return OpenInstance(store, language)


def _demand_store(store):
    """A register that is not there is not begun anew beside moves that came out of it, and not written to where it was
    taken away from under an open instance."""
    if os.path.exists(store) and os.path.getsize(store) > 0:
        return
    with Transaction().set_context(_check_access=False):
        ours = Pool().get('account.move').search([('rubiao_key', '!=', None)], limit=1)
    if ours:
        raise UserError(gettext('rubiao.msg_failed'), gettext('rubiao.msg_no_store', store=store))


def _give_back(key, opened):
    with _lock:
        _idle[key].append(opened)


class Joint:
    def __init__(self, key):
        self._key = key
        self._opened = None
        self._prepared = self._spoilt = False
        self.token = ''

    def joined(self):
        """The instance of this transaction, with a token that names what it changes until the commit."""
        if self._opened is None:
            token = uuid.uuid4().hex
            wait_for_others()
            Pool().get('rubiao.token').leave(token)
            self._opened, self.token = _take(self._key), token
        return self._opened

    @property
    def holds_changes(self):
        return self._opened is not None

    def tpc_begin(self, transaction):
        pass

    def commit(self, transaction):
        pass

    def tpc_vote(self, transaction):
        if self.holds_changes:
            with run_again_if_busy():
                self._opened.instance.prepare(self.token)
            self._prepared = True

    def tpc_finish(self, transaction):
        self._end(Instance.commit)

    def tpc_abort(self, transaction):
        """Once prepared, Tryton's commit may have come through for all that the error says: whoever opens the next
        instance asks what became of it (outcomes.py)."""
        if self._prepared:
            self.spoil()
        self._end(None if self._prepared else Instance.rollback)

    def _end(self, settle):
        if not self.holds_changes:
            return
        opened, token = self._opened, self.token
        self._opened, self.token, self._prepared = None, '', False
        try:
            if settle:
                settle(opened.instance, token)
        except BaseException:
            self.spoil()
            raise
        finally:
            if self._spoilt:
                opened.instance.close()
            else:
                _give_back(self._key, opened)
            self._spoilt = False

    def spoil(self):
        """No open instance is used again: the next one is opened anew, and settles what was left prepared."""
        self._spoilt = True
        with _lock:
            idle = [opened for key in _idle if key[:2] == self._key[:2] for opened in _idle[key]]
            for key in _idle:
                if key[:2] == self._key[:2]:
                    _idle[key] = []
        for opened in idle:
            opened.instance.close()


def joint():
    transaction = Transaction()
    for manager in transaction._datamanagers:
        if isinstance(manager, Joint):
            return manager
    return transaction.join(Joint(_key_here()))


def wait_for_others():
    """On PostgreSQL those who change the books of one company come one after the other: who had to wait has looked at
    the database too early, and runs again. SQLite has one writer anyway."""
    if backend.name != 'postgresql':
        return
    cursor = Transaction().connection.cursor()
    books = LOCK, Transaction().context.get('company') or 0
    cursor.execute('SELECT pg_try_advisory_xact_lock(%s, %s)', books)
    if cursor.fetchone()[0]:
        return
    cursor.execute('SELECT pg_advisory_xact_lock(%s, %s)', books)
    raise Busy(gettext('rubiao.msg_failed'), gettext('rubiao.msg_busy'))


class Busy(UserError, backend.DatabaseOperationalError):
    """Tryton rolls back and runs the whole request again; should it be busy for too long, the user reads why."""


@contextmanager
def run_again_if_busy():
    """Another writer, or a transaction that is not settled."""
    try:
        yield
    except Failure as failure:
        if failure.status != abi.BUSY:
            raise
        joint().spoil()
        raise Busy(gettext('rubiao.msg_failed'), str(failure)) from failure


@contextmanager
def opened_for(changes):
    """An open instance and the token of this transaction: for a change it joins, a look borrows one."""
    joined = joint()
    if changes or joined.holds_changes:
        yield joined.joined(), joined.token
        return
    key = _key_here()
    opened = _take(key)
    try:
        yield opened, ''
    finally:
        _give_back(key, opened)
