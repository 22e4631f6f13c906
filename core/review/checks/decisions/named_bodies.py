"""The bodies that a text names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from core.parsing.bodies import is_unnamed, same_body
from core.parsing.letters import CAPITALS
from core.parsing.vocabulary import Vocabulary, folded
from core.review.word_lists import pattern_of, words_of
from core.source_text import Span

_SHORT_NAME = 4  # letters of an abbreviation


@cache
def _pattern(words: Vocabulary) -> re.Pattern[str]:
    offices = {each.casefold() for each in words_of("decisions", words.language)["offices"]}
    group = words.words["bodies"]
    endings = "|".join(
        sorted((re.escape(each) for each in group["endings"] if each not in offices), key=len, reverse=True)
    )
    beginnings = "|".join(re.escape(each) for each in group["beginnings"])
    joined = "|".join(re.escape(each) for each in words.words["joining"]["and"])
    ended = "|".join(re.escape(each) for each in group["endings"])
    word = rf"(?!\w*(?:{ended})\b)(?-i:[{CAPITALS}])\w*"
    before = rf"(?:{word}(?:-,|-|,)? (?:(?:{joined}) )?){{0,6}}"
    of_many = rf"(?:{beginnings}) {word}(?:-?,? (?:(?:{joined}) )?(?-i:[{CAPITALS}])[\w-]*)*"
    return re.compile(rf"\b(?:{of_many}|{before}[\w-]*(?:{endings})s?)\b", re.IGNORECASE)


def bodies_in(text: str, words: Vocabulary) -> list[tuple[str, Span]]:
    """The names of bodies in `text`, in order, with their places; neither offices nor "the committee"."""
    return [
        (match[0], Span(*match.span()))
        for match in _pattern(words).finditer(text)
        if not is_unnamed(match[0], words)
    ]


def is_office(name: str, words: Vocabulary) -> bool:
    """Is `name` one of the administration, which decides nothing?"""
    return (
        name.strip()
        .casefold()
        .removesuffix("s")
        .endswith(tuple(words_of("decisions", words.language)["offices"]))
    )


def is_among(name: str, bodies: Sequence[str], text: str, words: Vocabulary) -> bool:
    """Is a body one of `bodies`, or meant by an abbreviation in `text`: "ØU" for "Økonomiudvalget"?"""
    key = folded(name)
    for body in bodies:
        other = folded(body)
        if same_body(name, body, words) or key.startswith(other) or other.startswith(key):
            return True
    short = pattern_of("decisions", words.language, "short_body")
    return any(
        len(each) <= _SHORT_NAME and each.isupper() and _shortens(each.casefold(), key)
        for each in short.findall(text)
    )


def _shortens(letters: str, name: str) -> bool:
    """Do these letters stand in `name` in this order, the first one first?"""
    at = 0
    for letter in letters:
        at = name.find(letter, at) + 1
        if at == 0:
            return False
    return name[:1] == letters[:1]
