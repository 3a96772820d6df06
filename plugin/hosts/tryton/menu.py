# SPDX-License-Identifier: Apache-2.0
"""Groups and menus out of the manifest, at every update of the module: a new action of the library appears, one
that is gone goes, one that has another name, folder or role follows. What a person renamed or moved stays as it is: what
the library gave last is kept beside it, to tell the two apart."""
import json

from trytond.model import ModelSQL, Unique, fields
from trytond.pool import Pool
from trytond.transaction import Transaction

from .access import let_read
from .loaded import manifest
from .wizard import wizard_name
from .words import words

TRYTON_LANGUAGES = {'en': 'en', 'zh': 'zh_CN'}
# This module's own, below the root: a model that a window shows, or a wizard that opens one.
WINDOWS = (('rubiao.run', 'runs'),)
WIZARDS = (('rubiao.open_register', 'register'), ('rubiao.open_movements', 'movements'))


class Generated(ModelSQL):
    "Menu of Data Resources"
    __name__ = 'rubiao.generated'
    key = fields.Char("Key", required=True, help="An action's id, or the path of a folder.")
    menu = fields.Many2One('ir.ui.menu', "Menu", required=True, ondelete='CASCADE')
    wizard = fields.Many2One('ir.action.wizard', "Wizard", ondelete='CASCADE')
    given = fields.Text("Given", help="Names, folder and groups as the library had them at the last update.")

    @classmethod
    def __setup__(cls):
        super().__setup__()
        table = cls.__table__()
        cls._sql_constraints = [('key_unique', Unique(table, table.key), 'rubiao.msg_key_unique')]

    @classmethod
    def __register__(cls, module_name):
        super().__register__(module_name)
        with Transaction().set_context(language='en', active_test=False):
            cls.follow_manifest()

    @classmethod
    def follow_manifest(cls):
        by_language = {language: manifest(language) for language in TRYTON_LANGUAGES}
        groups = cls._groups(by_language)
        let_read(groups.values())
        known = {generated.key: generated for generated in cls.search([])}
        wanted = set()
        for sequence, titles in enumerate(_by_language(by_language, 'actions')):
            action = titles['en']
            roles = [groups[role] for role in action['role']]
            parent = None
            for depth in range(1, len(action['menu']) + 1):
                folder = {language: one['menu'][depth - 1] for language, one in titles.items()}
                key = '/'.join(titles['en']['menu'][:depth])
                wanted.add(key)
                parent = cls._folder(known, key, folder, parent, sequence, roles)
            wanted.add(action['id'])
            cls._leaf(known, action['id'], {lang: one['title'] for lang, one in titles.items()}, parent, sequence,
                roles)
        cls._keep_to_their_roles(known, by_language)
        root = known[by_language['en']['actions'][0]['menu'][0]].menu
        for kind, own in (('ir.action.act_window', WINDOWS), ('ir.action.wizard', WIZARDS)):
            for name, word in own:
                wanted.add(name)
                cls._own(known, kind, name, {lang: words(lang)[word] for lang in TRYTON_LANGUAGES}, root,
                    groups.values())
        cls._drop([generated for key, generated in known.items() if key not in wanted])

    @classmethod
    def _groups(cls, by_language):
        pool = Pool()
        Role, Group = pool.get('rubiao.role'), pool.get('res.group')
        groups = {role.role: role.group for role in Role.search([])}
        for titles in _by_language(by_language, 'roles'):
            role = titles['en']['id']
            if role in groups:
                continue
            group, = Group.create([
                    {'name': words('en')['group'] % titles['en']['title']}])
            _translate(group, {lang: words(lang)['group'] % one['title'] for lang, one in titles.items()})
            Role.create([{'role': role, 'group': group.id}])
            groups[role] = group
        return groups

    @classmethod
    def _folder(cls, known, key, names, parent, sequence, groups):
        generated = known.get(key)
        if generated is None:
            menu = cls._menu(names, parent, sequence, 'tryton-folder' if parent else 'tryton-list')
            generated = known[key] = cls.create([{'key': key, 'menu': menu.id}])[0]
        generated._follow(names, parent)
        _allow(generated.menu, groups)
        return generated.menu

    @classmethod
    def _leaf(cls, known, action_id, names, parent, sequence, groups):
        if action_id in known:
            generated = known[action_id]
        else:
            Wizard = Pool().get('ir.action.wizard')
            wizard, = Wizard.create([
                    {'name': names['en'], 'wiz_name': wizard_name(action_id), 'window': True}])
            _translate(wizard.action, names)
            menu = cls._menu(names, parent, sequence, 'tryton-launch')
            menu.action = str(wizard)
            menu.save()
            generated = known[action_id] = cls.create([
                    {'key': action_id, 'menu': menu.id, 'wizard': wizard.id}])[0]
        generated._follow(names, parent)
        _allow(generated.menu, groups)
        _allow(generated.wizard.action, groups)

    def _follow(self, names, parent):
        """The names and the folder that the library gives, but for those that a person has changed since."""
        before = json.loads(self.given or '{}')
        if before.get('names', names) != names:
            for record in [self.menu] + ([self.wizard.action] if self.wizard else []):
                _follow_names(record, before['names'], names)
        folder = parent.id if parent else None
        if before.get('folder', folder) != folder and self.menu.parent and self.menu.parent.id == before['folder']:
            type(self.menu).write([self.menu], {'parent': folder})
        self.given = json.dumps(dict(before, names=names, folder=folder), ensure_ascii=False, sort_keys=True)
        self.save()

    @classmethod
    def _keep_to_their_roles(cls, known, by_language):
        """Who had an entry by a role that has it no longer, and by no person's leave, has it no longer."""
        groups = cls._groups(by_language)
        wanted = {}
        for action in by_language['en']['actions']:
            keys = ['/'.join(action['menu'][:depth]) for depth in range(1, len(action['menu']) + 1)] + [action['id']]
            for key in keys:
                wanted.setdefault(key, set()).update(groups[role].id for role in action['role'])
        for key, ours in wanted.items():
            generated = known[key]
            before = json.loads(generated.given)
            gone = set(before.get('groups', ())) - ours
            for record in [generated.menu] + ([generated.wizard.action] if generated.wizard else []):
                if gone:
                    type(record).write([record], {'groups': [('remove', sorted(gone))]})
            generated.given = json.dumps(dict(before, groups=sorted(ours)), ensure_ascii=False, sort_keys=True)
            generated.save()

    @classmethod
    def _own(cls, known, kind, name, names, root, groups):
        if name not in known:
            shown = {'res_model': name} if kind == 'ir.action.act_window' else {'wiz_name': name}
            action, = Pool().get(kind).create([dict(shown, name=names['en'])])
            _translate(action.action, names)
            menu = cls._menu(names, root, 10000, 'tryton-list')
            menu.action = str(action)
            menu.save()
            known[name] = cls.create([{'key': name, 'menu': menu.id}])[0]
        _allow(known[name].menu, groups)

    @staticmethod
    def _menu(names, parent, sequence, icon):
        menu, = Pool().get('ir.ui.menu').create([{
                    'name': names['en'], 'parent': parent.id if parent else None, 'sequence': sequence,
                    'icon': icon}])
        _translate(menu, names)
        return menu

    @classmethod
    def _drop(cls, gone):
        """A folder in which a person keeps an entry stays, as his."""
        pool = Pool()
        Menu = pool.get('ir.ui.menu')
        wizards = [generated.wizard for generated in gone if generated.wizard]
        leaves = [generated.menu for generated in gone if generated.wizard]
        folders = [generated.menu.id for generated in sorted(gone, key=lambda one: one.key.count('/'), reverse=True)
            if not generated.wizard]
        cls.delete(gone)
        pool.get('ir.action.wizard').delete(wizards)
        Menu.delete(leaves)
        for folder in folders:
            if not Menu.search([('parent', '=', folder)]):
                Menu.delete([Menu(folder)])


def _by_language(manifests, part):
    """The entries of a part of the manifest, each in every language."""
    languages = list(manifests)
    for entries in zip(*[manifests[language][part] for language in languages]):
        yield dict(zip(languages, entries))


def _translate(record, names):
    for language, name in names.items():
        if language != 'en':
            _rename(record, language, name)


def _follow_names(record, former, names):
    """English first, which is what the others translate: to write it makes Tryton doubt them all."""
    now = {language: _name(record, language) for language in TRYTON_LANGUAGES}
    for language in TRYTON_LANGUAGES:
        _rename(record, language, names[language] if now[language] == former[language] else now[language])


def _rename(record, language, name):
    with Transaction().set_context(language=TRYTON_LANGUAGES[language]):
        type(record).write([type(record)(record.id)], {'name': name})


def _name(record, language):
    with Transaction().set_context(language=TRYTON_LANGUAGES[language]):
        return type(record)(record.id).name


def _allow(record, groups):
    """These groups, and those that somebody added."""
    missing = [group.id for group in groups if group not in record.groups]
    if missing:
        type(record).write([record], {'groups': [('add', missing)]})
