# SPDX-License-Identifier: Apache-2.0
"""librubiao.so, loaded once a process: its manifest, and instances of it that carry out actions."""
import ctypes
import json
from functools import lru_cache

from . import abi
from .dates import packed


class Failure(Exception):
    """What the library would not do, in the caller's language: the failure object of plugin.h."""

    def __init__(self, status, failure):
        super().__init__(failure.get('message') or str(status))
        self.status = status
        self.problems = failure.get('problems', [])


class _Collected:
    """A sink that keeps what is written."""

    def __init__(self):
        self._pieces = []
        self._write = abi.Write(self._take)
        self.sink = abi.Sink(None, self._write)

    def _take(self, _, data, size):
        self._pieces.append(ctypes.string_at(data, size))
        return 0

    def text(self):
        return b''.join(self._pieces).decode()


def _asked(function, *arguments):
    """The status of a function of the library; raises Failure unless it is OK."""
    failure = _Collected()
    status = function(*arguments, ctypes.byref(failure.sink))
    if status != abi.OK:
        raise Failure(status, json.loads(failure.text() or '{}'))


class Library:
    """The file `path`, with the rules of the folder `rules`."""

    def __init__(self, path, rules):
        self._path = path
        self.rules = rules
        self._library = ctypes.CDLL(path)
        self.entry = abi.Entry.in_dll(self._library, 'rubiao_plugin_entry')
        if (self.entry.size < ctypes.sizeof(abi.Entry) or self.entry.abi_major != abi.MAJOR
                or self.entry.abi_minor < abi.MINOR):
            raise ImportError('%s is of ABI %d.%d, this host of %d.%d' % (
                    path, self.entry.abi_major, self.entry.abi_minor, abi.MAJOR, abi.MINOR))
        if self.entry.init() != abi.OK:
            raise ImportError('%s cannot be initialised' % path)
        self.actions_interface = self._interface(b'rubiao.actions/1', abi.Actions)
        self.batch = self._interface(b'rubiao.batch/1', abi.Batch)
        self.transaction = self._interface(b'rubiao.transaction/1', abi.Transaction)

    def _interface(self, interface_id, kind):
        address = self.entry.get(interface_id)
        if not address:
            raise ImportError('%s lacks %s' % (self._path, interface_id.decode()))
        return ctypes.cast(address, ctypes.POINTER(kind)).contents

    @lru_cache(maxsize=2)
    def manifest(self, language):
        collected = _Collected()
        _asked(self.actions_interface.describe, abi.Text.of(language), ctypes.byref(collected.sink))
        return json.loads(collected.text())

    def actions(self, language):
        return {action['id']: action for action in self.manifest(language)['actions']}


class Instance:
    """One store and one host; used by one thread at a time. `host` offers the services (host.py)."""

    def __init__(self, library, store, host, language='zh'):
        self._library = library
        self._host = host
        self._settings = abi.Settings(
            ctypes.sizeof(abi.Settings), 0, abi.Text.of(store), abi.Text.of(library.rules), abi.Text.of(language))
        self._handle = ctypes.c_void_p()
        with host.keeping_errors():
            _asked(library.entry.create, ctypes.byref(host.struct), ctypes.byref(self._settings),
                ctypes.byref(self._handle))

    def close(self):
        if self._handle:
            self._library.entry.destroy(self._handle)
            self._handle = None

    def invoke(self, call, action, values):
        """The result of an action. An exception that a host service raised comes out as it was."""
        return self._result(
            self._library.actions_interface.invoke, call, abi.Text.of(action),
            abi.Text.of(json.dumps(values, ensure_ascii=False)))

    def nightly(self, call, companies):
        codes = (abi.Text * len(companies))(*[abi.Text.of(code) for code in companies])
        return self._result(self._library.batch.nightly, call, codes, len(companies))

    def _result(self, function, call, *arguments):
        result = _Collected()
        with self._host.keeping_errors():
            _asked(function, self._handle, ctypes.byref(call), *arguments, ctypes.byref(result.sink))
        return json.loads(result.text())

    def prepare(self, token):
        self._settle(self._library.transaction.prepare, token)

    def commit(self, token):
        self._settle(self._library.transaction.commit, token)

    def rollback(self, token):
        self._settle(self._library.transaction.rollback, token)

    def _settle(self, function, token):
        with self._host.keeping_errors():
            _asked(function, self._handle, abi.Text.of(token))


def call_of(business_date, company, user, roles, language, token=''):
    return abi.Call(
        ctypes.sizeof(abi.Call), packed(business_date), abi.Text.of(company), abi.Text.of(user),
        abi.Text.of(','.join(sorted(roles))), abi.Text.of(language), abi.Text.of(token))
