"""How a document ends behind its last item: the close of the meeting, signatures, a list of attachments."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from core.parsing.people import names_in, persons
from core.parsing.rows import Row
from core.parsing.titles import TitleIndex
from core.parsing.vocabulary import Vocabulary, folded, key_of

_LONGEST = 120  # rows in which it is looked for
_FEWEST = 3  # names of an overview
_SHORTEST_LABEL = 7  # characters: "Bilag" may head any list
_SHORTEST_NAME = 3  # letters and figures
_LONGEST_LINE = 120  # characters of a line that closes the meeting

_NUMBER = re.compile(r"^\W*[^\W\d_]{2,6}\.? ?\d{1,4} ?[:.–-] *")
"""The number of an item before a name, "Nr. 12: Kort"."""


def closing_of(rows: Sequence[Row], last: int, titles: Iterable[str], words: Vocabulary) -> tuple[int, bool]:
    """The row behind the last item, where the closing begins, and whether that is the head's kind of text.

    `last` is the first row that may be it. The number of rows where nothing follows the items. It is no
    text of the head where an overview of attachments follows.
    """
    index = TitleIndex(filter(None, map(folded, titles)))
    signatures, overviews = words.keys("items", "signatures"), words.keys("overviews", "labels")
    named = True  # nothing but names stands below
    for at in range(len(rows) - 1, max(last, len(rows) - _LONGEST) - 1, -1):
        key = key_of(rows[at].text)
        if key in signatures and named:
            return at, True
        if key in overviews and (
            any(index.find(_unnumbered(row)) for row in rows[at + 1 :]) or _repeats(rows, at, key)
        ):
            return at, False
        named = named and (bool(persons(rows[at].text, words)) or _closes(rows[at].text, words))
    return _closing_lines(rows, last, words)


def _unnumbered(row: Row) -> str:
    return folded(_NUMBER.sub("", row.text, count=1).lstrip("•- 0123456789.\t"))


def _repeats(rows: Sequence[Row], at: int, label: str) -> bool:
    """Are most lines under an overview's label names that lists above have? A short one heads any list."""
    below = [key for row in rows[at + 1 :] if len(key := _unnumbered(row)) > _SHORTEST_NAME]
    if len(below) < _FEWEST or len(label) < _SHORTEST_LABEL:
        return False
    above = {_unnumbered(row) for row in rows[:at]}
    return sum(key in above for key in below) > len(below) / 2


def _closing_lines(rows: Sequence[Row], last: int, words: Vocabulary) -> tuple[int, bool]:
    """Lines that close the meeting or lead to signatures, and the names under them."""
    at = len(rows)
    titles = words.keys("titles", "words")
    while at > last and (names_in(rows[at - 1].text, words) or key_of(rows[at - 1].text) in titles):
        at -= 1
    closes = len(rows)
    while at > last and _closes(rows[at - 1].text, words):
        at -= 1
        closes = at
    return closes, closes < len(rows)


def _closes(text: str, words: Vocabulary) -> bool:
    if len(text) > _LONGEST_LINE:
        return False
    return any(
        match is not None and match.start() == 0
        for match in (
            words.pattern("head_patterns", "end").search(text),
            words.pattern("items", "signed").search(text),
        )
    )
