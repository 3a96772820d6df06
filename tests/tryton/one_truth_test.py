# SPDX-License-Identifier: Apache-2.0
"""Two stores, one truth: a request fails, or its process is killed, at every step; afterwards Tryton has the move if
and only if the library has the event, and the same request, made again, leaves exactly one of each."""
import os
import subprocess
import sys
import unittest

from scene import Client, Refused, Scene, spending
from steps import STEPS, Trouble, die, fail, trouble_at

COMMITTED = STEPS[STEPS.index('after commit'):]


class OneTruthTest(unittest.TestCase):
    def setUp(self):
        self.scene = Scene(os.environ['RUBIAO_TRYTON_TEMPLATE'])

    def tearDown(self):
        self.scene.close()

    def start_again(self):
        """On a database of its own again."""
        self.tearDown()
        self.setUp()

    def counts(self, document):
        """Moves and movements of the invoice; and the library finds its books and the ledger agreeing."""
        client = Client('zhang')
        self.assertIn('全部相符', client.does('ledger.reconcile')['defaults']['text'])
        shown = client.does('register.show', asset='DS-2024-002')['defaults']
        events = sum(document in str(row) for row in shown['table2'])
        moves = client.reads('account.move', [('description', 'like', '%公共交通客流数据 人工%')], ['id'])
        return len(moves) - 1, events  # one came with the demo

    def settles(self, document, step):
        moves, events = self.counts(document)
        self.assertEqual((moves, events), (1, 1) if step in COMMITTED else (0, 0), step)
        Client('zhang').does('cost.record', **spending(document))
        self.assertEqual(self.counts(document), (1, 1), step)

    def test_a_request_that_fails(self):
        for step in STEPS:
            with self.subTest(step):
                document = '失败 ' + step
                client = Client('zhang')
                with trouble_at(step, fail):
                    try:
                        client.does('cost.record', **spending(document))
                    except (Trouble, RuntimeError, Refused):
                        pass
                self.settles(document, step)
            self.start_again()

    def test_a_request_that_meets_a_conflict_is_run_again_by_tryton(self):
        from trytond import backend
        for step in STEPS[:STEPS.index('before prepare')]:  # from its commit on Tryton tells the user instead
            with self.subTest(step):
                met, client = [], Client('zhang')

                def conflict():
                    if not met:
                        met.append(step)
                        raise backend.DatabaseOperationalError('conflict ' + step)

                with trouble_at(step, conflict):
                    client.does('cost.record', **spending('冲突 ' + step))
                self.assertEqual(met, [step])
                self.assertEqual(self.counts('冲突 ' + step), (1, 1), step)
            self.start_again()

    def test_a_process_that_is_killed(self):
        for step in STEPS:
            with self.subTest(step):
                Client('zhang').does('ledger.reconcile')  # leaves an instance open, which is asked next
                killed = subprocess.run(
                    [sys.executable, '-W', 'ignore', __file__, str(self.scene.folder), step], capture_output=True)
                self.assertEqual(killed.returncode, 9, killed.stderr.decode()[-2000:])
                self.settles('被杀 ' + step, step)
            self.start_again()


def be_killed(folder, step):
    Scene(None, folder)
    client = Client('zhang')
    with trouble_at(step, die):
        client.does('cost.record', **spending('被杀 ' + step))


if __name__ == '__main__':
    if len(sys.argv) == 3 and sys.argv[2] in STEPS:
        be_killed(*sys.argv[1:])
    else:
        unittest.main()
