# SPDX-License-Identifier: Apache-2.0
"""Words of this host that are no message and no field of Tryton's, in the two languages of the library."""
import re
from unicodedata import east_asian_width

QUESTIONS, EVIDENCE = 'judgements', 'evidence'  # objects of a schema that have pages of their own in a form
PLAIN = ('source', QUESTIONS, EVIDENCE)  # objects whose parts are called by their own titles alone
LINE = 120  # columns of a label, which Tryton does not wrap; a Chinese character takes two

WORDS = {
    'zh': {
        'voucher': {
            'title': '记账凭证', 'key': '凭证', 'date': '日期', 'memo': '摘要', 'account': '科目', 'name': '科目名称',
            'debit': '借方', 'credit': '贷方', 'cost_center': '成本中心', 'rule': '规则'},
        'map': {'key': '键', 'value': '值'},
        'button': {'end': '关闭', 'run_': '确定', 'queue_': '后台办理', 'open_': '确定'},
        'group': '数据资源：%s',
        'fields': {'user': '用户'},
        'row': '第 %d 行',
        'quoted': '“%s”',
        'truth': {'=true': '为是', '=false': '为否'},
        'colon': '：',
        'comma': '、',
        'runs': '办理记录',
        'nightly': '夜间批处理',
        'register': '登记簿（可检索）',
        'movements': '变动（可检索）',
        },
    'en': {
        'voucher': {
            'title': 'Vouchers', 'key': 'Voucher', 'date': 'Date', 'memo': 'Memo', 'account': 'Account',
            'name': 'Name', 'debit': 'Debit', 'credit': 'Credit', 'cost_center': 'Cost centre', 'rule': 'Rule'},
        'map': {'key': 'Key', 'value': 'Value'},
        'button': {'end': 'Close', 'run_': 'OK', 'queue_': 'In the Background', 'open_': 'OK'},
        'group': 'Data resources: %s',
        'fields': {'user': 'User'},
        'row': 'row %d',
        'quoted': '"%s"',
        'truth': {'=true': ' = yes', '=false': ' = no'},
        'colon': ': ',
        'comma': ', ',
        'runs': 'Runs',
        'nightly': 'Nightly run',
        'register': 'Register (searchable)',
        'movements': 'Movements (searchable)',
        },
    }


def words(language):
    return WORDS[language]


def label_within(parents, title, spoken):
    """Of a value that lies within objects, whose titles come first: the document of a lot is not that of the event.
    `parents`: names and titles, outermost first."""
    if parents and parents[0][0] in PLAIN:
        return title
    return spoken['colon'].join([parent for _, parent in parents if parent] + [title])


def columns_of(text):
    """That a text takes on a screen."""
    return sum(2 if east_asian_width(c) in 'WF' else 1 for c in text)


def in_lines(text):
    """Broken between words, and after any Chinese character."""
    lines, width = [''], 0
    for piece in re.findall(r'[\x21-\x7e]+|\s|.', text):
        columns = columns_of(piece)
        if width + columns > LINE and not re.match(r'[\s，。；：、）”！？]', piece):
            lines.append('')
            width = 0
        lines[-1] += piece
        width += columns
    return [line.strip() for line in lines]
