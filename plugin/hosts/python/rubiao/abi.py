# SPDX-License-Identifier: Apache-2.0
"""rubiao/plugin.h in ctypes, name for name. The header says what each function does, who owns what and for how
long; tests/tryton/abi_layout_test.py compares the two, byte for byte."""
import ctypes
from ctypes import POINTER, c_char, c_char_p, c_int32, c_int64, c_uint16, c_uint32, c_uint64, c_void_p

MAJOR, MINOR = 1, 0

(OK, REFUSED, INVALID_INPUT, NOT_FOUND, NOT_PERMITTED, CONFLICT, BUSY, CANCELLED, HOST_FAILED, STORE_FAILED,
    VERSION_MISMATCH, INTERNAL) = range(12)

POSTED_NEW, POSTED_EXISTS, POSTED_EXISTS_WITH_DIFFERENT_CONTENT, POSTED_ABSENT = range(1, 5)
ASSET, LIABILITY, COMMON, EQUITY, COST, INCOME, EXPENSE = range(1, 8)

Status = c_int32


class Text(ctypes.Structure):
    _fields_ = [('data', c_char_p), ('size', c_uint64)]

    @classmethod
    def of(cls, text):
        data = (text or '').encode()
        return cls(data, len(data))

    def __str__(self):
        if not self.size:
            return ''
        # Not by c_char_p, which ends at the first NUL.
        address = ctypes.cast(ctypes.byref(self), POINTER(c_void_p)).contents.value
        return ctypes.string_at(address, self.size).decode()


Write = ctypes.CFUNCTYPE(c_int32, c_void_p, POINTER(c_char), c_uint64)


class Sink(ctypes.Structure):
    _fields_ = [('self', c_void_p), ('write', Write)]


SinkPointer = POINTER(Sink)


class Call(ctypes.Structure):
    _fields_ = [
        ('size', c_uint32), ('business_date', c_int32), ('company', Text), ('user', Text), ('roles', Text),
        ('language', Text), ('transaction', Text)]


class Settings(ctypes.Structure):
    _fields_ = [('size', c_uint32), ('reserved', c_uint32), ('store', Text), ('rules', Text), ('language', Text)]


class Host(ctypes.Structure):
    Get = ctypes.CFUNCTYPE(c_void_p, c_void_p, c_char_p)
    LastError = ctypes.CFUNCTYPE(None, c_void_p, SinkPointer)
    _fields_ = [
        ('size', c_uint32), ('abi_major', c_uint16), ('abi_minor', c_uint16), ('name', Text), ('self', c_void_p),
        ('get', Get), ('last_error', LastError)]


class Entry(ctypes.Structure):
    _fields_ = [
        ('size', c_uint32), ('abi_major', c_uint16), ('abi_minor', c_uint16), ('version', c_char_p),
        ('init', ctypes.CFUNCTYPE(Status)), ('deinit', ctypes.CFUNCTYPE(None)),
        ('get', ctypes.CFUNCTYPE(c_void_p, c_char_p)),
        ('create', ctypes.CFUNCTYPE(Status, POINTER(Host), POINTER(Settings), POINTER(c_void_p), SinkPointer)),
        ('destroy', ctypes.CFUNCTYPE(None, c_void_p))]


# ---- what the library offers ----

class Actions(ctypes.Structure):
    _fields_ = [
        ('size', c_uint32), ('reserved', c_uint32),
        ('describe', ctypes.CFUNCTYPE(Status, Text, SinkPointer, SinkPointer)),
        ('invoke', ctypes.CFUNCTYPE(
            Status, c_void_p, POINTER(Call), Text, Text, SinkPointer, SinkPointer))]


class Batch(ctypes.Structure):
    _fields_ = [
        ('size', c_uint32), ('reserved', c_uint32),
        ('nightly', ctypes.CFUNCTYPE(
            Status, c_void_p, POINTER(Call), POINTER(Text), c_uint64, SinkPointer, SinkPointer)),
        ('run', ctypes.CFUNCTYPE(Status, c_void_p, POINTER(Call), Text, SinkPointer, SinkPointer))]


class Transaction(ctypes.Structure):
    Settle = ctypes.CFUNCTYPE(Status, c_void_p, Text, SinkPointer)
    _fields_ = [
        ('size', c_uint32), ('reserved', c_uint32), ('prepare', Settle), ('commit', Settle), ('rollback', Settle)]


# ---- what a host offers ----

class Account(ctypes.Structure):
    _fields_ = [
        ('size', c_uint32), ('nature', c_int32), ('code', Text), ('name', Text), ('open_for_posting', c_int32),
        ('reserved', c_int32), ('opening_fen', c_int64), ('debit_fen', c_int64), ('credit_fen', c_int64),
        ('closing_fen', c_int64)]

    @classmethod
    def of(cls, code, name, nature, is_open, opening_fen, debit_fen, credit_fen):
        return cls(
            ctypes.sizeof(cls), nature, Text.of(code), Text.of(name), 1 if is_open else 0, 0, opening_fen, debit_fen,
            credit_fen, opening_fen + debit_fen - credit_fen)


class Period(ctypes.Structure):
    _fields_ = [
        ('size', c_uint32), ('year', c_int32), ('number', c_int32), ('open', c_int32), ('first_day', c_int32),
        ('last_day', c_int32)]


class VoucherKey(ctypes.Structure):
    _fields_ = [
        ('company', Text), ('year', c_int32), ('number', c_int32), ('kind', Text), ('sequence', c_int32),
        ('reserved', c_int32)]


class Line(ctypes.Structure):
    _fields_ = [
        ('size', c_uint32), ('reserved', c_uint32), ('account', Text), ('debit_fen', c_int64),
        ('credit_fen', c_int64), ('memo', Text), ('cost_center', Text), ('counterparty', Text), ('rule', Text)]


class Voucher(ctypes.Structure):
    _fields_ = [
        ('size', c_uint32), ('date', c_int32), ('key', VoucherKey), ('currency', Text), ('memo', Text),
        ('sha256', Text), ('lines', c_void_p), ('line_count', c_uint64), ('line_distance', c_uint64)]


class Posted(ctypes.Structure):
    _fields_ = [('size', c_uint32), ('answer', c_int32), ('number', c_char * 64)]


class PostedLine(ctypes.Structure):
    _fields_ = [
        ('size', c_uint32), ('date', c_int32), ('voucher', Text), ('line', c_int32), ('reserved', c_int32),
        ('account', Text), ('debit_fen', c_int64), ('credit_fen', c_int64), ('memo', Text)]

    @classmethod
    def of(cls, date, voucher, line, account, debit_fen, credit_fen, memo):
        return cls(
            ctypes.sizeof(cls), date, Text.of(voucher), line, 0, Text.of(account), debit_fen, credit_fen, Text.of(memo))


class Ledger(ctypes.Structure):
    ID = b'rubiao.ledger/1'
    TakeAccounts = ctypes.CFUNCTYPE(c_int32, c_void_p, POINTER(Account), c_uint64, c_uint64)
    TakeLines = ctypes.CFUNCTYPE(c_int32, c_void_p, POINTER(PostedLine), c_uint64, c_uint64)
    TrialBalance = ctypes.CFUNCTYPE(Status, c_void_p, Text, c_int32, c_int32, c_void_p, TakeAccounts)
    FindPeriod = ctypes.CFUNCTYPE(Status, c_void_p, Text, c_int32, c_int32, c_int32, POINTER(Period))
    Post = ctypes.CFUNCTYPE(Status, c_void_p, c_void_p, c_uint64, c_uint64, c_void_p, c_uint64)
    Find = ctypes.CFUNCTYPE(Status, c_void_p, POINTER(VoucherKey), Text, POINTER(Posted))
    Lines = ctypes.CFUNCTYPE(Status, c_void_p, Text, Text, c_void_p, TakeLines)
    _fields_ = [
        ('size', c_uint32), ('reserved', c_uint32), ('self', c_void_p), ('trial_balance', TrialBalance),
        ('period', FindPeriod), ('post', Post), ('find', Find), ('lines', Lines)]


class Identity(ctypes.Structure):
    ID = b'rubiao.identity/1'
    Company = ctypes.CFUNCTYPE(Status, c_void_p, Text, SinkPointer)
    User = ctypes.CFUNCTYPE(Status, c_void_p, Text, Text, SinkPointer)
    _fields_ = [
        ('size', c_uint32), ('reserved', c_uint32), ('self', c_void_p), ('company', Company), ('user', User)]


class Documents(ctypes.Structure):
    ID = b'rubiao.documents/1'
    Read = ctypes.CFUNCTYPE(Status, c_void_p, Text, Text, SinkPointer)
    WritePiece = ctypes.CFUNCTYPE(
        Status, c_void_p, Text, Text, Text, POINTER(c_char), c_uint64, c_int32)
    _fields_ = [
        ('size', c_uint32), ('reserved', c_uint32), ('self', c_void_p), ('read', Read), ('write', WritePiece)]


COMMITTED, ROLLED_BACK, OPEN = range(1, 4)


class Outcomes(ctypes.Structure):
    ID = b'rubiao.outcomes/1'
    Of = ctypes.CFUNCTYPE(Status, c_void_p, Text, POINTER(c_int32))
    _fields_ = [('size', c_uint32), ('reserved', c_uint32), ('self', c_void_p), ('of', Of)]


class RunFigures(ctypes.Structure):
    _fields_ = [
        ('size', c_uint32), ('year', c_int32), ('number', c_int32), ('reserved', c_int32), ('company', Text),
        ('companies_done', c_uint64), ('companies', c_uint64), ('failed', c_uint64), ('assets', c_uint64),
        ('charged_fen', c_int64), ('vouchers', c_uint64), ('done', c_uint64), ('total', c_uint64)]


class Progress(ctypes.Structure):
    ID = b'rubiao.progress/1'
    Step = ctypes.CFUNCTYPE(c_int32, c_void_p, Text, c_uint64, c_uint64)
    Run = ctypes.CFUNCTYPE(c_int32, c_void_p, POINTER(RunFigures))
    _fields_ = [('size', c_uint32), ('reserved', c_uint32), ('self', c_void_p), ('step', Step), ('run', Run)]


class Log(ctypes.Structure):
    ID = b'rubiao.log/1'
    WriteLine = ctypes.CFUNCTYPE(None, c_void_p, c_int32, Text)
    _fields_ = [('size', c_uint32), ('reserved', c_uint32), ('self', c_void_p), ('line', WriteLine)]


class Clock(ctypes.Structure):
    ID = b'rubiao.clock/1'
    Now = ctypes.CFUNCTYPE(c_int64, c_void_p)
    _fields_ = [('size', c_uint32), ('reserved', c_uint32), ('self', c_void_p), ('now', Now)]
