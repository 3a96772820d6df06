# SPDX-License-Identifier: Apache-2.0
"""A new GnuCash book: the chart of accounts of the Ministry of Finance, and what the shareholders paid in."""
import csv
from pathlib import Path

from gnucash import (
    ACCT_TYPE_ASSET, ACCT_TYPE_EQUITY, ACCT_TYPE_EXPENSE, ACCT_TYPE_INCOME, ACCT_TYPE_LIABILITY, Account, Session,
    SessionOpenMode, Split, Transaction)

from ledger import accounts_of, set_amount

CHART = Path(__file__).resolve().parents[3] / 'plugin/hosts/standalone/data/chart.csv'
TYPES = {
    'asset': ACCT_TYPE_ASSET, 'common': ACCT_TYPE_ASSET, 'cost': ACCT_TYPE_ASSET, 'liability': ACCT_TYPE_LIABILITY,
    'equity': ACCT_TYPE_EQUITY, 'income': ACCT_TYPE_INCOME, 'expense': ACCT_TYPE_EXPENSE}
PAID_IN_FEN = 1000000000


def found_book(path):
    session = Session('xml://%s' % path, SessionOpenMode.SESSION_NEW_STORE)
    try:
        yuan = session.book.get_table().lookup('CURRENCY', 'CNY')
        _add_accounts(session.book, yuan)
        _pay_in(session.book, yuan)
        session.save()
    finally:
        session.end()


def _add_accounts(book, yuan):
    with open(CHART, encoding='utf8') as lines:
        rows = list(csv.DictReader(line for line in lines if not line.startswith('#')))
    headings = {}
    for row in rows:
        account = Account(book)
        account.SetType(TYPES[row['nature']])
        account.SetCode(row['code'])
        account.SetName(row['name'])
        account.SetCommodity(yuan)
        account.SetPlaceholder(row['kind'] == 'heading')
        headings.get(row['code'][:4], book.get_root_account()).append_child(account)
        if row['kind'] == 'heading':
            headings[row['code']] = account


def _pay_in(book, yuan):
    """As a person would enter it in GnuCash, so with no side but the sign."""
    accounts = {account.GetCode(): account for account in accounts_of(book)}
    transaction = Transaction(book)
    transaction.BeginEdit()
    transaction.SetCurrency(yuan)
    transaction.SetDate(31, 12, 2023)
    transaction.SetDescription('投入资本')
    for code, fen in (('1002', PAID_IN_FEN), ('4001', -PAID_IN_FEN)):
        split = Split(book)
        split.SetParent(transaction)
        split.SetAccount(accounts[code])
        set_amount(split, fen)
    transaction.CommitEdit()
