# SPDX-License-Identifier: Apache-2.0
"""The library that lies where paths.py says, once a process, and the language it speaks to a user of Tryton."""
from functools import lru_cache

from .binding.library import Library
from .paths import library_path, rules_path


@lru_cache(maxsize=None)
def library():
    return Library(library_path(), rules_path())


def manifest(language):
    return library().manifest(language)


def actions(language):
    return library().actions(language)


def library_language(language):
    """Of Tryton's language codes those that begin with zh are Chinese to the library."""
    return 'zh' if (language or '').startswith('zh') else 'en'
