"""Names of bodies: which words are one, and when two spellings mean the same."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import cache

from core.parsing.vocabulary import Vocabulary, folded, key_of

_PERIOD = re.compile(r"\s*\((?:19|20)?\d\d\s*[-–]\s*(?:19|20)?\d\d\)")
_PARENTHESIS = re.compile(r"\s*\([^()]*\)")


@cache
def _patterns(words: Vocabulary) -> re.Pattern[str]:
    group = words.words["bodies"]
    endings = "|".join(map(re.escape, group["endings"]))
    beginnings = "|".join(map(re.escape, group["beginnings"]))
    return re.compile(
        rf"(?:{beginnings})\b.*|(?:.*\W)?[\w-]*(?:{endings})s?(?:\s*\([^()]*\))*", re.IGNORECASE
    )


def is_body(text: str, words: Vocabulary) -> bool:
    """Is `text` the name of a body, by its words alone?"""
    return len(text) < 130 and _patterns(words).fullmatch(text.strip()) is not None


def body_name(text: str) -> str:
    """The name without the period of election and the spaces of a table."""
    return " ".join(_PERIOD.sub("", text).split()).strip(" ,.:")


def is_unnamed(name: str, words: Vocabulary) -> bool:
    """Is `name` a word like "Udvalget", which in a body's own minutes is that body?"""
    return key_of(name) in words.keys("bodies", "unnamed")


def _stem(name: str, words: Vocabulary) -> str:
    key = folded(_PARENTHESIS.sub("", name))
    for ending in words.words["bodies"]["inflections"]:
        if key.endswith(ending) and len(key) - len(ending) >= 3:
            return key[: -len(ending)]
    return key


def same_body(one: str | None, other: str | None, words: Vocabulary) -> bool:
    """Do both names mean one body? True where one is not stated.

    "Byrådet" is "Torslev Byråd" in that council's minutes; small slips of spelling count for nothing.
    """
    if not one or not other:
        return True
    a, b = _stem(one, words), _stem(other, words)
    if a == b:
        return True
    shorter, longer = sorted((a, b), key=len)
    generic = tuple(words.words["bodies"]["generic"])
    if longer.endswith(shorter) and len(shorter) >= 4 and not longer.endswith(generic):
        return True
    return len(shorter) > 8 and SequenceMatcher(None, a, b).ratio() > 0.92
