"""Passages as they may go out: the words that were marked, and around them what others may read as well."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from core.annotations import Passage
from core.confidential.closed_items import ClosedItems
from core.confidential.personal import Masking, PersonalKind, mask
from core.source_text import SourceText, Span


def passage_for_others(
    passage: Passage,
    source: SourceText,
    closed: ClosedItems | None,
    *,
    span: Span | None = None,
    uncut: Iterable[Span] = (),
    masking: Masking | None = None,
) -> Passage:
    """`passage` as it may go out with the version `source`, whose closed items are `closed`; None where these
    go out as well. `span` is where its words were found there, at its own place where none is given.

    The words before and after it stay as far as they stand there too, within the same open item: a document
    may have said something else around them in another version. They go where they would begin or end
    within one of `uncut`, such as a number that is known by its form when it is whole. What
    was marked of such a one is masked, by `masking` where the words around it show the whole.
    """
    span, uncut = span or passage.span, tuple(uncut)
    quote = _without_parts(passage, source, span, uncut, masking)
    if quote != passage.quote:
        return replace(passage, quote=quote, prefix="", suffix="")
    around = Span(span.start - len(passage.prefix), span.end + len(passage.suffix))
    if any(each.start < border < each.end for each in uncut for border in (*around, *span)):
        return replace(passage, prefix="", suffix="")
    return passage if closed is None else _within_open(passage, source, closed, span, around)


def _without_parts(
    passage: Passage, source: SourceText, span: Span, uncut: Iterable[Span], masking: Masking | None
) -> str:
    """The words of `passage` with a mask for each part of personal data that was marked without the rest."""
    if masking is not None:
        pieces = (passage.prefix, passage.quote, passage.suffix)
        with masking.uncounted():
            quote = masking.pieces(pieces, 1)[1]
            is_cut = quote != masking(passage.quote)
        if is_cut:
            masking.look_at("".join(pieces))
            return quote
    quote = passage.quote
    if source.text[span.start : span.end] != quote:
        return quote
    for each in sorted(uncut, reverse=True):
        start, end = max(each.start, span.start), min(each.end, span.end)
        if start < end and (start, end) != each:
            quote = quote[: start - span.start] + mask(PersonalKind.OWN) + quote[end - span.start :]
    return quote


def _within_open(
    passage: Passage, source: SourceText, closed: ClosedItems, span: Span, around: Span
) -> Passage:
    said = passage.prefix + passage.quote + passage.suffix
    if around.start < 0 or source.text[around.start : around.end] != said:
        return replace(passage, prefix="", suffix="")
    kept = closed.open_around(span, around)
    return replace(
        passage,
        prefix=source.text[kept.start : span.start],
        suffix=source.text[span.end : kept.end],
    )
