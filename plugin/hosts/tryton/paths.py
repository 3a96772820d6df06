# SPDX-License-Identifier: Apache-2.0
"""Where the library, its rules and its stores lie. The section [rubiao] of trytond.conf says otherwise:
library, rules (a file and a folder), store (a folder that holds one SQLite file a database)."""
import os

from trytond.config import config

_HERE = os.path.dirname(os.path.abspath(__file__))


def _configured(name, *candidates):
    path = config.get('rubiao', name, default='')
    if path:
        return path
    for candidate in candidates:
        if os.path.exists(candidate):
            return os.path.abspath(candidate)
    raise ImportError('no %s of Rubiao at %s; name it in trytond.conf: [rubiao] %s = ...' % (
            name, ', '.join(candidates), name))


def library_path():
    # Beside the module as an installation or a build tree has it.
    return _configured(
        'library', os.path.join(_HERE, 'lib', 'librubiao.so'), '/usr/lib/rubiao/librubiao.so')


def rules_path():
    return _configured('rules', os.path.join(_HERE, 'rules'), '/usr/share/rubiao/rules')


def store_path(database_name):
    """Never the ERP's own database file, and no name that Tryton takes for one of its databases: on its login page it
    opens every *.sqlite of its folder, and a process that opens and closes a file of SQLite by a second copy of SQLite
    lets go of the locks of the first, and of its log with what was committed."""
    folder = config.get('rubiao', 'store', default='') or os.path.join(
        config.get('database', 'path'), 'rubiao')
    os.makedirs(folder, mode=0o700, exist_ok=True)
    path = os.path.join(folder, os.path.basename(database_name).replace(':', '_') + '.rubiao.db')
    former = path[:-len('.db')] + '.sqlite'
    if os.path.exists(former) and not os.path.exists(path):
        raise ImportError('the store %s of Rubiao is called %s now: stop Tryton, rename it together with its -wal and -shm' % (
                former, path))
    return path
