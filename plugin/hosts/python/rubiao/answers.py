# SPDX-License-Identifier: Apache-2.0
"""How a service answers the library, by a status, through a sink, in chunks; and what a cell of the library's answer
is in Python."""
import ctypes
import datetime
from decimal import Decimal

from . import abi

CHUNK = 1000


class Answer(Exception):
    """A status that a service answers on purpose: NOT_FOUND, CONFLICT, CANCELLED."""

    def __init__(self, status):
        super().__init__(status)
        self.status = status


def write_to(sink, data):
    sink.contents.write(sink.contents.self, ctypes.cast(data, ctypes.POINTER(ctypes.c_char)), len(data))


def give_in_chunks(structs, kind, taker, take):
    for first in range(0, len(structs), CHUNK):
        chunk = structs[first:first + CHUNK]
        array = (kind * len(chunk))(*chunk)
        if take(taker, array, len(chunk), ctypes.sizeof(kind)) != 0:
            raise Answer(abi.CANCELLED)


def value_of(cell, kind):
    """Of a table's cell, by the type of its column."""
    if cell is None or cell == '':
        return None
    if kind == 'amount':
        return Decimal(cell)
    if kind == 'date':
        return datetime.date.fromisoformat(cell)
    if kind == 'integer':
        return int(cell)
    return str(cell)
