# SPDX-License-Identifier: Apache-2.0
"""The vouchers that the library hands over, out of its memory, and the promise that each is posted once: what a
ledger has to do of it is find what stands under a key, and write what is new."""
from collections import namedtuple

from . import abi
from .answers import Answer

# The first digit of a code in the chart of accounts of the Ministry of Finance; 6 is income or expense.
NATURES = {
    '1': abi.ASSET, '2': abi.LIABILITY, '3': abi.COMMON, '4': abi.EQUITY, '5': abi.COST}

# What a ledger holds under a key: its own number of the voucher, and the sha256 that it keeps beside the key.
Found = namedtuple('Found', 'number sha256')


def key_text(key):
    """As the library and its users write it: E12/2024-01/1."""
    return '%s/%d-%02d/%d' % (key.kind, key.year, key.number, key.sequence)


def vouchers_at(address, count, distance):
    return [abi.Voucher.from_address(address + i * distance) for i in range(count)]


def lines_of(voucher):
    return [abi.Line.from_address(voucher.lines + i * voucher.line_distance) for i in range(voucher.line_count)]


def post_once(vouchers, answers, find, create):
    """All or none. `find(key)` answers Found or None; `create(vouchers)` writes new ones and answers their numbers."""
    known = [find(voucher.key) for voucher in vouchers]
    others = [
        (answer, found) for voucher, found, answer in zip(vouchers, known, answers)
        if found and found.sha256 != str(voucher.sha256)]
    for answer, found in others:
        _tell(answer, abi.POSTED_EXISTS_WITH_DIFFERENT_CONTENT, found.number)
    if others:
        raise Answer(abi.CONFLICT)
    fresh = [voucher for voucher, found in zip(vouchers, known) if found is None]
    numbers = iter(create(fresh) if fresh else [])
    for found, answer in zip(known, answers):
        if found:
            _tell(answer, abi.POSTED_EXISTS, found.number)
        else:
            _tell(answer, abi.POSTED_NEW, next(numbers))


def tell_found(posted, found, sha256):
    """For find(): `sha256` empty = whatever the content."""
    if found is None:
        _tell(posted.contents, abi.POSTED_ABSENT)
    elif not sha256.size or found.sha256 == str(sha256):
        _tell(posted.contents, abi.POSTED_EXISTS, found.number)
    else:
        _tell(posted.contents, abi.POSTED_EXISTS_WITH_DIFFERENT_CONTENT, found.number)


def answers_at(address, count, distance):
    return [abi.Posted.from_address(address + i * distance) for i in range(count)]


def _tell(posted, answer, number=''):
    """The number has 63 bytes and its NUL; one that is longer ends with a whole character."""
    posted.answer = answer
    posted.number = number.encode()[:63].decode(errors='ignore').encode()
