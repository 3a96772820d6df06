# SPDX-License-Identifier: Apache-2.0
"""What stands in the book, and what becomes of it when a process is killed: every voucher once, whole, as the library
wrote it. RUBIAO_GNUCASH_DEMO is a folder that demo.py has filled."""
import datetime
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path
from unittest import mock

import demo
import ledger
from gnucash import SessionOpenMode
from host import COMPANY, USERS, BookIsLocked, opened
from new_book import found_book
from rubiao import abi
from rubiao.library import Failure, Library, call_of

LIBRARY = Library(os.environ['RUBIAO_LIBRARY'], os.environ['RUBIAO_RULES'])
DAY = datetime.date(2024, 3, 31)
SPENDING = {
    'date': '2024-03-20', 'source': {'document': '专票 003', 'line': 1}, 'asset': 'DS-2024-001', 'item': '安全管理',
    'amount': '300.00', 'vat': '18.00', 'currency': 'CNY', 'settlement': '银行存款', 'measured_by': '成本凭证',
    'capitalise': True}


def open_books(folder, mode=SessionOpenMode.SESSION_NORMAL_OPEN):
    return opened(LIBRARY, folder / 'book.gnucash', folder / 'rubiao.sqlite', mode)


def posted(books):
    """By key, the transactions that the library posted."""
    return {
        transaction.GetNum(): transaction for transaction in ledger.transactions_of(books.book) if transaction.GetNum()}


# ---- what a process does that is killed: with no word to anybody, the lock of the book stays behind ----

def die(*_):
    os._exit(9)


def spend_and_die(folder, when):
    """`when` the book is saved: before that, or after."""
    with open_books(folder) as books, mock.patch.object(ledger, 'save', saving(when)):
        books.does('zhang', 'cost.record', DAY, SPENDING)


def prepare_and_die(folder, when):
    """The same under a token, which the library has prepared when the process dies."""
    with open_books(folder) as books:
        call = call_of(DAY, COMPANY['code'], 'zhang', USERS['zhang']['roles'], 'zh', 'T1')
        with mock.patch.object(ledger, 'save', saving(when, then=lambda: None)):
            books.instance.invoke(call, 'cost.record', SPENDING)
        books.instance.prepare('T1')
        die()


def saving(when, then=die):
    save = ledger.save

    def saved_or_not(session):
        if when == 'after':
            save(session)
        then()
    return saved_or_not


class DemoTest(unittest.TestCase):
    """The demo's own book, only read."""

    def setUp(self):
        self.folder = Path(os.environ['RUBIAO_GNUCASH_DEMO'])

    def test_every_voucher_is_a_transaction_that_nobody_may_edit(self):
        with open_books(self.folder) as books:
            vouchers = demo.vouchers_of(books)
            transactions = posted(books)
            self.assertEqual(len(vouchers), 14)
            self.assertEqual(sorted(voucher['key'] for voucher in vouchers), sorted(transactions))
            self.assertEqual({voucher['state'] for voucher in vouchers}, {'posted'})
            for key, transaction in transactions.items():
                self.assertRegex(transaction.GetNotes(), '^[0-9a-f]{64}$', key)
                self.assertEqual(transaction.GetReadOnly(), ledger.READ_ONLY, key)

    def test_made_again_by_another_process_it_posts_nothing(self):
        before = (self.folder / 'book.gnucash').read_bytes()
        again = subprocess.run(
            [sys.executable, demo.__file__, os.environ['RUBIAO_LIBRARY'], os.environ['RUBIAO_RULES'], str(self.folder)],
            capture_output=True, text=True)
        self.assertEqual(again.returncode, 0, again.stderr)
        self.assertIn('没有应处理的月份', again.stdout)
        self.assertEqual((self.folder / 'book.gnucash').read_bytes(), before)

    def test_a_book_that_somebody_has_open_is_named(self):
        with open_books(self.folder), self.assertRaisesRegex(BookIsLocked, 'book.gnucash'):
            with open_books(self.folder):
                pass

    def test_red_letters_stay_on_their_side(self):
        with open_books(self.folder) as books:
            sides = {
                split.account.GetCode(): ledger.sides_of(split)
                for split in posted(books)['E27/2024-03/1'].GetSplitList()}
        self.assertEqual(sides, {'170101': (-2000001, 0), '222101': (-120000, 0), '1002': (0, -2120001)})


class OneInvoiceTest(unittest.TestCase):
    """A book in which one invoice is about to be entered, and something goes wrong."""
    template = None

    @classmethod
    def setUpClass(cls):
        cls.template = Path(tempfile.mkdtemp())
        found_book(cls.template / 'book.gnucash')
        with open_books(cls.template) as books:
            for name in demo.FILES[:2]:
                demo.enter(books, name)

    def setUp(self):
        self.folder = Path(tempfile.mkdtemp()) / 'books'
        shutil.copytree(self.template, self.folder)

    def kill(self, how, when):
        killed = subprocess.run(
            [sys.executable, __file__, how, str(self.folder), when], capture_output=True, text=True)
        self.assertEqual(killed.returncode, 9, killed.stderr)

    def open_again(self):
        return open_books(self.folder, SessionOpenMode.SESSION_BREAK_LOCK)

    def assert_one(self, books):
        """One event, one transaction, and both stores agree."""
        self.assertEqual(list(posted(books)), ['E02/2024-03/1'])
        self.assertEqual([voucher['state'] for voucher in demo.vouchers_of(books)], ['posted'])
        self.assertTrue(demo.compare(books))

    def test_what_the_outbox_holds_is_posted_once(self):
        for when, there in ('before', 0), ('after', 1):
            with self.subTest(when):
                self.kill('spend_and_die', when)
                with self.open_again() as books:
                    self.assertEqual(len(posted(books)), there)
                    self.assertEqual([voucher['state'] for voucher in demo.vouchers_of(books)], ['open'])
                    books.runs_nightly(DAY)
                    self.assert_one(books)
                with open_books(self.folder) as books:
                    books.does('zhang', 'cost.record', DAY, SPENDING)
                    self.assert_one(books)
            self.setUp()

    def test_what_was_prepared_is_settled_by_asking_for_the_key(self):
        for when, there in ('before', 0), ('after', 1):
            with self.subTest(when):
                self.kill('prepare_and_die', when)
                with self.open_again() as books:
                    self.assertEqual(len(demo.vouchers_of(books)), there)
                    books.does('zhang', 'cost.record', DAY, SPENDING)
                    self.assert_one(books)
            self.setUp()

    def test_other_content_under_a_key_is_a_conflict(self):
        self.kill('spend_and_die', 'after')
        with self.open_again() as books:
            transaction, = posted(books).values()
            transaction.SetNotes('0' * 64)
            with self.assertRaisesRegex(Failure, 'E02/2024-03/1') as caught:
                books.runs_nightly(DAY)
            self.assertEqual(caught.exception.status, abi.CONFLICT)
            self.assertEqual(len(posted(books)), 1)

    def test_an_account_that_is_not_there_is_named(self):
        """By the library before anything is recorded; by the book for what the outbox holds already."""
        with open_books(self.folder) as books:
            account, = (account for account in ledger.accounts_of(books.book) if account.GetCode() == '222101')
            account.SetCode('')
            with self.assertRaisesRegex(Failure, '222101'):
                books.does('zhang', 'cost.record', DAY, SPENDING)
            account.SetCode('222101')
            self.leave_in_outbox(books)
            account.SetCode('')
            with self.assertRaisesRegex(LookupError, '222101'):
                books.runs_nightly(DAY)
            self.assertFalse(posted(books))
            account.SetCode('222101')
            books.runs_nightly(DAY)
            self.assert_one(books)

    def test_after_the_closing_entries_of_a_year_it_is_closed(self):
        with open_books(self.folder) as books:
            self.leave_in_outbox(books)
            transaction, = ledger.transactions_of(books.book)
            transaction.SetIsClosingTxn(True)
            transaction.SetDate(31, 12, 2024)
            with self.assertRaisesRegex(Failure, '期间'):
                books.does('zhang', 'cost.record', DAY, dict(SPENDING, source={'document': '专票 004', 'line': 1}))
            with self.assertRaisesRegex(ValueError, '已结账'):
                books.runs_nightly(DAY)
            self.assertFalse(posted(books))
            transaction.SetDate(31, 12, 2023)
            books.runs_nightly(DAY)
            self.assert_one(books)

    def leave_in_outbox(self, books):
        """The book cannot be saved; what was written in it is undone, and the error comes out as it was."""
        with mock.patch.object(ledger, 'save', side_effect=OSError('磁盘已满')):
            with self.assertRaisesRegex(OSError, '磁盘已满'):
                books.does('zhang', 'cost.record', DAY, SPENDING)
        self.assertFalse(posted(books))
        self.assertEqual([voucher['state'] for voucher in demo.vouchers_of(books)], ['open'])


if __name__ == '__main__':
    if len(sys.argv) == 4:
        how, folder, when = sys.argv[1:]
        {'spend_and_die': spend_and_die, 'prepare_and_die': prepare_and_die}[how](Path(folder), when)
    else:
        unittest.main(buffer=True)
