# SPDX-License-Identifier: Apache-2.0
"""rubiao.ledger over one GnuCash book: a voucher becomes a transaction, a line a split.

GnuCash knows no debit and credit, only signed values, so a split's action says its side and a red-letter line keeps
it. The voucher's key is the transaction's number, its sha256 the notes; the book is saved before the library hears of
it."""
import os
import time
from contextlib import contextmanager

from gnucash import (
    ACCT_TYPE_CREDIT, ACCT_TYPE_EQUITY, ACCT_TYPE_EXPENSE, ACCT_TYPE_INCOME, ACCT_TYPE_LIABILITY, ACCT_TYPE_PAYABLE,
    GncNumeric, Split, Transaction)

from rubiao import abi
from rubiao.answers import Answer, give_in_chunks
from rubiao.dates import days_of_period, packed, tell_period, unpacked
from rubiao.vouchers import NATURES, Found, answers_at, key_text, lines_of, post_once, tell_found, vouchers_at

DEBIT, CREDIT = '借', '贷'
READ_ONLY = '由入表过账，更正须另作红字凭证'
NATURES_BY_TYPE = {  # all others are assets
    ACCT_TYPE_LIABILITY: abi.LIABILITY, ACCT_TYPE_PAYABLE: abi.LIABILITY, ACCT_TYPE_CREDIT: abi.LIABILITY,
    ACCT_TYPE_EQUITY: abi.EQUITY, ACCT_TYPE_INCOME: abi.INCOME, ACCT_TYPE_EXPENSE: abi.EXPENSE}


class LedgerService:
    INTERFACE = abi.Ledger

    def __init__(self, session, company_code):
        self._session, self._book, self._company = session, session.book, company_code

    def trial_balance(self, company, first, last, taker, take):
        self._demand(company)
        give_in_chunks(
            [
                abi.Account.of(
                    account.GetCode(), account.GetName(), nature_of(account), not account.GetPlaceholder(),
                    *turnovers_of(account, unpacked(first), unpacked(last)))
                for account in accounts_of(self._book)],
            abi.Account, taker, take)

    def period(self, company, date, year, number, found):
        self._demand(company)
        if date:
            year, number = unpacked(date).year, unpacked(date).month
        tell_period(found, year, number, self._is_open(year, number))

    def post(self, vouchers, count, distance, posted, posted_distance):
        post_once(
            vouchers_at(vouchers, count, distance), answers_at(posted, count, posted_distance), self._find, self._create)

    def find(self, key, sha256, posted):
        tell_found(posted, self._find(key.contents), sha256)

    def lines(self, company, number, taker, take):
        self._demand(company)
        transaction = self._numbered(str(number))
        if transaction is None:
            raise Answer(abi.NOT_FOUND)
        give_in_chunks([
                abi.PostedLine.of(
                    packed(day_of(transaction)), str(number), i, split.account.GetCode(), *sides_of(split),
                    split.GetMemo() or transaction.GetDescription())
                for i, split in enumerate(transaction.GetSplitList(), 1)],
            abi.PostedLine, taker, take)

    def _demand(self, company):
        if str(company) != self._company:
            raise Answer(abi.NOT_FOUND)

    def _is_open(self, year, number):
        """GnuCash has no periods. A month is open until the closing entries of its year are in the book."""
        _, last = days_of_period(year, number)
        return not any(
            transaction.GetIsClosingTxn() and day_of(transaction) >= last
            for transaction in transactions_of(self._book))

    def _numbered(self, number):
        known = [transaction for transaction in transactions_of(self._book) if transaction.GetNum() == number]
        if len(known) > 1:
            raise LookupError('账簿中有 %d 笔交易的编号是 %s' % (len(known), number))
        return known[0] if known else None

    def _find(self, key):
        self._demand(key.company)
        transaction = self._numbered(key_text(key))
        return Found(transaction.GetNum(), transaction.GetNotes()) if transaction else None

    def _create(self, vouchers):
        accounts = {
            account.GetCode(): account for account in accounts_of(self._book) if not account.GetPlaceholder()}
        missing = {str(line.account) for voucher in vouchers for line in lines_of(voucher)} - set(accounts)
        if missing:
            raise LookupError('账簿中没有可记账的科目 ' + '、'.join(sorted(missing)))
        for voucher in vouchers:
            if not self._is_open(voucher.key.year, voucher.key.number):
                raise ValueError('%s 所属的年度已结账' % key_text(voucher.key))
        with self._saved_or_undone() as written:
            for voucher in vouchers:
                written.append(write_transaction(self._book, voucher, accounts))
        return [transaction.GetNum() for transaction in written]

    @contextmanager
    def _saved_or_undone(self):
        """The file is replaced as a whole, so all of what is written stands in it or none."""
        written = []
        try:
            yield written
            save(self._session)
        except BaseException:
            for transaction in written:
                transaction.ClearReadOnly()
                transaction.Destroy()
            raise


def save(session):
    """GnuCash leaves a backup at each save, names it by the second, and refuses to save where that name is taken."""
    path = session.get_url().removeprefix('xml://')
    while os.path.exists(path + time.strftime('.%Y%m%d%H%M%S.gnucash')):
        time.sleep(0.05)
    session.save()


def write_transaction(book, voucher, accounts):
    date, lines = unpacked(voucher.date), lines_of(voucher)
    transaction = Transaction(book)
    transaction.BeginEdit()
    transaction.SetCurrency(accounts[str(lines[0].account)].GetCommodity())
    transaction.SetDate(date.day, date.month, date.year)
    transaction.SetNum(key_text(voucher.key))
    transaction.SetNotes(str(voucher.sha256))
    transaction.SetDescription(str(voucher.memo))
    for line in lines:
        split = Split(book)
        split.SetParent(transaction)
        split.SetAccount(accounts[str(line.account)])
        set_amount(split, line.debit_fen - line.credit_fen)
        split.SetAction(DEBIT if line.debit_fen else CREDIT)
        split.SetMemo(' · '.join(filter(None, map(str, (line.memo, line.cost_center, line.counterparty, line.rule)))))
    transaction.SetReadOnly(READ_ONLY)
    transaction.CommitEdit()
    return transaction


def set_amount(split, fen):
    amount = GncNumeric(fen, 100)
    split.SetValue(amount)
    split.SetAmount(amount)


# ---- reading a book ----

def accounts_of(book):
    return sorted(
        (account for account in book.get_root_account().get_descendants() if account.GetCode()),
        key=lambda account: account.GetCode())


def transactions_of(book):
    return {
        split.parent.GetGUID().to_string(): split.parent
        for account in book.get_root_account().get_descendants() for split in account.GetSplitList()}.values()


def day_of(transaction):
    return transaction.GetDate().date()


def sides_of(split):
    """Debit and credit in fen; of a split that a person entered the sign says the side."""
    fen = split.GetValue().to_fraction() * 100
    if fen.denominator != 1:
        raise ValueError('%s 不是整分' % split.GetValue())
    side = split.GetAction() if split.GetAction() in (DEBIT, CREDIT) else DEBIT if fen > 0 else CREDIT
    return (int(fen), 0) if side == DEBIT else (0, -int(fen))


def turnovers_of(account, first, last):
    """Opening balance, debit and credit from the first to the last day, in fen."""
    opening = debit = credit = 0
    for split in account.GetSplitList():
        day, (debit_fen, credit_fen) = day_of(split.parent), sides_of(split)
        if day < first:
            opening += debit_fen - credit_fen
        elif day <= last:
            debit, credit = debit + debit_fen, credit + credit_fen
    return opening, debit, credit


def nature_of(account):
    return NATURES.get(account.GetCode()[:1]) or NATURES_BY_TYPE.get(account.GetType(), abi.ASSET)
