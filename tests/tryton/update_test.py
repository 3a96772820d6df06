# SPDX-License-Identifier: Apache-2.0
"""A library with an action more: after an update of the module there is a menu entry, for those who have the role,
and a form, without a line of this host; after an update without it the entry is gone."""
import copy
import os
import unittest
from unittest import mock

from scene import Client, Refused, Scene

NEW = 'register.renamed'
TITLES = {'zh': '改名清单', 'en': 'Renamed data sets'}


def with_one_more(library):
    """Its manifests, with an action whose form has a field of its own."""
    manifest = library.manifest

    def longer(self, language):
        found = copy.deepcopy(manifest(self, language))
        action = copy.deepcopy(next(one for one in found['actions'] if one['id'] == 'register.list'))
        since = {'type': 'string', 'format': 'date', 'title': TITLES[language]}
        action.update(
            id=NEW, title=TITLES[language], role=['reviewer'], input={'type': 'object', 'properties': {'since': since}})
        found['actions'].append(action)
        return found

    return mock.patch.object(library, 'manifest', longer)


def with_another(library):
    """Its manifests, with the register under another name, in another folder, for reviewers alone."""
    manifest = library.manifest
    folders = {'zh': ['数据资源', '查阅'], 'en': ['Data resources', 'Look-up']}

    def changed(self, language):
        found = copy.deepcopy(manifest(self, language))
        action = next(one for one in found['actions'] if one['id'] == 'register.list')
        action.update(title=TITLES[language], menu=folders[language], role=['reviewer'])
        return found

    return mock.patch.object(library, 'manifest', changed)


class UpdateTest(unittest.TestCase):
    def setUp(self):
        self.scene = Scene(os.environ['RUBIAO_TRYTON_TEMPLATE'])

    def tearDown(self):
        self.scene.close()

    def menus(self, client):
        return [menu['name'] for menu in client.reads('ir.ui.menu', [], ['name'])]

    def test_a_new_action_appears_and_one_that_is_gone_goes(self):
        from trytond.modules import import_module
        from trytond.pool import Pool
        from trytond.transaction import Transaction
        import_module('rubiao')
        from trytond.modules.rubiao.binding.library import Library
        with with_one_more(Library):
            self.scene.update('rubiao')
            wang, english, zhang = Client('wang'), Client('wang', 'en'), Client('zhang')
            for client, language in ((wang, 'zh'), (english, 'en')):
                self.assertIn(TITLES[language], self.menus(client))
                _, view = client.begins(NEW)
                field = view['fields_view']['fields']['f_since']
                self.assertEqual((field['type'], field['string']), ('date', TITLES[language]))
            self.assertNotIn(TITLES['zh'], self.menus(zhang))
            with self.assertRaises(Refused):
                zhang.begins(NEW)
        with Transaction().start(Scene.database, 0):
            Pool().get('rubiao.generated').follow_manifest()
        self.assertNotIn(TITLES['zh'], self.menus(wang))

    def test_an_action_that_has_another_name_folder_and_role_follows_but_for_what_a_person_changed(self):
        from trytond.modules import import_module
        import_module('rubiao')
        from trytond.modules.rubiao.binding.library import Library
        from trytond.pool import Pool
        from trytond.transaction import Transaction
        zhang, wang = Client('zhang'), Client('wang')

        def entry(name):
            found = wang.reads('ir.ui.menu', [('name', '=', name)], ['parent.name'])
            return [menu['parent.']['name'] for menu in found]

        renamed, = wang.reads('ir.ui.menu', [('name', '=', '红旗信号')], ['id'])
        with Transaction().start(Scene.database, 0, context={'language': 'zh_CN'}) as transaction:
            Menu = Pool().get('ir.ui.menu')
            Menu.write([Menu(renamed['id'])], {'name': '疑点'})
            transaction.commit()
        former = entry('登记簿')
        self.assertIn('登记簿', former)  # a folder of the same name holds it
        self.assertIn('登记簿', self.menus(zhang))
        with with_another(Library):
            self.scene.update('rubiao')
            self.assertEqual(entry(TITLES['zh']), ['查阅'])
            self.assertNotIn(TITLES['zh'], self.menus(zhang))
            self.assertNotIn('查阅', self.menus(zhang))
            self.assertIn(TITLES['zh'], self.menus(wang))
            self.assertIn('疑点', self.menus(wang))
        self.scene.update('rubiao')
        self.assertEqual(entry('登记簿'), former)
        self.assertEqual(entry(TITLES['zh']), [])
        self.assertIn('疑点', self.menus(zhang))

    def test_a_folder_that_goes_leaves_what_a_person_keeps_in_it(self):
        from trytond.modules import import_module
        import_module('rubiao')
        Client('wang')  # whose login has Tryton load the modules of this database
        from trytond.pool import Pool
        from trytond.transaction import Transaction
        from trytond.modules.rubiao.binding.library import Library
        manifest = Library.manifest

        def renamed(library, language):
            found = copy.deepcopy(manifest(library, language))
            for action in found['actions']:
                if action['menu'][1:] in (['Audit'], ['审计']):
                    action['menu'] = action['menu'][:1] + ['Review' if language == 'en' else '检查']
            return found

        with Transaction().start(Scene.database, 0, context={'language': 'zh_CN'}) as transaction:
            Menu, Generated = Pool().get('ir.ui.menu'), Pool().get('rubiao.generated')
            audit, = Menu.search([('name', '=', '审计'), ('parent.name', '=', '数据资源')])
            own, = Menu.create([{'name': '自建', 'parent': audit.id}])
            moved, = Menu.search([('name', '=', '红旗信号')])
            journal, = Menu.search([('name', '=', '凭证清单')])
            Menu.write([journal], {'parent': audit.id})
            transaction.commit()
        with mock.patch.object(Library, 'manifest', renamed), Transaction().start(Scene.database, 0) as transaction:
            Generated.follow_manifest()
            transaction.commit()
        with Transaction().start(Scene.database, 0, context={'language': 'zh_CN'}):
            self.assertEqual([Menu(one.id).parent.name for one in (own, journal, moved)], ['审计', '审计', '检查'])


if __name__ == '__main__':
    unittest.main()
