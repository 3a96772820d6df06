# SPDX-License-Identifier: Apache-2.0
"""What Tryton posts itself is not posted again: the event names Tryton's move, and the two are reconciled."""
import os
import unittest

from scene import Client, Refused, Scene, day, spending, yuan


class PostedByHostTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.scene = Scene(os.environ['RUBIAO_TRYTON_TEMPLATE'])
        cls.zhang, cls.wang = Client('zhang'), Client('wang')
        cls.zhang.does(
            'company.configure', date=day('2024-07-01'), source__document='会计政策通知',
            posted_by_host=[{'f_': 'cost_incurred'}])
        cls.zhang.does(
            'register.add', date=day('2024-07-01'), source__document='登记表 H', asset='H-1', name='管网压力数据集',
            route='外购', purpose='自用', use='管理')
        cls.zhang.does(
            'recognition.assess', date=day('2024-07-01'), source__document='评估单 H', asset='H-1', controlled='true',
            benefits_probable='true', cost_measurable='true', identifiable='true', fulfils_contract='false',
            recognise='true', basis='评估单')
        cls.wang.does('approvals.decide', all='true', approve='true')

    @classmethod
    def tearDownClass(cls):
        cls.scene.close()

    def posts(self, description, **amounts):
        """A purchase as an invoice of Tryton posts it: account to what it is debited with, negative for a credit."""
        accounts = {
            account['code']: account['id'] for account in self.zhang.reads('account.account', [], ['code'])}
        period, = self.zhang.reads('account.period', [('name', '=', '2024-07')], ['id'])
        journal, = self.zhang.reads('account.journal', [('code', '=', 'SJ')], ['id'])
        lines = [{
                'account': accounts[code[1:]], 'debit': max(amount, yuan('0.00')),
                'credit': max(-amount, yuan('0.00'))} for code, amount in amounts.items()]
        move, = self.zhang.rpc('model.account.move.create', [{
                    'journal': journal['id'], 'period': period['id'], 'date': day('2024-07-05'),
                    'description': description, 'lines': [('create', lines)]}])
        self.zhang.rpc('model.account.move.post', [move])
        posted, = self.zhang.reads('account.move', [('id', '=', move)], ['post_number'])
        return posted['post_number']

    def buys(self, document, item, host_voucher=None):
        values = dict(
            spending(document, amount='36000.00', on='2024-07-05'), asset='H-1', item=item, vat=yuan('2160.00'),
            settlement='应付账款', capitalise='true' if item == '购买价款' else None)
        if host_voucher:
            values['host_voucher'] = host_voucher
        return self.zhang.does('cost.record', **values)

    def reconciles(self):
        return self.zhang.does('ledger.reconcile')['defaults']['text']

    def test_an_invoice_of_tryton_is_taken_up_and_agrees_until_one_is_booked_wrongly(self):
        before = self.zhang.rpc('model.account.move.search_count', [])
        number = self.posts('购入数据集', _170101=yuan('36000.00'), _222101=yuan('2160.00'), _2202=yuan('-38160.00'))
        self.buys('专票 H1', '购买价款', number)
        self.assertEqual(self.zhang.rpc('model.account.move.search_count', []), before + 1)
        self.assertIn('全部相符', self.reconciles())
        # Training is no cost of the data; whoever posted the invoice put it there.
        wrong = self.posts('培训', _170101=yuan('36000.00'), _222101=yuan('2160.00'), _2202=yuan('-38160.00'))
        self.buys('专票 H2', '培训', wrong)
        self.assertIn('处不符', self.reconciles())

    def test_an_event_that_names_no_move_is_refused(self):
        with self.assertRaisesRegex(Refused, '缺少 ERP 凭证号'):
            self.buys('专票 H3', '购买价款')


if __name__ == '__main__':
    unittest.main()
