"""How the items are numbered, and what the text says of numbers that are gone."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from core.review.checks.form.headings import Printed
from core.review.checks.form.said import ROOM, matches, pattern_of
from core.review.draft import Draft
from core.review.word_lists import words_of


def in_series(headings: Sequence[Printed]) -> Mapping[str, list[Printed]]:
    """The headings by their series: "PS 11/21" and "RS 3/21" are counted apart."""
    found: defaultdict[str, list[Printed]] = defaultdict(list)
    for each in headings:
        found[each.series].append(each)
    return found


def is_withdrawn(draft: Draft, number: int, title: str | None = None) -> bool:
    """Whether the text says that an item of that number, or title, is off the agenda."""
    language = draft.meeting.language
    if any(True for _each in matches(draft, withdrawal_of(language, number))):
        return True
    if not title or len(title) < 6:
        return False
    words = r"\s+".join(map(re.escape, title.split()[:6]))
    says = pattern_of(language, "withdrawn_title")
    text = draft.source.text
    for match, _node in matches(draft, re.compile(words, re.IGNORECASE)):
        if says.search(text[match.end() : match.end() + 120].strip(' .”"»')):
            return True
    return False


@lru_cache(maxsize=200)
def withdrawal_of(language: str, number: int) -> re.Pattern[str]:
    """What says that the item of that number is off the agenda."""
    lists = words_of(ROOM, language)["withdrawn"]
    each = (f"(?:{one.replace('{number}', str(number))})" for one in lists)
    return re.compile("|".join(each), re.IGNORECASE | re.MULTILINE)
