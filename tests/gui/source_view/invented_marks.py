"""Marks for tests that need no library."""

from __future__ import annotations

from core.annotations import About, AnnotationKind, Colour, ItemKey, MeetingId, Passage, new_annotation
from core.minutes import Role
from core.source_text import Span
from gui.annotations.placing import Mark, Target


def words_marked(
    span: Span, kind: AnnotationKind = AnnotationKind.HIGHLIGHT, colour: Colour | None = None, text: str = ""
) -> Mark:
    """A mark of `kind` on `span` of the first item."""
    passage = Passage("x" * (span.end - span.start), "", "", span, Role.CASE)
    annotation = new_annotation(
        *(MeetingId("m"), ItemKey("1", "Ny bro"), kind, text, "Anna", passage, About.PASSAGE), colour=colour
    )
    return Mark(annotation, Target(0, None, span))


def note_on(span: Span, text: str = "Husk det") -> Mark:
    """A note on `span`."""
    return words_marked(span, AnnotationKind.NOTE, text=text)
