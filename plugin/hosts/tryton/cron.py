# SPDX-License-Identifier: Apache-2.0
"""The nightly run among the methods that Tryton's cron may call."""
from trytond.pool import PoolMeta


class Cron(metaclass=PoolMeta):
    __name__ = 'ir.cron'

    @classmethod
    def __setup__(cls):
        super().__setup__()
        cls.method.selection.append(('rubiao.run|nightly', "Nightly Run of Data Resources"))
