"""How the points of a recommendation are named: "pkt. 1 og 3", "litra a", "det første punkt"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from core.parsing.vocabulary import Vocabulary
from core.review.word_lists import pattern_of, words_of

MOST = 30
"""Points of one recommendation."""
_POINT = r"(?:\d{1,2}|(?<!\w)(?-i:[a-h])(?!\w))"
"""A number, or a letter that counts."""


def points_of(text: str, words: Vocabulary) -> set[int]:
    """The points of a recommendation that a text names by their numbers."""
    mentions = mentioned(words).finditer(text)
    found = {point for match in mentions for point in _numbers(next(filter(None, match.groups())), words)}
    if pattern_of("decisions", words.language, "by_place").search(text):
        found |= _by_place(text, words)
    return found


def _by_place(text: str, words: Vocabulary) -> set[int]:
    """The points that a text names by their place: "det første og det tredje punkt", "de to første"."""
    listed = words_of("decisions", words.language)
    first, *further = _ordinals(words)
    if first.search(text) is None:
        return set()
    many = {listed["first_many"][match[1].casefold()] for match in further[0].finditer(text)}
    names = {match[1].casefold() for match in further[1].finditer(text)}
    return set(range(1, max(many, default=0) + 1)) | {listed["ordinals"][each] for each in names}


def _numbers(text: str, words: Vocabulary) -> Iterator[int]:
    """The numbers in "1, 3 og 5-7"."""
    listed = words_of("decisions", words.language)
    between = "|".join(re.escape(each) for each in listed["point_to"])
    for match in re.finditer(rf"({_POINT})(?:\.? ?(?:{between}) ?({_POINT}))?", text, re.IGNORECASE):
        first, last = (place_of(each) for each in (match[1], match[2] or match[1]))
        yield from range(first, min(last, first + MOST) + 1)


def place_of(point: str) -> int:
    """The number of a point, counted by numbers or by letters."""
    return int(point) if point.isdigit() else ord(point.casefold()) - ord("a") + 1


@cache
def _ordinals(words: Vocabulary) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """A point by its place; "de to første"; any place beside such a one: "det første punkt … det andet"."""
    listed = words_of("decisions", words.language)
    one, many, point = "|".join(listed["ordinals"]), "|".join(listed["first_many"]), listed["by_place"][0]
    first = next(iter(listed["ordinals"]))
    patterns = (
        rf"\b(?:{one}) (?:{point})",
        rf"\b({many}) {first}\b",
        rf"(?<!\w)({one})\b(?! (?:møde|gang|side)\w*)",
    )
    a, b, c = (re.compile(each, re.IGNORECASE) for each in patterns)
    return a, b, c


@cache
def mentioned(words: Vocabulary) -> re.Pattern[str]:
    """ "pkt. 1 og 3", "1. at-punkt", and the number that an entry of a list begins with."""
    listed = words_of("decisions", words.language)
    joined = "|".join(re.escape(each) for each in (*listed["point_and"], *listed["point_to"]))
    name, behind = "|".join(listed["point"]), "|".join(listed["point_behind"])
    more = rf"(?:\.? ?(?:{joined}) ?(?:(?:{name})\.? ?)?{_POINT}(?![\d/.-]*\d))*"
    return re.compile(
        rf"\b(?:{name})\b\.? ?(?:nr\.? ?)?({_POINT}(?![\d/]|-\d{{3}}){more})"
        rf"|(?:^|\b)(\d{{1,2}}{more})\.? (?:{behind})"
        rf"|(?:^\W{{0,2}}|(?<=[.;] ))"
        rf"(\d{{1,2}}(?:\. ?[-–] ?\d{{1,2}}|{more})|(?-i:[a-h])(?=\)))[.):](?=\s|$)",
        re.IGNORECASE,
    )
