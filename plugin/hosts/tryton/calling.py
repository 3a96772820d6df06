# SPDX-License-Identifier: Apache-2.0
"""Calls the library on behalf of a user of Tryton: who asks, for which company, on which day, in which language."""
from contextlib import contextmanager

from trytond.exceptions import UserError
from trytond.i18n import gettext
from trytond.pool import Pool
from trytond.transaction import Transaction

from .binding import abi
from .binding.library import Failure, call_of
from .joint import opened_for, run_again_if_busy
from .loaded import actions, library_language
from .named_move import listed, named_for_good
from .refusals import in_words_of_user, result_in_words_of_user
from .words import words

BATCH_USER = 'tryton-cron'
NIGHTLY = 'nightly'  # the run that is no action of the menu
MOST_PROBLEMS = 100  # of a file of many bad lines, in one message


def language():
    return library_language(Transaction().language)


class Stopped(UserError):
    """Somebody asked for it, and nothing is half done."""


def invoke(action_id, company, business_date, values, given=None, told=None):
    """What the action answers, and the documents that it wrote, by name. `given`: bytes of documents by name; `told`:
    progress.py. Whoever has left the company is refused, whatever he left in the queue."""
    company.rubiao_demand_user()
    User = Pool().get('res.user')
    user = User(Transaction().user)
    roles = Pool().get('rubiao.role').of_user(user)
    changes = actions(language())[action_id]['changes']
    values = named_for_good(company, values)
    with _reported(action_id), run_again_if_busy(), opened_for(changes) as (opened, token):
        call = call_of(business_date, company.rubiao_code_used, user.rubiao_name, roles, language(), token)
        with opened.documents.exchange(given or {}) as written, opened.progress.told_to(told), \
                opened.ledger.telling_unclear() as unclear:
            result = _in_words(opened.instance.invoke(call, action_id, values), action_id)
            result['outputs'] += _warnings(unclear)
            return result, list(written.values())


def nightly(companies, business_date, told=None):
    with _reported(), run_again_if_busy(), opened_for(True) as (opened, token):
        call = call_of(business_date, '', BATCH_USER, {'operator'}, language(), token)
        with opened.progress.told_to(told):
            return _in_words(opened.instance.nightly(call, [company.rubiao_code_used for company in companies]))


def _warnings(unclear):
    return [
        {'kind': 'message', 'level': 'warning', 'text': gettext(
                'rubiao.msg_compared_with_none', number=number, moves=listed(moves))}
        for number, moves in unclear.items()]


@contextmanager
def _reported(action_id=None):
    """A refusal of the library is a message to the user, all of it."""
    try:
        yield
    except Failure as failure:
        title = gettext('rubiao.msg_refused' if failure.status == abi.REFUSED else 'rubiao.msg_failed')
        kind = Stopped if failure.status == abi.CANCELLED else UserError
        raise kind(title, _words_of(failure, action_id)) from failure


def _in_words(result, action_id=None):
    return result_in_words_of_user(result, language(), _schema(action_id), names_known())


def _schema(action_id):
    return actions(language())[action_id]['input'] if action_id else None


def names_known():
    """Titles of the actions and of the kinds of events, by id."""
    known = actions(language())
    kinds = known['events.list']['input']['properties']['event']
    names = {
        kind: title for kind, title in zip(kinds['enum'], kinds['x-enum-titles'])
        if language() == 'zh' or '_' in kind}  # "sold" is a word of English
    names.update((action['id'], action['title']) for action in known.values())
    if language() == 'zh':  # in English it is a word
        names[NIGHTLY] = words('zh')[NIGHTLY]
    return names


def _words_of(failure, action_id):
    groups, schema, titles = Pool().get('rubiao.role').names(), _schema(action_id), names_known()
    told = [
        in_words_of_user(problem, language(), schema, titles, groups) for problem in failure.problems[:MOST_PROBLEMS]]
    more = len(failure.problems) - len(told)
    if more > 0:
        told.append(gettext('rubiao.msg_more_problems', number=more))
    return '\n'.join(told) or str(failure)
