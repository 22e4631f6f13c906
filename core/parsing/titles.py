"""Titles of items: their marks "Åbent" and "Lukket", and the group lines between items."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from core.minutes import Reason
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


def _names(words: Vocabulary, *lists: str) -> str:
    marks = sorted((mark for name in lists for mark in words.words["items"][name]), key=len, reverse=True)
    return "|".join(map(re.escape, marks))


@cache
def _marks(words: Vocabulary) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A mark before a title, and behind it: "(lukket efter § 10)", ", lukket" too."""
    names, closed = _names(words, "closed_marks", "open_marks"), _names(words, "closed_marks")
    return (
        re.compile(
            rf"[(\[]?({names})[)\]]?\s*(?:[:–—-]\s*|\.\s+|$|(?<=[)\]])\s*|\s(?=\S))(.*)", re.IGNORECASE
        ),
        re.compile(
            rf"(.*?)\s*(?:[(\[]({names})(?:[^()]*§[^()]*)?[)\]]|[-–—]\s*({names})|,\s+({closed}))[\s.]*",
            re.IGNORECASE,
        ),
    )


@cache
def _leading(words: Vocabulary) -> re.Pattern[str]:
    names = _names(words, "closed_marks", "open_marks")
    return re.compile(
        rf"(?:[(\[]({names})[)\]]\s*[:–—-]?|({names})\s*[:–—-]|({names})(?=\s))\s*", re.IGNORECASE
    )


def mark_before(text: str, words: Vocabulary) -> tuple[str, str]:
    """The mark before the number of a heading, empty where there is none, and the rest of the line."""
    match = _leading(words).match(text)
    if match is None:
        return "", text
    mark, rest = match[1] or match[2] or match[3], text[match.end() :]
    first, _, others = mark.partition(" ")
    if match[3] and others.istitle() and key_of(first) in _closed(words):
        return first, f"{others} {rest}"  # "Lukket Punkt 3": the word is the number's
    return mark, rest


@cache
def _closed(words: Vocabulary) -> frozenset[str]:
    return words.keys("items", "closed_marks")


def without_mark(title: str, words: Vocabulary) -> tuple[str | None, bool | None]:
    """The title without its mark, and whether the mark says closed; None where there is no mark.

    The title is None where nothing but the mark stands there ("Lukket punkt").
    """
    before, after = _marks(words)
    match = before.fullmatch(title)
    if match:
        closed = key_of(match[1]) in _closed(words)
        if not match[2] or _separated(title, match, closed):
            return match[2].strip() or None, closed
    match = after.fullmatch(title)
    if match:
        return match[1].strip() or None, key_of(match[2] or match[3] or match[4]) in _closed(words)
    return title, None


def _separated(title: str, match: re.Match[str], closed: bool) -> bool:
    """A mark is followed by a colon or a dash, or stands in parentheses: "Åben skole" is a title.

    "Lukket punkt Salg af grund" has a capital behind the mark: nothing closed shall be missed.
    """
    if title.startswith(("(", "[")) or title[match.end(1) : match.start(2)].strip():
        return True
    return closed and match[2][0].isupper()


def closed_by(title: str | None, text: str, words: Vocabulary) -> tuple[str | None, bool]:
    """The title, None where it only says that the item is closed; and whether title or text say so."""
    if title is not None and words.pattern("items", "closed_titles").fullmatch(title):
        return None, True
    says = words.pattern("items", "closed_text")
    return title, bool((title and says.search(title)) or says.search(text))


def likely_closed(title: str | None, text: str, words: Vocabulary) -> Reason | None:
    """Why an item is likely to be closed, by its title, its text's beginning or a sentence further down.

    "Personalesag B (fortrolig)", "Fortroligt: Køb af jord". Never sure, and a title keeps such words. None
    where nothing tells so.
    """
    tells = words.pattern("items", "likely_closed")
    if (title and tells.search(title)) or tells.match(text):
        return Reason.FREE_WORDS
    return Reason.ELSEWHERE if _sentence(words).search(text) else None


@cache
def _sentence(words: Vocabulary) -> re.Pattern[str]:
    pattern = words.pattern("items", "closed_lines").pattern
    return re.compile(rf"(?:^|(?<=[.!?] ))(?:{pattern})(?=\W*$|[.] )", re.IGNORECASE | re.MULTILINE)


def is_group(text: str, words: Vocabulary) -> bool:
    """A line that names a group of items: "A. Sager til afgørelse i byrådet"."""
    match = _LETTERED.match(text)
    return bool(match) and key_of(match[1]) in words.keys("items", "groups") if match else False
