# SPDX-License-Identifier: Apache-2.0
"""What a user of Tryton does with the menu, and what becomes of it in the ledger."""
import os
import re
import unittest

from scene import Client, Refused, Scene, day, spending, yuan


class ActionsTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.scene = Scene(os.environ['RUBIAO_TRYTON_TEMPLATE'])
        cls.zhang, cls.wang = Client('zhang'), Client('wang')

    @classmethod
    def tearDownClass(cls):
        cls.scene.close()

    def moves(self, key_like='%'):
        return self.zhang.reads(
            'account.move', [('rubiao_key', 'like', key_like)], ['number', 'rubiao_key', 'state', 'description'])

    def test_every_action_has_a_menu_a_form_and_words_in_both_languages(self):
        from trytond.modules.rubiao.loaded import actions
        english = Client('zhang', 'en')
        for language, client in (('zh', self.zhang), ('en', english)):
            for action_id, action in actions(language).items():
                if not {'preparer'} & set(action['role']):
                    continue
                _, view = client.begins(action_id)
                labels = {field['string'] for name, field in view['fields_view']['fields'].items()
                    if not name.endswith('_name')}
                self.assertFalse([label for label in labels if label.startswith('f_')], action_id)
        menus = {menu['name'] for menu in self.zhang.reads('ir.ui.menu', [], ['name'])}
        for action in actions('zh').values():
            self.assertIn(action['title'], menus)

    def test_two_fields_of_a_form_have_two_labels(self):
        for client, lot in ((self.zhang, '个别计价的批次（其来源单据）：单据号'),
                (Client('zhang', 'en'), 'the lot, by its source document (specific identification): document')):
            for action in ('correct.reverse', 'sale.record', 'lapse.record', 'dispose.settle', 'cost.record'):
                _, view = client.begins(action)
                labels = [
                    field['string'] for name, field in view['fields_view']['fields'].items()
                    if not name.endswith('_name') and not name.startswith('f_judgements')]
                self.assertEqual(len(labels), len(set(labels)), action)
            fields = client.begins('sale.record')[1]['fields_view']['fields']
            self.assertEqual(fields['f_lot__document']['string'], lot)
            self.assertIn(fields['f_source__document']['string'], ('单据号', 'document'))

    def test_an_invoice_is_posted_once_however_often_it_is_entered(self):
        before = len(self.moves())
        session, view = self.zhang.begins('cost.record')
        shown = self.zhang.presses_ok('cost.record', session, view, **spending('发票 T1'))
        self.assertEqual(len(shown['defaults']['moves']), 1)
        self.zhang.presses_ok('cost.record', session, view, **spending('发票 T1'))  # a double click
        self.zhang.does('cost.record', **spending('发票 T1'))  # and a second wizard
        self.assertEqual(len(self.moves()), before + 1)
        self.assertIn('未发现问题', self.zhang.does('books.verify')['defaults']['text'])  # numbers and receipts agree
        with self.assertRaisesRegex(Refused, '发票 T1'):
            self.zhang.does('cost.record', **spending('发票 T1', amount='2000.00'))

    def test_lines_carry_rule_and_cost_centre(self):
        move = self.moves('E12/2024-12/%')[0]
        lines = self.zhang.reads(
            'account.move.line', [('move', '=', move['id'])],
            ['account.code', 'debit', 'credit', 'rubiao_rule', 'rubiao_cost_center'])
        self.assertEqual(
            sorted((line['account.']['code'], line['debit'], line['credit']) for line in lines),
            [('170201', yuan('0.00'), yuan('20000.00')), ('660202', yuan('20000.00'), yuan('0.00'))])
        self.assertEqual({line['rubiao_rule'] for line in lines}, {'E12 CAS6:17'})
        self.assertEqual({line['rubiao_cost_center'] for line in lines}, {'数据运营部'})

    def test_a_rule_refuses_in_the_language_of_the_user(self):
        wrong = dict(spending('发票 T2'), measured_by='评估价值', capitalise='true')
        with self.assertRaisesRegex(Refused, r'会计规则不允许.*PR-1'):
            self.zhang.does('cost.record', **wrong)
        with self.assertRaisesRegex(Refused, r'A rule of accounting does not allow it.*PR-1'):
            Client('zhang', 'en').does('cost.record', **wrong)

    def test_a_number_that_is_too_long_is_cut_between_characters(self):
        admin = Client('admin', 'en')
        journal, = admin.reads('account.journal', [('code', '=', 'SJ')], ['sequence'])
        before = {move['id'] for move in self.moves()}
        prefix = 'SJ滨江城市建设投资集团有限公司数据资源记账凭证字第'
        admin.rpc('model.ir.sequence.write', [journal['sequence']], {'prefix': prefix})
        try:
            self.zhang.does('cost.record', **spending('发票 T5', on='2025-06-20'))
            self.zhang.does('cost.record', **spending('发票 T5', on='2025-06-20'))  # what is there is told as well
        finally:
            admin.rpc('model.ir.sequence.write', [journal['sequence']], {'prefix': ''})
        made, = [move for move in self.moves() if move['id'] not in before]
        self.assertTrue(made['number'].startswith(prefix))

    def test_a_closed_period_takes_nothing(self):
        period, = self.zhang.reads('account.period', [('name', '=', '2025-02')], ['id'])
        admin = Client('admin')
        admin.rpc('model.account.period.close', [period['id']])
        before = len(self.moves())
        with self.assertRaisesRegex(Refused, '2025-02'):
            self.zhang.does('cost.record', **spending('发票 T3', on='2025-02-10'))
        self.assertEqual(len(self.moves()), before)

    def test_who_lacks_the_role_sees_no_action(self):
        with self.assertRaises(Refused):
            self.zhang.begins('approvals.decide')
        with self.assertRaises(Refused):
            self.wang.begins('cost.record')

    def propose(self, asset):
        self.zhang.does(
            'register.add', date=day('2024-06-01'), source__document='登记表 ' + asset, asset=asset, name='测试',
            route='外购', purpose='自用', use='管理')
        return self.zhang.does(
            'recognition.assess', date=day('2024-06-01'), source__document='评估单 ' + asset, asset=asset,
            controlled='true', benefits_probable='true', cost_measurable='true', identifiable='true',
            fulfils_contract='false', recognise='true', basis='评估单')['defaults']['text']

    def test_what_waits_for_a_second_person_counts_for_nothing_yet(self):
        self.assertIn('复核', self.propose('T-1'))
        with self.assertRaisesRegex(Refused, 'PR-3'):
            self.zhang.does('cost.record', **dict(spending('发票 T4', on='2024-06-10'), asset='T-1', item='购买价款'))

    def test_nobody_approves_what_they_entered(self):
        number = int(re.search(r'\d+', self.propose('T-2'))[0])
        admin = Client('admin', 'en')
        user, = admin.reads('res.user', [('login', '=', 'zhang')], ['id'])
        reviewers, = admin.reads('res.group', [('name', '=', 'Data resources: reviewer')], ['id'])
        admin.rpc('model.res.user.write', [user['id']], {'groups': [('add', [reviewers['id']])]})
        try:
            with self.assertRaisesRegex(Refused, '不能复核自己提交的事项'):
                self.zhang.does('approvals.decide', event=number, approve='true')
        finally:
            admin.rpc('model.res.user.write', [user['id']], {'groups': [('remove', [reviewers['id']])]})
        waiting = str(self.wang.does('approvals.list')['defaults']['table0'])
        self.assertIn('T-2', waiting)
        self.wang.does('approvals.decide', event=number, approve='true')
        self.assertNotIn('T-2', str(self.wang.does('approvals.list')['defaults'].get('table0')))

    def test_a_report_is_attached_and_reads_as_xbrl(self):
        shown = self.zhang.does('disclose.package', year=2024)
        files = self.zhang.rpc(
            'model.ir.attachment.read', shown['defaults']['attachments'], ['name', 'data'])
        instance = next(file for file in files if file['name'].endswith('.xml'))
        self.assertIn(b'<xbrli:xbrl', instance['data'])
        self.assertTrue(any(file['name'].endswith('.xhtml') for file in files))

    def test_lists_are_searched_and_lead_from_a_move_to_its_data_sets(self):
        register, domain = self.zhang.opens('open_register')
        found = self.zhang.reads(register, [domain, ('gross', '>', yuan('1000000'))], ['asset', 'carrying'])
        self.assertEqual([record['asset'] for record in found], ['DS-2024-001'])
        self.assertEqual(found[0]['carrying'], yuan('1000000.00'))
        move = self.moves('E12/2024-12/%')[0]
        rows = self.zhang.reads(*self.zhang.opens_detail_of(move['id']), ['asset', 'amortisation', 'move'])
        self.assertEqual(
            [(row['asset'], row['amortisation'], row['move']) for row in rows],
            [('DS-2024-001', yuan('20000.00'), move['id'])])

    def test_each_reads_and_searches_the_register_in_his_language(self):
        register, chinese = self.zhang.opens('open_register')
        english_client = Client('wang', 'en')
        _, english = english_client.opens('open_register')
        self.zhang.opens('open_register')
        for client, domain, held_for in ((self.zhang, chinese, '出售'), (english_client, english, 'sale')):
            found = client.reads(register, [domain, ('purpose', '=', held_for)], ['asset'])
            self.assertEqual([record['asset'] for record in found], ['DS-2024-003'], held_for)
            self.assertEqual(len(client.reads(register, domain, ['asset'])), len({
                        record['asset'] for record in client.reads(register, domain, ['asset'])}))

    def test_a_list_stays_as_it_was_opened(self):
        december, november = (self.moves('E12/2024-%s/%%' % month)[0]['id'] for month in ('12', '11'))
        first = self.zhang.opens_detail_of(december)
        before = self.zhang.reads(*first, ['move', 'date'])
        second = self.zhang.opens_detail_of(november)
        again = self.zhang.opens_detail_of(december)
        self.assertEqual({row['move'] for row in before}, {december})
        self.assertEqual(self.zhang.reads(*first, ['move', 'date']), before)
        self.assertEqual({row['move'] for row in self.zhang.reads(*second, ['move'])}, {november})
        self.assertEqual(len(self.zhang.reads(*again, ['move'])), len(before))

    def test_a_list_of_another_day_is_forgotten(self):
        from unittest import mock

        from trytond.modules.rubiao import lists
        move = self.moves('E12/2024-12/%')[0]['id']
        old = self.zhang.opens_detail_of(move)
        with mock.patch.object(lists, 'KEPT', -lists.KEPT):  # all that there is was opened before tomorrow
            new = self.zhang.opens_detail_of(move)
        self.assertEqual(self.zhang.reads(*old, ['move']), [])
        self.assertTrue(self.zhang.reads(*new, ['move']))

    def test_the_movements_of_some_months_lead_to_their_moves(self):
        periods = {
            period['name']: period['id'] for period in self.zhang.reads('account.period', [], ['name'])}
        window = self.zhang.opens('open_movements', {'first': periods['2024-11'], 'last': periods['2024-12']})
        rows = self.zhang.reads(*window, ['kind', 'voucher', 'move.rubiao_key'])
        self.assertLessEqual(
            {('E12/2024-11', 'E12/2024-11/1'), ('E12/2024-12', 'E12/2024-12/1')},
            {(row['voucher'], (row['move.'] or {}).get('rubiao_key')) for row in rows})

    def run_of_the_night(self):
        from trytond.pool import Pool
        from trytond.transaction import Transaction
        from trytond.worker import run_task
        with Transaction().start(Scene.database, 0) as transaction:
            Pool().get('rubiao.run').nightly()
            task, = transaction.tasks
            transaction.tasks.clear()
        run_task(Scene.database, task)
        return self.zhang.reads('rubiao.run', [('action', '=', 'nightly')], ['title', 'state', 'message'])[0]

    def test_the_nightly_run_of_cron_posts_what_is_due_and_runs_once(self):
        first, second = self.run_of_the_night(), self.run_of_the_night()
        self.assertEqual((first['state'], second['state'], second['title']), ('done', 'done', '夜间批处理'))
        self.assertRegex(first['message'], r'已过账凭证 \d+ 张')
        self.assertIn('没有应处理的月份', second['message'])
        self.assertEqual(len(self.moves('E12/2025-06/%')), 1)

    def test_a_nightly_run_that_fails_says_so_in_the_language_of_the_company(self):
        from unittest import mock

        from trytond.exceptions import UserError
        from trytond.i18n import gettext
        from trytond.modules.rubiao import run
        company, = self.zhang.reads('company.company', [], ['party'])
        english, = self.zhang.reads('ir.lang', [('code', '=', 'en')], ['id'])

        def fails(*_):
            raise UserError(gettext('rubiao.msg_no_company'))

        for language, words in ((None, '请先在个人设置中选择公司'), (english['id'], 'Choose the company you work for')):
            self.zhang.rpc('model.party.party.write', [company['party']], {'lang': language})
            with mock.patch.object(run, 'nightly', side_effect=fails):
                last = self.run_of_the_night()
            self.assertEqual(last['state'], 'failed')
            self.assertIn(words, last['message'])
        self.zhang.rpc('model.party.party.write', [company['party']], {'lang': None})

    def test_a_run_that_has_ended_is_no_longer_on_its_way(self):
        from trytond.pool import Pool
        from trytond.transaction import Transaction
        shown = []
        for state in ('waiting', 'done'):
            with Transaction().start(Scene.database, 0, context={'language': 'zh_CN'}) as transaction:
                pool = Pool()
                company, = pool.get('company.company').search([])
                run, = pool.get('rubiao.run').create([{'company': company.id, 'action': 'nightly', 'state': state}])
                pool.get('rubiao.run.progress').create([{'run': run.id, 'what': 'BJ', 'done': 30, 'total': 32}])
                shown.append(run.progress)
                transaction.rollback()
        self.assertEqual(shown, ['BJ 30 / 32', None])

    def test_a_month_end_says_what_it_posted(self):
        self.zhang.does('month_end.run', through='2024-12')
        run = self.zhang.reads('rubiao.run', [('action', '=', 'month_end.run')], ['message'])[0]
        self.assertTrue(run['message'])

    @unittest.skipUnless(os.environ.get('RUBIAO_TRYTON_URI'), 'SQLite lets one write at a time')
    def test_a_list_that_two_open_at_once_opens_for_both(self):
        import threading
        from unittest import mock

        from trytond.modules.rubiao import lists
        both = threading.Barrier(2, timeout=60)
        asked = threading.local()
        answered = lists.answered

        def both_have_looked(*args, **kwargs):
            rows = answered(*args, **kwargs)
            if not hasattr(asked, 'before'):  # not where Tryton runs the request again
                asked.before = True
                both.wait()
            return rows

        troubles = []

        def opens(client):
            try:
                client.opens('open_register')
            except Exception as trouble:
                troubles.append(trouble)

        with mock.patch.object(lists, 'answered', both_have_looked):
            people = [threading.Thread(target=opens, args=(client,)) for client in (self.zhang, self.wang)]
            for person in people:
                person.start()
            for person in people:
                person.join()
        self.assertEqual(troubles, [])
        listed = [record['asset'] for record in self.zhang.reads(*self.zhang.opens('open_register'), ['asset'])]
        self.assertEqual(len(listed), len(set(listed)))

    def test_a_long_action_goes_to_the_background_and_says_what_became_of_it(self):
        session, view = self.zhang.begins('disclose.package')
        self.assertIn('queue_', [button['state'] for button in view['buttons']])
        shown = self.zhang.presses('queue_', 'disclose.package', session, view, year=2024)
        self.assertIn('后台', shown['defaults']['text'])
        run = self.zhang.reads('rubiao.run', [('action', '=', 'disclose.package')], ['state', 'create_uid.name'])[0]
        self.assertEqual((run['state'], run['create_uid.']['name']), ('done', '张敏'))
        files = self.zhang.reads('ir.attachment', [('resource', '=', 'rubiao.run,%d' % run['id'])], ['name'])
        self.assertTrue(any(file['name'].endswith('.xhtml') for file in files))
        _, view = self.zhang.begins('cost.record')
        self.assertNotIn('queue_', [button['state'] for button in view['buttons']])

    def test_a_refusal_in_the_background_is_kept_with_the_run(self):
        session, view = self.zhang.begins('disclose.package')
        self.zhang.presses('queue_', 'disclose.package', session, view, year=2019)
        run = self.zhang.reads('rubiao.run', [('action', '=', 'disclose.package')], ['state', 'message'])[0]
        self.assertEqual(run['state'], 'failed')
        self.assertIn('2019', run['message'])

    def test_a_run_in_the_background_that_breaks_down_has_failed(self):
        from unittest import mock

        from trytond.modules.rubiao import run
        session, view = self.zhang.begins('disclose.package')
        with mock.patch.object(run, 'invoke', side_effect=RuntimeError('boom')), \
                self.assertLogs('trytond.modules.rubiao.run', 'ERROR') as logged:
            self.zhang.presses('queue_', 'disclose.package', session, view, year=2024)
        self.assertIn('Traceback', logged.output[0])
        last = self.zhang.reads('rubiao.run', [('action', '=', 'disclose.package')], ['state', 'message'])[0]
        self.assertEqual(last['state'], 'failed')
        self.assertRegex(last['message'], '没有办成。\nRuntimeError: boom')

    def left_waiting(self):
        """A run that a worker has taken, and its task."""
        from unittest import mock

        from trytond.pool import Pool
        from trytond.transaction import Transaction
        with mock.patch('trytond.ir.queue.has_worker', True):
            session, view = self.zhang.begins('disclose.package')
            self.zhang.presses('queue_', 'disclose.package', session, view, year=2024)
        with Transaction().start(Scene.database, 0) as transaction:
            Queue = Pool().get('ir.queue')
            task, = Queue.search([('dequeued_at', '=', None)], order=[('id', 'DESC')], limit=1)
            Queue.write([task], {'dequeued_at': task.enqueued_at})
            transaction.commit()
        return self.zhang.reads('rubiao.run', [('state', '=', 'waiting')], ['id'])[0]['id'], task.id

    def state_after_the_night(self, run):
        from datetime import timedelta
        from unittest import mock

        from trytond.modules.rubiao import at_work
        from trytond.modules.rubiao import run as runs
        with mock.patch.object(at_work, 'PATIENCE', timedelta()), \
                mock.patch.object(runs, 'nightly', return_value={'outputs': []}):
            self.run_of_the_night()
        found, = self.zhang.reads('rubiao.run', [('id', '=', run)], ['state', 'message'])
        return found['state'], found['message']

    def test_a_run_whose_task_is_gone_has_failed(self):
        from trytond.pool import Pool
        from trytond.transaction import Transaction
        run, task = self.left_waiting()
        with Transaction().start(Scene.database, 0) as transaction:
            Queue = Pool().get('ir.queue')
            Queue.delete([Queue(task)])
            transaction.commit()
        state, message = self.state_after_the_night(run)
        self.assertEqual(state, 'failed')
        self.assertIn('中断', message)

    @unittest.skipUnless(os.environ.get('RUBIAO_TRYTON_URI'), 'SQLite does not tell who is at work')
    def test_a_run_whose_worker_was_killed_has_failed_and_one_that_is_at_work_has_not(self):
        import threading

        from trytond.modules.rubiao import at_work
        from trytond.pool import Pool
        from trytond.transaction import Transaction
        run, _ = self.left_waiting()
        with Transaction().start(Scene.database, 0) as transaction:
            at_work.begin(Pool().get('rubiao.run')(run))
            seen = []
            other = threading.Thread(target=lambda: seen.append(self.state_after_the_night(run)[0]))
            other.start()
            other.join()
            transaction.rollback()
        self.assertEqual(seen, ['waiting'])
        state, message = self.state_after_the_night(run)
        self.assertEqual(state, 'failed')
        self.assertIn('中断', message)

    @unittest.skipUnless(os.environ.get('RUBIAO_TRYTON_URI'), 'SQLite lets one write at a time')
    def test_two_who_enter_invoices_at_once_both_succeed(self):
        import threading
        from unittest import mock

        from trytond.modules.rubiao import joint
        both = threading.Barrier(2, timeout=60)
        asked = threading.local()
        wait_for_others = joint.wait_for_others

        def both_are_at_the_door():
            if not hasattr(asked, 'before'):  # not where Tryton runs the request again
                asked.before = True
                both.wait()
            wait_for_others()

        before = len(self.moves())
        troubles = []

        def enters(client, document):
            try:
                client.does('cost.record', **spending(document, on='2025-06-20'))
            except Exception as trouble:
                troubles.append(trouble)

        with mock.patch.object(joint, 'wait_for_others', both_are_at_the_door):
            people = [
                threading.Thread(target=enters, args=(Client('zhang'), '发票 同时 %d' % i)) for i in range(2)]
            for person in people:
                person.start()
            for person in people:
                person.join()
        self.assertEqual(troubles, [])
        self.assertEqual(len(self.moves()), before + 2)
        self.assertIn('全部相符', self.zhang.does('ledger.reconcile')['defaults']['text'])

    @unittest.skipUnless(os.environ.get('RUBIAO_TRYTON_URI'), 'SQLite has one writer: nothing is told there')
    def test_a_run_in_the_background_tells_how_far_it_has_come_and_can_be_stopped(self):
        import threading
        from unittest import mock

        from trytond.modules.rubiao import background
        from trytond.pool import Pool
        from trytond.transaction import Transaction
        from trytond.worker import run_task
        before = len(self.moves())
        with Transaction().start(Scene.database, 0) as transaction:
            Pool().get('rubiao.run').nightly()
            task, = transaction.tasks
            transaction.tasks.clear()
        seen = []
        tell = background.Teller.__call__

        def look_and_stop(teller, what, done, total):
            answer = tell(teller, what, done, total)
            if not seen:
                def press_stop():
                    run = self.zhang.reads('rubiao.run', [('action', '=', 'nightly')], ['progress'])[0]
                    seen.append(run)
                    self.zhang.rpc('model.rubiao.run.stop', [run['id']])
                person = threading.Thread(target=press_stop)
                person.start()
                person.join()
            return answer

        with mock.patch.object(background, 'PAUSE', 0), \
                mock.patch.object(background.Teller, '__call__', look_and_stop):
            run_task(Scene.database, task)
        self.assertRegex(seen[0]['progress'], r'BJ \d{4}-\d{2}')
        run, = self.zhang.reads('rubiao.run', [('id', '=', seen[0]['id'])], ['state'])
        self.assertEqual(run['state'], 'stopped')
        self.assertEqual(len(self.moves()), before)

    def test_a_look_leaves_no_record(self):
        before = self.zhang.rpc('model.rubiao.run.search_count', [])
        self.zhang.does('register.list')
        self.assertEqual(self.zhang.rpc('model.rubiao.run.search_count', []), before)

    def test_register_and_ledger_agree(self):
        shown = self.zhang.does('ledger.reconcile')
        self.assertIn('全部相符', shown['defaults']['text'])


if __name__ == '__main__':
    unittest.main()
