"""Names of persons in a text, as far as a first name or a word before them tells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from core.confidential.word_lists import lists, names_an_office
from core.review.word_lists import words_of

_NAME = re.compile(
    r"[A-ZÆØÅÉ](?<![^\W\d_][A-ZÆØÅÉ])[a-zæøåéöäü]+(?: [A-ZÆØÅÉ]\.| [A-ZÆØÅÉ][\w’'-]+){1,3}(?![\w])"
)
_LONGEST_CUE = 14


class Named(NamedTuple):
    """Somebody who is named at the code points `start <= i < end` of a text."""

    name: str
    start: int
    end: int


def persons_in(text: str, language: str) -> Iterator[Named]:
    """Everybody who is named with first name and surname, by place."""
    given, cue = _given_names(language), _cue(language)
    for match in _NAME.finditer(text):
        start, name = match.start(), match[0]
        first, _space, rest = name.partition(" ")
        if cue.fullmatch(first):  # "Borgeren Ida Holm"
            start, name = start + len(first) + 1, rest
            if " " not in name:
                continue
        elif first not in given and not cue.search(text[max(0, start - _LONGEST_CUE) : start].strip()):
            continue
        if not names_an_office([name]):
            yield Named(name, start, match.end())


@cache
def _given_names(language: str) -> frozenset[str]:
    return frozenset((*lists()["address"]["given_names"], *words_of("confidential", language)["given_names"]))


@cache
def _cue(language: str) -> re.Pattern[str]:
    """Finds a word that tells that somebody's name follows, at the end of what stands before."""
    words = "|".join(words_of("confidential", language)["citizens"])
    return re.compile(rf"(?i)(?<!\w)(?:{words})$")
