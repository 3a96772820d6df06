# SPDX-License-Identifier: Apache-2.0
"""Shows what an action answered: tables as lists that sort and export, charts, vouchers, and links to the moves
posted and the documents written.

The columns are the library's, so the view is made anew for every result; a row has room for columns of every
kind."""
import csv
import io
import json
from xml.sax.saxutils import quoteattr

from lxml import etree

from trytond.i18n import gettext
from trytond.model import ModelView, fields
from trytond.pool import Pool
from trytond.wizard import StateView

from .binding.answers import value_of
from .calling import language
from .words import in_lines, words

MOST_COLUMNS = 64
MOST_TABLES = 24
PREFIXES = {'text': 't', 'amount': 'n', 'integer': 'i', 'date': 'd', 'ratio': 't'}
VOUCHER_COLUMNS = (
    ('key', 'text'), ('date', 'date'), ('memo', 'text'), ('account', 'text'), ('name', 'text'),
    ('debit', 'amount'), ('credit', 'amount'), ('cost_center', 'text'), ('rule', 'text'))


class ResultRow(ModelView):
    "Row of a Result"
    __name__ = 'rubiao.result.row'


for _i in range(MOST_COLUMNS):
    setattr(ResultRow, 't%d' % _i, fields.Char("Text %d" % _i, readonly=True))
    setattr(ResultRow, 'n%d' % _i, fields.Numeric("Amount %d" % _i, digits=(16, 2), readonly=True))
    setattr(ResultRow, 'i%d' % _i, fields.Integer("Number %d" % _i, readonly=True))
    setattr(ResultRow, 'd%d' % _i, fields.Date("Date %d" % _i, readonly=True))


class Result(ModelView):
    "Result"
    __name__ = 'rubiao.result'
    text = fields.Text("Message", readonly=True)
    moves = fields.Many2Many('account.move', None, None, "Moves", readonly=True)
    attachments = fields.Many2Many('ir.attachment', None, None, "Documents", readonly=True)
    trace = fields.Text("Trace", readonly=True)


for _i in range(MOST_TABLES):
    setattr(Result, 'table%d' % _i, fields.One2Many('rubiao.result.row', None, "Table %d" % _i, readonly=True))

WIDTHS = {'amount': 112, 'date': 95, 'integer': 60, 'ratio': 80}  # pixels
LIST_WIDTH = 940  # of a screen of 1,400
FEW_TEXTS = 4  # columns that find room by themselves
LONG_CELL = 40  # characters of a text that a list cuts


class Table:
    """Of a result: its title, its columns with the field of a row that each goes into, and its rows."""

    def __init__(self, title, columns, rows, note=None, is_chart=False):
        self.title = title
        self.columns = [
            (PREFIXES[kind] + str(i), title, kind) for i, (title, kind) in enumerate(columns[:MOST_COLUMNS])]
        self.rows = rows
        self.note = note
        self.is_chart = is_chart

    def values(self):
        return [
            {field: value_of(value, kind) for (field, _, kind), value in zip(self.columns, row)}
            for row in self.rows]

    def views(self):
        tree = '<tree>%s</tree>' % ''.join(
            '<field name="%s" string=%s %s/>' % (field, quoteattr(title), self._width(kind))
            for field, title, kind in self.columns)
        # A long text is cut in a list: a row opens as a form.
        form = '<form col="2">%s</form>' % ''.join(
            '<label name="{0}" string={1}/><field name="{0}"{2}/>'.format(
                field, quoteattr(title), ' widget="text"' if self._is_long(number) else '')
            for number, (field, title, _) in enumerate(self.columns))
        views = {'tree': self._view('tree', tree), 'form': self._view('form', form)}
        if self.is_chart:
            (axis, _, _), *series = self.columns
            graph = '<graph type="line" string=%s legend="1"><x><field name="%s"/></x><y>%s</y></graph>' % (
                quoteattr(self.title), axis, ''.join(
                    '<field name="%s" string=%s/>' % (field, quoteattr(title)) for field, title, _ in series))
            views['graph'] = self._view('graph', graph)
        return views

    def _width(self, kind):
        """Texts share what the others leave of a list, which would grow past the screen for many of them."""
        if kind in WIDTHS:
            return 'width="%d"' % WIDTHS[kind]
        texts = sum(1 for _, _, kind in self.columns if kind not in WIDTHS)
        if texts <= FEW_TEXTS:
            return 'expand="1"'
        left = LIST_WIDTH - sum(WIDTHS.get(kind, 0) for _, _, kind in self.columns)
        return 'width="%d"' % max(left // texts, 60)

    def _is_long(self, number):
        return any(len(str(row[number] or '')) > LONG_CELL for row in self.rows if number < len(row))

    def _view(self, kind, arch):
        described = Pool().get('rubiao.result.row').fields_get([field for field, _, _ in self.columns])
        for field, title, _ in self.columns:
            described[field]['string'] = title
        return {
            'model': 'rubiao.result.row', 'type': kind, 'view_id': None, 'field_childs': None, 'arch': arch,
            'fields': described}


class Outcome:
    """What an action answered, ready to show."""

    def __init__(self, result, moves=(), attachments=()):
        self.moves = [move.id for move in moves]
        self.attachments = [attachment.id for attachment in attachments]
        self.messages = []
        self.traces = []
        self.tables = []
        for output in result.get('outputs', []):
            self._take(output)

    def _take(self, output):
        kind = output['kind']
        if kind == 'message':
            self.messages.append(output['text'])
        elif kind == 'table':
            columns = [(column['title'], column['type']) for column in output['columns']]
            self.tables.append(Table(output['title'], columns, output['rows'], output.get('note')))
        elif kind == 'journal':
            self.tables.append(self._vouchers(output['vouchers']))
        elif kind == 'chart':
            columns = [('', 'text')] + [(series['title'], 'amount') for series in output['series']]
            rows = list(zip(output['axis'], *[series['values'] for series in output['series']]))
            self.tables.append(Table(output['title'], columns, rows, is_chart=True))
        elif kind == 'trace':
            self.traces.append(output.get('text') or json.dumps(output['trace'], ensure_ascii=False, indent=2))

    @staticmethod
    def _vouchers(vouchers):
        titles = words(language())['voucher']
        rows = [
            [voucher['key'], voucher['date'], line.get('memo') or voucher['memo'], line['account'],
                line.get('name'), line.get('debit'), line.get('credit'), line.get('cost_center'),
                voucher.get('rule')]
            for voucher in vouchers for line in voucher['lines']]
        return Table(titles['title'], [(titles[name], kind) for name, kind in VOUCHER_COLUMNS], rows)

    def text(self):
        return '\n'.join(self.messages)

    def summary(self):
        """What there is to say, or what there is to see."""
        notes = ['%s: %s' % (table.title, table.note) for table in self.tables if table.note]
        return '\n'.join(self.messages + notes) or '\n'.join(table.title for table in self.tables)

    def shown(self):
        """(field, title, value, views, note) of all there is to show, in order."""
        if self.text():
            yield 'text', None, self.text(), None, None
        for i, table in enumerate(self.tables[:MOST_TABLES]):
            yield 'table%d' % i, table.title, table.values(), table.views(), table.note
        if self.moves:
            yield 'moves', None, self.moves, None, None
        if self.attachments:
            yield 'attachments', None, self.attachments, None, None
        if self.traces:
            yield 'trace', None, '\n'.join(self.traces), None, None

    def as_csv(self):
        """What is said and all tables, for a spreadsheet: UTF-8 with its mark, no cell a formula."""
        out = io.StringIO()
        lines = csv.writer(out)
        for message in self.messages:
            lines.writerow([_harmless(message)])
        for table in self.tables:
            lines.writerow([])
            lines.writerow([_harmless(table.title)])
            lines.writerow([_harmless(title) for _, title, _ in table.columns])
            for row in table.rows:
                lines.writerow([
                        _harmless(cell) if kind == 'text' else cell for cell, (_, _, kind) in zip(row, table.columns)])
            if table.note:
                lines.writerow([_harmless(table.note)])
        return ('\ufeff' + out.getvalue()).encode()


def _harmless(text):
    return "'" + text if isinstance(text, str) and text[:1] in ('=', '+', '-', '@', '\t', '\r') else text


class LabelledView(StateView):
    """Its buttons are the same for every action, and so are their words."""

    def get_buttons(self, wizard, state_name):
        labels = words(language())['button']
        buttons = super().get_buttons(wizard, state_name)
        for button in buttons:
            button['string'] = labels[button['state']]
        return buttons


class ResultView(LabelledView):
    """The state of a wizard that shows its `outcome`."""

    def __init__(self, buttons):
        super().__init__('rubiao.result', '', buttons)

    def get_view(self, wizard, state_name):
        Result_ = Pool().get('rubiao.result')
        shown = list(wizard.outcome.shown())
        pages = ''.join(self._page(*item) for item in shown if item[0] != 'text')
        head = '<field name="text" colspan="4" height="80" yexpand="0"/>' if any(
            item[0] == 'text' for item in shown) else ''
        if not shown:
            head = '<label id="nothing" string=%s colspan="4"/>' % quoteattr(gettext('rubiao.msg_nothing'))
        arch = '<form col="4">%s%s</form>' % (
            head, '<notebook colspan="4">%s</notebook>' % pages if pages else '')
        tree = etree.fromstring(arch, etree.XMLParser(remove_blank_text=True, resolve_entities=False))
        arch, described = Result_.parse_view(tree, 'form', None, level=0)
        for name, title, _, views, _ in shown:
            if title:
                described[name]['string'] = title
            if views:
                described[name]['views'] = views
        return {
            'model': 'rubiao.result', 'type': 'form', 'view_id': None, 'field_childs': None, 'arch': arch,
            'fields': described}

    @staticmethod
    def _page(name, title, value, views, note):
        """A note stands with its table."""
        mode = ' mode="%s"' % ','.join(views) if views else ''
        if name == 'moves':
            mode = ' view_ids="rubiao.move_view_list"'
        title = title or gettext('rubiao.msg_page_' + name)
        notes = ''.join(
            '<label id="note_%s_%d" string=%s xalign="0"/>' % (name, i, quoteattr(line))
            for i, line in enumerate(in_lines(note or '')) if line)
        return '<page string=%s col="1" id="page_%s">%s<field name="%s"%s/></page>' % (
            quoteattr(title), name, notes, name, mode)

    def get_defaults(self, wizard, state_name, fields_names):
        return {name: value for name, _, value, _, _ in wizard.outcome.shown()}
