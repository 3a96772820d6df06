# SPDX-License-Identifier: Apache-2.0
"""Forms out of the manifest: each action's JSON Schema becomes a ModelView, each array in it another one.

The classes are made when Tryton loads the module, their labels when it shows them, in the user's language. What
the schema leaves open stays empty: nothing but the day is filled in for a user, and a truth value is chosen
from a list that begins with nothing, for a judgement has no default."""
from decimal import Decimal
from xml.sax.saxutils import quoteattr

from lxml import etree

from trytond.model import ModelView, fields
from trytond.pool import Pool
from trytond.transaction import Transaction

from .calling import language, names_known
from .loaded import actions
from .refusals import text_in_words_of_user
from .words import EVIDENCE, QUESTIONS, columns_of, in_lines, label_within, words

LONG_TEXT = 1000  # from this length on a text gets several lines
LONG_LABEL = 36  # columns, from which on a label stands above its field: two beside each other must fit a screen
MOST_DIGITS = 20  # before the point, of an amount that is written out
TRUTH = [('', ''), ('true', "True"), ('false', "False")]
TRUTH_TITLES = {'zh': {'': '', 'true': '是', 'false': '否'}, 'en': {'': '', 'true': 'Yes', 'false': 'No'}}


class Property:
    """One value of a schema: where it stands, and its field in the form."""

    def __init__(self, path, schema, required):
        self.path = path
        self.schema = schema
        self.required = required
        self.name = 'f_' + '__'.join(path)

    @property
    def kind(self):
        if self.schema['type'] == 'string':
            return 'enum' if 'enum' in self.schema else self.schema.get('format', 'string')
        return 'map' if self.schema['type'] == 'object' else self.schema['type']

    @property
    def is_list(self):
        return self.kind in ('array', 'map')

    @property
    def is_long(self):
        return self.kind == 'string' and self.schema.get('maxLength', 0) >= LONG_TEXT

    def make_fields(self, model_name):
        """Its field by name; a file has its name beside it."""
        kind = self.kind
        options = {'required': self.required}
        if kind == 'rubiao-document':
            return {
                self.name: fields.Binary(self.name, filename=self.name + '_name', **options),
                self.name + '_name': fields.Char(self.name + '_name')}
        if self.is_list:
            field = fields.One2Many(row_model(model_name, self), None, self.name)
        elif kind == 'enum':
            field = fields.Selection(
                [('', '')] + [(value, value) for value in self.schema['enum']], self.name, sort=False, **options)
        elif kind == 'boolean':
            field = fields.Selection(TRUTH, self.name, sort=False, **options)
        elif kind == 'integer':
            field = fields.Integer(self.name, **options)
        elif kind == 'rubiao-amount':
            field = fields.Numeric(self.name, digits=(16, 2), **options)
        elif kind == 'date':
            field = fields.Date(self.name, **options)
        elif self.is_long:
            field = fields.Text(self.name, **options)
        else:
            field = fields.Char(self.name, **options)
        return {self.name: field}

    def value_of(self, record, given):
        """As JSON; None if it is left empty. The bytes of a file go into `given` by its name."""
        value = getattr(record, self.name, None)
        kind = self.kind
        if self.is_list:
            rows = [row for row in (item.values_given(given) for item in value or ()) if row not in (None, {})]
            if kind == 'map':
                rows = {row.get('key', ''): row.get('value', '') for row in rows}
            return rows or None
        if value is None or value == '':
            return None
        if kind == 'boolean':
            return value == 'true'
        if kind == 'rubiao-amount':
            return _amount_text(value)
        if kind == 'date':
            return value.isoformat() if hasattr(value, 'isoformat') else str(value)
        if kind == 'rubiao-document':
            name = getattr(record, self.name + '_name', None) or self.path[-1]
            given[name] = bytes(value)
            return name
        return value


def _amount_text(value):
    """As it was given: what has three decimals, or is no amount at all, is the library's to refuse."""
    if isinstance(value, Decimal) and value.is_finite() and value.adjusted() < MOST_DIGITS:
        in_fen = value.quantize(Decimal('0.01'))
        return '{:f}'.format(in_fen if in_fen == value else value)
    return str(value)


def properties_of(schema, path=()):
    """Of an object, in the order in which a form shows them; what is nested comes with its path."""
    found = []
    required = schema.get('required', [])
    for name in schema.get('x-order') or list(schema['properties']):
        inner = schema['properties'][name]
        if 'properties' in inner:
            nested = properties_of(inner, path + (name,))
            if name not in required:
                for one in nested:
                    one.required = False
            found += nested
        else:
            found.append(Property(path + (name,), inner, name in required))
    return found


def schema_at(schema, path):
    for name in path:
        schema = schema['properties'][name]
    return schema


def parents_at(schema, path):
    """Names and titles of the objects that a value lies within, outermost first."""
    found = []
    for name in path[:-1]:
        schema = schema['properties'][name]
        found.append((name, schema.get('title')))
    return found


class Described(ModelView):
    """A ModelView whose fields the library describes."""
    __no_slots__ = True
    _rubiao_action = None
    _rubiao_arrays = ()  # paths of the arrays that lead to it, outermost first
    _rubiao_properties = ()

    @classmethod
    def described(cls):
        """Its schema in the user's language."""
        schema = actions(language())[cls._rubiao_action]['input']
        for path in cls._rubiao_arrays:
            schema = _item_schema(schema_at(schema, path), language())
        return schema

    @classmethod
    def fields_get(cls, fields_names=None, level=0):
        described = super().fields_get(fields_names, level=level)
        schema = cls.described()
        for one in cls._rubiao_properties:
            if one.name in described:
                _label(described[one.name], schema_at(schema, one.path), _title(one, schema))
        return described

    @classmethod
    def fields_view_get(cls, view_id=None, view_type='form', level=None):
        arch = cls._tree_arch() if view_type == 'tree' else cls._form_arch()
        tree = etree.fromstring(arch, etree.XMLParser(remove_blank_text=True, resolve_entities=False))
        arch, described = cls.parse_view(tree, view_type, None, level=1 if view_type == 'tree' else 0)
        return {
            'model': cls.__name__, 'type': view_type, 'view_id': view_id, 'field_childs': None, 'arch': arch,
            'fields': described}

    @classmethod
    def _tree_arch(cls):
        return '<tree editable="bottom">%s</tree>' % ''.join(
            '<field name="%s" expand="1"/>' % one.name for one in cls._rubiao_properties)

    @classmethod
    def _form_arch(cls):
        schema = cls.described()
        apart = {
            name: [one for one in cls._rubiao_properties if one.path[0] == name] for name in (QUESTIONS, EVIDENCE)}
        body = ''.join(_placed(one, schema) for one in cls._rubiao_properties if one.path[0] not in apart)
        pages = ''
        if apart[QUESTIONS]:
            pages += cls._questions_page(schema, apart[QUESTIONS])
        if apart[EVIDENCE]:
            pages += '<page string=%s col="4" id="evidence">%s</page>' % (
                quoteattr(schema_at(schema, (EVIDENCE,)).get('title', '')),
                ''.join(_placed(one, schema) for one in apart[EVIDENCE]))
        if pages:
            body = '<notebook colspan="4"><page string=%s col="4" id="main">%s</page>%s</notebook>' % (
                quoteattr(schema.get('title', '')), body, pages)
        return '<form col="4">%s%s</form>' % (cls._introduction(), body)

    @classmethod
    def _introduction(cls):
        return ''

    @classmethod
    def _questions_page(cls, schema, questions):
        groups = {}
        for one in questions:
            groups.setdefault(one.path[:-1], []).append(one)
        return '<page string=%s col="1" id="questions">%s</page>' % (
            quoteattr(schema_at(schema, (QUESTIONS,)).get('title', '')),
            ''.join(
                '<group id="%s" string=%s col="4" expandable="0" colspan="1">%s</group>' % (
                    path[-1], quoteattr('%s %s' % (path[-1], schema_at(schema, path).get('title', ''))),
                    ''.join(_placed(one, schema) for one in group))
                for path, group in groups.items()))

    def values_given(self, given):
        """What was filled in, as the input of the action; `given` takes files."""
        values = {}
        for one in self._rubiao_properties:
            value = one.value_of(self, given)
            if value is None:
                continue
            if one.path == ('',):
                return value
            place = values
            for name in one.path[:-1]:
                place = place.setdefault(name, {})
            place[one.path[-1]] = value
        return values


class Form(Described):
    """The input of an action."""

    @classmethod
    def _introduction(cls):
        help_text = text_in_words_of_user(
            actions(language())[cls._rubiao_action]['help'], language(), None, names_known())
        return ''.join(
            '<label id="help%d" string=%s colspan="4" xalign="0"/>' % (i, quoteattr(line))
            for i, line in enumerate(in_lines(help_text)))

    @classmethod
    def default_f_date(cls):
        return Pool().get('ir.date').today()

    @classmethod
    def default_f_source__line(cls):
        return 1

    @classmethod
    def default_f_currency(cls):
        Company = Pool().get('company.company')
        company = Transaction().context.get('company')
        return Company(company).currency.code if company is not None else None


def _title(one, schema):
    """Of a value of a form, as its label says it."""
    title = schema_at(schema, one.path).get('title')
    return label_within(parents_at(schema, one.path), title, words(language())) if title else None


def _label(field, schema, title):
    if title:
        field['string'] = title
    if 'enum' in schema:
        titles = schema.get('x-enum-titles') or schema['enum']
        field['selection'] = [('', '')] + list(zip(schema['enum'], titles))
    elif schema['type'] == 'boolean':
        field['selection'] = list(TRUTH_TITLES[language()].items())


def _placed(one, schema):
    if one.is_list:
        return '<field name="%s" colspan="4"/>' % one.name
    beside = ' filename="%s_name"' % one.name if one.kind == 'rubiao-document' else ''
    if columns_of(_title(one, schema) or '') >= LONG_LABEL:
        return '<newline/><label name="{0}" colspan="4" xalign="0"/><field name="{0}" colspan="4"{1}/>'.format(
            one.name, beside)
    if one.is_long:
        return '<newline/><label name="{0}"/><field name="{0}" colspan="3"/>'.format(one.name)
    return '<label name="{0}"/><field name="{0}"{1}/>'.format(one.name, beside)


def form_model(action_id):
    return 'rubiao.form.' + action_id


def row_model(model_name, one):
    return '%s.%s' % (model_name, '.'.join(one.path) or 'item')


def _item_schema(array, in_language='en'):
    """Of the rows of an array, or of a map; a row that is a single value is an object of one property without a
    name."""
    if array['type'] == 'object':
        titles = words(in_language)['map']
        return {
            'type': 'object', 'required': ['key', 'value'], 'properties': {
                'key': {'type': 'string', 'title': titles['key']},
                'value': dict(array['additionalProperties'], title=titles['value'])}}
    item = array['items']
    if item['type'] == 'object':
        return item
    titled = dict(item, title=item.get('title') or array.get('title', ''))
    return {'type': 'object', 'properties': {'': titled}, 'required': ['']}


def make_forms(action):
    """The classes of an action's form, its rows included."""
    return _make_classes(
        (Form,), form_model(action['id']), action['id'], (), action['input'])


def _make_classes(bases, model_name, action_id, arrays, schema):
    properties = properties_of(schema)
    attributes = {
        '__name__': model_name,
        '__doc__': action_id,
        '_rubiao_action': action_id,
        '_rubiao_arrays': arrays,
        '_rubiao_properties': properties,
        }
    for one in properties:
        attributes.update(one.make_fields(model_name))
    made = [type(bases[0])('Form', bases, attributes)]
    for one in properties:
        if one.is_list:
            made += _make_classes(
                (Described,), row_model(model_name, one), action_id, arrays + (one.path,),
                _item_schema(one.schema))
    return made
