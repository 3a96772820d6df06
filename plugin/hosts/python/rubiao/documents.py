# SPDX-License-Identifier: Apache-2.0
"""rubiao.documents: files that the form was given go in, files that the library writes come out.

What comes out waits here until the call has succeeded, then the host keeps it where it keeps files."""
import ctypes
from contextlib import contextmanager
from dataclasses import dataclass

from . import abi
from .answers import Answer, write_to


@dataclass(frozen=True)
class Document:
    name: str
    media_type: str
    data: bytes


class DocumentService:
    INTERFACE = abi.Documents

    def __init__(self):
        self._given = {}
        self._unfinished = {}
        self._written = {}

    @contextmanager
    def exchange(self, given):
        """`given`: bytes by name, for one call. Yields the Documents written, by name."""
        self._given, self._unfinished, self._written = dict(given), {}, {}
        try:
            yield self._written
        finally:
            self._given, self._unfinished, self._written = {}, {}, {}

    def read(self, company, name, sink):
        data = self._given.get(str(name))
        if data is None:
            raise Answer(abi.NOT_FOUND)
        write_to(sink, data)

    def write(self, company, name, media_type, data, size, last):
        pieces = self._unfinished.setdefault(str(name), [])
        if size:
            pieces.append(ctypes.string_at(data, size))
        if last:
            whole = b''.join(self._unfinished.pop(str(name)))
            self._written[str(name)] = Document(str(name), str(media_type), whole)
