# SPDX-License-Identifier: Apache-2.0
"""rubiao.outcomes: whether a transaction of Tryton was committed.

Every transaction that the library's rows follow leaves its token in a table, so the table says what became of it.
One that is about to commit in another process is told from one that is dead by what only a living transaction
holds: the place in PostgreSQL's unique index, or the write lock of SQLite."""
from trytond import backend
from trytond.model import ModelSQL, Unique, fields
from trytond.pool import Pool
from trytond.transaction import Transaction

from .binding import abi

PATIENCE_MS = 200


class Token(ModelSQL):
    "Transaction that Data Resources Follow"
    __name__ = 'rubiao.token'
    token = fields.Char("Token", required=True)

    @classmethod
    def __setup__(cls):
        super().__setup__()
        table = cls.__table__()
        cls._sql_constraints = [('token_unique', Unique(table, table.token), 'rubiao.msg_key_unique')]

    @classmethod
    def leave(cls, token):
        """In the open transaction; it is there for others when that is committed."""
        table = cls.__table__()
        Transaction().connection.cursor().execute(*table.insert([table.token], [[token]]))

    @classmethod
    def is_committed(cls, token):
        cursor = Transaction().connection.cursor()
        table = cls.__table__()
        cursor.execute(*table.select(table.id, where=table.token == token))
        return cursor.fetchone() is not None

    @classmethod
    def outcome(cls, token):
        return cls._outcome_on_sqlite(token) if backend.name == 'sqlite' else cls._outcome_on_postgresql(token)

    @classmethod
    def _outcome_on_sqlite(cls, token):
        table = cls.__table__()
        try:  # takes the write lock, or waits for it in vain
            Transaction().connection.cursor().execute(*table.delete(where=table.token == ''))
        except backend.DatabaseOperationalError:
            return abi.OPEN
        return abi.COMMITTED if cls.is_committed(token) else abi.ROLLED_BACK

    @classmethod
    def _outcome_on_postgresql(cls, token):
        with Transaction().new_transaction() as transaction:
            cursor = transaction.connection.cursor()
            try:
                cursor.execute("SET LOCAL lock_timeout = '%dms'" % PATIENCE_MS)
                cls.leave(token)  # waits while another transaction that is open has left the same
                return abi.ROLLED_BACK
            except backend.DatabaseIntegrityError:
                return abi.COMMITTED
            except backend.DatabaseOperationalError:
                return abi.OPEN
            finally:
                transaction.rollback()


class OutcomeService:
    INTERFACE = abi.Outcomes

    def of(self, token, outcome):
        outcome[0] = Pool().get('rubiao.token').outcome(str(token))
