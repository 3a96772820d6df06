# SPDX-License-Identifier: Apache-2.0
"""What Tryton posts itself is not posted again: the event names Tryton's move, and the two are reconciled."""
import os
import unittest

from scene import Client, Refused, Scene, day, host_posts_costs_of, spending, yuan


class PostedByHostTest(unittest.TestCase):
    def setUp(self):
        self.scene = Scene(os.environ['RUBIAO_TRYTON_TEMPLATE'])
        self.zhang, self.wang, self.admin = Client('zhang'), Client('wang'), Client('admin', 'en')
        host_posts_costs_of('H-1', self.zhang, self.wang)

    def tearDown(self):
        self.scene.close()

    def posts(self, description, month='2024-07', journal='SJ', on=None, **amounts):
        """A purchase as an invoice of Tryton posts it: account to what it is debited with, negative for a credit."""
        accounts = {
            account['code']: account['id'] for account in self.zhang.reads('account.account', [], ['code'])}
        period, = self.zhang.reads('account.period', [('name', '=', month)], ['id'])
        journal, = self.zhang.reads('account.journal', [('code', '=', journal)], ['id'])
        lines = [{
                'account': accounts[code[1:]], 'debit': max(amount, yuan('0.00')),
                'credit': max(-amount, yuan('0.00'))} for code, amount in amounts.items()]
        move, = self.zhang.rpc('model.account.move.create', [{
                    'journal': journal['id'], 'period': period['id'], 'date': day(on or month + '-05'),
                    'description': description, 'lines': [('create', lines)]}])
        self.zhang.rpc('model.account.move.post', [move])
        posted, = self.zhang.reads('account.move', [('id', '=', move)], ['post_number'])
        return '%s/%s' % (posted['post_number'], month)

    def buys(self, document, item, host_voucher=None, on='2024-07-05'):
        values = dict(
            spending(document, amount='36000.00', on=on), asset='H-1', item=item, vat=yuan('2160.00'),
            settlement='应付账款', capitalise='true' if item == '购买价款' else None)
        if host_voucher:
            values['host_voucher'] = host_voucher
        return self.zhang.does('cost.record', **values)

    def purchase(self, **where):
        return self.posts('购入数据集', _170101=yuan('36000.00'), _222101=yuan('2160.00'), _2202=yuan('-38160.00'), **where)

    def counts_on(self, sequence, number):
        """The next number of a sequence of Tryton's."""
        self.admin.rpc('model.ir.sequence.write', [sequence], {'number_next': int(number)})

    def journal_that_begins_with(self, number):
        kind, = self.admin.reads('ir.sequence.type', [('name', '=', 'Account Journal')], ['id'])
        sequence, = self.admin.rpc('model.ir.sequence.create', [{
                    'name': '采购', 'sequence_type': kind['id'], 'number_next': int(number)}])
        self.admin.rpc('model.account.journal.create', [{
                    'name': '采购', 'code': 'CG', 'type': 'general', 'sequence': sequence}])

    def sequence_of(self, year):
        found, = self.zhang.reads('account.fiscalyear', [('name', '=', year)], ['post_move_sequence'])
        return found['post_move_sequence']

    def reconciled(self):
        return self.zhang.does('ledger.reconcile')['defaults']['table0']

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

    def test_a_number_of_one_year_is_not_that_of_another(self):
        for year in ('2024', '2025', '2026'):
            self.counts_on(self.sequence_of(year), 500)
        for year in ('2024', '2025'):
            self.assertEqual(self.purchase(month=year + '-07'), '500/%s-07' % year)
        self.buys('专票 H4', '购买价款', '500')
        self.buys('专票 H5', '购买价款', '500', on='2025-07-05')
        with self.assertRaisesRegex(Refused, '500/2024-07.*500/2025-07'):
            self.buys('专票 H6', '购买价款', '500', on='2026-07-05')
        self.purchase(month='2026-07')
        self.buys('专票 H6', '购买价款', '500', on='2026-07-05')
        self.assertNotIn('可能是', self.reconciles())
        self.assertEqual({row['t0'] for row in self.reconciled() if row['t4'] == '相符'} & {
                '500/2024-07', '500/2025-07', '500/2026-07'}, {'500/2024-07', '500/2025-07', '500/2026-07'})

    def test_a_number_of_a_voucher_of_the_library_means_no_move_of_tryton(self):
        ours = {move['post_number'] for move in self.zhang.reads(
                'account.move', [('rubiao_key', '!=', None), ('period.fiscalyear.name', '=', '2024')], ['post_number'])}
        self.assertIn('2', ours)
        self.counts_on(self.sequence_of('2024'), 2)
        self.assertEqual(self.purchase(), '2/2024-07')
        self.buys('专票 H11', '购买价款', '2')
        self.assertEqual({row['t4'] for row in self.reconciled() if row['t0'] == '2/2024-07'}, {'相符'})

    def test_a_number_that_may_be_two_moves_is_refused_and_stops_no_reconciliation(self):
        self.counts_on(self.sequence_of('2024'), 900)
        self.buys('专票 H8', '购买价款', '900')  # of a move that is still to come
        self.assertEqual(self.purchase(), '900/2024-07')
        self.assertNotIn('可能是', self.reconciles())
        self.journal_that_begins_with(901)
        self.assertEqual((self.purchase(), self.purchase(journal='CG')), ('901/2024-07', '902/2024-07'))
        with self.assertRaisesRegex(Refused, '901/2024-07.*902/2024-07'):
            self.buys('专票 H9', '购买价款', '901')
        self.counts_on(self.sequence_of('2025'), 900)
        self.purchase(month='2025-07')
        self.assertRegex(self.reconciles(), '“900”可能是.*900/2024-07.*900/2025-07')
        self.assertIn('900', {row['t0'] for row in self.reconciled() if row['t4'] == '缺少'})

    def test_the_year_names_a_move_too_where_it_is_one(self):
        self.counts_on(self.sequence_of('2024'), 700)
        self.assertEqual(self.purchase(), '700/2024-07')
        self.buys('专票 H12', '购买价款', '700/2024')
        self.assertEqual({row['t4'] for row in self.reconciled() if row['t0'] == '700/2024-07'}, {'相符'})

    def test_periods_that_number_for_themselves_name_each_move_for_good(self):
        """December and the 13th period begin in one month; and what numbers no more keeps its names."""
        periods = {period['name']: period['id'] for period in self.admin.reads('account.period', [], ['name'])}
        kind, = self.admin.reads('ir.sequence.type', [('name', '=', 'Account Move')], ['id'])
        for name in ('2025-12', '2025-13'):
            sequence, = self.admin.rpc('model.ir.sequence.create', [{'name': name, 'sequence_type': kind['id']}])
            self.admin.rpc('model.account.period.write', [periods[name]], {'post_move_sequence': sequence})
        self.assertEqual(self.purchase(month='2025-12', on='2025-12-31'), '1/2025-12')
        self.assertEqual(self.purchase(month='2025-13', on='2025-12-31'), '1/2025-13')
        with self.assertRaisesRegex(Refused, '1/2025-12 .*1/2025-13 '):
            self.buys('专票 H13', '购买价款', '1', on='2025-12-31')
        self.buys('专票 H13', '购买价款', '1/2025-13', on='2025-12-31')
        for name in ('2025-12', '2025-13'):
            self.admin.rpc('model.account.period.write', [periods[name]], {'post_move_sequence': None})
        self.assertEqual({row['t4'] for row in self.reconciled() if row['t0'] == '1/2025-13'}, {'相符'})

    def test_a_move_of_tryton_leads_to_its_data_sets(self):
        name = self.purchase()
        self.buys('专票 H10', '购买价款', name)
        move, = self.zhang.reads(
            'account.move', [('post_number', '=', name.split('/')[0]), ('date', '=', day('2024-07-05'))], ['id'])
        rows = self.zhang.reads(*self.zhang.opens_detail_of(move['id']), ['asset', 'voucher', 'move'])
        self.assertEqual([(row['asset'], row['voucher'], row['move']) for row in rows], [('H-1', name, move['id'])])

    def test_an_event_that_names_no_move_is_refused(self):
        with self.assertRaisesRegex(Refused, '缺少 ERP 凭证号'):
            self.buys('专票 H3', '购买价款')


if __name__ == '__main__':
    unittest.main()
