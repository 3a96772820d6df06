# SPDX-License-Identifier: Apache-2.0
"""Who may see and change what the module keeps: those who have a role see it, nobody changes it by himself, and a run
in the background has the roles that its user has when it is carried out."""
import glob
import os
import shutil
import tempfile
import unittest
from unittest import mock

from scene import Client, Refused, Scene, day, spending

ROLES = ['Data resources: ' + role for role in (
        'preparer', 'reviewer', 'auditor (reads only)', 'operator (batch)')]
KEPT = ('rubiao.run', 'rubiao.data_set', 'rubiao.movement', 'rubiao.role')


class AccessTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.scene = Scene(os.environ['RUBIAO_TRYTON_TEMPLATE'])
        cls.admin, cls.zhang, cls.wang = Client('admin', 'en'), Client('zhang'), Client('wang')
        company, = cls.zhang.reads('company.company', [], ['id'])
        cls.company = company['id']
        party, = cls.admin.rpc('model.party.party.create', [{'name': '另一公司'}])
        currency, = cls.admin.reads('currency.currency', [('code', '=', 'CNY')], ['id'])
        cls.other, = cls.admin.rpc('model.company.company.create', [{'party': party, 'currency': currency['id']}])
        cls.li = cls.hires('li', '李出纳', [cls.company], ['Account'])
        cls.zhao = cls.hires('zhao', '赵全权', [cls.other], ROLES + ['Account'])
        cls.nobody = cls.hires('nobody', '无名', [cls.other], [])

    @classmethod
    def tearDownClass(cls):
        cls.scene.close()

    @classmethod
    def group(cls, name):
        group, = cls.admin.reads('res.group', [('name', '=', name)], ['id'])
        return group['id']

    @classmethod
    def hires(cls, login, name, companies, groups):
        cls.admin.rpc('model.res.user.create', [{
                    'login': login, 'name': name, 'password': 'rubiao-demo', 'company': companies[0],
                    'companies': [('add', companies)],
                    'groups': [('add', [cls.group(group) for group in groups])]}])
        return Client(login)

    def reports(self):
        """A run of the preparer with its documents."""
        self.zhang.does('disclose.package', year=2024)
        run = self.zhang.reads('rubiao.run', [('action', '=', 'disclose.package')], ['id'])[0]['id']
        files = self.zhang.reads('ir.attachment', [('resource', '=', 'rubiao.run,%d' % run)], ['name'])
        return run, [file['id'] for file in files]

    def refuses(self, client, method, *params):
        with self.subTest(method), self.assertRaises(Refused):
            client.rpc(method, *params)

    def test_the_login_page_leaves_the_store_alone_wherever_it_lies(self):
        """It opens and closes all that looks like a database of Tryton, by another copy of SQLite."""
        from trytond import backend
        from trytond.config import config
        folder, other = config.get('rubiao', 'store'), config.get('database', 'path')
        for file in glob.glob(os.path.join(folder, '*.rubiao.db*')):
            shutil.copy(file, other)
        config.set('rubiao', 'store', other)
        try:
            Client('zhang').does('register.list')
            backend.Database('rubiao' if backend.name == 'sqlite' else 'template1').list()
            held = [os.readlink('/proc/self/fd/' + name) for name in os.listdir('/proc/self/fd')
                if os.path.lexists('/proc/self/fd/' + name)]
            self.assertTrue([path for path in held if path.endswith('.rubiao.db-wal')], held)
            self.assertFalse([path for path in held if path.endswith('(deleted)') and 'rubiao' in path])
        finally:
            config.set('rubiao', 'store', folder)

    def test_a_store_that_is_not_there_is_not_begun_anew_beside_its_moves(self):
        from trytond.config import config
        folder = config.get('rubiao', 'store')
        with tempfile.TemporaryDirectory() as empty:
            config.set('rubiao', 'store', empty)
            try:
                for action in 'register.list', 'books.verify', 'month_end.run':
                    with self.assertRaisesRegex(Refused, empty):
                        self.zhang.does(action)
                self.assertEqual(os.listdir(empty), [])
            finally:
                config.set('rubiao', 'store', folder)
        self.zhang.does('register.list')

    def test_nobody_changes_what_is_kept(self):
        run, files = self.reports()
        self.assertTrue(files)
        for client in (self.zhang, self.wang, self.li):
            for values in ({'message': '另一个结果'}, {'state': 'waiting'}, {'action': 'approvals.decide'},
                    {'input': '{"all": true, "approve": true}'}):
                self.refuses(client, 'model.rubiao.run.write', [run], values)
            self.refuses(client, 'model.rubiao.run.delete', [run])
            self.refuses(client, 'model.rubiao.run.copy', [run])
            self.refuses(client, 'model.rubiao.run.create', [{
                        'company': self.company, 'action': 'approvals.decide', 'state': 'waiting', 'input': '{}'}])
            for file in files:
                self.refuses(client, 'model.ir.attachment.write', [file], {'name': '另一份报告.xhtml'})
                self.refuses(client, 'model.ir.attachment.delete', [file])
            self.refuses(client, 'model.ir.attachment.create', [{
                        'name': '另一份报告.xhtml', 'resource': 'rubiao.run,%d' % run, 'type': 'data', 'data': b'1'}])
            self.refuses(client, 'model.rubiao.data_set.create', [{'company': self.company, 'asset': 'X'}])
            self.refuses(client, 'model.rubiao.movement.create', [{'company': self.company, 'asset': 'X'}])
            self.refuses(client, 'model.rubiao.role.create', [{'role': 'x', 'group': 1}])

    def test_a_new_login_is_no_second_person(self):
        liu = self.hires('liu', '刘一人', [self.company], ROLES + ['Account'])
        liu.does(
            'register.add', date=day('2024-07-02'), source__document='登记表 一人', asset='DS-一人', name='一人数据集',
            route='外购', purpose='自用', use='管理')
        liu.does(
            'recognition.assess', date=day('2024-07-02'), source__document='评估单 一人', asset='DS-一人',
            controlled='true', benefits_probable='true', cost_measurable='true', identifiable='true',
            fulfils_contract='false', recognise='true', basis='评估单')
        user, = self.admin.reads('res.user', [('login', '=', 'liu')], ['id'])
        self.admin.rpc('model.res.user.write', [user['id']], {'login': 'liu2', 'rubiao_first_login': 'somebody'})
        with self.assertRaisesRegex(Refused, '不能复核自己提交的事项'):
            Client('liu2').does('approvals.decide', all='true', approve='true')
        with self.assertRaisesRegex(Refused, '"liu" was the login of 刘一人'):
            self.hires('liu', '刘二人', [self.company], ROLES)
        self.admin.rpc('model.res.user.write', [user['id']], {'login': 'liu'})
        self.wang.does('approvals.decide', all='true', approve='true')

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

    def finds_nothing(self, client, method, domain, *params):
        """It may also be refused."""
        with self.subTest(client=client._login, method=method, domain=domain):
            try:
                self.assertFalse(client.rpc('model.ir.attachment.' + method, domain, *params))
            except Refused:
                pass

    def test_documents_are_for_those_who_may_see_the_run(self):
        run, files = self.reports()
        party, = self.zhang.reads('party.party', [('name', '=', '另一公司')], ['id'])
        for client in (self.zhao, self.nobody, self.li):
            for file in files:
                self.refuses(client, 'model.ir.attachment.read', [file], ['name', 'data'])
                self.refuses(client, 'model.ir.attachment.export_data', [file], ['name', 'data'])
                self.refuses(client, 'model.ir.attachment.copy', [file], {'resource': 'party.party,%d' % party['id']})
                self.refuses(
                    client, 'model.ir.email.send', 'li@example.com', '', '', '报告', '', None,
                    ['party.party', party['id']], None, [file])
            for domain in (
                    [('id', 'in', files)], [('name', 'like', '%.xhtml')], ['OR', ('id', '>', 0), ('name', '=', 'X')],
                    [('resource', '=', 'rubiao.run,%d' % run)], [('resource', 'like', 'rubiao.run,%')],
                    [('resource.input', 'like', '%2024%', 'rubiao.run')],
                    [('resource.message', 'like', '%', 'rubiao.run')]):
                self.finds_nothing(client, 'search', domain)
                self.finds_nothing(client, 'search_count', domain)
                self.finds_nothing(client, 'search_read', domain, 0, None, None, ['name', 'data'])
                self.finds_nothing(client, 'export_data_domain', domain, ['name', 'data'])
        self.assertEqual(self.zhao.reads('rubiao.run', [('action', '=', 'disclose.package')], ['id']), [])
        for client in (self.zhang, self.wang):
            self.assertTrue(client.rpc('model.ir.attachment.read', files, ['name', 'data']))
            self.assertEqual(set(client.rpc('model.ir.attachment.search', [('id', 'in', files)])), set(files))
            self.assertEqual(client.rpc('model.ir.attachment.search_count', [('id', 'in', files)]), len(files))
            self.assertEqual(len(client.rpc('model.ir.attachment.export_data', files, ['name', 'data'])), len(files))
            self.assertTrue(client.rpc('model.ir.attachment.search', [
                        ('resource.input', 'like', '%2024%', 'rubiao.run')]))

    def test_documents_of_other_things_are_as_they_were(self):
        party, = self.zhang.reads('party.party', [('name', '=', '另一公司')], ['id'])
        letter, = self.admin.rpc('model.ir.attachment.create', [{
                    'name': '来信.txt', 'resource': 'party.party,%d' % party['id'], 'type': 'data', 'data': b'1'}])
        for client in (self.zhao, self.li, self.zhang):
            self.assertEqual(client.rpc('model.ir.attachment.search', [('name', '=', '来信.txt')]), [letter])
            self.assertEqual(client.rpc('model.ir.attachment.export_data', [letter], ['name']), [['来信.txt']])

    def test_nobody_works_in_a_company_that_is_not_his(self):
        self.reports()
        before = self.zhang.rpc('model.rubiao.run.search_count', [])
        actions = (
            ('register.list', {}), ('cost.record', spending('侵入 1')), ('approvals.decide', {'all': 'true', 'approve': 'true'}),
            ('disclose.package', {'year': 2024}))
        for language, words in (('zh_CN', '不属于该公司'), ('en', 'do not work for this company')):
            intruder = Client('zhao', language)
            intruder._context['company'] = self.company
            for action, values in actions:
                with self.subTest(action), self.assertRaisesRegex(Refused, words):
                    intruder.does(action, **values)
            session, view = intruder.begins('disclose.package')
            with self.assertRaisesRegex(Refused, words):
                intruder.presses('queue_', 'disclose.package', session, view, year=2024)
            with self.assertRaisesRegex(Refused, words):
                intruder.opens('open_register')
            move, = self.zhang.reads('account.move', [('rubiao_key', '=', 'E12/2024-12/1')], ['id'])
            with self.assertRaises(Refused):
                intruder.opens_detail_of(move['id'])
        self.assertEqual(self.zhang.rpc('model.rubiao.run.search_count', []), before)
        self.zhao.does('register.list')  # in his own he does

    def test_a_run_that_waits_needs_its_user_in_the_company_when_its_turn_comes(self):
        from trytond.worker import run_task
        qian = self.hires('qian', '钱调离', [self.company, self.other], ROLES)
        task = self.queued(qian, 'disclose.package', year=2024)
        user, = self.admin.reads('res.user', [('login', '=', 'qian')], ['id'])
        self.admin.rpc('model.res.user.write', [user['id']], {
                'company': self.other, 'companies': [('remove', [self.company])]})
        run_task(Scene.database, task)
        run, = self.zhang.reads('rubiao.run', [('create_uid.login', '=', 'qian')], ['state', 'message'])
        self.assertEqual(run['state'], 'failed')
        self.assertIn('不属于该公司', run['message'])

    def test_a_role_comes_with_a_group_that_is_part_of_another(self):
        self.admin.rpc('model.res.group.create', [{'name': '财务部', 'parent': self.group(ROLES[0])}])
        sun = self.hires('sun', '孙会计', [self.company], ['财务部'])
        sun.does('register.list')
        sun.does('cost.record', **spending('发票 S1', on='2025-06-20'))
        with self.assertRaises(Refused):
            sun.begins('approvals.decide')

    def test_a_move_is_of_no_run_because_a_client_says_so(self):
        run, _ = self.reports()
        period, = self.zhang.reads('account.period', [('name', '=', '2024-07')], ['id'])
        journal, = self.zhang.reads('account.journal', [('code', '=', 'SJ')], ['id'])
        client = Client('zhang')
        client._context['rubiao_run'] = run
        move, = client.rpc('model.account.move.create', [{
                    'journal': journal['id'], 'period': period['id'], 'date': day('2024-07-05')}])
        client.does('cost.record', **spending('发票 S2', on='2025-06-20'))
        moves, = self.zhang.reads('rubiao.run', [('id', '=', run)], ['moves'])
        self.assertFalse(moves['moves'])
        made, = self.zhang.reads('account.move', [('id', '=', move)], ['rubiao_run'])
        self.assertIsNone(made['rubiao_run'])
        ours = self.zhang.reads('rubiao.run', [('action', '=', 'cost.record')], ['moves'])[0]
        self.assertEqual(len(ours['moves']), 1)

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
        task = self.queued(self.wang, 'disclose.package', year=2024)
        run = self.wang.reads('rubiao.run', [('state', '=', 'waiting')], ['id'])[0]['id']
        self.refuses(self.zhang, 'model.rubiao.run.write', [run], {
                'action': 'approvals.decide', 'input': '{"all": true, "approve": true}'})
        run_task(Scene.database, task)
        done, = self.wang.reads('rubiao.run', [('id', '=', run)], ['action', 'state'])
        self.assertEqual((done['action'], done['state']), ('disclose.package', 'done'))
        self.assertIn('A-1', str(self.wang.does('approvals.list')['defaults']['table0']))

    def test_a_run_that_waits_needs_the_role_when_its_turn_comes(self):
        from trytond.worker import run_task
        user, = self.admin.reads('res.user', [('login', '=', 'wang')], ['id'])
        reviewers = self.group('Data resources: reviewer')
        tasks = [self.queued(self.wang, 'approvals.decide', all='true', approve='true')]
        self.admin.rpc('model.res.user.write', [user['id']], {'groups': [('remove', [reviewers])]})
        run_task(Scene.database, tasks[0])
        self.admin.rpc('model.res.user.write', [user['id']], {'groups': [('add', [reviewers])]})
        task = self.queued(self.wang, 'disclose.package', year=2024)
        self.admin.rpc('model.res.user.write', [user['id']], {'active': False})
        run_task(Scene.database, task)
        self.admin.rpc('model.res.user.write', [user['id']], {'active': True})
        runs = self.zhang.reads('rubiao.run', [('create_uid.login', '=', 'wang')], ['state', 'message'])
        self.assertEqual([run['state'] for run in runs[:2]], ['failed', 'failed'])
        for run in runs[:2]:
            self.assertIn('角色', run['message'])

    def test_a_waiting_run_is_stopped_by_who_may_change_something(self):
        from trytond.worker import run_task
        task = self.queued(self.wang, 'disclose.package', year=2024)
        run = self.zhang.reads('rubiao.run', [('state', '=', 'waiting')], ['id'])[0]['id']
        self.zhang.rpc('model.rubiao.run.stop', [run])
        run_task(Scene.database, task)
        stopped, = self.zhang.reads('rubiao.run', [('id', '=', run)], ['state'])
        self.assertEqual(stopped['state'], 'stopped')


if __name__ == '__main__':
    unittest.main()
