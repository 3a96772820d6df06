# SPDX-License-Identifier: Apache-2.0
"""A year of one data set in a GnuCash book: demo.py LIBRARY RULES FOLDER

Makes the book in FOLDER unless it is there, registers by files of events, approves as the second person and runs the
year's nightly run twice; then opens the book anew and lays what GnuCash holds beside the journal and the register of
the library. Made again on the same folder it posts nothing. Ends with 1 if the two differ."""
import datetime
import sys
from collections import defaultdict
from decimal import Decimal
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[2] / 'plugin/hosts/python'))

from rubiao.library import Library  # noqa: E402

from host import BookIsLocked, opened  # noqa: E402
from ledger import accounts_of, transactions_of, turnovers_of  # noqa: E402
from new_book import found_book  # noqa: E402

FIRST, LAST = datetime.date(2024, 1, 1), datetime.date(2024, 12, 31)
FILES = ('1-settings.jsonl', '2-register.jsonl', '3-costs.jsonl', '4-ready.jsonl')


def enter(books, name):
    """A file of events: one person hands it in, another approves what needs it."""
    given = {name: (HERE / 'events' / name).read_bytes()}
    tell('经办 ' + name, books.does('zhang', 'events.import', LAST, {'file': name}, given))
    decision = {'all': True, 'approve': True, 'reason': '已核对单据'}
    tell('复核 ' + name, books.does('wang', 'approvals.decide', LAST, decision))


def run_year(books):
    tell('夜间批处理', books.runs_nightly(LAST))
    print('  账簿中有 %d 笔交易' % len(transactions_of(books.book)))


def tell(what, outputs):
    print(what)
    for output in outputs:
        if output['kind'] == 'message':
            print('  ' + output['text'])


# ---- the two side by side ----

def compare(books):
    """Whether the ledger of GnuCash, the journal and the register say the same."""
    outputs = books.does('wang', 'ledger.reconcile', LAST, {})
    tell('与 GnuCash 核对', outputs)
    agree = all(output['level'] == 'info' for output in outputs if output['kind'] == 'message')
    return lay_side_by_side(books.book, vouchers_of(books)) and agree


def vouchers_of(books):
    outputs = books.does('wang', 'journal.list', LAST, {'from': '2024-01', 'to': '2024-12'})
    return [voucher for output in outputs if output['kind'] == 'journal' for voucher in output['vouchers']]


def lay_side_by_side(book, vouchers):
    """The trial balance of GnuCash beside the journal of the library."""
    ours, same = turnovers_in(vouchers), True
    print_row('科目', '期初', '借方', '贷方', '期末', '入表借方', '入表贷方')
    for account in accounts_of(book):
        opening, debit, credit = turnovers_of(account, FIRST, LAST)
        listed = ours.pop(account.GetCode(), (0, 0))
        if opening or debit or credit or listed != (0, 0):
            print_row(account.GetCode(), *map(in_yuan, (opening, debit, credit, opening + debit - credit, *listed)))
        same = same and (debit, credit) == listed
    return same and not ours


def turnovers_in(vouchers):
    """Debit and credit in fen, by account."""
    sums = defaultdict(lambda: (0, 0))
    for line in (line for voucher in vouchers for line in voucher['lines']):
        debit, credit = sums[line['account']]
        sums[line['account']] = debit + in_fen(line['debit']), credit + in_fen(line['credit'])
    return sums


def print_row(code, *cells):
    print(code.ljust(8) + ''.join(cell.rjust(16) for cell in cells))


def in_fen(yuan):
    return int(Decimal(yuan or 0).scaleb(2).to_integral_exact())


def in_yuan(fen):
    return '{:,.2f}'.format(Decimal(fen).scaleb(-2))


def main(library_path, rules, folder):
    folder = Path(folder).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    library, book, store = Library(library_path, rules), folder / 'book.gnucash', folder / 'rubiao.sqlite'
    if not book.exists():
        found_book(book)
    with opened(library, book, store) as books:
        for name in FILES:
            enter(books, name)
        run_year(books)
        run_year(books)
    with opened(library, book, store) as books:
        return 0 if compare(books) else 1


if __name__ == '__main__':
    try:
        sys.exit(main(*sys.argv[1:]))
    except BookIsLocked as locked:
        sys.exit(str(locked))
