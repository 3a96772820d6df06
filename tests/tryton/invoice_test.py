# SPDX-License-Identifier: Apache-2.0
"""A purchase that Tryton's own account_invoice posts: the event names its move, nothing is posted twice, both agree."""
import os
import unittest

from scene import Client, Scene, day, host_posts_costs_of, spending, yuan


class InvoiceTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.scene = Scene(os.environ['RUBIAO_TRYTON_TEMPLATE'])
        cls.scene.update('account_invoice')
        cls.zhang, cls.wang, cls.admin = Client('zhang'), Client('wang'), Client('admin', 'en')
        company, = cls.zhang.reads('company.company', [], ['currency'])
        cls.company, cls.currency = company['id'], company['currency']

    @classmethod
    def tearDownClass(cls):
        cls.scene.close()

    def makes(self, model, **values):
        record, = self.admin.rpc('model.%s.create' % model, [values])
        return record

    def one(self, model, **values):
        found, = self.admin.reads(model, [(name, '=', value) for name, value in values.items()], ['id'])
        return found['id']

    def account(self, code, **values):
        account = self.one('account.account', code=code)
        if values:
            self.admin.rpc('model.account.account.write', [account], values)
        return account

    def sequence(self, model, kind):
        return self.makes(model, name=kind, sequence_type=self.one('ir.sequence.type', name=kind), company=self.company)

    def supplier_who_is_owed(self, account):
        return self.makes(
            'party.party', name='数据商', account_payable=account, addresses=[('create', [{'city': '杭州'}])])

    def posts_invoice(self):
        """36,000.00 and its VAT, of a supplier, in a chart that allows it."""
        bought = self.makes(
            'account.account.type', name='购进', company=self.company, statement='balance', assets=True, debt=True)
        owed = self.makes('account.account.type', name='应付', company=self.company, statement='balance', payable=True)
        data, vat = (self.account(code, type=bought) for code in ('170101', '222101'))
        payable = self.account('2202', type=owed, party_required=True, reconcile=True)
        party = self.supplier_who_is_owed(payable)
        address = self.one('party.address', party=party)
        numbers = self.sequence('ir.sequence.strict', 'Invoice')
        self.makes(
            'account.fiscalyear.invoice_sequence', company=self.company,
            fiscalyear=self.one('account.fiscalyear', name='2024'),
            **{kind + '_sequence': numbers for kind in (
                    'in_invoice', 'in_credit_note', 'out_invoice', 'out_credit_note')})
        journal = self.makes(
            'account.journal', name='采购', code='CG', type='expense',
            sequence=self.sequence('ir.sequence', 'Account Journal'))
        term = self.makes('account.invoice.payment_term', name='即付', lines=[('create', [{'type': 'remainder'}])])
        invoice, = self.zhang.rpc('model.account.invoice.create', [{
                    'type': 'in', 'company': self.company, 'currency': self.currency, 'party': party,
                    'invoice_address': address, 'account': payable, 'journal': journal, 'payment_term': term,
                    'invoice_date': day('2024-07-05'), 'reference': '专票 I1', 'lines': [('create', [
                                self.line(data, '36000.00'), self.line(vat, '2160.00')])]}])
        self.zhang.rpc('model.account.invoice.post', [invoice])
        posted, = self.zhang.reads('account.invoice', [('id', '=', invoice)], ['move.post_number', 'move.rubiao_key'])
        self.assertIsNone(posted['move.']['rubiao_key'])
        return posted['move.']['post_number'] + '/2024-07'

    def line(self, account, amount):
        return {
            'type': 'line', 'account': account, 'quantity': 1.0, 'unit_price': yuan(amount), 'currency': self.currency,
            'company': self.company, 'invoice_type': 'in'}

    def test_an_invoice_is_taken_up_and_agrees(self):
        host_posts_costs_of('I-1', self.zhang, self.wang)
        name = self.posts_invoice()
        before = self.zhang.rpc('model.account.move.search_count', [])
        self.zhang.does('cost.record', **dict(
                spending('专票 I1', amount='36000.00', on='2024-07-05'), asset='I-1', item='购买价款',
                vat=yuan('2160.00'), settlement='应付账款', capitalise='true', host_voucher=name))
        self.assertEqual(self.zhang.rpc('model.account.move.search_count', []), before)
        shown = self.zhang.does('ledger.reconcile')['defaults']
        self.assertIn('全部相符', shown['text'])
        self.assertEqual({(row['t1'], row['n2']) for row in shown['table0'] if row['t0'] == name}, {
                ('170101', yuan('36000.00')), ('222101', yuan('2160.00')), ('2202', yuan('-38160.00'))})


if __name__ == '__main__':
    unittest.main()
