# SPDX-License-Identifier: Apache-2.0
"""What the library says in the words of the user: it names the fields of its schemas, its actions and its roles by
their ids, the user knows labels, menu entries and groups. Only ids that are known are replaced, each as a whole; rule
and article stay."""
import re

from .words import label_within, words

QUOTED = r'(“[^“”]*”|"[^"]*")'

# Roles as the library names them to a Chinese reader.
_ROLES = {'经办': 'preparer', '复核': 'reviewer', '审计': 'auditor', '批处理': 'operator'}


def in_words_of_user(problem, language, schema, actions, groups):
    """The text of a problem. `schema`: of the form, None if there is none; `actions` and `groups`: titles and names
    by id."""
    text = _with_label(problem['text'], problem['field'], schema, words(language))
    roles = [_ROLES.get(role, role) for role in re.split(', |、', problem['expected'])]
    if all(role in groups for role in roles):
        text = text.replace(problem['expected'], words(language)['comma'].join(groups[role] for role in roles))
    return text_in_words_of_user(text, language, schema, actions)


def text_in_words_of_user(text, language, schema, names):
    """Of a message or a note: "tax_booked=false" and "reviews.due" as the user finds them. `names`: titles of actions
    and of kinds of events, by id. What stands in quotation marks is what a user has written, and stays."""
    spoken, named = words(language), dict(names)
    for name, title in _titles_in(schema or {}):
        if language == 'zh' or '_' in name:  # "date" is a word of English
            named.setdefault(name, title)
    ids = '|'.join(sorted(map(re.escape, named), key=len, reverse=True))
    known = re.compile(r'(?<![\w.-])(?<!rubiao )(%s)(=(?:true|false))?(?![\w=-]|\.\w)' % ids, re.ASCII)
    pieces = re.split(QUOTED, text)
    pieces[::2] = [
        known.sub(lambda found: spoken['quoted'] % named[found[1]] + spoken['truth'].get(found[2], ''), piece)
        for piece in pieces[::2]]
    return ''.join(pieces)


def result_in_words_of_user(result, language, schema, actions):
    """Its messages, and the notes of its tables."""
    for output in result.get('outputs', []):
        for said in 'text', 'note':
            if output['kind'] != 'trace' and output.get(said):
                output[said] = text_in_words_of_user(output[said], language, schema, actions)
    return result


def _titles_in(schema):
    """Ids and titles of the fields of a form, at any depth."""
    for name, inner in schema.get('properties', {}).items():
        if 'title' in inner:
            yield name, inner['title']
        yield from _titles_in(inner)
        yield from _titles_in(inner.get('items', {}))


def label_of(path, schema, spoken):
    """Of a field, as the form has it: where it stands in a list comes before it. None if the form has no such field."""
    if path in spoken['fields']:
        return spoken['fields'][path]
    label, parents = [], []
    for step in re.findall(r'[^.\[\]]+', path):
        if not schema:
            return None
        if schema.get('type') == 'array':
            schema = schema['items']
            if step.isdigit():
                label.append(spoken['row'] % (int(step) + 1))
                continue
        if step in schema.get('properties', {}):
            schema = schema['properties'][step]
            if 'properties' in schema:
                parents.append((step, schema.get('title')))
            else:
                label.append(label_within(parents, schema.get('title', step), spoken))
                parents = []
        else:
            schema = schema.get('additionalProperties')
            label.append(step)
    if schema and parents:  # the object itself
        label.append(label_within(parents[:-1], parents[-1][1] or parents[-1][0], spoken))
    return ' '.join(label) if schema else None


def _with_label(text, field, schema, spoken):
    label = label_of(field, schema, spoken) if field else None
    before, place, after = text.partition(field + spoken['colon'])
    if not label or not place:
        return text
    return before + (after if after.startswith(label) else label + spoken['colon'] + after)
