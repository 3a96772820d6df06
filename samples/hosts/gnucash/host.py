# SPDX-License-Identifier: Apache-2.0
"""GnuCash as a host: one book, one company, no transaction that both stores could share. The library commits first and
hands its vouchers over from its outbox; whatever was cut short is asked again, and the book says that it has it."""
import json
from contextlib import contextmanager

from gnucash import ERR_BACKEND_LOCKED, GnuCashBackendException, Session, SessionOpenMode

from ledger import LedgerService
from rubiao import abi
from rubiao.answers import Answer, write_to
from rubiao.documents import DocumentService
from rubiao.host import Host
from rubiao.library import Instance, call_of

COMPANY = {
    'code': 'BJ', 'name': '滨江城市建设投资集团有限公司', 'name_en': '', 'credit_code': '91330100MA2ABCDE1R',
    'currency': 'CNY'}
USERS = {
    'zhang': {'id': 'zhang', 'name': '张敏', 'roles': ['preparer']},
    'wang': {'id': 'wang', 'name': '王强', 'roles': ['auditor', 'reviewer']}}


class IdentityService:
    INTERFACE = abi.Identity

    def company(self, code, profile):
        if str(code) != COMPANY['code']:
            raise Answer(abi.NOT_FOUND)
        write_to(profile, json.dumps(COMPANY).encode())

    def user(self, company, login, profile):
        if str(login) not in USERS:
            raise Answer(abi.NOT_FOUND)
        write_to(profile, json.dumps(USERS[str(login)]).encode())


class Bookkeeping:
    """A book that is open, with the library at work on it."""

    def __init__(self, library, store, session):
        self.book = session.book
        self._documents = DocumentService()
        host = Host('gnucash', LedgerService(session, COMPANY['code']), IdentityService(), self._documents)
        self.instance = Instance(library, str(store), host)

    def does(self, user, action, day, values, given=None):
        """The outputs of an action. `given`: bytes of documents by name."""
        call = call_of(day, COMPANY['code'], user, USERS[user]['roles'], 'zh')
        with self._documents.exchange(given or {}):
            return self.instance.invoke(call, action, values)['outputs']

    def runs_nightly(self, day):
        call = call_of(day, '', 'gnucash-batch', ['operator'], 'zh')
        return self.instance.nightly(call, [COMPANY['code']])['outputs']


class BookIsLocked(Exception):
    pass


@contextmanager
def opened(library, book, store, mode=SessionOpenMode.SESSION_NORMAL_OPEN):
    """The book at a path and its library's store. GnuCash locks the book; SESSION_BREAK_LOCK takes it from the dead."""
    try:
        session = Session('xml://%s' % book, mode)
    except GnuCashBackendException as error:
        if ERR_BACKEND_LOCKED not in error.errors:
            raise
        raise BookIsLocked('账簿 %s 正被打开，请先在 GnuCash 中关闭' % book) from error
    try:
        bookkeeping = Bookkeeping(library, store, session)
        try:
            yield bookkeeping
        finally:
            bookkeeping.instance.close()
    finally:
        session.end()
