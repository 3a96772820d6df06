# SPDX-License-Identifier: Apache-2.0
"""The library knows a company by its code: no two have the same, and none gets another once something is recorded."""
import os
import unittest

from scene import Client, Refused, Scene, spending


class CompaniesTest(unittest.TestCase):
    def setUp(self):
        self.scene = Scene(os.environ['RUBIAO_TRYTON_TEMPLATE'])
        self.admin, self.zhang = Client('admin', 'en'), Client('zhang')
        self.first, = self.admin.reads('company.company', [], ['id', 'party', 'currency'])
        self.second = self.founds('另一公司')

    def tearDown(self):
        self.scene.close()

    def founds(self, name, **values):
        party, = self.admin.rpc('model.party.party.create', [{'name': name}])
        company, = self.admin.rpc('model.company.company.create', [
                dict(values, party=party, currency=self.first['currency'])])
        return company

    def codes(self, client, company, code):
        client.rpc('model.company.company.write', [company], {'rubiao_code': code})

    def without_their_leave(self, company, code):
        """As a database may have it from before."""
        from trytond.pool import Pool
        from trytond.transaction import Transaction
        with Transaction().start(Scene.database, 0) as transaction:
            table = Pool().get('company.company').__table__()
            transaction.connection.cursor().execute(
                *table.update([table.rubiao_code], [code], where=table.id == company))
            transaction.commit()

    def test_no_two_have_the_same_code(self):
        with self.assertRaisesRegex(Refused, 'has the code "BJ" in data resources already'):
            self.codes(self.admin, self.second, 'BJ')
        with self.assertRaisesRegex(Refused, '已使用数据资源代码“BJ”'):
            self.codes(Client('admin'), self.second, 'BJ')
        with self.assertRaisesRegex(Refused, '"BJ"'):
            self.founds('第三公司', rubiao_code='BJ')
        self.codes(self.admin, self.second, 'LY')

    def test_a_code_is_not_the_number_of_another_company(self):
        third = self.founds('第三公司')
        with self.assertRaisesRegex(Refused, '另一公司'):
            self.codes(self.admin, third, str(self.second))
        self.codes(self.admin, self.second, str(third + 1))
        with self.assertRaisesRegex(Refused, '另一公司'):
            self.founds('第四公司')
        self.codes(self.admin, self.second, None)

    def test_a_code_stays_once_something_is_recorded(self):
        for code in ('BJ2', None):
            with self.assertRaisesRegex(Refused, 'has recorded under the code "BJ"'):
                self.codes(self.admin, self.first['id'], code)
        self.codes(self.admin, self.first['id'], 'BJ')
        self.admin.rpc('model.company.company.write', [self.first['id']], {'header': '-'})
        self.zhang.does('register.list')

    def test_a_code_that_two_have_means_neither(self):
        self.without_their_leave(self.second, 'BJ')
        moves = self.zhang.rpc('model.account.move.search_count', [])
        with self.assertRaisesRegex(Refused, '“BJ”.*另一公司'):
            self.zhang.does('cost.record', **spending('同码 1'))
        self.assertEqual(self.zhang.rpc('model.account.move.search_count', []), moves)
        self.codes(self.admin, self.second, 'LY')
        self.zhang.does('cost.record', **spending('同码 1'))

    def test_a_party_without_a_name(self):
        self.admin.rpc('model.party.party.write', [self.first['party']], {'name': None})
        self.zhang.does('register.list')
        self.zhang.does('disclose.package', year=2024)


if __name__ == '__main__':
    unittest.main()
