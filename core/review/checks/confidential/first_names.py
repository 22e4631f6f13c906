"""Persons who are called by their first name alone."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping

from core.confidential.word_lists import lists
from core.review.checks.confidential.names import Named
from core.review.draft import Draft
from core.review.whole_text import different_words, in_one_line
from core.review.word_lists import words_of

_BEHIND = re.compile(r"s?(?![\w-])(?! [A-ZÆØÅ])")
_CAPITAL_BEFORE = re.compile(r"[A-ZÆØÅ][\w.’'-]* $")
_LEAST = 3
"""Letters of such a name."""


def first_names(draft: Draft) -> Mapping[int, list[Named]]:
    """By where paragraphs begin in the source: those whom they call so, but for members and staff."""
    text, language = draft.once(in_one_line), draft.meeting.language
    table = words_of("confidential", language)
    given = {*lists()["address"]["given_names"], *table["given_names"]} - {
        *table["words_too"],
        *_of_the_minutes(draft),
    }
    different = set(re.findall(r"(?m)^\W*(\w{3,})", draft.once(different_words)))
    found: defaultdict[int, list[Named]] = defaultdict(list)
    starts = [each.start for each in draft.paragraphs]
    for name in given:
        if len(name) < _LEAST or different.isdisjoint((name.lower(), f"{name.lower()}s")):
            continue
        at = text.find(f" {name}")
        while at >= 0:
            begins = draft.source.text[at] == "\n"
            if _is_alone(text, at + 1, at + 1 + len(name), begins):
                paragraph = draft.paragraphs[max(0, bisect_right(starts, at + 1) - 1)]
                place = paragraph.paragraph.place_of(draft.source, at + 1)
                found[paragraph.start].append(Named(name, place, place + len(name)))
            at = text.find(f" {name}", at + 1)
    return found


def _is_alone(text: str, start: int, end: int, begins: bool) -> bool:
    """Whether a name stands without a surname, or another word with a capital before it in its line."""
    if _BEHIND.match(text, end) is None:
        return False
    return begins or not _CAPITAL_BEFORE.search(text[max(0, start - 24) : start])


def _of_the_minutes(draft: Draft) -> set[str]:
    """The first names of members and staff."""
    meeting = draft.meeting
    people = (*meeting.participants, *meeting.absent, *meeting.substitutes, *meeting.staff)
    return {word for each in people for word in each.name.split()[:-1]}
