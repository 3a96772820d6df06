# SPDX-License-Identifier: Apache-2.0
"""Who may see and change what the module keeps: those who have a role see it, nobody changes it by himself, and a run
in the background has the roles that its user has when it is carried out."""
import os
import unittest
from unittest import mock

from scene import Client, Refused, Scene, day

KEPT = ('rubiao.run', 'rubiao.data_set', 'rubiao.movement', 'rubiao.role')


class AccessTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.scene = Scene(os.environ['RUBIAO_TRYTON_TEMPLATE'])
        cls.admin, cls.zhang, cls.wang = Client('admin', 'en'), Client('zhang'), Client('wang')
        company, = cls.zhang.reads('company.company', [], ['id'])
        cls.admin.rpc('model.res.user.create', [{
                    'login': 'li', 'name': '李出纳', 'password': 'rubiao-demo', 'company': company['id'],
                    'companies': [('add', [company['id']])],
                    'groups': [('add', [cls.group('Account')])]}])
        cls.li = Client('li')

    @classmethod
    def tearDownClass(cls):
        cls.scene.close()

    @classmethod
    def group(cls, name):
        group, = cls.admin.reads('res.group', [('name', '=', name)], ['id'])
        return group['id']

    def reports(self):
        """A run of the preparer with its documents."""
        self.zhang.does('disclosure.report', year=2024)
        run = self.zhang.reads('rubiao.run', [('action', '=', 'disclosure.report')], ['id'])[0]['id']
        files = self.zhang.reads('ir.attachment', [('resource', '=', 'rubiao.run,%d' % run)], ['name'])
        return run, [file['id'] for file in files]

    def refuses(self, client, method, *params):
        with self.subTest(method), self.assertRaises(Refused):
            client.rpc(method, *params)

    def test_nobody_changes_what_is_kept(self):
        run, files = self.reports()
        self.assertTrue(files)
        company, = self.zhang.reads('company.company', [], ['id'])
        for client in (self.zhang, self.wang, self.li):
            for values in ({'message': '另一个结果'}, {'state': 'waiting'}, {'action': 'approvals.decide'},
                    {'input': '{"all": true, "approve": true}'}):
                self.refuses(client, 'model.rubiao.run.write', [run], values)
            self.refuses(client, 'model.rubiao.run.delete', [run])
            self.refuses(client, 'model.rubiao.run.copy', [run])
            self.refuses(client, 'model.rubiao.run.create', [{
                        'company': company['id'], 'action': 'approvals.decide', 'state': 'waiting', 'input': '{}'}])
            for file in files:
                self.refuses(client, 'model.ir.attachment.write', [file], {'name': '另一份报告.html'})
                self.refuses(client, 'model.ir.attachment.delete', [file])
            self.refuses(client, 'model.ir.attachment.create', [{
                        'name': '另一份报告.html', 'resource': 'rubiao.run,%d' % run, 'type': 'data', 'data': b'1'}])
            self.refuses(client, 'model.rubiao.data_set.create', [{'company': company['id'], 'asset': 'X'}])
            self.refuses(client, 'model.rubiao.movement.create', [{'company': company['id'], 'asset': 'X'}])
            self.refuses(client, 'model.rubiao.role.create', [{'role': 'x', 'group': 1}])

    def test_who_has_no_role_sees_nothing(self):
        run, files = self.reports()
        for model in KEPT:
            self.refuses(self.li, 'model.%s.search_read' % model, [], 0, None, None, ['id'])
        with self.assertRaisesRegex(Refused, '数据集的变动'):
            self.li.reads('rubiao.movement', [], ['id'])
        self.refuses(self.li, 'model.rubiao.run.read', [run], ['input'])
        self.refuses(self.li, 'model.ir.attachment.read', files, ['name', 'data'])
        self.refuses(self.li, 'model.rubiao.run.stop', [run])
        for model in KEPT[:3]:
            self.wang.reads(model, [], ['id'])
        self.assertTrue(self.wang.rpc('model.ir.attachment.read', files, ['name']))
        shown = self.li.rpc('model.account.move.fields_view_get', None, 'form')
        self.assertNotIn('rubiao_run', shown['fields'])
        self.assertIn('rubiao_key', shown['fields'])

    def test_nobody_writes_a_key_on_a_move(self):
        period, = self.zhang.reads('account.period', [('name', '=', '2024-07')], ['id'])
        journal, = self.zhang.reads('account.journal', [('code', '=', 'SJ')], ['id'])
        draft = {'journal': journal['id'], 'period': period['id'], 'date': day('2024-07-05')}
        self.refuses(self.zhang, 'model.account.move.create', [dict(draft, rubiao_key='E12/2025-01/1')])
        move, = self.zhang.rpc('model.account.move.create', [draft])
        self.refuses(self.zhang, 'model.account.move.write', [move], {'rubiao_key': 'E12/2025-01/1'})
        ours, = self.zhang.reads('account.move', [('rubiao_key', '=', 'E12/2024-12/1')], ['id'])
        copied, = self.zhang.rpc('model.account.move.copy', [ours['id']], {})
        copied, = self.zhang.reads('account.move', [('id', '=', copied)], ['rubiao_key'])
        self.assertIsNone(copied['rubiao_key'])

    def queued(self, client, action, **values):
        """What a worker would be given."""
        from trytond.pool import Pool
        from trytond.transaction import Transaction
        with mock.patch('trytond.ir.queue.has_worker', True):
            session, view = client.begins(action)
            client.presses('queue_', action, session, view, **values)
        with Transaction().start(Scene.database, 0, readonly=True):
            task, = Pool().get('ir.queue').search([('dequeued_at', '=', None)], order=[('id', 'DESC')], limit=1)
            return task.id

    def test_a_run_that_waits_cannot_be_made_another(self):
        from trytond.worker import run_task
        self.zhang.does(
            'register.add', date=day('2024-06-01'), source__document='登记表 A', asset='A-1', name='测试', route='外购',
            purpose='自用', use='管理')
        self.zhang.does(
            'recognition.assess', date=day('2024-06-01'), source__document='评估单 A', asset='A-1', controlled='true',
            benefits_probable='true', cost_measurable='true', identifiable='true', fulfils_contract='false',
            recognise='true', basis='评估单')
        task = self.queued(self.wang, 'disclosure.report', year=2024)
        run = self.wang.reads('rubiao.run', [('state', '=', 'waiting')], ['id'])[0]['id']
        self.refuses(self.zhang, 'model.rubiao.run.write', [run], {
                'action': 'approvals.decide', 'input': '{"all": true, "approve": true}'})
        run_task(Scene.database, task)
        done, = self.wang.reads('rubiao.run', [('id', '=', run)], ['action', 'state'])
        self.assertEqual((done['action'], done['state']), ('disclosure.report', 'done'))
        self.assertIn('A-1', str(self.wang.does('approvals.list')['defaults']['table0']))

    def test_a_run_that_waits_needs_the_role_when_its_turn_comes(self):
        from trytond.worker import run_task
        user, = self.admin.reads('res.user', [('login', '=', 'wang')], ['id'])
        reviewers = self.group('Data resources: reviewer')
        tasks = [self.queued(self.wang, 'approvals.decide', all='true', approve='true')]
        self.admin.rpc('model.res.user.write', [user['id']], {'groups': [('remove', [reviewers])]})
        run_task(Scene.database, tasks[0])
        self.admin.rpc('model.res.user.write', [user['id']], {'groups': [('add', [reviewers])]})
        task = self.queued(self.wang, 'disclosure.report', year=2024)
        self.admin.rpc('model.res.user.write', [user['id']], {'active': False})
        run_task(Scene.database, task)
        self.admin.rpc('model.res.user.write', [user['id']], {'active': True})
        runs = self.zhang.reads('rubiao.run', [('create_uid.login', '=', 'wang')], ['state', 'message'])
        self.assertEqual([run['state'] for run in runs[:2]], ['failed', 'failed'])
        for run in runs[:2]:
            self.assertIn('角色', run['message'])

    def test_a_waiting_run_is_stopped_by_who_may_change_something(self):
        from trytond.worker import run_task
        task = self.queued(self.wang, 'disclosure.report', year=2024)
        run = self.zhang.reads('rubiao.run', [('state', '=', 'waiting')], ['id'])[0]['id']
        self.zhang.rpc('model.rubiao.run.stop', [run])
        run_task(Scene.database, task)
        stopped, = self.zhang.reads('rubiao.run', [('id', '=', run)], ['state'])
        self.assertEqual(stopped['state'], 'stopped')


if __name__ == '__main__':
    unittest.main()
