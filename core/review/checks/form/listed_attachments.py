"""The attachments of an item as its lists name them, with their numbers."""

from __future__ import annotations

import re
from functools import cache

from core.minutes import AgendaItem, Role, Section
from core.parsing.vocabulary import key_of
from core.review.checks.form.said import ROOM
from core.review.draft import Draft
from core.review.word_lists import words_of


@cache
def _number_before(language: str) -> re.Pattern[str]:
    return re.compile(words_of(ROOM, language)["number_before_name"], re.IGNORECASE)


def number_of(name: str, language: str) -> int | None:
    """The number in "Bilag 3: Kort"; None where a name has none."""
    match = _number_before(language).match(name.strip())
    return int(match["number"]) if match else None


def numbers_of(item: AgendaItem, language: str) -> frozenset[int]:
    """The numbers that an item's attachments bear: before their names, or in the label of a list, which
    "Bilag 1: Kort" is taken for."""
    lists = (each for each in item.sections if each.role is Role.ATTACHMENTS)
    printed = (*(each.name for each in item.attachments), *(each.heading or "" for each in lists))
    return frozenset(number for each in printed if (number := number_of(each, language)) is not None)


def lists_of(draft: Draft, item: AgendaItem) -> list[Section]:
    """The filled lists of attachments of an item."""
    nothing = draft.words.keys("values", "nothing")
    return [
        each
        for each in item.sections
        if each.role is Role.ATTACHMENTS and each.text.strip() and key_of(each.text) not in nothing
    ]
