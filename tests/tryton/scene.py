# SPDX-License-Identifier: Apache-2.0
"""A Tryton of its own for every test: a copy of the database with the demo company, and clients of its server in
this process, which call it as a web client does, by JSON-RPC, through Tryton's own dispatcher and its retries."""
import base64
import datetime
import json
import os
import shutil
import sys
import tempfile
from decimal import Decimal
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(REPOSITORY / 'samples/tryton'))

from trytond.config import config  # noqa: E402

PASSWORD = 'rubiao-demo'


class Scene:
    """`template`: a folder that samples/tryton/database.sh has filled, with the database `rubiao` there or, where
    RUBIAO_TRYTON_URI names a PostgreSQL server, on that; `folder`: one of an earlier scene, to go on with."""
    database = None  # of the scene that is on

    def __init__(self, template, folder=None):
        self._uri = os.environ.get('RUBIAO_TRYTON_URI', 'sqlite://')
        self.folder = Path(folder or tempfile.mkdtemp(prefix='rubiao-tryton-'))
        on_server = self._uri != 'sqlite://'
        Scene.database = self.folder.name.replace('-', '_').lower() if on_server else 'rubiao'
        databases, stores = self.folder / 'database', self.folder / 'store'
        if folder is None:
            shutil.copytree(Path(template) / 'database', databases)
            shutil.copytree(Path(template) / 'store', stores)
            if on_server:
                for part in stores.iterdir():  # SQLite's log lies beside it
                    part.rename(stores / part.name.replace('rubiao', Scene.database, 1))
                self._sql('CREATE DATABASE %s TEMPLATE rubiao' % Scene.database)
        config.set('database', 'uri', self._uri)
        config.set('database', 'path', str(databases))
        if not config.has_section('rubiao'):
            config.add_section('rubiao')
        config.set('rubiao', 'store', str(stores))

    def _sql(self, statement):
        import psycopg2
        connection = psycopg2.connect(self._uri + 'postgres')
        connection.autocommit = True
        connection.cursor().execute(statement)
        connection.close()

    def update(self, module):
        """What trytond-admin -u does, with the modules that it depends on."""
        from trytond.pool import Pool
        from trytond.transaction import Transaction
        Pool.start()
        with Transaction().start(self.database, 0):
            Pool(self.database).init(update=[module], lang=['zh_CN'], activatedeps=True)

    def close(self):
        from trytond.modules import import_module
        from trytond.pool import Pool
        import_module('rubiao')
        from trytond.modules.rubiao import joint
        joint._idle.clear()
        Pool.stop(Scene.database)
        if self._uri != 'sqlite://':
            from trytond import backend
            backend.Database(Scene.database).close()
            self._sql('DROP DATABASE %s WITH (FORCE)' % Scene.database)
        shutil.rmtree(self.folder, ignore_errors=True)


class Refused(Exception):
    """A message that the user would see."""


class Client:
    """A user at the web client."""

    def __init__(self, login, language='zh_CN'):
        from trytond.application import app
        from werkzeug.test import Client as WsgiClient
        self._client = WsgiClient(app)
        self._login = login
        self._context = {'language': language}
        self._user, session = self._call('common.db.login', login, {'password': PASSWORD}, language)
        self._headers = {
            'Authorization': 'Session ' + base64.b64encode(
                ('%s:%s:%s' % (login, self._user, session)).encode()).decode()}
        self._context.update(self.rpc('model.res.user.get_preferences', True))
        self._context['language'] = language

    def _call(self, method, *params, headers=None):
        from trytond.protocols.jsonrpc import JSONDecoder, JSONEncoder
        response = self._client.post(
            '/%s/' % Scene.database, data=json.dumps({'id': 0, 'method': method, 'params': params}, cls=JSONEncoder),
            content_type='application/json', headers=headers or {})
        answer = json.loads(response.get_data(as_text=True), object_hook=JSONDecoder())
        if answer.get('error'):
            kind, details, *_ = answer['error']
            if kind in ('UserError', 'UserWarning'):
                raise Refused(' '.join(str(part) for part in details if part))
            raise RuntimeError('%s: %s' % (method, answer['error']))
        return answer['result']

    def rpc(self, method, *params):
        return self._call(method, *params, dict(self._context), headers=self._headers)

    def begins(self, action):
        """The form of an action: its session, to be given to presses_ok()."""
        wizard = 'wizard.rubiao.do.%s.' % action
        session, start, _ = self.rpc(wizard + 'create')
        view = self.rpc(wizard + 'execute', session, {}, start)['view']
        return session, view

    def presses_ok(self, action, session, view, **values):
        return self.presses('run_', action, session, view, **values)

    def presses(self, button, action, session, view, **values):
        filled = dict(view['defaults'])
        filled.update({'f_' + name: value for name, value in values.items()})
        wizard = 'wizard.rubiao.do.%s.' % action
        return self.rpc(wizard + 'execute', session, {'start': filled}, button)['view']

    def does(self, action, **values):
        session, view = self.begins(action)
        return self.presses_ok(action, session, view, **values)

    def opens(self, wizard, start=None, **about):
        """A window, by a wizard: its model and its domain. `start`: its form; `about`: what it is opened on."""
        from trytond.pyson import PYSONDecoder
        name = 'wizard.rubiao.%s.' % wizard
        context = dict(self._context, **about)
        session, _, _ = self._call(name + 'create', context, headers=self._headers)
        (action, _), = self._call(
            name + 'execute', session, {'start': start} if start else {}, 'open_', context,
            headers=self._headers)['actions']
        domain = PYSONDecoder(dict(context, _user=self._user)).decode(action['pyson_domain'])
        return action['res_model'], domain

    def opens_detail_of(self, move):
        return self.opens('open_voucher_detail', active_model='account.move', active_id=move, active_ids=[move])

    def reads(self, model, domain, names):
        return self.rpc('model.%s.search_read' % model, domain, 0, None, None, names)


def day(text):
    return datetime.date.fromisoformat(text)


def yuan(text):
    return Decimal(text)


def spending(document, amount='1000.00', on='2024-04-10'):
    """What an accountant fills in for one invoice of the demo's development project."""
    return {
        'date': day(on), 'source__document': document, 'source__line': 1, 'asset': 'DS-2024-002', 'item': '人工',
        'amount': yuan(amount), 'vat': yuan('0.00'), 'currency': 'CNY', 'settlement': '应付职工薪酬',
        'measured_by': '成本凭证'}


def host_posts_costs_of(asset, preparer, reviewer):
    """From July on Tryton posts the company's purchases itself, and this data set takes them."""
    preparer.does(
        'company.configure', date=day('2024-07-01'), source__document='会计政策通知',
        posted_by_host=[{'f_': 'cost_incurred'}])
    preparer.does(
        'register.add', date=day('2024-07-01'), source__document='登记表 %s' % asset, asset=asset,
        name='管网压力数据集', route='外购', purpose='自用', use='管理')
    preparer.does(
        'recognition.assess', date=day('2024-07-01'), source__document='评估单 %s' % asset, asset=asset,
        controlled='true', benefits_probable='true', cost_measurable='true', identifiable='true',
        fulfils_contract='false', recognise='true', basis='评估单')
    reviewer.does('approvals.decide', all='true', approve='true')
