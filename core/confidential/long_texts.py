"""Personal data in long texts: the same that `personal_in` finds, in a tenth of the time.

Only what lies around digits, signs of e-mail and numbers of houses is searched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from core.confidential.personal_words import Found, personal_in
from core.confidential.word_lists import lists

_BEFORE = 260
_BEHIND = 160
"""Code points around such a place that are searched, with the rest of their lines."""

_NUMBERS = (
    # six digits and four, whatever parts them
    r"[0-9][^\w\t\n]?[0-9]{2}[^\w\t\n]?(?:[0-9]{2})?[0-9]{2}[\W_]{0,5}[0-9]"
    r"(?:[0-9] ?[0-9]{2}(?![0-9])|[A-Z])",
    # six and five, and those of Swedish mobiles
    r"[0-9][. ]?[0-9]{2}[. ]?[0-9]{2}[ \n-]{0,3}[0-9]{3} ?[0-9]{2}(?![0-9])",
    r"(?<=0)7[02369][ -]?[0-9](?:[ -]?[0-9]){5}",
    # eight that are no day
    r"(?<=[2-9])[0-9](?![-./][0-9][0-9][-./](?:19|20)[0-9][0-9])(?!-[0-9]{6})(?:[^\w,;:%\t]?[0-9]){6}(?![0-9])",
)
"""What may follow the first digit of a number."""
_WORDS = (
    *("@", "snabel", "(at", "[at", "+", "ødt", "ödd", "ødsel", "(f.", " f. "),
    *("cpr", "CPR", "ersonn", "ontonr", "onto nr", "ers.nr", "mordn", "em 0", "em: 0", "ostad 0", "ostad: 0"),
    *("rivat 0", "rivat: 0"),
)
"""Pieces of words, as few as will do."""
_SHORT = 5_000
"""Code points of a text that is searched as a whole."""


def personal_in_long(text: str, different: str | None = None) -> tuple[Found, ...]:
    """All personal data in `text`, by place. `different` are its different words in small letters, where they
    are known: what they lack is not looked for."""
    if len(text) < _SHORT:
        return personal_in(text)
    found: list[Found] = []
    for start, end in _regions(text, different):
        for each in personal_in(text[start:end]):
            found.append(Found(each.kind, start + each.start, start + each.end))
    return tuple(found)


def _regions(text: str, different: str | None) -> Iterator[tuple[int, int]]:
    """The parts of a text that are to be searched, in order, each of whole lines; no two overlap."""
    first = last = -1
    for at in sorted(_places(text, different)):
        if at < last:
            continue
        start = text.rfind("\n", 0, max(0, at - _BEFORE)) + 1
        end = text.find("\n", at + _BEHIND)
        end = len(text) if end < 0 else end
        if first >= 0 and start <= last:
            last = end
            continue
        if first >= 0:
            yield first, last
        first, last = start, end
    if first >= 0:
        yield first, last


def _places(text: str, different: str | None) -> Iterator[int]:
    """Where personal data may be."""
    streets = _streets()
    for match in _numbers().finditer(text):
        at = match.start()
        if match["house"] is None:
            yield at
        elif text[max(0, at - 13) : at - 1].casefold().endswith(streets):
            yield at - 1
    for word in _WORDS:
        if different is not None and not all(part in different for part in word.lower().split()):
            continue
        at = text.find(word)
        while at >= 0:
            yield at
            at = text.find(word, at + 1)


@cache
def _numbers() -> re.Pattern[str]:
    """Numbers as persons have them, else such of a house behind what streets end in."""
    ends = {street[-2:] for street in _streets()}
    before = "|".join(map(re.escape, sorted(ends | {end.upper() for end in ends})))
    return re.compile(
        rf"[0-9](?<![0-9][0-9])(?:(?=(?:{'|'.join(_NUMBERS)}))"
        rf"|(?<=(?:{before})\s[0-9])(?P<house>[0-9]{{0,2}})(?![0-9]))"
    )


@cache
def _streets() -> tuple[str, ...]:
    return tuple(lists()["address"]["streets"])
