# SPDX-License-Identifier: Apache-2.0
"""A host in Python: its services as structs of plugin.h, each function of them guarded.

No exception may unwind through C. A service that raises is caught at the boundary, the library gets
HOST_FAILED and stops, and whoever called the library gets the exception as it was: an ERP must see its own
database errors, or it could not try again."""
import ctypes
import functools
import logging
import time
from contextlib import contextmanager

from . import abi
from .answers import Answer, write_to

logger = logging.getLogger(__name__)

LEVELS = (logging.DEBUG, logging.INFO, logging.WARNING, logging.ERROR)


class Host:
    """Offers `services`, and a log and a clock. Its structs and callbacks live as long as it does; a collected
    thunk would be a crash."""

    def __init__(self, name, *services):
        self._error = None
        self._services = {}
        for service in services:
            self._offer(service)
        self._services[abi.Log.ID] = abi.Log(ctypes.sizeof(abi.Log), 0, None, abi.Log.WriteLine(_log))
        self._services[abi.Clock.ID] = abi.Clock(
            ctypes.sizeof(abi.Clock), 0, None, abi.Clock.Now(lambda _: int(time.time())))
        self.struct = abi.Host(
            ctypes.sizeof(abi.Host), abi.MAJOR, abi.MINOR, abi.Text.of(name), None,
            abi.Host.Get(self._get), abi.Host.LastError(self._last_error))

    def _offer(self, service):
        """`service.INTERFACE` names the struct; its functions are the service's methods of the same names."""
        struct = service.INTERFACE()
        struct.size = ctypes.sizeof(struct)
        for name, kind in struct._fields_:
            if hasattr(service, name) and issubclass(kind, ctypes._CFuncPtr):
                setattr(struct, name, kind(self._guarded(getattr(service, name))))
        self._services[service.INTERFACE.ID] = struct

    def _guarded(self, method):
        @functools.wraps(method)
        def guarded(_, *arguments):
            try:
                return method(*arguments) or abi.OK
            except Answer as answer:
                return answer.status
            except BaseException as error:
                self._error = self._error or error
                return abi.HOST_FAILED
        return guarded

    def _get(self, _, interface_id):
        struct = self._services.get(interface_id)
        return ctypes.addressof(struct) if struct is not None else None

    def _last_error(self, _, sink):
        try:
            words = getattr(self._error, 'message', None) or str(self._error or '')
            write_to(sink, words.encode())
        except BaseException:
            logger.exception('the last error cannot be told')

    @contextmanager
    def keeping_errors(self):
        """What a service raised while the library ran is raised here, and not the library's answer to it."""
        self._error = None
        try:
            yield
        except Exception as answer:
            error, self._error = self._error, None
            if error is None:
                raise
            logger.debug('the library answered: %s', answer)
            raise error from None


def _log(_, level, text):
    try:
        logger.log(LEVELS[max(0, min(level, 3))], '%s', text)
    except BaseException:
        pass
