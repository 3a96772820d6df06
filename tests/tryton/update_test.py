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


if __name__ == '__main__':
    unittest.main()
