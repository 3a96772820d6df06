# SPDX-License-Identifier: Apache-2.0
"""A move carries the key of the voucher that it is, and each line the rule that it follows."""
from trytond.model import Unique, fields
from trytond.pool import PoolMeta

KEY_IS_THERE = 'rubiao.msg_key_unique'
OURS = ('rubiao_key', 'rubiao_sha256', 'rubiao_run')  # which no user may write


class Move(metaclass=PoolMeta):
    __name__ = 'account.move'
    rubiao_key = fields.Char("Voucher of Data Resources", readonly=True, select=True)
    rubiao_sha256 = fields.Char("SHA-256", readonly=True)
    rubiao_run = fields.Many2One('rubiao.run', "Run", readonly=True, select=True, ondelete='RESTRICT')

    @classmethod
    def __setup__(cls):
        super().__setup__()
        table = cls.__table__()
        cls._sql_constraints += [
            ('rubiao_key_unique', Unique(table, table.company, table.rubiao_key), KEY_IS_THERE)]

    @classmethod
    def create(cls, vlist):
        """An empty one of ours, as in a copy, asks for no right."""
        return super().create([
                {name: value for name, value in values.items() if value is not None or name not in OURS}
                for values in vlist])

    @classmethod
    def copy(cls, moves, default=None):
        """A copy, such as the one that cancels a move, is no voucher of the library."""
        return super().copy(moves, default=dict(default or {}, **dict.fromkeys(OURS)))


class MoveLine(metaclass=PoolMeta):
    __name__ = 'account.move.line'
    rubiao_cost_center = fields.Char("Cost Centre", readonly=True)
    rubiao_counterparty = fields.Char("Counterparty", readonly=True)
    rubiao_rule = fields.Char("Rule", readonly=True)
