# SPDX-License-Identifier: Apache-2.0
"""A refusal names labels, menu entries and groups where the library names ids; what is no id stays as it is."""
import os
import unittest

from scene import Client, Refused, Scene, day, spending

SCHEMA = {
    'type': 'object', 'properties': {
        'asset': {'type': 'string', 'title': '数据集'},
        'source': {'type': 'object', 'title': '来源', 'properties': {'document': {'type': 'string', 'title': '单据号'}}},
        'lot': {'type': 'object', 'title': '批次', 'properties': {'document': {'type': 'string', 'title': '单据号'}}},
        'payments': {'type': 'array', 'title': '付款', 'items': {
                'type': 'object', 'properties': {'on': {'type': 'string', 'title': '日期'}}}},
        'accounts': {'type': 'object', 'title': '科目对照', 'additionalProperties': {'type': 'string'}}}}
ACTIONS = {'register.list': '登记簿', 'nightly': '夜间批处理'}
GROUPS = {'preparer': '数据资源：经办', 'reviewer': '数据资源：复核'}


class WordsTest(unittest.TestCase):
    def told(self, text, field='', expected='', language='zh', schema=SCHEMA):
        from trytond.modules import import_module
        import_module('rubiao')
        from trytond.modules.rubiao.refusals import in_words_of_user
        problem = {'text': text, 'field': field, 'expected': expected}
        return in_words_of_user(problem, language, schema, ACTIONS, GROUPS)

    def test_a_field_is_named_by_its_label(self):
        for field, label in (
                ('asset', '数据集'), ('source.document', '单据号'), ('lot.document', '批次：单据号'), ('payments[1].on', '付款 第 2 行 日期'),
                ('payments.on', '付款 日期'), ('accounts.1701', '科目对照 1701'), ('user', '用户')):
            self.assertEqual(self.told(field + '：有误 [CAS6:17]', field), label + '：有误 [CAS6:17]')
        self.assertEqual(self.told('asset：数据集太长', 'asset'), '数据集太长')
        self.assertEqual(self.told('表.csv:3: asset：有误', 'asset'), '表.csv:3: 数据集：有误')

    def test_an_action_is_named_by_its_menu_entry(self):
        self.assertEqual(
            self.told('请核对（register.list 列出全部），或 nightly'), '请核对（“登记簿” 列出全部），或 “夜间批处理”')
        self.assertEqual(self.told('see register.list', language='en'), 'see "登记簿"')

    def test_a_field_within_the_text_is_named_by_its_label_where_it_is_no_word_of_the_language(self):
        schema = {'type': 'object', 'properties': {
                'tax_booked': {'type': 'boolean', 'title': '已计提'}, 'date': {'type': 'string', 'title': '日期'}}}
        self.assertEqual(
            self.told('若尚未计提，请用 tax_booked=false；date 另填', schema=schema), '若尚未计提，请用 “已计提”为否；“日期” 另填')
        self.assertEqual(
            self.told('use tax_booked=true. Another date', language='en', schema=schema), 'use "已计提" = yes. Another date')

    def test_what_a_user_has_written_stays(self):
        schema = {'type': 'object', 'properties': {'amount': {'type': 'string', 'title': '金额'}}}
        for text in ('没有这个数据集；实际为“amount”', '实际为“tax-amount”；实际为“amount : 1”', 'tax-amount amount-2024',
                '运行 rubiao nightly 重新过账'):
            self.assertEqual(self.told(text, schema=schema), text)
        self.assertEqual(self.told('amount 应为正数', schema=schema), '“金额” 应为正数')

    def test_roles_are_named_by_their_groups(self):
        self.assertEqual(
            self.told('用户没有所需的角色；应为经办、复核', '', '经办、复核'),
            '用户没有所需的角色；应为数据资源：经办、数据资源：复核')
        self.assertEqual(
            self.told('the user lacks the role; expected preparer', '', 'preparer', 'en'),
            'the user lacks the role; expected 数据资源：经办')

    def test_what_is_not_known_stays(self):
        for text, field, expected in (
                ('unknown：有误', 'unknown', ''), ('应为preparer, stranger', '', 'preparer, stranger'),
                ('my.register.list register.listed midnightly assets my_asset', '', '')):
            self.assertEqual(self.told(text, field, expected), text)
        self.assertEqual(self.told('asset：有误', 'asset', schema=None), 'asset：有误')


class RefusalTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.scene = Scene(os.environ['RUBIAO_TRYTON_TEMPLATE'])
        cls.zhang = Client('zhang')

    @classmethod
    def tearDownClass(cls):
        cls.scene.close()

    def refusal(self, client, action, **values):
        with self.assertRaises(Refused) as refused:
            client.does(action, **values)
        return str(refused.exception)

    def test_no_word_of_english_is_taken_for_an_id(self):
        from trytond.modules.rubiao.calling import names_known
        from trytond.transaction import Transaction
        with Transaction().start(Scene.database, 0, context={'language': 'en'}):
            names = names_known()
        self.assertEqual([name for name in names if '_' not in name and '.' not in name], [])
        self.assertIn('nrv_tested', names)

    def test_a_data_set_that_is_not_there(self):
        told = self.refusal(self.zhang, 'cost.record', **dict(spending('发票 R1'), asset='没有'))
        self.assertIn('“登记簿”', told)
        self.assertNotIn('register.list', told)
        self.assertNotIn('asset', told)
        told = self.refusal(Client('zhang', 'en'), 'cost.record', **dict(spending('发票 R1'), asset='没有'))
        self.assertIn('"Register"', told)
        self.assertNotIn('asset:', told)

    def test_a_month_end_that_is_still_to_come(self):
        told = self.refusal(self.zhang, 'disclose.package', year=2025)
        self.assertRegex(told, '“月末摊销与结转” 或 “夜间批处理”')

    def test_a_role_that_is_lacking(self):
        from trytond.modules.rubiao import calling
        from trytond.exceptions import UserError
        from trytond.pool import Pool
        from trytond.transaction import Transaction
        with Transaction().start(Scene.database, 0) as transaction:
            pool = Pool()
            user, = pool.get('res.user').search([('login', '=', 'wang')])
            company, = pool.get('company.company').search([])
            with transaction.set_user(user.id), transaction.set_context(language='zh_CN'):
                with self.assertRaises(UserError) as refused:
                    calling.invoke('register.add', company, day('2024-06-01'), {})
            transaction.rollback()
        self.assertIn('数据资源：经办', refused.exception.description)
        self.assertNotRegex(refused.exception.description, 'preparer|user')


if __name__ == '__main__':
    unittest.main()
