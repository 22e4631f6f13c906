"""Titles of items: their marks "Åbent" and "Lukket", and the group lines between items."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from core.parsing.letters import CAPITALS
from core.parsing.vocabulary import Vocabulary, key_of

_ENOUGH = 20
"""Letters and figures that two long titles must share to be one, where one is cut short."""
_LETTERED = re.compile(rf"[{CAPITALS}]\.\s+(\S+)")


class TitleIndex:
    """Titles that are looked for, although contents lists cut long ones and headings wrap them."""

    def __init__(self, titles: Iterable[str] = ()) -> None:
        self._whole: set[str] = set()
        self._by_beginning: defaultdict[str, list[str]] = defaultdict(list)
        for title in titles:
            self.add(title)

    def add(self, title: str) -> None:
        """Take in one folded title."""
        self._whole.add(title)
        if len(title) >= _ENOUGH:
            self._by_beginning[title[:_ENOUGH]].append(title)

    def find(self, key: str) -> str | None:
        """The title that is `key`, begins with it or is its beginning; None where there is none."""
        if key in self._whole:
            return key if key else None
        if len(key) < _ENOUGH:
            return None
        near = self._by_beginning.get(key[:_ENOUGH], ())
        return next((title for title in near if title.startswith(key) or key.startswith(title)), None)


@cache
def _marks(words: Vocabulary) -> tuple[re.Pattern[str], re.Pattern[str]]:
    items = words.words["items"]
    marks = sorted([*items["closed_marks"], *items["open_marks"]], key=len, reverse=True)
    names = "|".join(map(re.escape, marks))
    return (
        re.compile(rf"\(?({names})\)?\s*(?:[:–-]\s*|$|(?<=\))\s*|\s(?=\S))(.*)", re.IGNORECASE),
        re.compile(rf"(.*?)\s*(?:\(({names})\)|[-–]\s*({names}))\s*", re.IGNORECASE),
    )


@cache
def _closed(words: Vocabulary) -> frozenset[str]:
    return words.keys("items", "closed_marks")


def without_mark(title: str, words: Vocabulary) -> tuple[str | None, bool | None]:
    """The title without its mark, and whether the mark says closed; None where there is no mark.

    The title is None where nothing but the mark stands there ("Lukket punkt").
    """
    before, after = _marks(words)
    match = before.fullmatch(title)
    if match and (_separated(title, match) or not match[2]):
        rest = match[2].strip() or None
        return rest, key_of(match[1]) in _closed(words)
    match = after.fullmatch(title)
    if match:
        return match[1].strip() or None, key_of(match[2] or match[3]) in _closed(words)
    return title, None


def _separated(title: str, match: re.Match[str]) -> bool:
    """A mark is followed by a colon or a dash, or stands in parentheses: "Åben skole" is a title."""
    return title.startswith("(") or title[match.end(1) : match.start(2)].strip() != ""


def closed_by(title: str | None, text: str, words: Vocabulary) -> tuple[str | None, bool]:
    """The title, None where it only says that the item is closed; and whether title or text say so."""
    if title is not None and words.pattern("items", "closed_titles").fullmatch(title):
        return None, True
    says = words.pattern("items", "closed_text")
    return title, bool((title and says.search(title)) or says.search(text))


def is_group(text: str, words: Vocabulary) -> bool:
    """A line that names a group of items: "A. Sager til afgørelse i byrådet"."""
    match = _LETTERED.match(text)
    return bool(match) and key_of(match[1]) in words.keys("items", "groups") if match else False
