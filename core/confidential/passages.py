"""Passages as they may go out: the words that were marked, and around them what others may read as well."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from core.annotations import Passage
from core.confidential.closed_items import ClosedItems
from core.source_text import SourceText, Span

Masking = Callable[[str], str]
"""Gives a text without the personal data in it."""


def passage_for_others(
    passage: Passage,
    source: SourceText,
    closed: ClosedItems | None,
    mask: Masking | None = None,
    span: Span | None = None,
) -> Passage:
    """`passage` as it may go out with the version `source`, whose closed items are `closed`; None where these
    go out as well. `span` is where its words were found there, at its own place where none is given.

    The words before and after it stay as far as they stand there too, within the same open item: a document
    may have said something else around them in another version. `mask` is done to all words.
    """
    if closed is not None:
        passage = _within_open(passage, source, closed, span or passage.span)
    return passage if mask is None else _masked(passage, mask)


def _within_open(passage: Passage, source: SourceText, closed: ClosedItems, span: Span) -> Passage:
    around = Span(span.start - len(passage.prefix), span.end + len(passage.suffix))
    said = passage.prefix + passage.quote + passage.suffix
    if around.start < 0 or source.text[around.start : around.end] != said:
        return replace(passage, prefix="", suffix="")
    kept = closed.open_around(span, around)
    return replace(
        passage,
        prefix=source.text[kept.start : span.start],
        suffix=source.text[span.end : kept.end],
    )


def _masked(passage: Passage, mask: Masking) -> Passage:
    parts = (passage.prefix, passage.quote, passage.suffix)
    prefix, quote, suffix = map(mask, parts)
    if prefix + quote + suffix != mask("".join(parts)):  # something reaches over a border
        prefix = suffix = ""
    return replace(passage, quote=quote, prefix=prefix, suffix=suffix)
