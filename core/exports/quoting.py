"""The words of a mark as an export quotes them: clean, and within their sentence."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from core.copying import clean_text, paragraphs_over
from core.running_text import RunningText
from core.source_text import SourceText, Span

LONGEST = 300
"""Code points of a sentence that are quoted before a mark, and after it."""
_LOOKED_AT = LONGEST + 50
"""How far from a mark its sentence is looked for: what begins or ends further away is not quoted."""

_END = r"[.!?…][\"”’»)\]]*"
_BEGINNING = re.compile(_END + r"\s+(?=[\"“„»(]?[A-ZÆØÅÄÖ])")
"""Between two sentences: a full stop before a small letter or a number is one of "kr." or "14. maj"."""
_ENDING = re.compile(_END + r"(?=\s+[\"“„»(]?[A-ZÆØÅÄÖ]|\s*$)")


OpenAround = Callable[[Span, Span], Span]
"""As much of a stretch, the second, around words, the first, as may be read with them."""


class Quoted(NamedTuple):
    """What is marked, its paragraphs parted by newlines, and the rest of its sentence on both sides, with the
    space between them."""

    before: str
    words: str
    after: str


def quoted(
    source: SourceText, running: RunningText, span: Span, open_around: OpenAround | None = None
) -> Quoted:
    """The words of `span`, which is not empty, within their sentence, as far as `open_around` gives it."""
    over = list(paragraphs_over(running, span))
    words = clean_text(source, span, over)
    if not over:
        return Quoted("", words, "")
    start = _sentence_start(source.text, over[0].span.start, span.start)
    end = _sentence_end(source.text, span.end, max(over[-1].span.end, span.end))
    if open_around is not None:
        start, end = open_around(span, Span(start, end))
    before = clean_text(source, Span(start, span.start), over[:1]) if start < span.start else ""
    after = clean_text(source, Span(span.end, end), over[-1:]) if span.end < end else ""
    text = source.text
    if before and (text[span.start - 1].isspace() or text[span.start].isspace()):
        before += " "
    if after and (text[span.end].isspace() or text[span.end - 1].isspace()):
        after = " " + after
    return Quoted(before, words, after)


def _sentence_start(text: str, first: int, start: int) -> int:
    """Where the sentence begins that goes on at `start`, in a paragraph that begins at `first`."""
    first = min(first, start)
    near = max(first, start - _LOOKED_AT)
    ends = [match.end() for match in _BEGINNING.finditer(text, near, start + 1) if match.end() <= start]
    at = ends[-1] if ends else first
    return at if start - at <= LONGEST else start


def _sentence_end(text: str, end: int, last: int) -> int:
    """Where the sentence ends whose marked words end at `end`, in a paragraph that ends at `last`."""
    near = min(last, end + _LOOKED_AT)
    match = _ENDING.search(text, max(0, end - 2), near)  # the last word that is marked may end it
    if match is not None and match.end() < end:
        match = _ENDING.search(text, end, near)
    at = max(end, match.end()) if match else last
    return at if at - end <= LONGEST else end
