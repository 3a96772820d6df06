# SPDX-License-Identifier: Apache-2.0
"""The steps of one request that changes something, and something going wrong at one of them."""
import os
from contextlib import ExitStack
from unittest import mock

STEPS = (
    'before the library', 'in the ledger', 'after the library', 'before prepare', 'after prepare', 'before commit',
    'after commit', 'before ours', 'after ours')


class Trouble(Exception):
    pass


def fail():
    raise Trouble()


def die():
    os._exit(9)


def trouble_at(step, happens):
    """Patches that let `happens` happen at a step; a context manager."""
    from trytond.modules.rubiao import joint, ledger, run
    from trytond.transaction import Transaction

    stack = ExitStack()

    def around(owner, name, before=None, after=None):
        original = getattr(owner, name)

        def patched(*args, **kwargs):
            if before:
                before()
            result = original(*args, **kwargs)
            if after:
                after()
            return result
        stack.enter_context(mock.patch.object(owner, name, patched))

    commit = {'before commit': 'before', 'after commit': 'after'}
    if step == 'before the library':
        around(run, 'invoke', before=happens)
    elif step == 'in the ledger':
        around(ledger, '_move_values', after=happens)
    elif step == 'after the library':
        around(run, 'invoke', after=happens)
    elif step == 'before prepare':
        around(joint.Instance, 'prepare', before=happens)
    elif step == 'after prepare':
        around(joint.Instance, 'prepare', after=happens)
    elif step in commit:
        original = Transaction.commit

        def commit_of(transaction):
            connection = transaction.connection

            class Watched:
                def __getattr__(self, name):
                    return getattr(connection, name)

                def commit(self):
                    ours = any(isinstance(manager, joint.Joint) and manager.holds_changes
                        for manager in transaction._datamanagers)
                    if ours and commit[step] == 'before':
                        happens()
                    connection.commit()
                    if ours and commit[step] == 'after':
                        happens()
            transaction.connection = Watched()
            try:
                original(transaction)
            finally:
                transaction.connection = connection
        stack.enter_context(mock.patch.object(Transaction, 'commit', commit_of))
    elif step == 'before ours':
        around(joint.Instance, 'commit', before=happens)
    elif step == 'after ours':
        around(joint.Instance, 'commit', after=happens)
    else:
        raise AssertionError(step)
    return stack
