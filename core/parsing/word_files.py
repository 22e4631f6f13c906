"""The files of words as they are written: tables of lists."""

from __future__ import annotations

import tomllib
from typing import Any

from core.parsing.version import VOCABULARY

Words = dict[str, dict[str, Any]]
"""A file of words: its tables, each with named lists, numbers by word, or single texts."""

_EXCLUSIVE = ("labels", "head", "kinds")
"""Tables in which a word stands in one list alone."""


def built_in_words(language: str) -> Words:
    """The words that come with the program."""
    text = (VOCABULARY / f"{language}.toml").read_text("utf-8")
    return {name: table for name, table in tomllib.loads(text).items() if isinstance(table, dict)}


def merged(words: Words, own: Words) -> Words:
    """`words` with a reader's `own` added: own ones stand first and win."""
    if not own:
        return words
    result = {name: dict(table) for name, table in words.items()}
    for name, table in own.items():
        into = result[name]
        if name in _EXCLUSIVE:
            taken = {word.casefold() for names in table.values() for word in names}
            for each, names in into.items():
                into[each] = [word for word in names if word.casefold() not in taken]
        for each, value in table.items():
            before = into.get(each)
            if isinstance(value, list) and isinstance(before, list):
                into[each] = [*value, *before]
            elif isinstance(value, dict) and isinstance(before, dict):
                into[each] = {**before, **value}
            else:
                into[each] = value
    return result


def template(language: str) -> str:
    """What a reader's own file begins as: its explanation and examples, all of it comments."""
    return (VOCABULARY / "own" / f"{language}.toml").read_text("utf-8")
