"""Whether a word on health, family or social cases tells of the one who is named beside it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence, Set
from functools import lru_cache
from itertools import islice, takewhile

from core.parsing.letters import CAPITALS
from core.review.checks.confidential.names import Named, is_of_no_name
from core.review.word_lists import pattern_of

_NEXT = re.compile(rf" [{CAPITALS}]")
_LAST = re.compile(rf"(?<![\w-])[{CAPITALS}][\w-]+ $")
_WORDS = 4
"""Words before such a word of which one is who suffers, is or does it: "Ida Holm, der så lider af"."""
_BEFORE = 60
"""Code points before it that are read for them."""
_NEAR = 25
"""Code points between a name and what is said to be of that person: "opsigelsen af lærer Ida Holm"."""
_END = re.compile(r"[.!?]\s+(?=[A-ZÆØÅÄÖ])|\n")
_OF_THEM = re.compile(r"\s(?:af|av|for|om|mod|over|til|hos|till|hos|mot)\s(?:\w+\s)?$")
_HAS = re.compile(
    r",?(?: (?:som|der|og|nu|selv|själv)){0,2} (?:er|har|blev|bliver|ble|blir|är|fick|fik|fikk|får|var)\b"
)


def matters_in(
    text: str, words: re.Pattern[str], language: str, people: Sequence[Named]
) -> list[re.Match[str]]:
    """Where such words stand that are no part of a name, and that somebody can be, do or suffer only where
    somebody is named or meant right before: "lider af" alone, and not "lider af en depression"."""
    of_a_subject = pattern_of("confidential", language, "of_a_subject")
    starts, ends = {each.start for each in people}, {each.end for each in people}
    rising = sorted(ends)
    return [
        each
        for each in words.finditer(text)
        if not _is_in_a_name(text, each, language, starts, ends)
        and (
            of_a_subject.search(each[0]) is None
            or words.search(of_a_subject.sub("", each[0])) is not None
            or _has_a_subject(text, each, language, rising)
        )
    ]


def is_at_work(text: str, named: Named, language: str, matters: Sequence[re.Match[str]]) -> bool:
    """Whether a sentence names somebody as one who works with the matter, speaks of it or stands for others
    in it, and tells of none of their own."""
    behind = pattern_of("confidential", language, "works").match(text, named.end)
    if behind is None and not pattern_of("confidential", language, "works_before").search(
        text, max(0, named.start - _BEFORE), named.start
    ):
        return False
    breaks = _breaks(text)
    behind_name = bisect_left(breaks, named.end, key=lambda each: each[0])
    end = breaks[behind_name][0] if behind_name < len(breaks) else len(text)
    rest = text[behind.end() if behind else named.end : end]
    if pattern_of("confidential", language, "asks_for").search(rest):
        return False
    before_name = bisect_left(breaks, named.start, key=lambda each: each[1])
    start = breaks[before_name - 1][1] if before_name else 0
    if pattern_of("confidential", language, "one_person").search(text, start, end):
        return False
    first = bisect_left(matters, start, key=re.Match.start)
    its_own = takewhile(lambda each: each.start() < end, islice(matters, first, None))
    return not any(_is_of(text, each, named, behind) for each in its_own)


@lru_cache(maxsize=8)
def _breaks(text: str) -> tuple[tuple[int, int], ...]:
    """Where sentences end in a text, and the next ones begin: asked once, not for each name in it."""
    return tuple(each.span() for each in _END.finditer(text))


def _is_of(text: str, found: re.Match[str], named: Named, behind: re.Match[str] | None) -> bool:
    """Whether a word is said of somebody straight: it stands behind what they are or have, or before "of"
    them, or is theirs by the genitive."""
    if found.end() <= named.start:
        return (
            named.start - found.end() <= _NEAR and _OF_THEM.search(text, found.end(), named.start) is not None
        )
    if named.name.endswith("s") and found.start() - named.end <= _NEAR:
        return True
    after = named.end if behind is None else behind.end()
    has = _HAS.match(text, after)
    return has is not None and 0 <= found.start() - has.start() <= 2 * _NEAR


def _is_in_a_name(text: str, found: re.Match[str], language: str, starts: Set[int], ends: Set[int]) -> bool:
    """Whether a word with a capital is a part of the name of an organisation: "Psykiatrifonden". `starts` and
    `ends` are those of people's names."""
    word = found[0]
    if not word[0].isupper() or word.isupper():
        return False
    if is_of_no_name(word.casefold(), language):
        return True
    if _NEXT.match(text, found.end()) and found.end() + 1 not in starts:
        return True
    return _LAST.search(text, max(0, found.start() - _BEFORE), found.start()) is not None and (
        found.start() - 1 not in ends
    )


def _has_a_subject(text: str, found: re.Match[str], language: str, ends: Sequence[int]) -> bool:
    """Whether a person is named or meant by one of the few words before a word; `ends` are those of people's
    names, in order."""
    start = max(0, found.start() - _BEFORE)
    breaks = [each.end() for each in _END.finditer(text, start, found.start())]
    start = breaks[-1] if breaks else start
    words = [each.start() for each in re.finditer(r"\w+", text[start : found.start()])]
    if not words:
        return True  # the sentence begins with it
    first = start + words[max(0, len(words) - _WORDS)]
    last = bisect_right(ends, found.start())
    if last and ends[last - 1] > first:
        return True
    return any(
        pattern_of("confidential", language, name).search(text, first, found.end()) is not None
        for name in ("subjects", "one_person")
    )
