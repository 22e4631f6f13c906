"""Finding words in the text of one document, as a reader types them.

Letters are compared exactly, or without regard to capitals: é is no e, and aa no å. But what a reader cannot
type, or does not see, makes no difference:

- any space is any other: a no-break space, a tab between two cells, a line's end;
- a word cut at a line's end is found, whether the text still has the hyphen there or not ("for-" above "slag"
  is "forslag" and "for-slag"), and a soft hyphen is none;
- straight and curly quotation marks are alike, and so are dashes and hyphens of all lengths.

The search goes piece by piece (`find_between`): a caller that may not wait long does a few pieces at a time.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from core.source_text import Span

PIECE = 65_536
"""Code points searched at a time: some two milliseconds."""
_MOST_SPACES = 99  # code points of white space that one space of the query may stand for

_SOFT = "\u00ad"
_ALIKE = ('"“”„‟«»″', "'‘’‚‛′´`", "-‐‑‒–—―−")
_DASHES = _ALIKE[2]
_CUT = rf"(?:{_SOFT}|-\n)?"
_SPACE = rf"(?:{_SOFT}?\s{{1,{_MOST_SPACES}}})"
_COMBINING = "\u0300-\u036f"


@dataclass(frozen=True, slots=True)
class TextQuery:
    """What is looked for. No hit is longer than `reach` code points."""

    pattern: re.Pattern[str]
    reach: int


def query_of(words: str, *, case: bool = False, whole_word: bool = False) -> TextQuery | None:
    """What `words` look for; None where there is nothing in them but space.

    With `case` capitals count. With `whole_word` no letter or figure may stand right before or after a hit.
    """
    words = " ".join(unicodedata.normalize("NFC", words.replace(_SOFT, "")).split())
    if not words:
        return None
    parts = [_part(character) for character in words]
    joints = [_CUT if a.isalnum() and b.isalnum() else "" for a, b in pairwise(words)]
    pattern = "".join(part + joint for part, joint in zip(parts, [*joints, ""], strict=True))
    if whole_word and words[0].isalnum():
        pattern = rf"(?<!\w){pattern}"
    if whole_word and words[-1].isalnum():
        pattern = rf"{pattern}(?!\w)"
    flags = re.NOFLAG if case else re.IGNORECASE
    reach = 4 * len(words) + (_MOST_SPACES + 1) * words.count(" ")
    return TextQuery(re.compile(rf"{pattern}(?![{_COMBINING}])", flags), reach)


def _part(character: str) -> str:
    """The pattern of one character of the query."""
    if character == " ":
        return _SPACE
    for alike in _ALIKE:
        if character in alike:
            line_end = r"\n?" if alike is _DASHES else ""
            return f"[{re.escape(alike)}]{line_end}"
    return re.escape(character)


def find(text: str, words: str, *, case: bool = False, whole_word: bool = False) -> Iterator[Span]:
    """Where `words` stand in `text`, in order, no two of them overlapping."""
    query = query_of(words, case=case, whole_word=whole_word)
    at = 0
    while query is not None and at < len(text):
        found, at = find_between(text, query, at)
        yield from found


def find_between(text: str, query: TextQuery, start: int, length: int = PIECE) -> tuple[list[Span], int]:
    """The hits that begin in the `length` code points from `start` on, and where to go on from."""
    end = min(start + length, len(text))
    reach = min(end + query.reach + 1, len(text))  # one more: what must not follow a hit
    found = []
    at = start
    while (hit := query.pattern.search(text, at, reach)) is not None and hit.start() < end:
        at = hit.end()
        found.append(Span(hit.start(), at))
    return found, max(end, at)
