"""Marks what was read off pages that a machine read: a letter or a figure may be another there."""

from __future__ import annotations

from dataclasses import replace

from core.minutes import AgendaItem, Confidence, Decision, Level, Meeting, NodeKind, Reason
from core.source_text import SourceText, Span


def marked(meeting: Meeting, source: SourceText) -> Meeting:
    """`meeting` with a Confidence for head, titles and outcomes that stand on machine-read pages of `source`.

    A field that is inferred for another reason keeps that one.
    """
    if not source.machine_read:
        return meeting
    pages = frozenset(source.machine_read)
    items = tuple(_item(item, source, pages) for item in meeting.items)
    meeting = replace(meeting, items=items)
    if not _head_is_read(meeting, source, pages):
        return meeting
    fields = ("body", "date")
    return replace(meeting, confidence=_with(meeting.confidence, *(f for f in fields if getattr(meeting, f))))


def _head_is_read(meeting: Meeting, source: SourceText, pages: frozenset[int]) -> bool:
    """Was a line of the head read by machine?"""
    return any(
        source.lines[at].page in pages
        for node in meeting.nodes
        if node.kind is NodeKind.HEADER
        for at in range(node.first, node.end)
    )


def _item(item: AgendaItem, source: SourceText, pages: frozenset[int]) -> AgendaItem:
    decisions = tuple(_decision(decision, source, pages) for decision in item.decisions)
    fields = ("title",) if item.title and _stands_on(item.heading, source, pages) else ()
    return replace(item, decisions=decisions, confidence=_with(item.confidence, *fields))


def _decision(decision: Decision, source: SourceText, pages: frozenset[int]) -> Decision:
    if not _stands_on(decision.span, source, pages):
        return decision
    return replace(decision, confidence=_with(decision.confidence, "outcome"))


def _stands_on(span: Span, source: SourceText, pages: frozenset[int]) -> bool:
    return any(source.lines[at].page in pages for at in source.lines_in(span))


def _with(confidence: tuple[Confidence, ...], *fields: str) -> tuple[Confidence, ...]:
    known = {each.field for each in confidence}
    return confidence + tuple(
        Confidence(field, Level.INFERRED, Reason.MACHINE_READ) for field in fields if field not in known
    )
